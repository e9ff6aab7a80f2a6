"""The command ``approve``: write down what a text was made from, and who has reviewed it.

It is the only writer of the lock file, so that the file holds no digest that somebody has typed.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

from .approvals import Approval
from .errors import one_of, quoted
from .facts import Facts
from .model import LangCode
from .translations import LOCK, draft, lock_text, review

Entries = dict[str, dict[LangCode, Approval]]


class CannotApprove(ValueError):
    """The call names what is not there, or leaves out what it needs."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("ids", nargs="+", metavar="ID", help="statements, as signing.total or 'signing.*'")
    parser.add_argument("--lang", help="languages, as fa or fa,ar (with --draft: all unless given)")
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--by", metavar="NAME", help="the native speaker who has reviewed the texts")
    kind.add_argument(
        "--draft",
        action="store_true",
        help="the texts follow the present English ones, unreviewed; ID all: start what is new, drop what is gone",
    )
    parser.add_argument("--on", metavar="DAY", help="the day of the review (default: today)")


def approve(facts: Facts, options: argparse.Namespace, today: datetime.date) -> list[str]:
    """Do what the call asks and write the lock file; return the lines to print. ``today`` is the day of a review."""
    entries: Entries = {id: dict(approvals.root) for id, approvals in facts.translations.items()}
    if options.draft and options.ids == ["all"]:
        changed = complete(facts, entries)
    else:
        languages = _languages(facts, options)
        day = _day(options.on) if options.on else today
        changed = 0
        for id in _statements(facts, options.ids):
            for lang in languages:
                changed += _put(facts, entries, id, lang, options.by, day)
    path = facts.root / "data" / LOCK
    path.write_text(lock_text(entries, facts.languages), encoding="utf-8")
    return [f"{path.relative_to(facts.root)}: lines changed: {changed}"]


def complete(facts: Facts, entries: Entries) -> int:
    """Start each text that the lock file does not know as a draft, and drop what is gone; return how many changed.

    What is outdated stays so: nobody has said that the text was brought up to date.
    """
    changed = 0
    for id in [*entries]:
        for lang in [*entries[id]]:
            if id not in facts.statements or lang not in facts.languages:
                del entries[id][lang]
                changed += 1
    for id, statement in facts.statements.items():
        for lang in facts.languages:
            if lang not in entries.setdefault(id, {}):
                entries[id][lang] = draft(statement)
                changed += 1
    return changed


def _put(facts: Facts, entries: Entries, id: str, lang: LangCode, by: str | None, day: datetime.date) -> bool:
    statement = facts.statements[id]
    entry = draft(statement) if by is None else review(statement, lang, " ".join(by.split()), day.isoformat())
    before: Mapping[LangCode, Approval] = entries.setdefault(id, {})
    is_new = before.get(lang) != entry
    entries[id][lang] = entry
    return is_new


def _statements(facts: Facts, patterns: Sequence[str]) -> list[str]:
    found: dict[str, None] = {}
    for pattern in patterns:
        matching = [id for id in facts.statements if fnmatchcase(id, pattern)]
        if not matching:
            raise CannotApprove(f"expected the id of a statement; found {quoted(pattern)}")
        found.update(dict.fromkeys(matching))
    return list(found)


def _languages(facts: Facts, options: argparse.Namespace) -> list[LangCode]:
    if options.by is not None and not options.by.strip():
        raise CannotApprove("--by: expected the name of the reviewer; found nothing")
    if options.lang is None:
        if options.by is not None:
            raise CannotApprove("--lang: expected the language that was reviewed; found none")
        return list(facts.languages)
    languages = [lang.strip() for lang in options.lang.split(",")]
    for lang in languages:
        if lang not in facts.languages:
            raise CannotApprove(f"--lang: expected {one_of(facts.languages)}; found {quoted(lang)}")
    return languages


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise CannotApprove(f"--on: expected a day such as 2027-01-01; found {quoted(text)}") from None
