"""Which statements time has changed: the words that are true on a day, and what is to be looked at again."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Literal

from .facts import Facts
from .model import Statement


@dataclasses.dataclass(frozen=True, order=True)
class Due:
    """A statement for which a day comes: ``valid_until``, after which its text is false, or ``recheck_by``."""

    on: datetime.date
    id: str
    key: Literal["valid_until", "recheck_by"]


def newest_day(facts: Facts) -> datetime.date:
    """The newest day on which a figure is known to be true or a source was published: a project's day without git."""
    days = [statement.as_of.last_day for statement in facts.statements.values() if statement.as_of]
    days += [source.published.last_day for source in facts.sources.values() if source.published]
    return max(days, default=datetime.date.min)


def on_day(facts: Facts, today: datetime.date) -> Facts:
    """The facts with the words that are true on ``today``: past ``valid_until``, ``after`` stands in the text's place.

    Whatever is made from the result, pages or data, needs no knowledge of time.
    """
    statements = {id: _on_day(statement, today) for id, statement in facts.statements.items()}
    return dataclasses.replace(facts, statements=statements, today=today)


def _on_day(statement: Statement, today: datetime.date) -> Statement:
    if statement.after is None or not statement.is_past(today):
        return statement
    return statement.model_copy(update={"text": statement.after})


def what_comes_due(facts: Facts, last: datetime.date) -> list[Due]:
    """What comes due up to and on the day ``last``, in order of time; what is overdue comes first.

    A statement whose text has been replaced by ``after`` needs nothing more.
    """
    return sorted(due for due in _all_due(facts) if due.on <= last)


def _all_due(facts: Facts) -> Iterator[Due]:
    for id, statement in facts.statements.items():
        if statement.is_past(facts.today) and statement.after is not None:
            continue
        if statement.valid_until is not None:
            yield Due(statement.valid_until.last_day, id, "valid_until")
        if statement.recheck_by is not None:
            yield Due(statement.recheck_by.last_day, id, "recheck_by")
