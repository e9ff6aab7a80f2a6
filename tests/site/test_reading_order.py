"""Mixed directions as laid out: where each word, number and bracket of real statements stands on the line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Site

# Put the statement on one line and say which words, numbers and signs of a phrase follow each other from left to right.
SEEN = """([selector, phrase]) => {
  const root = document.querySelector(selector);
  root.style.whiteSpace = "nowrap";
  const letters = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    [...node.data].reduce((at, letter) => (letters.push([letter, node, at]), at + letter.length), 0);
  }
  const text = letters.map((one) => one[0]).join("");
  const start = [...text.slice(0, text.indexOf(phrase))].length;
  if (!text.includes(phrase)) return [text];
  const seen = [];
  for (const match of phrase.matchAll(/[\\p{L}\\p{M}\\p{N}\\u200c]+|[^\\s\\p{L}\\p{M}\\p{N}\\p{Cf}]/gu)) {
    const first = start + [...phrase.slice(0, match.index)].length;
    const boxes = [...match[0]].map((_, index) => {
      const [letter, node, at] = letters[first + index];
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + letter.length);
      return range.getBoundingClientRect();
    }).filter((box) => box.width > 0);
    seen.push([match[0], Math.min(...boxes.map((box) => box.left))]);
  }
  return seen.sort((one, other) => one[1] - other[1]).map((one) => one[0]);
}"""

# Language, page, statement, phrase, and the phrase as it must stand from left to right.
PHRASES = [
    ("fa", "signing/", "signing.window", "۳–۴ آبان ۱۴۰۴ (۲۵–۲۶ اکتبر ۲۰۲۵)", ") ۲۰۲۵ اکتبر ۲۶ – ۲۵ ( ۱۴۰۴ آبان ۴ – ۳"),
    ("fa", "signing/", "signing.total", "۴ آبان ۱۴۰۴ (۲۶ اکتبر ۲۰۲۵)،", "، ) ۲۰۲۵ اکتبر ۲۶ ( ۱۴۰۴ آبان ۴"),
    ("fa", "signing/", "signing.first-count", "چین (Phạm Minh Chính)، نخست", "نخست ، ) Phạm Minh Chính ( چین"),
    ("fa", "timeline/", "history.adoption", "قطعنامهٔ ۷۹/۲۴۳ پذیرفت", "پذیرفت ۷۹ / ۲۴۳ قطعنامهٔ"),
    (
        "fa", "timeline/", "history.notification", "اطلاعیهٔ C.N.196.2025.TREATIES-XVIII.16 اعلام",
        "اعلام C . N . 196 . 2025 . TREATIES - XVIII . 16 اطلاعیهٔ",
    ),
    ("ar", "signing/", "signing.window", "25–26 أكتوبر/تشرين الأول 2025", "2025 الأول تشرين / أكتوبر 26 – 25"),
    ("ar", "signing/", "signing.largest", "تونغ (Phạm Thế Tùng)، نائب", "نائب ، ) Phạm Thế Tùng ( تونغ"),
    ("ar", "signing/", "signing.first-count", "يقارب 70.", ". 70 يقارب"),
    ("en", "signing/", "signing.window", "25–26 October 2025", "25 – 26 October 2025"),
    ("pl", "signing/", "signing.window", "25–26 października 2025\u00a0r.", "25 – 26 października 2025 r ."),
]  # fmt: skip


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _open(page: Page, server: str, lang: str, slug: str) -> None:
    page.goto(f"{server}{'' if lang == 'en' else lang + '/'}{slug}")


@pytest.mark.parametrize(("lang", "slug", "id", "phrase", "expected"), PHRASES, ids=[f"{row[0]} {row[2]}" for row in PHRASES])
def test_phrases_stand_in_order(page: Page, server: str, lang: str, slug: str, id: str, phrase: str, expected: str) -> None:
    """Ranges, brackets, names, symbols and dates of real statements are seen in the order in which they are read."""
    _open(page, server, lang, slug)
    assert page.evaluate(SEEN, [f'[id="{id}"]', phrase]) == expected.split()


@pytest.mark.parametrize("lang", ["en", "fa", "ar", "pl"])
def test_markers_read_source_then_passage(page: Page, server: str, site: Site, lang: str) -> None:
    """In every language a marker has the source at the left of the colon and the passage at its right."""
    _open(page, server, lang, "signing/")
    markers = page.locator("article a.cite").evaluate_all("all => all.map((one) => [one.id, one.textContent])")
    assert len(markers) > 10
    for id, text in markers:
        source, passage = text.split(":")
        assert page.evaluate(SEEN, [f"#{id}", text]) == [source, ":", passage]


def test_a_wrong_order_is_found(page: Page) -> None:
    """A symbol that is laid out from right to left is seen to be; one in a `bdi` is in order."""
    page.set_content(
        "<!doctype html><html lang=ar dir=rtl>"
        "<p id=a>قرار <bdo dir=rtl>A/RES/79</bdo> نص</p><p id=b>قرار <bdi>A/RES/79</bdi> نص</p>"
    )
    assert page.evaluate(SEEN, ["#a", "قرار A/RES/79 نص"]) == "نص 79 / RES / A قرار".split()
    assert page.evaluate(SEEN, ["#b", "قرار A/RES/79 نص"]) == "نص A / RES / 79 قرار".split()
