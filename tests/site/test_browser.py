"""Open pages of every kind in Chromium, in every language, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from explainer.bidi import isolate
from playwright.sync_api import Browser, Page, expect

from .conftest import LANGUAGES, ROOT

KINDS = (
    "",
    "signing/",
    "ceremony/",
    "timeline/",
    "disagreements/",
    "glossary/",
    "sources/",
    "sources/vietnamplus-closing/",
    "about/",
)
SIZES = {"phone": (390, 800), "narrow": (320, 640), "wide": (1280, 900)}
PICTURES = ROOT / "test-artifacts"


def _uri(lang: str, slug: str) -> str:
    return slug if lang == "en" else f"{lang}/{slug}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_fit_and_load_cleanly(browser: Browser, server: str, lang: str, size: str) -> None:
    """No page scrolls sideways, asks another host for anything, fails to load a part or logs an error."""
    width, height = SIZES[size]
    scheme = "dark" if size == "phone" else "light"
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    troubles: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(server) else troubles.append(request.url))
    page.on("response", lambda response: None if response.status < 400 else troubles.append(f"{response.status} {response.url}"))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    PICTURES.mkdir(exist_ok=True)
    for slug in KINDS:
        page.goto(server + _uri(lang, slug), wait_until="networkidle")
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, (slug, overflow)
        if size != "narrow":
            name = f"{slug.strip('/').replace('/', '-') or 'home'}.{lang}.{size}.png"
            page.screenshot(path=PICTURES / name, full_page=True)
    context.close()
    assert not troubles


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_without_javascript(browser: Browser, server: str, lang: str) -> None:
    """Without scripts the text is there, and a citation leads to its passage and back."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + _uri(lang, "signing/"))
    marker = page.locator("a.cite").first
    expect(marker).to_be_visible()
    target = marker.get_attribute("href")
    marker.click()
    assert page.url.endswith(target or "?")
    passage = page.locator(f"[id='{(target or '#')[1:]}']")
    expect(passage).to_be_in_viewport()
    passage.locator("a.back").first.click()
    expect(marker).to_be_in_viewport()
    context.close()


def test_switching_language_keeps_the_page_and_the_place(page: Page, server: str) -> None:
    """From a page in English the reader reaches the same page in Persian, by keyboard too."""
    page.goto(f"{server}signing/")
    page.get_by_role("button", name="Select language").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}fa/signing/")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_the_404_page_under_a_project_path(browser: Browser, server: str) -> None:
    """An address that is not there answers with the page in four languages, whose links work without scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    response = page.goto(f"{server}fa/no/such/page/")
    assert response is not None and response.status == 404
    assert page.locator("section").count() == len(LANGUAGES)
    page.locator("section[lang=ar] a").click()
    assert page.url == f"{server}ar/"
    context.close()


def test_colours_follow_the_system_and_the_switch(browser: Browser, server: str) -> None:
    """A reader with a dark system sees dark; the switch turns it light and the choice stays."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{server}pl/")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "slate"
    page.locator("label[for=__palette_0]").click()
    assert page.evaluate(scheme) == "default"
    page.goto(f"{server}pl/signing/")
    assert page.evaluate(scheme) == "default"
    context.close()


# A sentence in the other direction, and its words from left to right as they must appear on the line.
BIDI_SAMPLES = {
    "fa": ("متن A/RES/79/243 متن", ["A", "RES", "79", "243"]),
    "ar": ("نص Pham The Tung نص", ["Pham", "The", "Tung"]),
}

LAYOUT = """(root) => {
  const boxes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of node.data.matchAll(/[A-Za-z0-9]+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const box = range.getBoundingClientRect();
      boxes.push([match[0], box.left]);
    }
  }
  return boxes.sort((one, other) => one[1] - other[1]).map((box) => box[0]);
}"""


@pytest.mark.parametrize("lang", BIDI_SAMPLES)
def test_latin_runs_are_laid_out_in_order(page: Page, server: str, lang: str) -> None:
    """As laid out on the line, the parts of a Latin name or symbol run from left to right."""
    text, expected = BIDI_SAMPLES[lang]
    page.goto(server + _uri(lang, "about/"))
    page.evaluate(
        "(html) => { document.querySelector('article').innerHTML = `<p id=sample>${html}</p>` }",
        isolate(text, lang, "rtl"),
    )
    assert page.locator("#sample").evaluate(LAYOUT) == expected


@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_the_page_is_mirrored(browser: Browser, server: str, lang: str) -> None:
    """Right to left, the navigation stands at the right edge and paragraphs start there."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(server + _uri(lang, "signing/"))
    navigation = page.locator(".md-sidebar--primary").bounding_box()
    article = page.locator("article").bounding_box()
    assert navigation and article and navigation["x"] > article["x"] + article["width"] - 1
    assert page.locator(".in-short p").first.evaluate("p => getComputedStyle(p).textAlign") in ("start", "right")
    assert page.locator("article h2").first.evaluate("h => getComputedStyle(h).letterSpacing") == "normal"
    context.close()


def test_printing_drops_what_is_not_content(page: Page, server: str) -> None:
    """On paper there is no navigation, and the text is there."""
    page.goto(f"{server}fa/signing/")
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar--primary", ".md-footer"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator("article h1")).to_be_visible()
