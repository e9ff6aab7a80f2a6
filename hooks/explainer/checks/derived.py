"""Rules for values that follow from others: the arithmetic holds, and a value explains itself in one way only."""

from __future__ import annotations

from ..derived import derivation_problems, source_problems, year_problems
from ..errors import Problem
from ..facts import Facts
from ..model import DateRangeValue, DateValue, NumberValue

_EXPLANATIONS = ("derived", "year_from", "stands_in", "worded")


def derivations_hold(facts: Facts) -> list[Problem]:
    """A derived number is what its operands give, and a year is that of the date it is taken from."""
    problems = []
    for id, statement in facts.statements.items():
        for name, value in statement.values.items():
            given = [key for key in _EXPLANATIONS if getattr(value, key, None) is not None]
            if len(given) > 1:
                expected = f"one of {', '.join(_EXPLANATIONS)}"
                place = facts.place("statements", id)
                problems.append(place.problem("values", name, expected=expected, found=" and ".join(given)))
            elif isinstance(value, NumberValue) and value.derived is not None:
                problems += derivation_problems(facts, id, name, value)
            elif isinstance(value, DateValue | DateRangeValue) and value.year_from is not None:
                problems += year_problems(facts, id, name, value)
            elif value.stands_in is not None:
                problems += source_problems(facts, id, name, value.stands_in)
    return problems
