"""Rules for texts: all languages, plain words, the same values and names everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import Problem, one_of, quoted
from ..facts import Facts, Place
from ..localize import Localizer
from ..model import NumberValue, Text
from ..text import NAME_FILTERS, VALUE_FILTERS, Insertion, ParsedText, insertion_mistake, parse_text
from ..views import LABELS_WITH_NUMBERS
from ..yamlfile import KeyPath


def every_text_is_in_every_language(facts: Facts) -> list[Problem]:
    """Each text has each language of ``languages.yml`` and no other."""
    problems = []
    for place, text, inner in _all_texts(facts):
        for lang in facts.known("languages"):
            if lang not in text.root:
                problems.append(place.problem(*inner, expected=f"a text in {lang}", found="none"))
        for lang in text.root:
            if lang not in facts.known("languages"):
                expected = f"a language of languages.yml, {one_of(facts.languages)}"
                problems.append(place.problem(*inner, lang, expected=expected, found=quoted(lang)))
    return problems


def _all_texts(facts: Facts) -> Iterator[tuple[Place, Text, KeyPath]]:
    for place, text, inner, _values in facts.texts():
        yield place, text, inner
    for kind in ("people", "organisations", "terms"):
        for id, entry in getattr(facts, kind).items():
            yield facts.place(kind, id), entry.name, ("name",)
    for id, person in facts.people.items():
        yield facts.place("people", id), person.office, ("office",)


def texts_hold_only_words_and_insertions(facts: Facts) -> list[Problem]:
    """Texts have no digits, markup or code of their own, and each ``{{ … }}`` can be written."""
    problems = []
    localizers = {code: Localizer(code, language) for code, language in facts.languages.items()}
    for place, text, inner, values in _texts_with_values(facts):
        for lang, source in text.root.items():
            parsed = parse_text(source)
            for mistake in parsed.mistakes:
                problems.append(place.problem(*inner, lang, expected=mistake.expected, found=mistake.found))
            if lang not in localizers:
                continue
            for insertion in parsed.insertions:
                wrong = insertion_mistake(insertion, values, facts, localizers[lang])
                if wrong is not None:
                    problems.append(place.problem(*inner, lang, expected=wrong[0], found=wrong[1]))
    return problems


def _texts_with_values(facts: Facts) -> Iterator[tuple[Place, Text, KeyPath, Mapping[str, Any]]]:
    """Every text with the values it may use; a label has those that the page gives it."""
    for place, text, inner, values in facts.texts():
        given = LABELS_WITH_NUMBERS.get(str(place.keys[0]), ()) if place.file.path.startswith("data/labels/") else ()
        yield place, text, inner, values or {name: NumberValue(number=1, unit="statement") for name in given}


def is_sound(facts: Facts, text: ParsedText, values: Mapping[str, Any]) -> bool:
    """Whether a text can be read and names only what there is; another one has been reported already."""
    names = facts.known("people") | facts.known("organisations")
    return (
        not text.mistakes
        and text.subjects("name") <= names
        and text.subjects("term") <= facts.known("terms")
        and {item.subject for item in text.insertions if item.filter not in NAME_FILTERS} <= set(values)
    )


def languages_use_the_same_values_and_names(facts: Facts) -> list[Problem]:
    """What one language takes from the values, people, organisations and terms, every language takes."""
    problems = []
    for place, text, inner, values in _texts_with_values(facts):
        parsed = {lang: parse_text(source) for lang, source in text.root.items()}
        used = {lang: _subjects(facts, one.insertions) for lang, one in parsed.items() if is_sound(facts, one, values)}
        everything = set().union(*used.values())
        for lang, subjects in used.items():
            for kind, subject in sorted(everything - subjects):
                others = ", ".join(other for other in used if (kind, subject) in used[other])
                expected = f"the {kind} {subject}, as in {others}"
                problems.append(place.problem(*inner, lang, expected=expected, found="a text without it"))
    return problems


def _subjects(facts: Facts, insertions: list[Insertion]) -> set[tuple[str, str]]:
    """What a text is about. A word of the glossary may be typed in one language and inserted in another."""
    subjects = set()
    for item in insertions:
        if item.filter not in NAME_FILTERS:
            subjects.add(("value", item.subject))
        elif item.filter == "name" or getattr(facts.terms.get(item.subject), "kind", "name") == "name":
            subjects.add((item.filter, item.subject))
    return subjects


def every_value_is_used(facts: Facts) -> list[Problem]:
    """A value that no text shows is a leftover, or a text forgot it."""
    problems = []
    for id, statement in facts.statements.items():
        shown = set()
        for source in statement.text.root.values():
            shown |= parse_text(source).subjects(*VALUE_FILTERS)
        for name in statement.values:
            if name not in shown:
                place = facts.place("statements", id)
                problems.append(place.problem("values", name, expected="a value that the texts use", found="no use"))
    return problems
