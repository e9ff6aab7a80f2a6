"""Find the values of statements in the passages that they cite."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from ..derived import dates_of
from ..errors import Problem
from ..facts import Facts
from ..model import (
    DateRangeValue,
    DateValue,
    Evidence,
    NumberRangeValue,
    NumberValue,
    PartialDate,
    SymbolValue,
)
from .passages import ReadEdition
from .reading import Reading, read_passage
from .words import fold, without_prefixes

Outcome = Literal["found", "year_from", "derived", "worded", "elsewhere", "missing"]
AnyValue = NumberValue | NumberRangeValue | DateValue | DateRangeValue | SymbolValue


@dataclass(frozen=True)
class CheckedValue:
    """How one value of a statement fared; ``sources`` are those given that hold it or, else, that should."""

    statement: str
    name: str
    outcome: Outcome
    sources: tuple[str, ...]
    problem: Problem | None = None


@dataclass
class ValueChecker:
    """The articles at hand, and the answers they give."""

    facts: Facts
    editions: list[ReadEdition]
    _readings: dict[tuple[str, str, str], Reading] = field(default_factory=dict)

    @cached_property
    def at_hand(self) -> dict[str, dict[str, ReadEdition]]:
        """By source and edition, what was read."""
        found: dict[str, dict[str, ReadEdition]] = {}
        for edition in self.editions:
            found.setdefault(edition.source, {})[edition.edition] = edition
        return found

    def check(self, id: str) -> list[CheckedValue] | None:
        """Check each value of a statement against the passages that it, or what it rests on, cites.

        ``None`` when nothing that it cites was given.
        """
        statement = self.facts.statements[id]
        evidence = self.facts.evidence_of(id)
        if not any(self._editions(item) for item in evidence):
            return None
        return [self._check_value(id, name, value, evidence) for name, value in statement.values.items()]

    def _check_value(self, id: str, name: str, value: AnyValue, evidence: list[Evidence]) -> CheckedValue:
        sources = tuple(dict.fromkeys(item.source for item in evidence if self._editions(item)))
        if getattr(value, "derived", None) is not None:
            return CheckedValue(id, name, "derived", sources)
        holding = self._holding(value, evidence, whole=True)
        key = next((key for key in ("worded", "year_from", "stands_in") if getattr(value, key, None)), None)
        if key is not None:
            complete = [item for item in holding if self._all_editions_at_hand(item)]
            if complete:
                expected = f"no {key}: {complete[0].source} {complete[0].passage} says it in full"
                problem = self.facts.place("statements", id).problem(
                    "values", name, key, expected=expected, found="one"
                )
                return CheckedValue(id, name, "missing", sources, problem)
            if key == "worded":
                return CheckedValue(id, name, "worded", sources)
            if key == "year_from":
                holding = self._holding(value, evidence, whole=False)
        if holding:
            found_in = tuple(dict.fromkeys(item.source for item in holding))
            return CheckedValue(id, name, "year_from" if key == "year_from" else "found", found_in)
        if self._may_stand_elsewhere(value, evidence):
            return CheckedValue(id, name, "elsewhere", sources)
        return CheckedValue(id, name, "missing", sources, self._missing(id, name, value, evidence))

    def _may_stand_elsewhere(self, value: AnyValue, evidence: list[Evidence]) -> bool:
        """Whether a source that was not given may hold the value: one it names, or one that has an article."""
        absent = [item for item in evidence if not self._editions(item)]
        if value.stands_in is not None:
            return any(item.source == value.stands_in for item in absent)
        return any(self._has_article(item) for item in absent)

    def _has_article(self, item: Evidence) -> bool:
        source = self.facts.sources.get(item.source)
        passage = source.passages.get(item.passage) if source else None
        return passage is not None and bool(passage.digests)

    def _missing(self, id: str, name: str, value: AnyValue, evidence: list[Evidence]) -> Problem:
        cited = dict.fromkeys(f"{item.source} {item.passage}" for item in evidence if self._editions(item))
        passages = " or ".join([*cited][:4]) + (" or …" if len(cited) > 4 else "")
        ways = {NumberValue: "derived, ", DateValue: "year_from, ", DateRangeValue: "year_from, "}
        expected = f"{_shown(value)} in {passages}, or {ways.get(type(value), '')}stands_in or worded"
        only = [
            f"{item.source} {item.passage} in {lang} only"
            for item in evidence
            for lang in self._editions(item)
            if self._says(item, lang, value, whole=True)
        ]
        if only:
            found = only[0]
        elif isinstance(value, DateValue | DateRangeValue) and self._holding(value, evidence, whole=False):
            found = "day and month without the year"
        else:
            found = "none"
        return self.facts.place("statements", id).problem("values", name, expected=expected, found=found)

    def _holding(self, value: AnyValue, evidence: list[Evidence], whole: bool) -> list[Evidence]:
        """The evidence whose passage holds the value in every edition at hand that it cites."""
        return [
            item
            for item in evidence
            if (langs := self._editions(item)) and all(self._says(item, lang, value, whole) for lang in langs)
        ]

    def _editions(self, item: Evidence) -> list[str]:
        """The editions at hand that a piece of evidence cites."""
        read = self.at_hand.get(item.source, {})
        return [lang for lang in read if item.edition in (None, lang)]

    def _all_editions_at_hand(self, item: Evidence) -> bool:
        cited = [item.edition] if item.edition else list(self.facts.sources[item.source].editions)
        return set(cited) <= set(self.at_hand[item.source])

    def _says(self, item: Evidence, lang: str, value: AnyValue, whole: bool) -> bool:
        text = self.at_hand[item.source][lang].passages.get(item.passage)
        if text is None:
            return False
        key = (item.source, item.passage, lang)
        if key not in self._readings:
            self._readings[key] = read_passage(text, lang)
        return says(self._readings[key], lang, value, self._dual(value) if lang == "ar" else (), whole)

    def _dual(self, value: AnyValue) -> tuple[str, ...]:
        """The Arabic dual of what is counted, in its cases: two days are one word."""
        if not isinstance(value, NumberValue) or value.number != 2 or value.unit not in self.facts.units:
            return ()
        noun = fold(self.facts.units[value.unit].root.get("ar", {}).get("two", "")).partition(" ")[0]
        return (noun, f"{noun.removesuffix('ان')}ین") if noun.endswith("ان") else ()


def says(reading: Reading, lang: str, value: AnyValue, dual: Iterable[str] = (), whole: bool = True) -> bool:
    """Whether a passage holds a value; of a date, day and month only unless ``whole``."""
    if isinstance(value, NumberValue):
        forms = {form for word in reading.words for form in without_prefixes(word, lang)} if dual else set()
        return Fraction(str(value.number)) in reading.numbers or not forms.isdisjoint(dual)
    if isinstance(value, NumberRangeValue):
        return all(Fraction(str(number)) in reading.numbers for number in value.number_range)
    if isinstance(value, SymbolValue):
        return fold(value.symbol) in reading.text
    return all(_says_date(reading, date, whole) for date in dates_of(value))


def _says_date(reading: Reading, date: PartialDate, whole: bool) -> bool:
    if date.month is None:
        return date.year in reading.years
    if date.day is None:
        return (date.year, date.month) in reading.months
    if (date.year, date.month, date.day) in reading.days:
        return True
    # The year may stand elsewhere in the passage.
    return (None, date.month, date.day) in reading.days and (not whole or date.year in reading.years)


def _shown(value: AnyValue) -> str:
    if isinstance(value, NumberValue):
        return f"{value.number:.15g}"
    if isinstance(value, NumberRangeValue):
        return " and ".join(f"{number:.15g}" for number in value.number_range)
    if isinstance(value, SymbolValue):
        return value.symbol
    return " and ".join(date.iso for date in dates_of(value))
