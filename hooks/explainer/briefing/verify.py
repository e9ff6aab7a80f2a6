"""Read a briefing again and say of each statement in it whether it still stands as printed."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import Facts
from ..pages import PageRenderer
from .content import RECORD_FORMAT, plain_statement
from .finish import read_record
from .plan import HOME


class NoBriefing(Exception):
    """A file that is none of our briefings, or of a language that the site no longer has; the message says why."""


def check_briefing(facts: Facts, pdf: bytes) -> tuple[list[str], bool]:
    """Compare a file with the facts: the lines of the report, and whether every statement stands as printed."""
    record = read_record(pdf)
    if record is None or record.get("format") != RECORD_FORMAT:
        raise NoBriefing("no briefing of this project: it holds no record of its statements")
    lang, printed = record["language"], record["statements"]
    if lang not in facts.languages:
        raise NoBriefing(f"a briefing in a language that the site does not have: {lang}")
    renderer = PageRenderer(facts, lang, HOME)
    counts = {"stands": 0, "changed": 0, "withdrawn": 0}
    lines = [f"briefing {record['briefing']} in {lang}, edition {record['build']}"]
    for id, old in printed.items():
        new = plain_statement(renderer, id) if id in facts.statements else None
        state = "withdrawn" if new is None else "stands" if new == old else "changed"
        counts[state] += 1
        lines += _lines(id, state, old, new)
    lines.append(
        f"{len(printed)} statements: {counts['stands']} still stand as printed, {counts['changed']} changed, "
        f"{counts['withdrawn']} withdrawn"
    )
    return lines, counts["stands"] == len(printed)


def _lines(id: str, state: str, old: str, new: str | None) -> Iterator[str]:
    if state == "stands":
        yield f"{id}: still true as printed"
    elif state == "withdrawn":
        yield f"{id}: withdrawn"
        yield f"  printed: {old}"
    else:
        yield f"{id}: changed since"
        yield f"  printed: {old}"
        yield f"  now:     {new}"
