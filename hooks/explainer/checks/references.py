"""Rules for ids that entries use of each other."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem, one_of, quoted
from ..facts import Facts, Place
from ..localize import Localizer
from ..model import NumberRangeValue, NumberValue
from ..yamlfile import KeyPath


def references_between_entries_exist(facts: Facts) -> list[Problem]:
    """Units, publishers, statements and labels that an entry names are there."""
    return [
        place.problem(*inner, expected=f"an id of {kind}, {one_of(facts.known(kind))}", found=quoted(id))
        for place, inner, kind, id in _references(facts)
        if id not in facts.known(kind)
    ]


def people_and_organisations_have_ids_of_their_own(facts: Facts) -> list[Problem]:
    """The filter ``name`` takes both, so an id is a person's or an organisation's, never both."""
    expected = "an id that no person has"
    return [
        facts.place("organisations", id).problem(expected=expected, found=f"the id of {facts.place('people', id).at}")
        for id in sorted(facts.known("people") & facts.known("organisations"))
    ]


def sources_have_words_for_their_languages(facts: Facts) -> list[Problem]:
    """The page of a source names its language and its editions, and says why a passage is skipped."""
    reasons = sorted(id for id in facts.known("labels") if id.startswith("skip."))
    problems = []
    for id, source in facts.sources.items():
        place = facts.place("sources", id)
        languages = [(("language",), source.language), *((("editions", lang), lang) for lang in source.editions)]
        for inner, lang in languages:
            if f"language-name.{lang}" not in facts.known("labels"):
                problems.append(place.problem(*inner, expected=f"the label language-name.{lang}", found="none"))
        for passage_id, passage in source.passages.items():
            if passage.skip is not None and passage.skip not in reasons:
                expected = f"a label with the reason, {one_of(reasons)}"
                found = quoted(passage.skip)
                problems.append(place.problem("passages", passage_id, "skip", expected=expected, found=found))
    return problems


def _references(facts: Facts) -> Iterator[tuple[Place, KeyPath, str, str]]:
    for id, statement in facts.statements.items():
        for name, value in statement.values.items():
            if isinstance(value, NumberValue | NumberRangeValue):
                yield facts.place("statements", id), ("values", name, "unit"), "units", value.unit
    for id, source in facts.sources.items():
        yield facts.place("sources", id), ("publisher",), "organisations", source.publisher
    for id, term in facts.terms.items():
        for index, statement_id in enumerate(term.explained_by):
            yield facts.place("terms", id), ("explained_by", index), "statements", statement_id
    for id, item in facts.disagreements.items():
        place = facts.place("disagreements", id)
        for index, statement_id in enumerate(item.says):
            yield place, ("says", index), "statements", statement_id
        yield place, ("reading",), "statements", item.reading
        if item.prints is not None:
            yield place, ("prints",), "statements", item.prints


def units_have_every_plural(facts: Facts) -> list[Problem]:
    """A unit has a word for each plural category of each language."""
    problems = []
    localizers = {code: Localizer(code, language) for code, language in facts.languages.items()}
    for id, unit in facts.units.items():
        place = facts.place("units", id)
        for code, localizer in localizers.items():
            forms = unit.root.get(code, {})
            for category in localizer.categories:
                if category not in forms:
                    problems.append(place.problem(code, expected=f"a form for {category}", found="none"))
            for category in forms:
                if category not in localizer.categories:
                    expected = f"a plural category of {code}, {one_of(localizer.categories)}"
                    problems.append(place.problem(code, category, expected=expected, found=quoted(category)))
    return problems
