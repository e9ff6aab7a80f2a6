"""Finish the HTML of a whole page where the theme leaves something to be desired.

Each change relies on the theme's markup, so each insists on finding what it changes: an upgrade that breaks one fails
the build and says which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .model import LangCode


class ThemeChanged(Exception):
    """The theme's markup is not what a change relies on."""


def finish_page(html: str, direction: str, alternates: Mapping[LangCode, str], default: LangCode) -> str:
    """Put the direction on ``<html>`` and make the links to the other languages absolute and inert for scripts.

    ``alternates`` holds the absolute address of the page in each language; ``default`` is the ``x-default``.
    """
    html = _replace_once(html, r'<html lang="([a-z-]+)"(?![^>]* dir=)', rf'<html lang="\1" dir="{direction}"')
    # The space keeps the theme's script, which looks for exactly "alternate", from fetching a sitemap for each link on
    # every page; to browsers and search engines a list of tokens is the same with and without it.
    links = "\n".join(
        f'<link rel="alternate " href="{address}" hreflang="{lang}">'
        for lang, address in [*alternates.items(), ("x-default", alternates[default])]
    )
    pattern = r'(?:<link rel="alternate" href="[^"]*" hreflang="[^"]*">\s*)+'
    return _replace_once(html, pattern, links.replace("\\", r"\\") + "\n")


def add_to_header(html: str, addition: str) -> str:
    """Put a button at the end of the page's head, before the link to the repository where there is one."""
    end = r'<div class="md-header__source">|</nav>\s*</header>'
    pattern = rf"(<header\b(?:(?!{end}).)*)(?={end})"
    changed, count = re.subn(pattern, lambda match: f"{match[1]}{addition}", html, flags=re.DOTALL)
    if count != 1:
        raise ThemeChanged(f"expected {pattern} once in a page of the theme, found it {count} times")
    return changed


def _replace_once(html: str, pattern: str, replacement: str) -> str:
    changed, count = re.subn(pattern, replacement, html)
    if count != 1:
        raise ThemeChanged(f"expected {pattern} once in a page of the theme, found it {count} times")
    return changed
