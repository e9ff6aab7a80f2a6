"""Rules for figures: every language prints the same ones, and the word after a number counts that number."""

from __future__ import annotations

from collections import Counter

from ..errors import Problem
from ..facts import Facts
from ..localize import Localizer
from ..model import LangCode
from ..text import VALUE_FILTERS, Insertion, parse_text
from .texts import is_sound

_PRINTING = tuple(name for name in VALUE_FILTERS if name != "plural")


def languages_print_the_same_figures(facts: Facts) -> list[Problem]:
    """A value whose figure one language prints is printed by every language; a plural alone does not print it."""
    problems = []
    for place, text, inner, values in facts.texts():
        parsed = {lang: parse_text(source) for lang, source in text.root.items()}
        sound = {lang: one for lang, one in parsed.items() if is_sound(facts, one, values)}
        printed = {lang: one.subjects(*_PRINTING) for lang, one in sound.items()}
        everything = set().union(*printed.values())
        for lang, names in printed.items():
            # A plural in Arabic says one or two by itself; a value that is nowhere in the text is another check's.
            for name in sorted((everything - names) & sound[lang].subjects("plural")):
                if not _says_its_number(values[name].number, lang):
                    others = ", ".join(other for other in printed if name in printed[other])
                    expected = f"the figure of {name}, as in {others}"
                    problems.append(place.problem(*inner, lang, expected=expected, found="only its plural"))
    return problems


def _says_its_number(number: float, lang: LangCode) -> bool:
    return number == 1 or (lang == "ar" and number == 2)


def plurals_follow_their_numbers(facts: Facts) -> list[Problem]:
    """The plural right after a number is of the same value."""
    problems = []
    for place, text, inner, values in facts.texts():
        for lang, source in text.root.items():
            parsed = parse_text(source)
            if not is_sound(facts, parsed, values):
                continue
            for number, between, plural in zip(parsed.parts, parsed.parts[1:], parsed.parts[2:], strict=False):
                if (
                    isinstance(number, Insertion)
                    and isinstance(plural, Insertion)
                    and (number.filter, plural.filter) == ("number", "plural")
                    and isinstance(between, str)
                    and not between.strip()
                    and number.subject != plural.subject
                ):
                    expected = f"a plural of {number.subject} after its number"
                    problems.append(place.problem(*inner, lang, expected=expected, found=f"one of {plural.subject}"))
    return problems


def plural_forms_keep_their_order(facts: Facts) -> list[Problem]:
    """The same forms of a word stand in the same order everywhere: as in units.yml, or as most texts have them."""
    orders: dict[tuple[LangCode, tuple[str, ...]], Counter[tuple[str, ...]]] = {}
    agreed: dict[tuple[LangCode, tuple[str, ...]], tuple[str, ...]] = {}
    for lang, language in facts.languages.items():
        categories = Localizer(lang, language).categories
        for unit in facts.units.values():
            words = unit.root.get(lang, {})
            if set(words) == set(categories):
                written = tuple(words[category] for category in categories)
                for forms in (written, written[:-1]):  # Polish may leave out the form for fractions
                    agreed.setdefault((lang, tuple(sorted(forms))), forms)
    uses = []
    for place, text, inner, _values in facts.texts():
        for lang, source in text.root.items():
            for part in parse_text(source).insertions:
                if part.filter == "plural" and all(isinstance(form, str) for form in part.arguments):
                    forms = tuple(str(form) for form in part.arguments)
                    orders.setdefault((lang, tuple(sorted(forms))), Counter())[forms] += 1
                    uses.append((place, (*inner, lang), (lang, tuple(sorted(forms))), forms))
    problems = []
    for place, inner, key, forms in uses:
        # Of two that are equally frequent neither is the better one; both are reported, to be looked at.
        usual = agreed.get(key) or _usual(orders[key])
        if forms != usual:
            wanted = f"the order {', '.join(usual)}" if usual else "one order of these forms in all texts"
            problems.append(place.problem(*inner, expected=wanted, found=f"plural{forms!r}"))
    return problems


def _usual(orders: Counter[tuple[str, ...]]) -> tuple[str, ...] | None:
    (first, most), *others = orders.most_common(2)
    return first if not others or others[0][1] < most else None
