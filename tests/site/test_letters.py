"""Every letter is drawn by a font that has it; none is an empty box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import LANGUAGES, Site
from .exceptions import Finding, exceptions_for, judge
from .test_layout import page_types

SCRIPT = Path(__file__).with_name("letters.js").read_text(encoding="utf-8").split("\n", 1)[1]
# Fonts of last resort, which draw boxes or nothing.
LAST_RESORT = ("lastresort", "last resort", "notdef", "adobe blank", "unifont")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def fonts_of(page: Page, selector: str) -> dict[str, bool]:
    """The fonts that draw the elements that match, by name, and whether the site brings them."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]
    assert nodes, selector
    fonts = [font for node in nodes for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]]
    session.detach()
    return {font["familyName"]: font["isCustomFont"] for font in fonts}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_letter_is_an_empty_box(page: Page, server: str, site: Site, lang: str) -> None:
    """On every type of page each letter that is displayed has a shape of its own in the font that draws it."""
    findings = []
    for uri in page_types(site, lang):
        page.goto(server + uri)
        page.evaluate("document.fonts.ready")
        findings += [Finding("empty box", uri, f"U+{ord(letter):04X}", font) for letter, font in page.evaluate(SCRIPT)]
    assert not judge(findings, exceptions_for("letters"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fonts_are_real_ones(page: Page, server: str, lang: str) -> None:
    """No font of last resort draws any text; where the site brings fonts, they draw all of it."""
    for slug in ("", "signing/", "glossary/"):
        page.goto(f"{server}{'' if lang == 'en' else lang + '/'}{slug}")
        page.evaluate("document.fonts.ready")
        fonts = fonts_of(page, "article :is(h1, h2, p, li, dt, dd, span, a, bdi, time, th, td)")
        assert fonts
        assert not [name for name in fonts if any(bad in name.lower() for bad in LAST_RESORT)]
        if page.evaluate("document.fonts.size"):
            assert [name for name, brought in fonts.items() if not brought] == [], slug


def test_an_empty_box_is_found(page: Page, server: str) -> None:
    """A letter for private use, which no font has, is reported; those around it are not."""
    page.goto(f"{server}404.html")
    page.set_content("<!doctype html><body style='font: 16px sans-serif'><p>Phạm \ue83a سلام</p>")
    assert [letter for letter, _font in page.evaluate(SCRIPT)] == ["\ue83a"]
    assert fonts_of(page, "p")
