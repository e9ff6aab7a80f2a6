"""By keyboard, in forced colours and with less motion: each reader gets the whole page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import LANGUAGES

# Where the keyboard is now: what kind of thing, how its focus shows, where it stands, whether something covers it.
FOCUSED = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  // The theme hides its radio buttons and shows their labels.
  const element = focused.localName === "input" ? focused.nextElementSibling : focused;
  const style = getComputedStyle(element);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const classes = [...element.classList].filter((one) => one !== "focus-visible");
  const kind = [element.localName, ...classes].join(".");
  return {
    kind, shows: outline || style.boxShadow !== "none", inArticle: !!element.closest("article"),
    y: element.getBoundingClientRect().top + scrollY, x: box.left,
    covered: !(top && (element.contains(top) || top.contains(element))),
    index: [...document.querySelectorAll("*")].indexOf(focused), text: element.textContent.trim().slice(0, 20),
  };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def walk(page: Page, limit: int = 400) -> list[dict[str, Any]]:
    """Press Tab from the start of the page until it ends; what has been focused on the way."""
    stops: list[dict[str, Any]] = []
    while len(stops) < limit:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (stops and stop["index"] == stops[0]["index"]):
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keyboard_reaches_everything_in_order(page: Page, server: str, lang: str) -> None:
    """Tab goes through the page in its own order, and one always sees where it is."""
    page.goto(f"{server}{'' if lang == 'en' else lang + '/'}signing/")
    stops = walk(page)
    assert {stop["index"] for stop in stops if stop["inArticle"]} == set(
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap((one, at) => one.matches('article :is(a[href], summary)') ? [at] : [])"
        )
    )
    assert [stop["index"] for stop in stops] == sorted(stop["index"] for stop in stops)
    assert not [stop["kind"] for stop in stops if not stop["shows"]]
    assert not [(stop["kind"], stop["text"]) for stop in stops if stop["covered"]]


def test_every_kind_of_control_shows_the_focus(page: Page, server: str) -> None:
    """Links of every kind and the summary of a table can be focused and say so."""
    kinds: dict[str, bool] = {}
    for slug in ("", "disagreements/", "sources/vietnamplus-closing/"):
        page.goto(server + slug)
        for stop in walk(page):
            kinds[stop["kind"]] = kinds.get(stop["kind"], True) and stop["shows"]
    assert {"a.cite", "a.back", "a.card__link", "summary", "a.md-nav__link", "a.disagreement-mark"} <= set(kinds)
    assert not [kind for kind, shows in kinds.items() if not shows]


def test_a_focus_that_does_not_show_is_found(page: Page) -> None:
    """A link without an outline and one under another box are seen as such."""
    page.set_content(
        "<!doctype html><article><a href='#a' style='outline: none'>a</a> <a href='#b' style='outline: 2px solid'>b</a>"
        "<div style='position: absolute; inset: 0; background: white'></div></article>"
    )
    assert [(stop["text"], stop["shows"], stop["covered"]) for stop in walk(page)] == [("a", False, True), ("b", True, True)]


def test_forced_colours_keep_bars_and_text(browser: Browser, server: str) -> None:
    """Where the reader has chosen the colours, bars are still seen and text still stands out from its ground."""
    context = browser.new_context(forced_colors="active", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{server}signing/")
    bars = page.locator(".bar").evaluate_all(
        "all => all.map((one) => [parseFloat(getComputedStyle(one).borderBlockStartWidth), one.getBoundingClientRect().width])"
    )
    assert bars
    assert all(border > 2 and width > 2 for border, width in bars)
    for selector in ("article p", "article h1", "a.cite"):
        colours = page.locator(selector).first.evaluate(
            "(one) => [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert colours[0] != colours[1], selector
    context.close()


def test_nothing_moves_for_who_asked_for_less_motion(page: Page, server: str) -> None:
    """With less motion asked for, no part of a page takes time to change; without, some do."""
    slow = """() => [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      return [style.transitionDuration, style.animationDuration].join().split(",").some((time) => parseFloat(time) > 0.01);
    }).length"""
    page.goto(f"{server}fa/signing/")
    assert page.evaluate(slow) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(slow) > 0
