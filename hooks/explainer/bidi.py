"""Isolate runs of the other writing direction in HTML, so that names and symbols keep their order.

One filter for the site and for print. It works on runs of text, never on single tags: a run that spans several inline
elements goes into one ``<bdi>``. What an author or the renderer has already isolated (``bdi``, or any element with its
own ``lang`` or ``dir``) is left alone, and so is text that is not prose.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from .model import LangCode

_TOKEN = re.compile(r"<!--.*?-->|<[^>]+>|[^<]+", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "i",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    ]
)
_VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "wbr"])
_RAW = frozenset(["code", "pre", "script", "style", "svg", "textarea"])
_OBJECT = "\ufffc"

_LATIN = r"A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
_ARABIC = r"\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff"
# A word of the other script holds a letter of it; digits and inner signs stay with it, as in "A/RES/79/243".
_LATIN_WORD = rf"[+#@]?[0-9{_LATIN}]*[{_LATIN}](?:[0-9{_LATIN}'’./:@&+_-]*[0-9{_LATIN}+])?"
_ARABIC_WORD = rf"[{_ARABIC}][{_ARABIC}\u200c]*"
_GAP = r"(?:[ \u00a0]|[,;:] |[ ]?[–—&/(\[«„“\"][ ]?|[)\]»”\"][ ]|[)\]»”\"],? )"
_LTR_RUN = re.compile(rf"{_LATIN_WORD}(?:{_GAP}{_LATIN_WORD})*|\+[0-9][0-9 \u00a0-]*[0-9]")
_RTL_RUN = re.compile(rf"{_ARABIC_WORD}(?:{_GAP}{_ARABIC_WORD})*")
_PERSIAN_LETTERS = re.compile("[پچژگکی\u200c]")
_BRACKETS = {")": "(", "]": "[", "»": "«"}


@dataclass
class _Token:
    text: str
    is_tag: bool


def isolate(markup: str, lang: LangCode, direction: str) -> str:
    """Wrap each run of the other direction in ``<bdi lang dir>``. ``direction`` is that of the page (ltr or rtl)."""
    tokens = [_Token(part, part.startswith("<")) for part in _TOKEN.findall(markup)]
    out: list[str] = []
    block: list[_Token] = []
    for token in tokens:
        if token.is_tag and not _is_inline(token.text):
            out.append(_isolate_block(block, direction))
            out.append(token.text)
            block = []
        else:
            block.append(token)
    out.append(_isolate_block(block, direction))
    return "".join(out)


def _is_inline(tag: str) -> bool:
    match = _TAG.match(tag)
    return match is None or match.group(2).lower() in _INLINE


def _isolate_block(tokens: list[_Token], direction: str) -> str:
    """Isolate the runs of one stretch of inline content."""
    if not any(not token.is_tag for token in tokens):
        return "".join(token.text for token in tokens)
    text, places = _visible_text(tokens)
    pattern = _LTR_RUN if direction == "rtl" else _RTL_RUN
    openings: dict[int, list[str]] = {}
    closings: dict[int, int] = {}
    units = _units(tokens)
    for match in pattern.finditer(text):
        start, end = _with_brackets(text, match.start(), match.end())
        tag = _opening_tag(match.group(), direction)
        for first, last in _balanced_spans(units, places[start], places[end - 1]):
            openings.setdefault(first, []).append(tag)
            closings[last] = closings.get(last, 0) + 1
    if not openings:
        return "".join(token.text for token in tokens)
    out: list[str] = []
    for index, unit in enumerate(units):
        out += openings.get(index, [])
        out.append(unit.text)
        out.append("</bdi>" * closings.get(index, 0))
    return "".join(out)


def _units(tokens: list[_Token]) -> list[_Token]:
    """Tags as they are, and text as single characters or entities, so that a position is an index."""
    units: list[_Token] = []
    for token in tokens:
        if token.is_tag:
            units.append(token)
        else:
            units += [_Token(piece, False) for piece in re.findall(r"&#?\w+;|.", token.text, re.DOTALL)]
    return units


def _visible_text(tokens: list[_Token]) -> tuple[str, list[int]]:
    """The text of the block, isolated parts replaced by a placeholder, and for each character the index of its unit."""
    text: list[str] = []
    places: list[int] = []
    protected: list[str] = []
    for index, unit in enumerate(_units(tokens)):
        match = _TAG.match(unit.text) if unit.is_tag else None
        if match is None and unit.is_tag:
            continue
        if match is not None:
            name, closing = match.group(2).lower(), bool(match.group(1))
            if protected:
                if closing and protected[-1] == name:
                    protected.pop()
                elif not closing and name not in _VOID:
                    protected.append(name)
            elif not closing and (name in ("bdi", *_RAW) or re.search(r"\s(lang|dir)=", unit.text)):
                protected.append(name)
                text.append(_OBJECT)
                places.append(index)
            continue
        if not protected:
            character = html.unescape(unit.text)
            text.append(character if len(character) == 1 else " ")
            places.append(index)
    return "".join(text), places


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in a closing bracket whose opening one stands in the run."""
    run = text[start:end]
    while end < len(text) and text[end] in _BRACKETS:
        opening = _BRACKETS[text[end]]
        if run.count(opening) <= run.count(text[end]):
            break
        end += 1
        run = text[start:end]
    return start, end


def _balanced_spans(units: list[_Token], first: int, last: int) -> list[tuple[int, int]]:
    """Cut ``first..last`` so that no span holds one tag of an element without the other.

    A tag that touches the run from outside is taken in; where that does not balance it, each piece between tags is
    isolated by itself.
    """
    if _is_balanced(units, first, last):
        return [(first, last)]
    before, after = first, last
    while before > 0 and units[before - 1].is_tag and not units[before - 1].text.startswith("</"):
        before -= 1
        if _is_balanced(units, before, last):
            return [(before, last)]
    while after + 1 < len(units) and units[after + 1].is_tag and units[after + 1].text.startswith("</"):
        after += 1
        if _is_balanced(units, first, after):
            return [(first, after)]
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for index in range(first, last + 1):
        if units[index].is_tag:
            if start is not None:
                spans.append((start, index - 1))
            start = None
        elif start is None:
            start = index
    return [*spans, (start, last)] if start is not None else spans


def _is_balanced(units: list[_Token], first: int, last: int) -> bool:
    depth = 0
    for unit in units[first : last + 1]:
        match = _TAG.match(unit.text) if unit.is_tag else None
        if match and match.group(2).lower() not in _VOID:
            depth += -1 if match.group(1) else 1
            if depth < 0:
                return False
    return depth == 0


def _opening_tag(run: str, direction: str) -> str:
    if direction == "ltr":
        return f'<bdi lang="{"fa" if _PERSIAN_LETTERS.search(run) else "ar"}" dir="rtl">'
    if not re.search(rf"[{_LATIN}]", run):
        return '<bdi dir="ltr">'
    return '<bdi lang="en" dir="ltr">'
