"""The command ``due``: which statements time will make false, and which are to be looked at again."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Iterator

from .facts import Facts
from .validity import what_comes_due

_UNITS = {"d": 1, "w": 7}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--within", type=_days, default=_days("60d"), metavar="60d", help="how far to look ahead: days or weeks, as 8w"
    )


def _days(text: str) -> datetime.timedelta:
    match = re.fullmatch(r"(\d{1,5})([dw])", text, re.ASCII)
    if match is None:
        raise argparse.ArgumentTypeError(f"expected a number of days or weeks such as 60d or 8w; found {text!r}")
    return datetime.timedelta(days=int(match[1]) * _UNITS[match[2]])


def due_report(facts: Facts, within: datetime.timedelta) -> Iterator[str]:
    """Yield the lines of the report: the day, what it means, and where the statement stands."""
    found = what_comes_due(facts, facts.today + within)
    for due in found:
        statement, place = facts.statements[due.id], facts.place("statements", due.id)
        what = {
            "valid_until": "text true until then, " + ("after follows" if statement.after else "NOTHING follows"),
            "recheck_by": f"look again by then, last on {statement.as_of.iso if statement.as_of else 'no day'}",
        }[due.key]
        late = " OVERDUE" if due.on < facts.today else ""
        yield f"{due.on}{late}  {due.id}  {what}  ({place.at})"
    yield f"{len(found)} due within {within.days} days of {facts.today}"
