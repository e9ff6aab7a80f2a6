"""The pages at permanent addresses, made from the tiny project without MkDocs."""

from __future__ import annotations

import datetime
import re

import lxml.html
import pytest
from explainer.addresses import Addresses
from explainer.checks import check
from explainer.history import Change
from explainer.model import Evidence
from explainer.permalinks import Surroundings, permalink_addresses, permalink_pages, write_permalinks
from explainer.proof import evidence_by_passage
from tiny_project import copy_project

ADDRESSES = Addresses("https://example.org/repo/", "https://github.com/team/convention")
HOSTILE = "<script>alert(1)</script> & \"'"


@pytest.fixture
def tiny(tmp_path):
    """The facts of the tiny project."""
    facts, problems = check(copy_project(tmp_path / "project"), datetime.date(2026, 11, 25))
    assert problems == []
    return facts


def page_of(facts, id, history=None, addresses=ADDRESSES):
    """The tree of one page."""
    html = permalink_pages(facts, Surroundings(addresses, history, "assets/images/favicon.png"))[f"{id}/index.html"]
    return lxml.html.document_fromstring(html.encode())


def test_the_history_is_shown_as_text(tiny):
    """Whatever a message holds is text, and a commit is a link where the repository is known."""
    history = {"signing.hall": [Change("0123456789abcdef", "2025-11-01", HOSTILE)]}
    tree = page_of(tiny, "signing.hall", history)
    assert not tree.xpath("//script")
    [item] = tree.xpath("//footer/ol/li")
    assert " ".join(item.text_content().split()) == f"2025-11-01 0123456789 {HOSTILE}"
    assert item.xpath("./a/@href") == ["https://github.com/team/convention/commit/0123456789abcdef"]
    assert item.xpath("./time/@datetime") == ["2025-11-01"]
    unlinked = page_of(tiny, "signing.hall", history, Addresses())
    assert unlinked.xpath("//footer/ol/li//a") == []


@pytest.mark.parametrize(("history", "label"), [(None, "permalink.no-history"), ({}, "permalink.unrecorded")])
def test_a_missing_history_is_said_in_every_language(tiny, history, label):
    """Without a history, and for a statement that no commit has changed, four sentences say so."""
    paragraphs = page_of(tiny, "signing.hall", history).xpath("//footer/p")
    assert {p.get("lang"): p.text for p in paragraphs} == tiny.labels[label].text.root


def test_reporting_an_error_needs_the_repository(tiny):
    """Each part leads to an issue that names the statement and the language; without a repository none does."""
    sections = page_of(tiny, "signing.hall").xpath("//main/section")
    links = [section.xpath('.//a[contains(@href, "/issues/new?")]/@href') for section in sections]
    assert all(len(found) == 1 for found in links)
    for section, [href] in zip(sections, links, strict=True):
        assert f"signing.hall%20%28{section.get('lang')}%29" in href
        assert f"https%3A%2F%2Fexample.org%2Frepo%2Fs%2Fsigning.hall%2F%23{section.get('lang')}" in href
    assert page_of(tiny, "signing.hall", addresses=Addresses()).xpath('//a[contains(@href, "issues")]') == []


def test_names_from_the_data_are_escaped(tiny):
    """A source whose title holds markup does not become markup."""
    source = tiny.sources["vietnamplus-closing"]
    title = source.title.model_copy(update={"root": dict.fromkeys(tiny.languages, "A & B")})
    tiny.sources["vietnamplus-closing"] = source.model_copy(
        update={"title": title, "url": "https://example.org/?a=1&b"}
    )
    pages = permalink_pages(tiny, Surroundings(ADDRESSES, None, "assets/images/favicon.png"))
    html = pages["signing.hall/index.html"]
    assert "A &amp; B" in html and "a=1&amp;b" in html
    assert not re.search(r"&(?!\w+;|#\d+;)", html)


def test_the_same_facts_make_the_same_pages(tiny, tmp_path):
    """Two times give the same bytes, a page for each statement and the list."""
    for folder in ("one", "two"):
        write_permalinks(tmp_path / folder, tiny, Surroundings(ADDRESSES, None, "assets/images/favicon.png"))
    found = [
        {
            path.relative_to(tmp_path / folder).as_posix(): path.read_bytes()
            for path in (tmp_path / folder).rglob("*.html")
        }
        for folder in ("one", "two")
    ]
    assert found[0] == found[1]
    assert set(found[0]) == {"s/index.html", *(f"s/{id}/index.html" for id in tiny.statements)}
    assert permalink_addresses(tiny, ADDRESSES) == [
        f"https://example.org/repo/{name.removesuffix('index.html')}"
        for name in ["s/index.html", *(f"s/{id}/index.html" for id in tiny.statements)]
    ]


def test_an_edition_counts_when_it_alone_says_so(tiny):
    """A passage cited whole stands for all its editions; one cited for an edition stands for that one."""
    statement = tiny.statements["signing.hall"]

    def editions(*cited):
        evidence = [Evidence(source="vietnamplus-closing", passage="p08", edition=edition) for edition in cited]
        tiny.statements["signing.hall"] = statement.model_copy(update={"evidence": evidence})
        return evidence_by_passage(tiny, "signing.hall")["vietnamplus-closing", "p08"]

    assert editions("ar") == {"ar"}
    assert editions("ar", "pl") == {"ar", "pl"}
    assert editions("ar", None) == frozenset()
