"""Bring words to the form in which they are compared: no marks, one shape for each letter, no endings.

The same steps, in the same order, as ``js/normalize.js``; ``tests/search/words.yml`` proves both with the same cases.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict
from typing import Any

from .rules import DIGITS, LETTERS, Rules

_DIGIT_TABLE = str.maketrans(DIGITS)
_LETTER_TABLE = str.maketrans(LETTERS)
_THOUSANDS = re.compile(r"([0-9])[,\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_DECIMAL_COMMA = re.compile(r"([0-9]),(?=[0-9])")
# Letters and digits; signs between them keep a word together, as in 24/7, A/RES/79/243 and چندجانبه‌گرایی.
_WORD = re.compile(r"[^\W_]+(?:[/.\-\u2010\u2011\u200c]+[^\W_]+)*")
_JOINERS = re.compile(r"[/.\-\u2010\u2011\u200c]+")
_UNSEEN_JOINERS = re.compile(r"[\-\u2010\u2011\u200c]+")


class Normalizer:
    """Compares words of one language."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules = _folded(rules)
        self._stop = frozenset(rules.stop.split())
        self._prefixes, self._doubtful = _longest_first(rules.prefixes), _longest_first(rules.doubtful)
        self._rounds = [[item.partition(">")[::2] for item in _longest_first(each)] for each in rules.suffixes]
        # The browser gets stems, so that it looks up only once.
        self._irregular = {word: self._without_endings(stem) for word, stem in rules.irregular.items()}

    def as_json(self) -> dict[str, Any]:
        """The rules as the browser reads them, with the letters and digits of all languages."""
        tables = {"letters": LETTERS, "digits": DIGITS}
        # Each entry is a letter followed by what it is written as.
        written = {name: " ".join(one + other for one, other in table.items()) for name, table in tables.items()}
        return asdict(self.rules) | written | {"irregular": self._irregular}

    def words(self, text: str) -> list[list[list[str]]]:
        """The words of a text: each a list of its parts, the whole first, each part a list of its stems.

        A word of several parts has the whole and then each part; words that say nothing are left out.
        """
        found = []
        for match in _WORD.finditer(fold(text)):
            parts = [part for part in _JOINERS.split(match.group()) if part]
            whole = [_UNSEEN_JOINERS.sub("", match.group())] if len(parts) > 1 else []
            stems = [each for part in [*whole, *parts] if (each := self.stems(part))]
            if stems:
                found.append(stems)
        return found

    def stems(self, word: str) -> list[str]:
        """The stems of one folded word: none for a word that says nothing, two where a prefix is in doubt."""
        if word in self._stop or (len(word) == 1 and not _is_number(word)):
            return []
        if any(_is_number(character) for character in word):
            return [word]
        bare = self._without_prefix(word, self._prefixes)
        doubtful = self._without_prefix(word, self._doubtful, spare=1) if bare == word else bare
        known = self._irregular
        return list(
            dict.fromkeys(
                known.get(word) or known.get(each) or self._without_endings(each) for each in (bare, doubtful)
            )
        )

    def _without_prefix(self, word: str, prefixes: list[str], spare: int = 0) -> str:
        for prefix in prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= self.rules.shortest + spare:
                return word[len(prefix) :]
        return word

    def _without_endings(self, word: str) -> str:
        for endings in self._rounds:
            for ending, left in endings:
                if word.endswith(ending) and len(word) - len(ending) >= self.rules.shortest:
                    word = word[: len(word) - len(ending)] + left
                    break
        return word


def fold(text: str) -> str:
    """A text without case, marks and variants of letters, its numbers with plain digits and no separators."""
    text = _THOUSANDS.sub(r"\1", text.translate(_DIGIT_TABLE))
    text = unicodedata.normalize("NFKD", _DECIMAL_COMMA.sub(r"\1.", text).lower())
    text = "".join(character for character in text if not unicodedata.category(character).startswith("M"))
    return text.translate(_LETTER_TABLE)


def _folded(rules: Rules) -> Rules:
    return Rules(
        stop=fold(rules.stop),
        asking=fold(rules.asking),
        prefixes=fold(rules.prefixes),
        doubtful=fold(rules.doubtful),
        suffixes=tuple(fold(each) for each in rules.suffixes),
        shortest=rules.shortest,
        irregular={fold(word): fold(stem) for word, stem in rules.irregular.items()},
    )


def _is_number(character: str) -> bool:
    return unicodedata.category(character).startswith("N")


def _longest_first(words: str) -> list[str]:
    return sorted(words.split(), key=lambda word: (-len(word.partition(">")[0]), word))
