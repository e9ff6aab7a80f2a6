"""Rules for names: written by the filters, so that each has one spelling in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Problem, quoted
from ..facts import Facts
from ..model import Named
from ..text import parse_text

# Arabic writes these words together with the next one.
_ARABIC_PREFIXES = "[وفبلك]{0,2}"


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
        for literal in parse_text(text.root.get(lang, "")).literals:
            for match in pattern.finditer(literal):
                wanted = expected(spellings[match.group(1)])
                problems.append(place.problem(*inner, lang, expected=wanted, found=quoted(match.group(1))))
    return problems
