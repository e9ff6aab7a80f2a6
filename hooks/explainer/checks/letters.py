"""Rules for letters and digits: each text is in the language that it stands under, and is written with its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ..errors import Problem, quoted
from ..facts import Facts, Place
from ..model import LangCode, Language
from ..text import ParsedText, parse_text
from ..yamlfile import KeyPath
from .names import words_outside_texts

# A shorter text may by chance do without the letters that tell its language.
_LONG = 120
_WORD = re.compile(r"[^\W\d_]+")
# The words of the site about itself may name a standard or a tool, in the letters that it is called by everywhere.
_LABELS = "data/labels/"
_TECHNICAL = re.compile(r"\b(?:[A-Z]{2,}|[A-Z][a-z]+[A-Z]\w+|axe-core|html-validate)\b", re.ASCII)
_DIGITS = {"latn": "0123456789", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
# Letters that look alike in Persian and Arabic type and are not the same.
_LOOK_ALIKES = {"ي": "ی", "ى": "ی", "ك": "ک", "ی": "ي", "ک": "ك", "ة": "ه", "ہ": "ه"}


@cache
def _letters(language: Language) -> frozenset[str]:
    return frozenset(language.alphabet + language.more_letters)


def texts_are_in_their_languages(facts: Facts) -> list[Problem]:
    """A text has the letters of its language and no others, and a long one has some that no other language has."""
    problems = []
    letters = {code: _letters(language) for code, language in facts.languages.items()}
    for place, inner, lang, words, literals in _typed(facts):
        language = facts.languages[lang]
        foreign = _foreign_word(words, letters[lang])
        if foreign is not None:
            problems.append(_foreign_letter(place, (*inner, lang), language, *foreign))
            continue
        telling = language.telling_letters
        if telling and _count(literals) >= _LONG and not set("".join(literals).casefold()) & set(telling):
            expected = f"a text in {language.english}, which has one of {' '.join(telling)}"
            problems.append(place.problem(*inner, lang, expected=expected, found=quoted(" ".join(literals).strip())))
    return problems


def _typed(facts: Facts) -> Iterator[tuple[Place, KeyPath, LangCode, list[str], list[str]]]:
    """What is typed in each text of each language: all words, and those outside the forms of filters."""
    for place, text, inner, _values in facts.texts():
        for lang, source in text.root.items():
            if lang in facts.languages:
                parsed = parse_text(source)
                words = [*parsed.literals, *_forms(parsed)]
                if place.file.path.startswith(_LABELS):
                    words = [_TECHNICAL.sub("", word) for word in words]
                yield place, inner, lang, words, parsed.literals
    for id, person in facts.people.items():
        for lang, office in person.office.root.items():
            if lang in facts.languages:
                yield facts.place("people", id), ("office",), lang, [office], []


def _forms(parsed: ParsedText) -> list[str]:
    return [
        form
        for part in parsed.insertions
        if part.filter in ("plural", "worded")
        for form in part.arguments
        if isinstance(form, str)
    ]


def _count(literals: list[str]) -> int:
    return sum(letter.isalpha() for literal in literals for letter in literal)


def _foreign_word(texts: list[str], letters: frozenset[str]) -> tuple[str, str] | None:
    """The first word with a letter that is not one of ``letters``, and that letter."""
    if not {letter for letter in set("".join(texts).casefold()) - letters if letter.isalpha()}:
        return None
    for text in texts:
        for word in _WORD.findall(text):
            for letter in word:
                if letter.casefold() not in letters:
                    return word, letter
    return None


def _foreign_letter(place: Place, inner: KeyPath, language: Language, word: str, letter: str) -> Problem:
    found = f"{quoted(word)} with {letter} (U+{ord(letter):04X})"
    wanted = _LOOK_ALIKES.get(letter, "")
    hint = f"write {wanted} (U+{ord(wanted):04X})" if wanted and wanted in _letters(language) else ""
    return place.problem(*inner, expected=f"letters of {language.english}", found=found, hint=hint)


def names_have_the_letters_of_their_languages(facts: Facts) -> list[Problem]:
    """A name or unit is in the script of its language; a name may keep Latin words, as VietnamPlus in Arabic."""
    problems = []
    for place, inner, words in words_outside_texts(facts):
        lang = _language_of(facts, inner)
        if lang is None or inner[0] == "office":
            continue
        language = facts.languages[lang]
        letters = _letters(language)
        native = (
            [word for word in _WORD.findall(words) if not _is_latin(word)] if inner[0] in ("name", "forms") else [words]
        )
        foreign = _foreign_word(native, letters)
        if foreign is not None:
            problems.append(_foreign_letter(place, inner, language, *foreign))
    return problems


def _language_of(facts: Facts, inner: KeyPath) -> LangCode | None:
    return next((part for part in inner if isinstance(part, str) and part in facts.languages), None)


def _is_latin(word: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in word)


def names_have_the_digits_of_their_languages(facts: Facts) -> list[Problem]:
    """A number in a name is written with the digits of the language, as in its texts: ۷۴/۲۴۷ in Persian."""
    problems = []
    for place, inner, words in words_outside_texts(facts):
        lang = _language_of(facts, inner)
        if lang is None:
            continue
        language = facts.languages[lang]
        wrong = [digit for digit in words if digit.isdigit() and digit not in _DIGITS[language.digits]]
        if wrong:
            expected = f"the digits of {language.english}, {_DIGITS[language.digits]}"
            problems.append(place.problem(*inner, expected=expected, found=quoted(words)))
    return problems
