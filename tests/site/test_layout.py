"""Pages as laid out: at every width, at 200 % zoom, in four languages, nothing is cut, covered or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import LANGUAGES, ROOT, Site
from .exceptions import Finding, exceptions_for, judge

SCRIPT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8").split("\n", 1)[1]
# The last is a window of 1280 by 900 at 200 % zoom, which is what a browser makes of it.
SIZES = {"320": (320, 640), "390": (390, 800), "768": (768, 1024), "1280": (1280, 900), "1280 at 200 %": (640, 450)}
# One page stands for all pages of sources.
A_SOURCE = "sources/vietnamplus-closing/"
PICTURES = ROOT / "test-artifacts" / "components"
COMPONENTS = (
    ".in-short", "ul.figures", "ol.steps", "table.bars", "ol.timeline", "ul.cards", "ul.sources", ".disagreement",
    "dl.glossary", "ol.references", "ul.languages", "dl.facts", "details.passages", "ul.statements", ".draft-notice",
)  # fmt: skip


def page_types(site: Site, lang: str) -> list[str]:
    """The addresses of the pages in a language, of all sources only one."""
    return [
        page.uri
        for page in site.pages
        if page.lang == lang and (page.slug == A_SOURCE or not page.slug.startswith("sources/") or page.slug == "sources/")
    ]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def inspect(page: Page, uri: str, size: str, scope: str = "article") -> list[Finding]:
    """What is wrong with the page that is open, at a size of the window."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    return [Finding(kind, f"{uri} ({size})", place, detail) for kind, place, detail in page.evaluate(SCRIPT, scope)]


def test_nothing_is_cut_covered_or_out_of_reach(page: Page, server: str, site: Site) -> None:
    """No page scrolls sideways, sticks out, cuts or covers its text, or has targets too small for a finger."""
    findings = []
    for lang in LANGUAGES:
        for uri in page_types(site, lang):
            page.goto(server + uri)
            for size in SIZES:
                findings += inspect(page, uri, size)
    page.goto(f"{server}404.html")
    for size in SIZES:
        findings += inspect(page, "404.html", size, "main")
    wrong = judge(findings, exceptions_for("layout"))
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong[:60])


FAULTS = {
    "<p style='inline-size: 500px'>wide</p>": [
        ("scrolls sideways", "html", "508 > 320"),
        ("sticks out of the window", "main > p", "8–508"),
    ],
    "<p style='inline-size: 60px; overflow: hidden; white-space: nowrap'>a sentence that goes on</p>": [
        ("text is cut", "main > p", "a sentence that goes on")
    ],
    "<p style='block-size: 10px; overflow: hidden'>one<br>two</p>": [("text is cut", "main > p", "one")],
    "<p id=a>above</p><p id=b style='margin-block-start: -30px'>below</p>": [
        ("boxes overlap", "main > p#b", "p#a"),
        ("text over text", "main > p#b", "above / below"),
    ],
    "<p>under</p><div style='position: relative; inset-block-start: -2rem'>over</div>": [
        ("text over text", "main > div", "under / over")
    ],
    "<ul style='list-style: none'><li><a href='#x'>a</a></li></ul>": [
        ("small target", "li > a", "10×22"),
    ],
    "<p>seen</p><div style='position: absolute; inset-block-start: 0; inline-size: 1px; block-size: 1px; "
    "overflow: hidden'><b>for screen readers</b></div>": [],
    "<p>In running text <a href='#x'>a</a> link is as large as its letters.</p>": [],
}


@pytest.mark.parametrize("html", FAULTS)
def test_faults_are_found(page: Page, html: str) -> None:
    """Each kind of fault is found where it is, and a good page has none."""
    page.set_content(f"<!doctype html><html lang=en><title>Bad</title><style>* {{ font: 16px/20px monospace }}</style><main>{html}</main>")
    found = [(one.rule, one.place, one.message) for one in inspect(page, "bad", "320", "main")]
    assert found == FAULTS[html]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pictures_of_components(page: Page, server: str, site: Site, lang: str) -> None:
    """Each component is somewhere on the site, takes room, and has its picture in test-artifacts/components."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    missing = set(COMPONENTS)
    page.set_viewport_size({"width": 1000, "height": 900})
    for uri in page_types(site, lang):
        if not missing:
            break
        page.goto(server + uri)
        for selector in sorted(missing):
            component = page.locator(f"article {selector}").first
            if component.count():
                missing.remove(selector)
                name = selector.rpartition(".")[2]
                picture = component.screenshot(path=PICTURES / f"{name}.{lang}.png", animations="disabled")
                assert len(picture) > 1000, selector
    assert not missing
