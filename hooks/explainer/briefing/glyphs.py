"""Which letter a glyph of a font shows, also one that stands for no letter by itself but for a shape of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

_ONE_FOR_ONE = 1


@cache
def letters_of(font: Path) -> dict[int, int]:
    """By number of the glyph, the code point of the letter that it shows."""
    with TTFont(font) as file:
        letters = {name: code for code, name in sorted(file.getBestCmap().items(), reverse=True)}
        if "GSUB" in file:
            for lookup in file["GSUB"].table.LookupList.Lookup:
                for table in lookup.SubTable:
                    rule = getattr(table, "ExtSubTable", table)
                    if rule.LookupType == _ONE_FOR_ONE:
                        for letter, shape in rule.mapping.items():
                            if letter in letters:
                                letters.setdefault(shape, letters[letter])
        return {file.getGlyphID(name): code for name, code in letters.items()}
