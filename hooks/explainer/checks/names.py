"""Rules for names: written by the filters, so that each has one spelling in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Problem, one_of, quoted
from ..facts import Facts, Place
from ..model import Named
from ..text import markup_mistakes, parse_text
from ..yamlfile import KeyPath

_NAMED = ("people", "organisations", "terms")
# Arabic writes these words together with the next one.
_ARABIC_PREFIXES = "[وفبلك]{0,2}"


def names_are_plain_words(facts: Facts) -> list[Problem]:
    """Names, offices and units hold no markup, no braces and no characters that nobody sees."""
    return [
        place.problem(*inner, expected=mistake.expected, found=mistake.found)
        for place, inner, words in _words_outside_texts(facts)
        for mistake in markup_mistakes(words)
    ]


def _words_outside_texts(facts: Facts) -> Iterator[tuple[Place, KeyPath, str]]:
    for kind in _NAMED:
        for id, entry in getattr(facts, kind).items():
            place = facts.place(kind, id)
            for lang, name in entry.name.root.items():
                yield place, ("name", lang), name
            for lang, forms in entry.forms.items():
                for form, name in forms.items():
                    yield place, ("forms", lang, form), name
            if entry.original is not None:
                yield place, ("original", "text"), entry.original.text
    for id, person in facts.people.items():
        for lang, office in person.office.root.items():
            yield facts.place("people", id), ("office", lang), office
    for id, unit in facts.units.items():
        for lang, words in unit.root.items():
            for category, word in words.items():
                yield facts.place("units", id), (lang, category), word
    for code, language in facts.languages.items():
        yield facts.place("languages", code), ("name",), language.name


def forms_are_in_known_languages(facts: Facts) -> list[Problem]:
    """Forms, rejected spellings and units belong to languages of the site."""
    places: list[tuple[Place, KeyPath, str]] = []
    for kind in _NAMED:
        for id, entry in getattr(facts, kind).items():
            places += [(facts.place(kind, id), ("forms", lang), lang) for lang in entry.forms]
            places += [(facts.place(kind, id), ("avoid", lang), lang) for lang in entry.avoid]
    for id, unit in facts.units.items():
        places += [(facts.place("units", id), (lang,), lang) for lang in unit.root]
    known = facts.known("languages")
    expected = f"a language of languages.yml, {one_of(known)}"
    return [
        place.problem(*inner, expected=expected, found=quoted(lang))
        for place, inner, lang in places
        if lang not in known
    ]


def names_are_not_typed(facts: Facts) -> list[Problem]:
    """People, organisations and terms of kind name stand in a text through a filter only."""
    problems: list[Problem] = []
    for lang in facts.languages:
        spellings: dict[str, str] = {}
        for id, entry, filter_name in _entries_with_filter(facts):
            for spelling in [entry.name.root.get(lang), *entry.forms.get(lang, {}).values()]:
                if spelling:
                    spellings.setdefault(spelling, f"{{{{ '{id}'|{filter_name} }}}}")
        problems += _occurrences(facts, lang, spellings, lambda hint: f"the name through its filter, {hint}")
    return problems


def rejected_spellings_do_not_appear(facts: Facts) -> list[Problem]:
    """No text uses a spelling that a name or term lists under ``avoid``."""
    problems: list[Problem] = []
    for lang in facts.languages:
        spellings = {
            spelling: entry.name.root.get(lang, "")
            for kind in ("people", "organisations", "terms")
            for entry in getattr(facts, kind).values()
            for spelling in entry.avoid.get(lang, [])
        }
        problems += _occurrences(facts, lang, spellings, lambda agreed: f"the agreed spelling, {quoted(agreed)}")
    return problems


def _entries_with_filter(facts: Facts) -> Iterator[tuple[str, Named, str]]:
    for id, person in facts.people.items():
        yield id, person, "name"
    for id, organisation in facts.organisations.items():
        yield id, organisation, "name"
    for id, term in facts.terms.items():
        if term.kind == "name":
            yield id, term, "term"


def _occurrences(facts: Facts, lang: str, spellings: dict[str, str], expected: object) -> list[Problem]:
    """Where a spelling is typed in the literals of a text in ``lang``."""
    assert callable(expected)
    if not spellings:
        return []
    prefix = _ARABIC_PREFIXES if lang == "ar" else ""
    longest_first = "|".join(re.escape(spelling) for spelling in sorted(spellings, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w){prefix}({longest_first})(?![\w\u200c])")
    problems = []
    for place, text, inner, _values in facts.texts():
        for words in parse_text(text.root.get(lang, "")).words:
            for match in pattern.finditer(words):
                wanted = expected(spellings[match.group(1)])
                problems.append(place.problem(*inner, lang, expected=wanted, found=quoted(match.group(1))))
    return problems
