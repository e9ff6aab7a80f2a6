"""Join all style sheets into one file, each in its cascade layer, so that ours win over the theme's by order alone.

The theme's sheets come without layers, and a sheet without one wins over every layer. Here they go into the first.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from .htmlpage import ThemeChanged

# From weakest to strongest. A folder of this name, or a file, in the folder of the site's own sheets fills the layer.
LAYERS = ("theme", "tokens", "base", "layout", "components", "print")
THEME_SHEETS = ("main.*.min.css", "palette.*.min.css")
# Not part of the joined sheet: each is loaded alone by pages that the theme has no part in.
ALONE = frozenset({"not-found.css", "permalink.css"})


def join_stylesheets(theme: Path, own: Path, fonts_css: str) -> str:
    """The text of the one style sheet: the fonts, the sheets in ``theme``, the site's own sheets in ``own``."""
    parts = [f"@layer {','.join(LAYERS)};\n", fonts_css]
    parts += [_layer("theme", _theme_sheet(theme, pattern)) for pattern in THEME_SHEETS]
    for path in own_sheets(own):
        name = path.relative_to(own).parts[0].removesuffix(".css")
        parts.append(_layer(name, compact(path.read_text(encoding="utf-8"))))
    return "".join(parts)


def own_sheets(own: Path) -> list[Path]:
    """The site's own sheets in the order of their layers; one that belongs to no layer is an error."""
    found = []
    for path in sorted(own.rglob("*.css")):
        if path.name in ALONE:
            continue
        layer = path.relative_to(own).parts[0].removesuffix(".css")
        if layer not in LAYERS[1:]:
            raise ValueError(f"{path}: expected a sheet of the layers {', '.join(LAYERS[1:])}; found {layer!r}")
        found.append((LAYERS.index(layer), path))
    return [path for _, path in sorted(found)]


def name_with_digest(stem: str, text: str) -> str:
    """The name of a sheet, which changes with its content so that browsers may keep it for ever."""
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:12]}.css"


def compact(css: str) -> str:
    """CSS without comments and without the white space that only people need."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).strip()


def _theme_sheet(theme: Path, pattern: str) -> str:
    found = sorted(theme.glob(pattern))
    if len(found) != 1:
        raise ThemeChanged(f"expected one style sheet {pattern} in the theme, found {len(found)}")
    css = found[0].read_text(encoding="utf-8")
    return re.sub(r'@charset "[^"]*";|/\*# sourceMappingURL=.*?\*/', "", css).strip()


def _layer(name: str, css: str) -> str:
    return f"@layer {name}{{{css}}}\n"
