"""Rules for the zero-width non-joiner of Persian, which no reader sees and no search forgives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Problem, quoted
from ..facts import Facts, Place
from ..text import parse_text
from ..yamlfile import KeyPath
from .names import words_outside_texts

_JOINER = "\u200c"
# Persian alone uses it, between the parts of a word.
_LANGUAGE = "fa"
_ENDS = r"(?:یی?|ای|ام|اند)?"
# A verb parted from its "mi", a noun from its plural; both look almost right, and neither is.
_PARTED = re.compile(rf"(?<!\w)(?:ن?می [^\W\d_]+|[^\W\d_]+ ها{_ENDS}(?!\w))")


def words_of_the_lists_keep_their_joiners(facts: Facts) -> list[Problem]:
    """A word that names, terms and units write with a zero-width non-joiner has it wherever it is typed."""
    agreed: dict[str, str] = {}
    for _place, inner, words in words_outside_texts(facts):
        if _LANGUAGE in inner:
            for word in words.split():
                if _JOINER in (plain := word.strip("«»،؛.:()\u0654")).strip(_JOINER):  # the last one is an ezafe
                    agreed.setdefault(plain.replace(_JOINER, " "), plain)
                    agreed.setdefault(plain.replace(_JOINER, ""), plain)
    typed = list(_persian(facts))
    everything = "\0".join(words for _place, _inner, words in typed)
    present = sorted((wrong for wrong in agreed if wrong in everything), key=len, reverse=True)
    if not present:
        return []
    pattern = re.compile(rf"(?<!\w)({'|'.join(re.escape(wrong) for wrong in present)})(?!\w)")
    return [
        place.problem(*inner, expected=f"{quoted(agreed[match])}, with a zero-width non-joiner", found=quoted(match))
        for place, inner, words in typed
        for match in pattern.findall(words)
    ]


def verbs_and_plurals_have_joiners(facts: Facts) -> list[Problem]:
    """Persian writes می and ها in one word with what they belong to: می‌شود, کشورها or کشور‌ها, never می شود, کشور ها."""
    return [
        place.problem(
            *inner,
            expected=f"{quoted(match.replace(' ', _JOINER))}, with a zero-width non-joiner or in one piece",
            found=quoted(match),
        )
        for place, inner, words in _persian(facts)
        for match in _PARTED.findall(words)
    ]


def _persian(facts: Facts) -> Iterator[tuple[Place, KeyPath, str]]:
    """Everything that is typed in Persian."""
    for place, text, inner, _values in facts.texts():
        for words in parse_text(text.root.get(_LANGUAGE, "")).words:
            yield place, (*inner, _LANGUAGE), words
    for place, inner, words in words_outside_texts(facts):
        if _LANGUAGE in inner:
            yield place, inner, words
