"""Values that follow from other values: what they refer to, and what the arithmetic gives."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .errors import Problem, one_of, quoted
from .facts import Facts
from .model import DateRangeValue, DateValue, Derivation, NumberValue, PartialDate

Key = tuple[str, str]


def value_key(statement: str, ref: str) -> Key:
    """The statement and the name of the value that ``ref`` stands for, seen from ``statement``."""
    owner, _, name = ref.rpartition(".")
    return owner or statement, name


def operation(derivation: Derivation) -> tuple[str, list[str | int | float]]:
    """The one operation that a derivation names, and what it works on."""
    name = next(name for name in type(derivation).model_fields if getattr(derivation, name) is not None)
    return name, getattr(derivation, name)


def derivation_problems(facts: Facts, statement: str, name: str, value: NumberValue) -> list[Problem]:
    """What is wrong with the derivation of one value: an operand that is not there or does not fit, a wrong result."""
    assert value.derived is not None
    place = facts.place("statements", statement)
    kind, operands = operation(value.derived)
    inner = ("values", name, "derived", kind)
    amounts: list[Fraction] = []
    dates: list[PartialDate] = []
    wanted = "a number" if kind in ("sum", "difference") else "a day" if kind == "days" else "a date"
    for index, operand in enumerate(operands):
        if not isinstance(operand, str):
            amounts.append(Fraction(str(operand)))
            continue
        owner, inner_name = value_key(statement, operand)
        if owner in facts.known("statements") and owner not in facts.statements:
            return []  # that statement has mistakes of its own
        found = facts.statements[owner].values.get(inner_name) if owner in facts.statements else None
        if found is None:
            return [place.problem(*inner, index, expected="the name of a value", found=quoted(operand))]
        if wanted == "a number" and isinstance(found, NumberValue):
            amounts.append(Fraction(str(found.number)))
        elif wanted != "a number" and isinstance(found, DateValue) and (found.date.day or kind == "years"):
            dates.append(found.date)
        else:
            expected = f"the name of {wanted}"
            return [place.problem(*inner, index, expected=expected, found=f"{quoted(operand)}, which is none")]
    if _leads_back(facts, (statement, name)):
        return [place.problem(*inner, expected="no circle", found=f"{name} derived from itself")]
    result = _result(kind, amounts, dates)
    if result == Fraction(str(value.number)):
        return []
    return [place.problem("values", name, expected=f"{_shown(result)}, the {kind} of what is listed",
                          found=_shown(value.number))]  # fmt: skip


def _result(kind: str, amounts: list[Fraction], dates: list[PartialDate]) -> Fraction:
    if kind == "sum":
        return sum(amounts, Fraction())
    if kind == "difference":
        return amounts[0] - sum(amounts[1:], Fraction())
    first, last = dates
    if kind == "days":
        return Fraction((last.first_day - first.first_day).days)
    # Whole years, as far as both dates are known: from 2003 to December 2024 are 21.
    known = min(len(first.iso), len(last.iso))
    earlier = last.iso[4:known] < first.iso[4:known]
    return Fraction(last.year - first.year - (1 if earlier else 0))


def _leads_back(facts: Facts, start: Key) -> bool:
    """Whether a value is derived from itself, directly or through others."""
    visited: set[Key] = set()
    queue = _operands(facts, start)
    while queue:
        key = queue.pop()
        if key == start:
            return True
        if key not in visited:
            visited.add(key)
            queue += _operands(facts, key)
    return False


def _operands(facts: Facts, key: Key) -> list[Key]:
    statement = facts.statements.get(key[0])
    value = statement.values.get(key[1]) if statement else None
    if not isinstance(value, NumberValue) or value.derived is None:
        return []
    return [value_key(key[0], ref) for ref in operation(value.derived)[1] if isinstance(ref, str)]


def _shown(number: Any) -> str:
    return f"{float(number):.10g}"


def year_problems(facts: Facts, statement: str, name: str, value: DateValue | DateRangeValue) -> list[Problem]:
    """What is wrong with ``year_from``: no such date, one that has its own year from elsewhere, or another year."""
    assert value.year_from is not None
    place = facts.place("statements", statement)
    inner = ("values", name, "year_from")
    owner, inner_name = value_key(statement, value.year_from)
    if owner in facts.known("statements") and owner not in facts.statements:
        return []
    source = facts.statements[owner].values.get(inner_name) if owner in facts.statements else None
    if not isinstance(source, DateValue | DateRangeValue):
        return [place.problem(*inner, expected="the name of a date", found=quoted(value.year_from))]
    if source.year_from is not None:
        expected = "a date whose own source gives the year"
        return [
            place.problem(*inner, expected=expected, found=f"{quoted(value.year_from)}, which takes it from another")
        ]
    years, own = {date.year for date in dates_of(source)}, {date.year for date in dates_of(value)}
    if any(date.day is None for date in dates_of(value)):
        return [place.problem(*inner, expected="a day, whose passage may lack the year", found="a month or year")]
    if not own <= years:
        return [place.problem(*inner, expected=f"a date in {max(own)}", found=f"one in {max(years)}")]
    return []


def source_problems(facts: Facts, statement: str, name: str, source: str) -> list[Problem]:
    """What is wrong with ``stands_in``: the statement does not rest on that source."""
    cited = {item.source for item in facts.evidence_of(statement)}
    if source in cited:
        return []
    place = facts.place("statements", statement)
    expected = f"a source that the statement rests on, {one_of(cited)}"
    return [place.problem("values", name, "stands_in", expected=expected, found=quoted(source))]


def dates_of(value: DateValue | DateRangeValue) -> list[PartialDate]:
    """The date, or the two ends of the range."""
    return [value.date] if isinstance(value, DateValue) else list(value.date_range)
