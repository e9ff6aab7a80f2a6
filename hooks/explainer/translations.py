"""How the texts of a statement in other languages stand to the English one, as the lock file has it.

The lock file, ``data/translations.lock.yml``, is written by ``python -m explainer approve`` only. It holds, for each
statement and language, a digest of the English text and values that the text was made from, and who has reviewed it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from .approvals import Approval
from .facts import Facts, State
from .model import (
    DateRangeValue,
    DateValue,
    LangCode,
    NumberRangeValue,
    NumberValue,
    Statement,
    SymbolValue,
    Text,
)

LOCK = "translations.lock.yml"
# The language that the others are compared with. Its own text is never outdated, only reviewed or not.
ORIGINAL = "en"
_HEAD = """\
# yaml-language-server: $schema=schemas/translations.schema.json
# Written by  python -m explainer approve  and by nothing else.
"""


def digest_of_original(statement: Statement) -> str:
    """A digest of what the other languages are made from: the English texts and the figures that they show."""
    figures = {name: _figure(value) for name, value in statement.values.items()}
    return _digest([_words(statement, ORIGINAL), figures])


def digest_of_words(statement: Statement, lang: LangCode) -> str:
    """A digest of the statement's own texts in one language."""
    return _digest(_words(statement, lang))


def _words(statement: Statement, lang: LangCode) -> list[str | None]:
    texts: list[Text] = list(statement.wordings.values())
    return [text.root.get(lang) for text in texts]


def _figure(value: Any) -> list[Any]:
    """What a reader sees of a value; how it was found in a source is no reason to write a text again."""
    if isinstance(value, NumberValue):
        return [value.number, value.unit]
    if isinstance(value, NumberRangeValue):
        return [*value.number_range, value.unit]
    if isinstance(value, DateValue):
        return [value.date.iso]
    if isinstance(value, DateRangeValue):
        return [date.iso for date in value.date_range]
    assert isinstance(value, SymbolValue)
    return [value.symbol]


def _digest(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def states(facts: Facts) -> dict[tuple[str, LangCode], State]:
    """The state of each statement in each language.

    ``stale``: made from an English text or from figures that have changed since; the English text itself is never
    that. ``reviewed``: the words are those that somebody has reviewed. ``unknown``: the lock file does not say.
    ``draft``: everything else.
    """
    found: dict[tuple[str, LangCode], State] = {}
    for id, statement in facts.statements.items():
        original = digest_of_original(statement)
        approvals = facts.translations.get(id)
        for lang in facts.languages:
            approval = approvals.root.get(lang) if approvals else None
            found[id, lang] = _state(statement, lang, approval, original)
    return found


def _state(statement: Statement, lang: LangCode, approval: Approval | None, original: str) -> State:
    if approval is None:
        return "unknown"
    if approval.made_from != original:
        return "draft" if lang == ORIGINAL else "stale"
    return "reviewed" if approval.by and approval.words == digest_of_words(statement, lang) else "draft"


def draft(statement: Statement) -> Approval:
    """The entry of a text that was made from the present English text and figures and that nobody has reviewed."""
    return Approval(digest_of_original(statement))


def review(statement: Statement, lang: LangCode, by: str, on: str) -> Approval:
    """The entry of a text that ``by`` has reviewed on the day ``on``."""
    return Approval(digest_of_original(statement), digest_of_words(statement, lang), on, by)


def lock_text(entries: Mapping[str, Mapping[LangCode, Approval]], languages: Iterable[LangCode]) -> str:
    """The text of the lock file: statements in alphabetical order, languages in that of the site."""
    order = list(languages)
    blocks = [
        f"{id}:\n" + "".join(f"  {lang}: {_quoted(entries[id][lang])}\n" for lang in order if lang in entries[id])
        for id in sorted(entries)
        if entries[id]
    ]
    return _HEAD + "\n".join(blocks)


def _quoted(approval: Approval) -> str:
    return json.dumps(str(approval), ensure_ascii=False)
