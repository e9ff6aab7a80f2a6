"""The small language of texts: plain words and ``{{ subject|filter(arguments) }}``, nothing else.

A text is parsed with Jinja's own parser and reduced to literals and insertions; whatever does not fit is reported. So
no text can run code, and a check can see which values and names a text uses without rendering it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from markupsafe import Markup, escape

from .errors import one_of, quoted
from .facts import Facts
from .localize import DATE_STYLES, DateStyle, Localizer, Segment
from .model import DateRangeValue, DateValue, NumberRangeValue, NumberValue, SymbolValue

VALUE_FILTERS: dict[str, tuple[type, ...]] = {
    "number": (NumberValue,),
    "compact": (NumberValue,),
    "percent": (NumberValue,),
    "plural": (NumberValue,),
    "worded": (NumberValue,),
    "range": (NumberRangeValue,),
    "date": (DateValue, DateRangeValue),
    "symbol": (SymbolValue,),
}
NAME_FILTERS = ("name", "term")
_KIND_NAMES: dict[type, str] = {
    NumberValue: "number",
    NumberRangeValue: "number_range",
    DateValue: "date",
    DateRangeValue: "date_range",
    SymbolValue: "symbol",
}
_PARSER = Environment(autoescape=True)
# Controls, direction marks and embeddings, invisible spaces; not the joiners, which Persian needs.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Insertion:
    """``{{ subject|filter(arguments) }}``; the subject is the name of a value or the id of a name or term."""

    subject: str
    filter: str
    arguments: tuple[str | int | float, ...] = ()


@dataclass(frozen=True)
class Mistake:
    """Something wrong in a text: ``line`` counts from 0 within the text."""

    line: int
    expected: str
    found: str


@dataclass(frozen=True)
class ParsedText:
    """A text as literals (``str``) and insertions, with what could not be used."""

    parts: tuple[str | Insertion, ...]
    mistakes: tuple[Mistake, ...] = ()

    @property
    def insertions(self) -> list[Insertion]:
        return [part for part in self.parts if isinstance(part, Insertion)]

    @property
    def literals(self) -> list[str]:
        return [part for part in self.parts if isinstance(part, str)]

    @property
    def words(self) -> list[str]:
        """The words typed in the text: its literals, and the forms that its filters choose from."""
        typed = [word for part in self.insertions if part.filter in VALUE_FILTERS for word in part.arguments]
        return [*self.literals, *(word for word in typed if isinstance(word, str))]

    def subjects(self, *filters: str) -> set[str]:
        """What the insertions through these filters stand for."""
        return {part.subject for part in self.insertions if part.filter in filters}


@cache
def parse_text(source: str) -> ParsedText:
    """Parse a text; never raises."""
    parts: list[str | Insertion] = []
    mistakes: list[Mistake] = []
    try:
        for line, kind, piece in _pieces(source):
            if kind == "data":
                parts.append(piece)
                mistakes += _literal_mistakes(piece, line)
                continue
            insertion = _insertion(piece) if kind == "variable" else None
            if insertion is None:
                mistakes.append(Mistake(line, "{{ value|filter }}", quoted(piece.rstrip())))
            else:
                parts.append(insertion)
    except TemplateSyntaxError as error:
        line = error.lineno - 1
        return ParsedText((), (Mistake(line, "text with {{ value|filter }} only", error.message or "error"),))
    return ParsedText(tuple(parts), tuple(mistakes))


def _pieces(source: str) -> Iterator[tuple[int, str, str]]:
    """Cut a text where Jinja would: the line, from 0, the kind (data, variable, block, comment, raw), the source."""
    inside: tuple[int, str] | None = None
    held = ""
    for line, token, value in _PARSER.lex(source):
        kind, _, edge = token.rpartition("_")
        if edge == "begin":
            inside, held = (line - 1, kind), value
        elif inside is None:
            yield line - 1, token, value
        else:
            held += value
            if edge == "end" and kind == inside[1]:
                yield *inside, held
                inside = None
    if inside is not None:
        yield inside[0], "unfinished", held


def _literal_mistakes(literal: str, line: int) -> list[Mistake]:
    typed = [
        Mistake(line + literal.count("\n", 0, digit.start()), "numbers from values, none typed", quoted(digit.group()))
        for digit in re.finditer(r"\d+", literal)
    ]
    return typed + markup_mistakes(literal, line)


def markup_mistakes(literal: str, line: int = 0) -> list[Mistake]:
    """Say what in ``literal`` is not plain text: HTML, Markdown, braces, characters that nobody sees."""
    mistakes = []
    for match in re.finditer(rf"[<>][^<>\s]*[<>]?|&#?\w+;|[*`{{}}\\]+|__|\]\(|{_UNSEEN.pattern}", literal):
        found_on = line + literal.count("\n", 0, match.start())
        if _UNSEEN.match(match.group()):
            mistakes.append(Mistake(found_on, "text without control characters", f"U+{ord(match.group()):04X}"))
        else:
            mistakes.append(Mistake(found_on, "plain text", quoted(match.group())))
    return mistakes


def _insertion(piece: str) -> Insertion | None:
    if piece[2] in "+-" or piece.rstrip()[-3] in "+-":
        return None  # Jinja would join the words around it
    try:
        tree = _PARSER.parse(piece)
    except TemplateSyntaxError:
        return None
    [node] = next(tree.find_all(nodes.Output)).nodes
    if not isinstance(node, nodes.Filter) or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    if isinstance(node.node, nodes.Name) and node.name not in NAME_FILTERS:
        subject = node.node.name
    elif isinstance(node.node, nodes.Const) and isinstance(node.node.value, str) and node.name in NAME_FILTERS:
        subject = node.node.value
    else:
        return None
    if not all(isinstance(argument, nodes.Const) for argument in node.args):
        return None
    arguments = tuple(argument.value for argument in node.args if isinstance(argument, nodes.Const))
    return Insertion(subject, node.name, arguments)


def insertion_mistake(
    insertion: Insertion, values: Mapping[str, Any], facts: Facts, localizer: Localizer
) -> tuple[str, str] | None:
    """Say what is wrong with an insertion, as (expected, found), or ``None`` when it can be written."""
    name, subject, arguments = insertion.filter, insertion.subject, insertion.arguments
    if name in NAME_FILTERS:
        return _name_mistake(insertion, facts, localizer.code)
    if name not in VALUE_FILTERS:
        return f"a filter, {one_of([*VALUE_FILTERS, *NAME_FILTERS], 20)}", quoted(name)
    if subject not in values:
        return (one_of(values) if values else "no value (none is defined)"), quoted(subject)
    value = values[subject]
    if not isinstance(value, VALUE_FILTERS[name]):
        kinds = " or ".join(_KIND_NAMES[kind] for kind in VALUE_FILTERS[name])
        return f"a {kinds} before the filter {name}", f"{_KIND_NAMES[type(value)]} ({subject})"
    return _ARGUMENT_CHECKS.get(name, _takes_nothing)(name, value, arguments, localizer)


def _name_mistake(insertion: Insertion, facts: Facts, lang: str) -> tuple[str, str] | None:
    is_term = insertion.filter == "term"
    known = facts.known("terms") if is_term else facts.known("people") | facts.known("organisations")
    where = "terms.yml" if is_term else "people.yml or organisations.yml"
    if insertion.subject not in known:
        return f"an id of {where}", quoted(insertion.subject)
    if len(insertion.arguments) > 1:
        return "at most one form", f"{len(insertion.arguments)} arguments"
    try:
        entry = facts.terms[insertion.subject] if is_term else facts.named(insertion.subject)
    except KeyError:
        return None  # the entry has mistakes of its own, reported where it stands
    form = insertion.arguments[0] if insertion.arguments else None
    forms = entry.forms.get(lang, {})
    if form is not None and form not in forms:
        which = one_of(forms, 20) if forms else "which has none"
        return f"a form of {insertion.subject} in {lang}, {which}", quoted(form)
    return None


_Complaint = tuple[str, str] | None


def _takes_nothing(name: str, value: Any, arguments: tuple[Any, ...], localizer: Localizer) -> _Complaint:
    return ("no argument", _call(name, arguments)) if arguments else None


def _call(name: str, arguments: tuple[Any, ...]) -> str:
    return f"{name}({', '.join(map(repr, arguments))})"


def _plural_arguments(name: str, value: Any, arguments: tuple[Any, ...], localizer: Localizer) -> _Complaint:
    categories = localizer.categories
    whole = isinstance(value.number, int) and categories[-2:] == ("many", "other") and localizer.code == "pl"
    allowed = {len(categories), len(categories) - 1} if whole else {len(categories)}
    if len(arguments) not in allowed or not all(isinstance(argument, str) for argument in arguments):
        counts = " or ".join(str(n) for n in sorted(allowed))
        return f"{counts} forms in quotes ({', '.join(categories)})", _call(name, arguments)
    return next((("a form without digits or markup", quoted(form)) for form in arguments if not _is_plain(form)), None)


def _worded_arguments(name: str, value: Any, arguments: tuple[Any, ...], localizer: Localizer) -> _Complaint:
    if len(arguments) != 2 or not isinstance(arguments[1], str):
        return "worded(number, 'words')", _call(name, arguments)
    if arguments[0] != value.number:
        return f"worded({value.number}, …), the value in words", f"worded({arguments[0]}, …)"
    return None if _is_plain(arguments[1]) else ("words without digits or markup", quoted(arguments[1]))


def _date_arguments(name: str, value: Any, arguments: tuple[Any, ...], localizer: Localizer) -> _Complaint:
    if not arguments or (len(arguments) == 1 and arguments[0] in DATE_STYLES):
        return None
    return f"one style, {one_of(DATE_STYLES)}", _call(name, arguments)


def _is_plain(text: str) -> bool:
    return not _literal_mistakes(text, 0)


_ARGUMENT_CHECKS: dict[str, Callable[[str, Any, tuple[Any, ...], Localizer], _Complaint]] = {
    "plural": _plural_arguments,
    "worded": _worded_arguments,
    "date": _date_arguments,
}


@dataclass
class TextWriter:
    """Write texts of one page in one language as HTML. It remembers which names the page has introduced."""

    facts: Facts
    localizer: Localizer
    introduced: set[str] = field(default_factory=set)

    def write(self, source: str, values: Mapping[str, Any]) -> Markup:
        """Write a checked text; literals are escaped, insertions become localised HTML."""
        parts = parse_text(source).parts
        return Markup("").join(escape(part) if isinstance(part, str) else self._insert(part, values) for part in parts)

    def plain(self, source: str, values: Mapping[str, Any]) -> str:
        """Write a checked text as plain text, for a title or an attribute; introduces no name."""
        unaware = TextWriter(self.facts, self.localizer, _Everything())
        # Markup.striptags would turn no-break spaces into plain ones.
        return html.unescape(re.sub(r"<[^>]*>", "", unaware.write(source, values))).replace("\n", " ").strip(" ")

    def _insert(self, insertion: Insertion, values: Mapping[str, Any]) -> Markup:
        if insertion.filter == "name":
            return self._name(insertion)
        if insertion.filter == "term":
            return Markup(escape(self.facts.terms[insertion.subject].form(self.localizer.code, _form(insertion))))
        return self.value(values[insertion.subject], insertion.filter, insertion.arguments)

    def _name(self, insertion: Insertion) -> Markup:
        lang, id = self.localizer.code, insertion.subject
        entry = self.facts.named(id)
        shown = escape(entry.form(lang, _form(insertion)))
        original = entry.original
        if id in self.introduced or id not in self.facts.people or original is None:
            return Markup(shown)
        self.introduced.add(id)
        if original.text == entry.name[lang]:
            return Markup(shown)
        return Markup('{} (<bdi lang="{}">{}</bdi>)').format(shown, original.lang, original.text)

    def value(self, value: Any, filter: str, arguments: tuple[Any, ...] = ()) -> Markup:
        """Write one value through one filter."""
        write = self.localizer
        if filter == "date":
            style: DateStyle = arguments[0] if arguments else "full"
            if isinstance(value, DateValue):
                segments = write.date_segments(value.date, style)
            else:
                first, last = value.date_range
                segments = write.date_range_segments(first, last, style)
            return self.segments(segments)
        if filter == "symbol":
            has_letters = any(character.isalpha() for character in value.symbol)
            shown = value.symbol if has_letters else write.digits(value.symbol)
            return Markup('<bdi class="symbol" dir="ltr">{}</bdi>').format(shown)
        if filter == "range":
            return Markup(escape(write.number_range(*value.number_range)))
        if filter == "plural":
            category = write.plural_category(value.number)
            forms = dict(zip(write.categories, arguments, strict=False))
            return Markup(escape(forms[category]))
        if filter == "worded":
            return Markup(escape(arguments[1]))
        return Markup(escape(getattr(write, filter)(value.number)))

    @staticmethod
    def segments(segments: list[Segment]) -> Markup:
        """Write the pieces of a date, each day as ``<time>``."""
        return Markup("").join(_time(segment.text, segment.iso) for segment in segments)


class _Everything(set[str]):
    """A set that holds whatever it is asked for."""

    def __contains__(self, item: object) -> bool:
        return True


def _form(insertion: Insertion) -> str | None:
    return str(insertion.arguments[0]) if insertion.arguments else None


def _time(text: str, iso: str | None) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(iso, text) if iso else Markup(escape(text))
