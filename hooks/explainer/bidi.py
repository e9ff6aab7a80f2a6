"""Isolate runs of the other writing direction in HTML, so that names and symbols keep their order.

One filter for the site and for print. It works on runs of text, never on single tags: a run that spans several inline
elements goes into one ``<bdi>``. What an author or the renderer has already isolated (``bdi``, or any element with its
own ``lang`` or ``dir``) is left alone, and so is text that is not prose.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .model import LangCode

# Elements whose content is no HTML come first, as a whole; a "<" that opens nothing is text like any other.
_TOKEN = re.compile(
    r"""<(?P<raw>script|style|textarea)\b.*?</(?P=raw)\s*>|<!--.*?-->|<![^>]*>"""
    r"""|</?[a-z](?:[^<>"']++|"[^"]*"|'[^']*')*+>|[^<]+|<""",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_OWN_DIRECTION = re.compile(r"\s(?:lang|dir)\s*=", re.IGNORECASE)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup",
     "svg", "time", "u", "wbr")
)  # fmt: skip
_VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "wbr"])
_ALONE = frozenset(["bdi", "bdo", "code", "pre", "script", "style", "svg", "textarea"])
_OBJECT = "\ufffc"

_LATIN = r"A-Za-z\u00aa\u00ba\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff"
_ARABIC = r"\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff"
_ARABIC_DIGITS = r"\u0660-\u0669\u06f0-\u06f9"
# A word of the other script holds a letter of it; digits and inner signs stay with it, as in "A/RES/79/243".
_LATIN_WORD = rf"[+#@]?[0-9{_LATIN}]*[{_LATIN}](?:[0-9{_LATIN}'’./:@&+_?=#%~-]*[0-9{_LATIN}+])?"
_ARABIC_WORD = rf"[{_ARABIC}][{_ARABIC}\u200c]*"
_ARABIC_NUMBER = rf"[{_ARABIC_DIGITS}]+(?:[\u066b\u066c./–-][{_ARABIC_DIGITS}]+)*\u066a?"
# Numbers between two Latin words belong to them; those at either end may as well belong to the text around.
_NUMBERS = r"(?:\s+[0-9]+(?:[.,/–-][0-9]+)*)*"
# What may stand between two words of a run. A comma of the page's own script parts two names in its own list.
_GAP = r"\s+|:\s+|\s*[–—&/(\[«„“\"]\s*|[)\]»”\"],?\s+"
_LATIN_GAP = rf"(?:{_GAP}|[,;]\s+|(?<=[A-Z])(?<![0-9{_LATIN}][A-Z])\.\s+)"  # the last one ends an initial
_ARABIC_GAP = rf"(?:{_GAP}|[،؛]\s+)"
_RUNS = {
    "rtl": re.compile(rf"{_LATIN_WORD}(?:{_NUMBERS}{_LATIN_GAP}{_LATIN_WORD})*|\+[0-9](?:[0-9 \u00a0-]*[0-9])?"),
    "ltr": re.compile(rf"(?:{_ARABIC_NUMBER}\s+)*{_ARABIC_WORD}(?:{_ARABIC_GAP}(?:{_ARABIC_WORD}|{_ARABIC_NUMBER}))*"),
}
_PERSIAN = re.compile("[پچژگکی\u200c۰-۹]")
_OPENING_OF = {")": "(", "]": "[", "»": "«", "”": "“„", '"': '"'}
_OPENING = frozenset("".join(_OPENING_OF.values()))


@dataclass(frozen=True)
class _Piece:
    """A tag, an element that is left alone (``object``), or text: one character or entity, so that it can be cut."""

    source: str
    kind: Literal["tag", "object", "text"]
    name: str = ""
    closes: bool = False


def isolate(markup: str, lang: LangCode, direction: str) -> str:
    """Wrap each run of the other direction in ``<bdi lang dir>``. ``direction`` is that of the page (ltr or rtl)."""
    out: list[str] = []
    block: list[_Piece] = []
    for piece in _pieces(markup):
        if piece.name and piece.name not in _INLINE:
            out += [_isolate_block(block, direction), piece.source]
            block = []
        else:
            block.append(piece)
    return "".join([*out, _isolate_block(block, direction)])


def _pieces(markup: str) -> Iterator[_Piece]:
    held: list[str] = []
    name, depth = "", 0
    for token in _TOKEN.finditer(markup):
        source, tag = token.group(), _TAG.match(token.group())
        if held:
            held.append(source)
            if tag and tag.group(2).lower() == name and not (token["raw"] or source.endswith("/>")):
                depth += -1 if tag.group(1) else 1
            if depth == 0:
                yield _Piece("".join(held), "object", name)
                held = []
        elif tag is None or len(source) == 1:
            if source.startswith("<!"):
                yield _Piece(source, "tag")
            else:
                yield from (_Piece(part, "text") for part in re.findall(r"&#?\w+;|.", source, re.DOTALL))
        elif token["raw"]:
            yield _Piece(source, "object", token["raw"].lower())
        elif _is_left_alone(source, tag):
            held, name, depth = [source], tag.group(2).lower(), 1
        else:
            yield _Piece(source, "tag", tag.group(2).lower(), bool(tag.group(1)))
    if held:
        yield _Piece("".join(held), "object", name)


def _is_left_alone(source: str, tag: re.Match[str]) -> bool:
    name = tag.group(2).lower()
    if tag.group(1) or name in _VOID or source.endswith("/>"):
        return False
    return name in _ALONE or _OWN_DIRECTION.search(_QUOTED.sub('""', source)) is not None


def _isolate_block(pieces: list[_Piece], direction: str) -> str:
    """Isolate the runs of one stretch of inline content."""
    text, places = _visible_text(pieces)
    before: dict[int, str] = {}
    after: dict[int, str] = {}
    for start, end in _runs(text, direction):
        for first, last in _balanced_spans(pieces, places, text, start, end, direction):
            before[first] = _opening_tag(text[start:end], direction)
            after[last] = "</bdi>"
    return "".join(f"{before.get(index, '')}{piece.source}{after.get(index, '')}" for index, piece in enumerate(pieces))


def _visible_text(pieces: list[_Piece]) -> tuple[str, list[int]]:
    """The text of the block and, for each character, the index of its piece.

    A placeholder stands for what is left alone and for the edges of ``<sup>``: a note never belongs to a run.
    """
    text: list[str] = []
    places: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "tag" and piece.name != "sup":
            continue
        character = html.unescape(piece.source) if piece.kind == "text" else _OBJECT
        text.append(character if len(character) == 1 else _OBJECT)
        places.append(index)
    return "".join(text), places


def _runs(text: str, direction: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Find the runs of the other direction; one that holds only one bracket of a pair is cut there."""
    end = len(text) if end is None else end
    for match in _RUNS[direction].finditer(text, start, end):
        first, last = match.span()
        while last < end and text[last] in _OPENING_OF:
            if len(_loose_brackets(text[first : last + 1])) > len(_loose_brackets(text[first:last])):
                break
            last += 1
        loose = _loose_brackets(text[first:last])
        if loose:
            yield from _runs(text, direction, first, first + loose[0])
            yield from _runs(text, direction, first + loose[0] + 1, last)
        else:
            yield first, last


def _loose_brackets(run: str) -> list[int]:
    """Where brackets and quotation marks stand whose counterpart is not in the run."""
    opened: list[int] = []
    loose: list[int] = []
    for index, character in enumerate(run):
        if opened and run[opened[-1]] in _OPENING_OF.get(character, ""):
            opened.pop()
        elif character in _OPENING:
            opened.append(index)
        elif character in _OPENING_OF:
            loose.append(index)
    return sorted(loose + opened)


def _balanced_spans(
    pieces: list[_Piece], places: list[int], text: str, start: int, end: int, direction: str
) -> Iterator[tuple[int, int]]:
    """Give the pieces of a run as spans of which none holds one tag of an element without the other.

    Tags that touch the run from outside are taken in; where that does not balance it, each stretch between tags is
    isolated by itself.
    """
    firsts, lasts = [places[start]], [places[end - 1]]
    while firsts[-1] > 0 and _is_tag(pieces[firsts[-1] - 1], closes=False):
        firsts.append(firsts[-1] - 1)
    while lasts[-1] + 1 < len(pieces) and _is_tag(pieces[lasts[-1] + 1], closes=True):
        lasts.append(lasts[-1] + 1)
    for first in firsts:
        for last in lasts:
            if _is_balanced(pieces[first : last + 1]):
                yield first, last
                return
    cuts = [index for index in range(start + 1, end) if places[index] > places[index - 1] + 1]
    for stretch_start, stretch_end in zip([start, *cuts], [*cuts, end], strict=True):
        for run_start, run_end in _runs(text, direction, stretch_start, stretch_end):
            yield places[run_start], places[run_end - 1]


def _is_tag(piece: _Piece, closes: bool) -> bool:
    return piece.kind == "tag" and piece.name not in ("", *_VOID, "sup") and piece.closes == closes


def _is_balanced(pieces: list[_Piece]) -> bool:
    depth = 0
    for piece in pieces:
        if piece.kind == "tag" and piece.name and piece.name not in _VOID:
            depth += -1 if piece.closes else 1
            if depth < 0:
                return False
    return depth == 0


def _opening_tag(run: str, direction: str) -> str:
    if direction == "ltr":
        return f'<bdi lang="{"fa" if _PERSIAN.search(run) else "ar"}" dir="rtl">'
    if not re.search(rf"[{_LATIN}]", run):
        return '<bdi dir="ltr">'
    return '<bdi lang="en" dir="ltr">'
