"""Rules for statements that time can make false: their days are in order, and none stands past its time."""

from __future__ import annotations

import dataclasses
import datetime

from ..errors import Problem
from ..facts import Facts
from ..model import PartialDate, Statement

# Each pair of keys, the one whose day comes first before the other.
_ORDER = (("as_of", "recheck_by"), ("as_of", "valid_until"), ("recheck_by", "valid_until"))


def days_are_in_order(facts: Facts) -> list[Problem]:
    """What is known on a day is looked at again after it, and false after that; each key has those it needs."""
    problems = []
    for id, statement in facts.statements.items():
        place = facts.place("statements", id)
        for earlier, later in _ORDER:
            first, second = _day(statement, earlier), _day(statement, later)
            if first is not None and second is not None and second < first:
                expected = f"a day not before {earlier}, {first}"
                problems.append(place.problem(later, expected=expected, found=str(second)))
        if statement.after is not None and statement.valid_until is None:
            problems.append(place.problem("after", expected="valid_until, the last day of text", found="none"))
        if statement.recheck_by is not None and statement.as_of is None:
            expected = "as_of, the day on which somebody last looked"
            problems.append(place.problem("recheck_by", expected=expected, found="none"))
    return problems


def _day(statement: Statement, key: str) -> datetime.date | None:
    date: PartialDate | None = getattr(statement, key)
    return None if date is None else date.first_day


def after_says_something_else(facts: Facts) -> list[Problem]:
    """In no language do the words that follow a text repeat it."""
    return [
        facts.place("statements", id).problem("after", lang, expected="other words than in text", found="the same")
        for id, statement in facts.statements.items()
        if statement.after is not None
        for lang, words in statement.after.root.items()
        if words == statement.text.root.get(lang)
    ]


def no_text_is_past(facts: Facts) -> list[Problem]:
    """A text whose last day is over has words to replace it."""
    hint = "write after in every language, or look again and move valid_until"
    return [
        facts.place("statements", id).problem(
            "valid_until", expected=f"a day from {facts.today} on, or after", found=statement.valid_until.iso, hint=hint
        )
        for id, statement in facts.statements.items()
        if statement.valid_until is not None and statement.after is None and statement.is_past(facts.today)
    ]


def texts_are_looked_at_again(facts: Facts) -> list[Problem]:
    """Somebody looks at a statement by the day that it names; a notice, since no edit of ours made it late."""
    hint = "look whether it is still so, then move as_of and recheck_by"
    found = [
        facts.place("statements", id).problem(
            "recheck_by", expected=f"a day from {facts.today} on", found=statement.recheck_by.iso, hint=hint
        )
        for id, statement in facts.statements.items()
        if statement.recheck_by is not None and statement.is_due(facts.today)
    ]
    return [dataclasses.replace(problem, level="notice") for problem in found]
