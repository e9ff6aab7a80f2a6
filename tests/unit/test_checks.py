"""Single rules on entries made for them, where the tiny project has no place for what they say."""

from __future__ import annotations

from typing import Any

import pytest
from explainer.checks.evidence import evidence_exists
from explainer.checks.figures import languages_print_the_same_figures
from explainer.checks.templates import templates_hold_only_order
from explainer.facts import Facts, Place, Template
from explainer.model import Source, Statement
from explainer.yamlfile import YamlFile

ALL = ("en", "pl", "fa", "ar")


def _add(facts: Facts, id: str, values: dict[str, Any], texts: dict[str, str], **more: Any) -> None:
    raw = {"status": "fact", "values": values, "text": texts, **more}
    facts.statements[id] = Statement.model_validate(raw)
    facts.places["statements", id] = Place(YamlFile("data/statements/a.yml", {}, {(id,): 7}), (id,))


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
    text = dict.fromkeys(ALL, "x")
    raw = {
        "publisher": "united-nations", "kind": "un-page", "title": text, "url": "https://un.org/", "language": "en",
        "published": None, "editions": {"en": {"translation": "none"}}, "reliability": text,
        "passages": {id: {"digests": {"en": "0" * 16}} for id in passages},
    }  # fmt: skip
    facts.sources["un"] = Source.model_validate(raw)
    facts.places["sources", "un"] = Place(YamlFile("data/sources/un.yml", {}, {}), ())
    _add(facts, "a.a", {}, text, evidence=[{"source": "un", "passage": "p09"}])
    expected = f'data/statements/a.yml:7: a.a.evidence[0].passage: expected a passage of un ({span}); found "p09"'
    assert [str(problem) for problem in evidence_exists(facts)] == [expected]
