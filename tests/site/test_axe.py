"""axe-core, with the rules of WCAG 2.2 up to level AA and its best practices, on every page, light and dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import ROOT, Site
from .exceptions import Finding, exceptions_for, judge

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const options = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], elementRef: false};
  const found = await axe.run(document, options);
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    [rule.id, node.target.flat().join(" "), node.failureSummary.split("\\n").slice(1).join(" ").trim()]));
}"""
VIEWS = {"light": (1280, 900), "dark": (390, 800)}


@pytest.fixture(scope="module")
def axe() -> str:
    """The program that is put into each page."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=VIEWS)
def view(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """One window for all pages: wide for the light colours, a phone for the dark ones."""
    width, height = VIEWS[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=request.param, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def inspect(page: Page, axe: str, uri: str) -> list[Finding]:
    """What axe-core finds on the page that is open."""
    page.evaluate(axe)
    return [Finding(rule, uri, place, message) for rule, place, message in page.evaluate(RUN, TAGS)]


def test_no_page_keeps_anyone_out(view: Page, server: str, site: Site, axe: str) -> None:
    """No page breaks a rule, in its colours and at its width."""
    findings = []
    for uri in [*(page.uri for page in site.pages), "404.html"]:
        view.goto(server + uri)
        findings += inspect(view, axe, uri)
    wrong = judge(findings, exceptions_for("axe"))
    assert not wrong, "\n".join(wrong[:40])


def test_a_page_that_keeps_people_out_is_refused(view: Page, server: str, axe: str) -> None:
    """Grey on grey, a picture and a link without words, a small target: each is found where it is."""
    view.goto(f"{server}404.html")
    view.set_content(
        '<html lang="en"><head><title>Bad</title></head><body style="background: #fff"><main><h1>Bad</h1>'
        '<p id="grey" style="color: #aaa">Hard to read</p><img id="picture" src="">'
        '<a id="empty" href="#grey"></a><button id="one" style="width: 12px; height: 12px" aria-label="One"></button>'
        '<button id="two" style="width: 12px; height: 12px" aria-label="Two"></button></main></body></html>'
    )
    found = {(finding.rule, finding.place) for finding in inspect(view, axe, "bad")}
    assert found == {
        ("color-contrast", "#grey"),
        ("image-alt", "#picture"),
        ("link-name", "#empty"),
        ("target-size", "#one"),
        ("target-size", "#two"),
    }
