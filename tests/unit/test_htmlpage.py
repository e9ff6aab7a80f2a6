"""What is changed in the finished page, and that a theme with other markup stops the build."""

from __future__ import annotations

import pytest
from explainer.htmlpage import ThemeChanged, finish_page

ALTERNATES = {"en": "https://example.org/signing/", "fa": "https://example.org/fa/signing/"}
PAGE = """\
<!doctype html>
<html lang="fa" class="no-js">
  <head>
    <link rel="canonical" href="https://example.org/fa/signing/">
      <link rel="alternate" href="../../signing/" hreflang="en">
      <link rel="alternate" href="./" hreflang="fa">
    <link rel="icon" href="../../favicon.png">
  </head>
  <body dir="rtl"><a href="../../signing/" hreflang="en" class="md-select__link">English</a></body>
</html>
"""
FINISHED = """\
<!doctype html>
<html lang="fa" dir="rtl" class="no-js">
  <head>
    <link rel="canonical" href="https://example.org/fa/signing/">
      <link rel="alternate " href="https://example.org/signing/" hreflang="en">
<link rel="alternate " href="https://example.org/fa/signing/" hreflang="fa">
<link rel="alternate " href="https://example.org/signing/" hreflang="x-default">
<link rel="icon" href="../../favicon.png">
  </head>
  <body dir="rtl"><a href="../../signing/" hreflang="en" class="md-select__link">English</a></body>
</html>
"""


def test_the_finished_page():
    """The page has its direction on ``<html>`` and absolute links to all languages; nothing else changes."""
    assert finish_page(PAGE, "rtl", ALTERNATES, "en") == FINISHED


def test_addresses_are_taken_literally():
    """A backslash in an address stays a backslash."""
    finished = finish_page(PAGE, "rtl", {"en": r"https://example.org/\1/"}, "en")
    assert finished.count(r'href="https://example.org/\1/" hreflang=') == 2


LINKS = '      <link rel="alternate" href="../../signing/" hreflang="en">\n'
CHANGED = {
    "no language on html": (PAGE.replace('<html lang="fa"', "<html"), "<html", 0),
    "a direction on html": (PAGE.replace('class="no-js"', 'class="no-js" dir="rtl"'), "<html", 0),
    "two html tags": (PAGE.replace("<body", '<html lang="fa"><body'), "<html", 2),
    "no links": (PAGE.replace('rel="alternate"', 'rel="translation"'), "<link", 0),
    "links in two places": (PAGE.replace("</head>", f"{LINKS}</head>"), "<link", 2),
}


@pytest.mark.parametrize(("page", "what", "times"), CHANGED.values(), ids=CHANGED)
def test_a_theme_that_has_changed(page, what, times):
    """Markup that is missing or doubled is an error that names it, never a page without the change."""
    with pytest.raises(ThemeChanged, match=rf"expected .*{what}.* once in a page of the theme, found it {times} times"):
        finish_page(page, "rtl", ALTERNATES, "en")
