"""What is put into the search: records, other names, the index, the names of files, the button."""

from __future__ import annotations

import dataclasses
import json

import pytest
from explainer.checks.search import aliases_add_something, the_index_page_is_there
from explainer.facts import Template
from explainer.htmlpage import ThemeChanged, add_to_header
from explainer.load import load
from explainer.search.bundle import ToolMissing, hashed, search_files
from explainer.search.button import search_button
from explainer.search.index import FOUND_AT_MOST, index_text
from explainer.search.normalize import Normalizer
from explainer.search.outline import outline, sections_of
from explainer.search.records import other_names, records
from explainer.search.register import register_entries
from explainer.search.rules import rules_of
from explainer.views import PageContext

from .conftest import ROOT


@pytest.fixture(scope="module")
def site_facts():
    """The content of the real site."""
    return load(ROOT)[0]


def unswapped(index, text):
    """A text of the index as readers see it."""
    swap = index["swap"]
    return text.translate(str.maketrans(swap, "".join(swap[place ^ 1] for place in range(len(swap)))))


@pytest.mark.parametrize("lang", ["en", "fa", "ar", "pl"])
def test_every_statement_is_in_the_index_once(site_facts, lang):
    """The index of a language has the text of each statement in that language and in no other."""
    index = json.loads(index_text(site_facts, lang))
    texts = unswapped(index, index["texts"]).split("\n")
    context = PageContext(site_facts, lang, "index")
    wanted = [context.writer.plain(item.text[lang], item.values) for item in site_facts.statements.values()]
    assert sorted(texts) == sorted(wanted)
    assert len(index["ids"].split(" ")) == len(texts) == sum(part[2] for page in index["pages"] for part in page[3])


def test_a_statement_is_found_where_it_belongs(site_facts):
    """A statement that several pages show is found on the page of its own topic, in its section."""
    places = {standing.id: (standing.slug, standing.section) for standing in outline(site_facts)}
    assert places["signing.africa"] == ("signing", "regions")
    assert places["signing.total"] == ("signing", "")
    assert places["history.adoption"] == ("timeline", "")
    assert places["glossary.extradition"] == ("glossary", "extradition")
    assert places["disagreement.payments"] == ("disagreements", "words-in-translation")
    assert sections_of(site_facts.templates["signing"])[0] == "count"


def test_counts_are_written_by_the_localizer(site_facts):
    """The number of results has the digits and the plural of the language."""
    counts = {lang: json.loads(index_text(site_facts, lang))["counts"] for lang in ("en", "fa", "pl")}
    assert counts["en"][:3] == ["Nothing found", "1 result", "2 results"]
    assert counts["fa"][12] == "۱۲ نتیجه"
    assert [counts["pl"][number] for number in (1, 2, 5, 22)] == ["1 wynik", "2 wyniki", "5 wyników", "22 wyniki"]
    assert {len(each) for each in counts.values()} == {FOUND_AT_MOST + 1}


def test_the_worker_gives_as_many_results_as_can_be_counted():
    """The limit of the worker is the one that the counts are written for."""
    worker = (ROOT / "hooks/explainer/search/js/worker.js").read_text(encoding="utf-8")
    assert f"const FOUND_AT_MOST = {FOUND_AT_MOST};" in worker


def test_other_names_say_nothing_twice(site_facts):
    """Forms with the stems of the name are left out; aliases, the original and the English name are in."""
    normalizer = Normalizer(rules_of("fa"))
    found = other_names(site_facts.people["antonio-guterres"], "fa", normalizer)
    assert "گوترز" in found and "antonio guterres" in found
    assert len(found) == len(set(found))
    polish = other_names(site_facts.terms["ratification"], "pl", Normalizer(rules_of("pl")))
    assert "ratyfik" not in polish


def test_records_name_terms_people_and_bodies(site_facts):
    """Each term, person and organisation can be found by its name."""
    names = {(item.kind, item.id): item.name for item in records(site_facts, "ar").names}
    assert names["people", "antonio-guterres"] == "أنطونيو غوتيريش"
    assert len(names) == len(site_facts.terms) + len(site_facts.people) + len(site_facts.organisations)


def test_the_same_facts_give_the_same_bytes(site_facts):
    """An index depends on nothing but the facts."""
    assert index_text(site_facts, "pl") == index_text(site_facts, "pl")


def test_names_of_files_hold_their_content():
    """Another content, another name."""
    assert hashed("worker.js", "a") == "worker.ca978112.js"
    assert hashed("worker.js", "b") != hashed("worker.js", "a")


def test_without_the_minifier_the_build_says_what_to_do(site_facts, tmp_path):
    """A project without node_modules is told which file is missing and the command that brings it."""
    with pytest.raises(ToolMissing) as caught:
        search_files(site_facts, tmp_path)
    assert str(caught.value) == (
        "expected node_modules/@esbuild/*/bin/esbuild, which makes the search small; found none; run  make site"
    )


def test_the_button_is_a_link_and_its_settings_are_escaped(site_facts):
    """The button leads to the index page; what the script reads cannot end the attribute."""
    found = search_files(site_facts, ROOT)
    html = str(search_button(PageContext(site_facts, "fa", "sources/index"), found, False))
    assert 'href="../find/"' in html and 'data-search="{&#34;root&#34;:&#34;../&#34;' in html
    assert f"../../assets/search/{found.names['fa.json']}" in html
    assert "../../assets" not in str(search_button(PageContext(site_facts, "en", "signing"), found, True))


def test_the_button_is_put_at_the_end_of_the_head():
    """The button stands last, but before the link to a repository; without a head the build stops."""
    head = "<header class=h><nav>{}</nav>\n</header><p>text"
    assert add_to_header(head.format("<b>x</b>"), "<i>") == head.format("<b>x</b><i>")
    source = '<div class="md-header__source">s</div>'
    assert add_to_header(head.format(source), "<i>") == head.format(f"<i>{source}")
    with pytest.raises(ThemeChanged, match="found it 0 times"):
        add_to_header("<nav></nav>", "<i>")


@pytest.mark.parametrize("lang", ["en", "fa", "ar", "pl"])
def test_the_index_page_is_alphabetical(site_facts, lang):
    """The entries of each kind follow the alphabet of the language."""
    context = PageContext(site_facts, lang, "find")
    entries = register_entries(site_facts, context)
    assert list(entries) == ["terms", "people", "organisations", "pages"]
    for kind, found in entries.items():
        keys = [context.localizer.sort_key(entry.name.words) for entry in found]
        assert keys == sorted(keys) and len(keys) > 10, kind


def test_aliases_that_add_nothing_are_refused(facts):
    """An alias that is the name in other letters, or has no word to search by, is a mistake."""
    term = facts.terms["hanoi-convention"]
    facts.terms["hanoi-convention"] = term.model_copy(
        update={"aliases": {"en": ["hanoi conventions", "the", "UNCC"], "pl": ["Konwencją z Hanoi"]}}
    )
    found = sorted((problem.expected, problem.found) for problem in aliases_add_something(facts))
    assert found == [
        ("a name with a word to search by", '"the"'),
        ("another name", '"Konwencją z Hanoi"'),
        ("another name", '"hanoi conventions"'),
    ]


def test_the_index_page_must_be_there(facts):
    """A site without the index page leaves readers without scripts with nothing."""
    [problem] = the_index_page_is_there(facts)
    assert str(problem) == "docs/find.md:1: expected the page of the index, {{ register() }}; found none"
    facts.templates["find"] = Template("find", "docs/find.md", "{{ statements('a.b') }}\n")
    assert the_index_page_is_there(facts) == [problem]
    facts.templates["find"] = dataclasses.replace(facts.templates["find"], text="{{ register() }}\n")
    assert the_index_page_is_there(facts) == []
