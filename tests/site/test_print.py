"""Print pages from the browser, in every language, with the reader's screen in dark mode."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from briefings.reading import words_of
from explainer.facts import Facts
from explainer.pages import PageRenderer
from playwright.sync_api import Browser

from .conftest import LANGUAGES

_ARABIC_LETTER = re.compile("[\u0621-\u064a\u066e-\u06d3]")


@pytest.fixture(scope="module", params=LANGUAGES)
def printed(
    request: pytest.FixtureRequest, server: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """The language, and the page on signatures as the browser prints it."""
    lang = request.param
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(f"{server}{'' if lang == 'en' else lang + '/'}signing/", wait_until="networkidle")
    target = tmp_path_factory.mktemp("printed") / f"{lang}.pdf"
    tab.pdf(path=target, prefer_css_page_size=True, print_background=True)
    context.close()
    return lang, target


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def _without_hyphens(text: str) -> str:
    """A text without its hyphens and line breaks: PDFium changes a hyphen at the end of a line."""
    return re.sub("[\\s\ufffe\x02-]", "", text)


def test_it_prints_the_page_and_its_sources(printed: tuple[str, Path], facts: Facts) -> None:
    """The statements are there, and every source with its full address."""
    lang, path = printed
    text = _text(path)
    found = set(words_of(text))
    renderer = PageRenderer(facts, lang, "signing")
    for id in ("signing.total", "signing.regions", "signing.record"):
        statement = facts.statements[id]
        words = words_of(renderer.writer.plain(statement.text[lang], statement.values))
        # How an Arabic letter is copied depends on the fonts of the machine that prints; figures and names do not.
        words = [word for word in words if not _ARABIC_LETTER.search(word)]
        missing = [word for word in words if word not in found]
        assert len(missing) <= 0.03 * len(words), (lang, id, missing)
    cited = {item.source for item in facts.evidence_of("signing.total")}
    squeezed = _without_hyphens(text)
    assert all(_without_hyphens(facts.sources[id].url) in squeezed for id in cited), lang


def test_it_prints_no_navigation(printed: tuple[str, Path], facts: Facts) -> None:
    """What only a screen can use stays there."""
    lang, path = printed
    found = set(words_of(_text(path)))
    renderer = PageRenderer(facts, lang, "signing")
    for label in ("page.glossary.title", "nav.check"):
        words = words_of(renderer.plain_label(label))
        assert not set(words) <= found, (lang, label)


def test_it_prints_on_white_and_on_the_sheet(printed: tuple[str, Path]) -> None:
    """Dark mode prints light, and no line runs over the edge of the sheet."""
    lang, path = printed
    document = pypdfium2.PdfDocument(path)
    sheets = [page.render(scale=1).to_pil().convert("L") for page in document]
    document.close()
    for sheet in sheets:
        width, height = sheet.size
        assert (width, height) == (595, 842), lang
        for edge in (sheet.crop((0, 0, 36, height)), sheet.crop((width - 36, 0, width, height))):
            assert edge.getextrema()[0] > 250, lang
