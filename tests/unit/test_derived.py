"""Values that follow from others: the arithmetic, and every reference that does not hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from explainer.checks.derived import derivations_hold
from explainer.facts import Facts
from explainer.load import load

from .conftest import ROOT

FILE = "data/statements/signing.yml"
HALL = "hall: {number: 64, unit: country}"
CLOSED = 'closed: {date: "2025-10-26"}'
YEARS = "years: {number: 10, unit: year}"
OPENED = f'{YEARS}\n    opened: {{date: "2024-05-01"}}\n    begun: {{date: "2019"}}'


def facts_with(folder: Path, *pairs: tuple[str, str]) -> Facts:
    """Load the data of the tiny project after edits to its statements."""
    shutil.copytree(ROOT / "tests/project/data", folder / "data")
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    for find, replace in ((YEARS, OPENED), *pairs):
        assert text.count(find) == 1, find
        text = text.replace(find, replace)
    path.write_text(text, encoding="utf-8")
    return load(folder)[0]


def problems(folder: Path, *pairs: tuple[str, str]) -> list[str]:
    """What the check says, without the file and the entry."""
    return [
        str(problem).replace(f"{FILE}:", "").replace("signing.hall.values.", "")
        for problem in derivations_hold(facts_with(folder, *pairs))
    ]


def hall(number: float, derived: str) -> tuple[str, str]:
    """The edit that derives the first number of the tiny project."""
    return HALL, f"hall: {{number: {number}, unit: country, derived: {derived}}}"


@pytest.mark.parametrize(
    ("number", "derived"),
    [
        (82, "{sum: [total, signing.largest.years]}"),
        (72.3, "{sum: [total, 0.1, 0.2]}"),
        (61, "{difference: [total, signing.largest.years, 1]}"),
        (1, "{years: [signing.largest.opened, closed]}"),
        (6, "{years: [signing.largest.begun, closed]}"),
        (-2, "{years: [closed, signing.largest.opened]}"),
        (543, "{days: [signing.largest.opened, closed]}"),
    ],
)
def test_what_the_operations_give(tmp_path: Path, number: float, derived: str) -> None:
    """Sums and differences are exact; years are whole ones, as far as both dates are known."""
    assert problems(tmp_path, hall(number, derived)) == []


@pytest.mark.parametrize(
    ("derived", "message"),
    [
        ("{sum: [total, 1]}", "6: hall: expected 73, the sum of what is listed; found 64"),
        ("{difference: [total, 1]}", "6: hall: expected 71, the difference of what is listed; found 64"),
        ("{years: [closed, closed]}", "6: hall: expected 0, the years of what is listed; found 64"),
        ("{days: [closed, closed]}", "6: hall: expected 0, the days of what is listed; found 64"),
        (
            "{sum: [total, signing.hall.door]}",
            '6: hall.derived.sum[1]: expected the name of a value; found "signing.hall.door"',
        ),
        (
            "{sum: [door.hall.total, 1]}",
            '6: hall.derived.sum[0]: expected the name of a value; found "door.hall.total"',
        ),
        (
            "{sum: [total, closed]}",
            '6: hall.derived.sum[1]: expected the name of a number; found "closed", which is none',
        ),
        (
            "{years: [closed, total]}",
            '6: hall.derived.years[1]: expected the name of a date; found "total", which is none',
        ),
        (
            "{days: [signing.largest.begun, closed]}",
            '6: hall.derived.days[0]: expected the name of a day; found "signing.largest.begun", which is none',
        ),
        ("{sum: [hall, 0]}", "6: hall.derived.sum: expected no circle; found hall derived from itself"),
    ],
)
def test_derivations_that_do_not_hold(tmp_path: Path, derived: str, message: str) -> None:
    """Each is refused with what it should be."""
    assert problems(tmp_path, hall(64, derived)) == [message]


def test_a_circle_through_another_value(tmp_path: Path) -> None:
    """Two values that are derived from each other are both reported."""
    total = "total: {number: 72, unit: country}"
    circle = total.replace("}", ", derived: {sum: [hall, 8]}}")
    assert problems(tmp_path, (total, circle), hall(64, "{difference: [total, 8]}")) == [
        "5: total.derived.sum: expected no circle; found total derived from itself",
        "6: hall.derived.difference: expected no circle; found hall derived from itself",
    ]


def test_a_statement_with_mistakes_is_reported_once(tmp_path: Path) -> None:
    """Nothing is said of values in an entry that could not be read."""
    broken = ("status: claimed", "status: rumour")
    assert problems(tmp_path, broken, hall(64, "{sum: [signing.largest.years, 1]}")) == []


@pytest.mark.parametrize(
    ("closed", "message"),
    [
        (
            '"2025-10-26", year_from: signing.largest.opened',
            "7: closed.year_from: expected a date in 2025; found one in 2024",
        ),
        ('"2025-10-26", year_from: total', '7: closed.year_from: expected the name of a date; found "total"'),
        (
            '"2025-10-26", year_from: closed',
            '7: closed.year_from: expected a date whose own source gives the year; found "closed", '
            "which takes it from another",
        ),
        (
            '"2024-05", year_from: signing.largest.opened',
            "7: closed.year_from: expected a day, whose passage may lack the year; found a month or year",
        ),
        (
            '"2025-10-26", stands_in: record',
            "7: closed.stands_in: expected a source that the statement rests on, one of vietnamplus-closing; "
            'found "record"',
        ),
        (
            '"2025-10-26", stands_in: vietnamplus-closing, worded: in words',
            "7: closed: expected one of derived, year_from, stands_in, worded; found stands_in and worded",
        ),
    ],
)
def test_explanations_that_do_not_hold(tmp_path: Path, closed: str, message: str) -> None:
    """The year comes from a date that has it, a source is one that is cited, and one explanation is enough."""
    assert problems(tmp_path, (CLOSED, f"closed: {{date: {closed}}}")) == [message]


def test_explanations_that_hold(tmp_path: Path) -> None:
    """The year of another date, and a source that the statement cites."""
    assert problems(tmp_path, (CLOSED, 'closed: {date: "2024-10-26", year_from: signing.largest.opened}')) == []
