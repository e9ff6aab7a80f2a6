"""Cut the common kind of text into words and insertions without Jinja, which takes ten times as long.

What this cannot read in one glance (another line, a brace, a word that Jinja keeps for itself) it leaves to Jinja, so
that there is one grammar; a test compares the two.
"""

from __future__ import annotations

import re

# A literal, or the subject, filter and arguments of an insertion.
Piece = str | tuple[str, str, tuple[str | int, ...]]

_ARGUMENT = r"'[^'\\{}]*'|(?:0|[1-9][0-9]*)(?![\w.])"
_INSERTION = re.compile(
    rf"\{{\{{ *(?:(?P<value>[a-z][a-z0-9_]*)|'(?P<id>[^'\\{{}}]*)') *\| *(?P<filter>[a-z]+)"
    rf"(?:\( *(?P<arguments>(?:{_ARGUMENT})(?: *, *(?:{_ARGUMENT}))*)? *\))? *\}}\}}"
)
_ARGUMENTS = re.compile(_ARGUMENT)
# Names that Jinja reads as something else than a name.
_RESERVED = frozenset(["and", "else", "false", "if", "in", "is", "none", "not", "or", "true"])


def quick_pieces(source: str, name_filters: tuple[str, ...]) -> list[Piece] | None:
    """Cut a text into its pieces, or return ``None`` when only Jinja can; names go through ``name_filters`` only."""
    if "\n" in source or "\r" in source:
        return None
    pieces: list[Piece] = []
    end = 0
    for match in _INSERTION.finditer(source):
        value, id, name = match["value"], match["id"], match["filter"]
        literal = source[end : match.start()]
        if "{" in literal or "}" in literal or value in _RESERVED or (id is None) == (name in name_filters):
            return None
        if literal:
            pieces.append(literal)
        arguments = _ARGUMENTS.findall(match["arguments"] or "")
        pieces.append((value or id, name, tuple(part[1:-1] if part[0] == "'" else int(part) for part in arguments)))
        end = match.end()
    if "{" in source[end:] or "}" in source[end:]:
        return None
    return [*pieces, source[end:]] if end < len(source) else pieces
