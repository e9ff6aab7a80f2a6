"""Single rules on entries made for them, where the tiny project has no place for what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from explainer.checks.evidence import editorial_statements_rest_on_others, evidence_exists, passages_can_be_checked
from explainer.checks.figures import languages_print_the_same_figures
from explainer.checks.letters import texts_are_in_their_languages
from explainer.checks.modelines import schemas_are_the_right_ones
from explainer.checks.templates import templates_hold_only_order
from explainer.checks.usage import everything_is_used, statements_on_pages
from explainer.errors import Problem
from explainer.facts import Facts, Place, Template
from explainer.model import Disagreement, Source, Statement, Term
from explainer.yamlfile import YamlFile

ALL = ("en", "pl", "fa", "ar")


def _add(facts: Facts, id: str, values: dict[str, Any], texts: dict[str, str], **more: Any) -> None:
    raw = {"status": "fact", "values": values, "text": texts, **more}
    facts.statements[id] = Statement.model_validate(raw)
    facts.places["statements", id] = Place(YamlFile("data/statements/a.yml", {}, {(id,): 7}), (id,))


def _add_source(facts: Facts, passages: dict[str, Any]) -> None:
    text = dict.fromkeys(ALL, "x")
    raw = {
        "publisher": "united-nations", "kind": "un-page", "title": text, "url": "https://un.org/", "language": "en",
        "published": None, "editions": {"en": {"translation": "none"}}, "reliability": text, "passages": passages,
    }  # fmt: skip
    facts.sources["un"] = Source.model_validate(raw)
    lines = {("passages", id): number for number, id in enumerate(passages, 3)}
    facts.places["sources", "un"] = Place(YamlFile("data/sources/un.yml", {}, lines), ())


def _timeline(facts: Facts, *dates: tuple[str, dict[str, Any]]) -> list[str]:
    for id, value in dates:
        _add(facts, id, {"when": value} if value else {}, dict.fromkeys(ALL, "x"))
    call = ", ".join(f"'{id}'" for id, _value in dates)
    facts.templates["t"] = Template("t", "docs/t.md", f"\n{{{{ timeline({call}) }}}}\n")
    return [str(problem) for problem in templates_hold_only_order(facts)]


def test_a_timeline_runs_forward(facts: Facts) -> None:
    """Equal days, months before their days and ranges by their first day are in order; an earlier one is not."""
    day, month = {"date": "2025-10-01"}, {"date": "2025-10"}
    days = {"date_range": ["2025-10-02", "2025-10-09"]}
    assert _timeline(facts, ("a.a", month), ("a.b", day), ("a.c", days), ("a.d", {"date": "2026"})) == []
    assert _timeline(facts, ("a.c", days), ("a.b", day), ("a.a", {"date": "2024"})) == [
        "docs/t.md:2: expected statements in order of time, a.b before a.c; found 2025-10-01 after 2025-10-02",
        "docs/t.md:2: expected statements in order of time, a.a before a.b; found 2024 after 2025-10-01",
    ]
    assert _timeline(facts, ("a.b", day), ("a.n", {}), ("a.a", {"date": "2024"})) == [
        'docs/t.md:2: expected statements with a date; found "a.n"',
        "docs/t.md:2: expected statements in order of time, a.a before a.b; found 2024 after 2025-10-01",
    ]


@pytest.mark.parametrize(
    ("number", "lang", "silent"),
    [(1, "pl", True), (2, "pl", False), (1, "ar", True), (2, "ar", True), (3, "ar", False)],
)
def test_a_plural_may_say_one_and_in_arabic_two(facts: Facts, number: int, lang: str, silent: bool) -> None:
    """A language may leave out a number that its plural says by itself, and no other."""
    texts = dict.fromkeys(ALL, "{{ n|number }} {{ n|plural('x', 'y') }}")
    _add(facts, "a.a", {"n": {"number": number, "unit": "state"}}, texts | {lang: "{{ n|plural('x', 'y') }}"})
    others = ", ".join(other for other in ALL if other != lang)
    expected = (
        f"data/statements/a.yml:7: a.a.text.{lang}: expected the figure of n, as in {others}; found only its plural"
    )
    assert [str(problem) for problem in languages_print_the_same_figures(facts)] == ([] if silent else [expected])


@pytest.mark.parametrize(("passages", "span"), [(["p01"], "p01"), (["p02", "p01", "p03"], "p01–p03")])
def test_the_passages_of_a_source_are_named(facts: Facts, passages: list[str], span: str) -> None:
    """An unknown passage is answered with the first and the last there is, or the only one."""
    _add_source(facts, {id: {"digests": {"en": "0" * 16}} for id in passages})
    _add(facts, "a.a", {}, dict.fromkeys(ALL, "x"), evidence=[{"source": "un", "passage": "p09"}])
    expected = f'data/statements/a.yml:7: a.a.evidence[0].passage: expected a passage of un ({span}); found "p09"'
    assert [str(problem) for problem in evidence_exists(facts)] == [expected]


def test_a_reading_rests_on_evidence_in_the_end(facts: Facts) -> None:
    """A reading of readings that rest on nothing is refused; one that reaches evidence is not."""
    text = dict.fromkeys(ALL, "x")
    _add(facts, "a.bare", {}, text)
    _add(facts, "a.cited", {}, text, evidence=[{"source": "un", "passage": "p01"}])
    for id, base in (("a.empty", "a.bare"), ("a.full", "a.cited"), ("a.twice", "a.full")):
        _add(facts, id, {}, text, status="editorial", rests_on=[base])
    assert [str(problem) for problem in editorial_statements_rest_on_others(facts)] == [
        "data/statements/a.yml:7: a.empty.rests_on: expected statements that have evidence; found none with any"
    ]


def test_a_described_place_says_what_was_seen(facts: Facts) -> None:
    """A place has a description and what was seen of it, both or neither, and then no digest."""
    locator, digests = dict.fromkeys(ALL, "x"), {"en": "0" * 16}
    _add_source(
        facts,
        {
            "p01": {"locator": locator},
            "p02": {"seen": "excerpt"},
            "p03": {"locator": locator, "seen": "excerpt", "digests": digests},
            "p04": {"locator": locator, "seen": "excerpt"},
            "p05": {"digests": digests},
        },
    )
    expected = "expected locator and seen together, without digests; found only a part of that"
    assert [str(problem) for problem in passages_can_be_checked(facts)] == [
        f"data/sources/un.yml:{line}: passages.p0{line - 2}: {expected}" for line in (3, 4, 5)
    ]


def test_what_disagreements_and_the_glossary_show_is_used(facts: Facts) -> None:
    """Each page is listed with each statement that it shows; what no page shows is a warning."""
    text = dict.fromkeys(ALL, "x")
    for id in ("a.says", "a.reading", "a.prints", "a.term", "a.left", "a.also"):
        _add(facts, id, {}, text)
    raw = {"title": text, "says": ["a.says"], "reading": "a.reading", "prints": "a.prints"}
    facts.disagreements = {
        "one": Disagreement.model_validate(raw),
        "two": Disagreement.model_validate({**raw, "says": ["a.also"], "prints": None}),
    }
    facts.terms = {"t": Term.model_validate({"kind": "word", "name": text, "explained_by": ["a.term"]})}
    for slug, body in (("d", "{{ statements('a.term') }}{{ disagreements() }}"), ("g", "{{ glossary() }}"), ("n", "")):
        facts.templates[slug] = Template(slug, f"docs/{slug}.md", body)
    assert statements_on_pages(facts) == {
        "a.term": ["d", "g"], "a.says": ["d"], "a.reading": ["d"], "a.prints": ["d"], "a.also": ["d"]
    }  # fmt: skip
    assert [(str(problem), problem.level) for problem in everything_is_used(facts)] == [
        ("data/statements/a.yml:7: a.left: expected a page that shows it; found none", "warning")
    ]


def test_a_source_is_not_missed_by_statements_that_could_not_be_read(facts: Facts) -> None:
    """A source without a statement is a warning, unless a statement with mistakes may be the one."""
    _add_source(facts, {"p01": {"digests": {"en": "0" * 16}}})
    [problem] = everything_is_used(facts)
    assert str(problem) == "data/sources/un.yml:1: expected a statement that rests on it; found none"
    facts.places["statements", "a.broken"] = Place(YamlFile("data/statements/a.yml", {}, {}), ("a.broken",))
    assert everything_is_used(facts) == []


def test_a_hint_is_a_letter_of_the_language(facts: Facts) -> None:
    """A letter that looks like one of the language is named; where there is none, nothing is."""
    _add(facts, "a.a", {}, {"en": "x ک", "pl": "q", "fa": "ك", "ar": "ژ"})
    found = [str(problem) for problem in texts_are_in_their_languages(facts)]
    assert [problem.removeprefix("data/statements/a.yml:7: ") for problem in found] == [
        'a.a.text.en: expected letters of English; found "ک" with ک (U+06A9)',
        'a.a.text.pl: expected letters of Polish; found "q" with q (U+0071)',
        'a.a.text.fa: expected letters of Persian; found "ك" with ك (U+0643); write ک (U+06A9)',
        'a.a.text.ar: expected letters of Arabic; found "ژ" with ژ (U+0698)',
    ]


def test_each_file_is_asked_for_its_schema() -> None:
    """A file without the line is passed over, and the next one is still looked at; an empty name is none."""
    facts = Facts(Path())
    lines = {
        "data/people.yml": "en:",
        "data/terms.yml": "# yaml-language-server: $schema=",
        "data/units.yml": "# yaml-language-server: $schema=schemas/units.schema.json",
        "data/labels/x.yml": "# yaml-language-server: $schema=Xschemas/labels.schema.json",
    }
    for path, line in lines.items():
        kind = path.split("/")[1].removesuffix(".yml")
        facts.places[kind, "a"] = Place(YamlFile(path, {}, {}, first_line=line), ("a",))
    assert schemas_are_the_right_ones(facts) == [
        Problem("data/terms.yml", 1, "", "the schema schemas/terms.schema.json", "none"),
        Problem("data/labels/x.yml", 1, "", "the schema ../schemas/labels.schema.json", "Xschemas/labels.schema.json"),
    ]
