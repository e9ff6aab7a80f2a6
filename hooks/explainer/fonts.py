"""Make the site's fonts: subsets of two families from npm packages, by script, as WOFF2 under names that hold a digest.

Each subset is a whole alphabet, not the letters in use, so that a change of text changes no font. What was made is kept
in ``.cache/fonts`` under a digest of all that it is made from, so that a build in which nothing changed makes nothing.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from .errors import ContentError, Problem

NOTO = "node_modules/@expo-google-fonts/noto-sans"
VAZIRMATN = "node_modules/vazirmatn"
# Where the licences of the families stand, and under which name the site ships them.
LICENCES = {"LICENSE-Noto-Sans.txt": f"{NOTO}/LICENSE_FONT", "LICENSE-Vazirmatn.txt": f"{VAZIRMATN}/OFL.txt"}

# The weights that the style sheets use, of a file that has all.
WEIGHTS = (400, 700)
Range = tuple[int, int]
_PUNCTUATION: tuple[Range, ...] = ((0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
                                   (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x20AC, 0x20AC),
                                   (0x2122, 0x2122), (0x2212, 0x2212))  # fmt: skip
_VIETNAMESE: tuple[Range, ...] = ((0x0102, 0x0103), (0x0110, 0x0111), (0x0128, 0x0129), (0x0168, 0x0169),
                                  (0x01A0, 0x01A1), (0x01AF, 0x01B0), (0x0300, 0x0301), (0x0303, 0x0303),
                                  (0x0309, 0x0309), (0x0323, 0x0323), (0x1EA0, 0x1EF9), (0x20AB, 0x20AB))  # fmt: skip
# What each file covers. Those of one family do not overlap, so that a browser fetches only what a page needs.
SUBSETS: dict[str, tuple[Range, ...]] = {
    "latin": ((0x0020, 0x007E), (0x00A0, 0x00FF), *_PUNCTUATION),
    "latin-ext": ((0x0100, 0x0101), (0x0104, 0x010F), (0x0112, 0x0127), (0x012A, 0x0167), (0x016A, 0x017F),
                  (0x0218, 0x021B)),
    "vietnamese": _VIETNAMESE,
    # Digits and brackets too: in a Persian or Arabic sentence they belong to it. The latin letters come from Noto Sans.
    "arabic": ((0x0020, 0x0040), (0x005B, 0x0060), (0x007B, 0x007E), (0x00A0, 0x00A0), (0x00AB, 0x00AB),
               (0x00B0, 0x00B0), (0x00B7, 0x00B7), (0x00BB, 0x00BB), (0x00D7, 0x00D7), (0x060C, 0x060C),
               (0x061B, 0x061B), (0x061F, 0x061F), (0x0621, 0x063A), (0x0640, 0x0655), (0x0660, 0x066C),
               (0x0670, 0x0671), (0x067E, 0x067E), (0x0686, 0x0686), (0x0698, 0x0698), (0x06A9, 0x06A9),
               (0x06AF, 0x06AF), (0x06C0, 0x06C0), (0x06CC, 0x06CC), (0x06D5, 0x06D5), (0x06F0, 0x06F9),
               (0x200C, 0x200F), (0x2010, 0x2015), (0x2018, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026),
               (0x2039, 0x203A), (0x2212, 0x2212), (0xFD3E, 0xFD3F)),
    # The mark of a disagreement, which Noto Sans lacks.
    "signs": ((0x2260, 0x2260),),
}  # fmt: skip


@dataclass(frozen=True)
class Face:
    """One file of a family: which characters, in which weights, made from which file of a package."""

    family: str
    weight: str
    subset: str
    path: str

    @property
    def stem(self) -> str:
        """The name of its file without digest and suffix."""
        return f"{self.family.lower().replace(' ', '-')}-{self.subset}-{self.weight.split()[0]}"


FACES = (
    *(
        Face("Noto Sans", weight, subset, f"{NOTO}/{name}/NotoSans_{name}.ttf")
        for weight, name in (("400", "400Regular"), ("700", "700Bold"))
        for subset in ("latin", "latin-ext", "vietnamese")
    ),
    Face("Vazirmatn", "400 700", "arabic", f"{VAZIRMATN}/fonts/variable/Vazirmatn[wght].ttf"),
    Face("Signs", "400 700", "signs", f"{VAZIRMATN}/fonts/variable/Vazirmatn[wght].ttf"),
)


@dataclass(frozen=True)
class Fonts:
    """The finished files by name, licences included, and by face the name of its file."""

    files: dict[str, bytes]
    names: dict[Face, str]

    @property
    def css(self) -> str:
        """The ``@font-face`` rules, for a style sheet in a folder beside ``fonts``."""
        return "".join(
            f'@font-face{{font-family:"{face.family}";font-style:normal;font-weight:{face.weight};font-display:swap;'
            f"src:url(../fonts/{name}) format('woff2');unicode-range:{unicode_range(face.subset)}}}\n"
            for face, name in self.names.items()
        )

    def preloads(self, alphabet: str) -> list[str]:
        """The files that every page in a language needs, the first ones first."""
        needed = {subset for subset, ranges in SUBSETS.items() if _meets(alphabet, ranges)}
        return [name for face, name in self.names.items() if face.subset in needed]


def unicode_range(subset: str) -> str:
    """The characters of a subset as CSS writes them."""
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in SUBSETS[subset])


def make_fonts(root: Path) -> Fonts:
    """Make the fonts from the packages below ``root``, or take them from the cache."""
    wanted = [*dict.fromkeys(face.path for face in FACES), *LICENCES.values()]
    missing = [path for path in wanted if not (root / path).is_file()]
    if missing:
        hint = "run  npm ci  (make site does)"
        raise ContentError([Problem("package.json", 1, "", f"the file {path}", "none", hint) for path in missing])
    sources = {path: (root / path).read_bytes() for path in wanted}
    cache = root / ".cache" / "fonts"
    folder = cache / _key(sources)
    if not folder.is_dir():
        _fill(folder, sources)
    names = dict(zip(FACES, json.loads((folder / "names.json").read_text(encoding="utf-8")), strict=True))
    return Fonts({name: (folder / name).read_bytes() for name in [*names.values(), *LICENCES]}, names)


def _meets(alphabet: str, ranges: Iterable[Range]) -> bool:
    return any(first <= ord(letter) <= last for letter in alphabet for first, last in ranges)


def _key(sources: dict[str, bytes]) -> str:
    """A digest of all that the fonts are made from: the packages' files, this module, the tools."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for part in (version("fonttools"), version("brotli"), *sources):
        digest.update(f"{part}\0".encode())
    for data in sources.values():
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()[:32]


def _fill(folder: Path, sources: dict[str, bytes]) -> None:
    """Write the files aside and put them in place whole; what earlier inputs left in the cache goes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        names = []
        for face in FACES:
            data = subset_font(sources[face.path], SUBSETS[face.subset])
            names.append(f"{face.stem}.{hashlib.sha256(data).hexdigest()[:12]}.woff2")
            (aside / names[-1]).write_bytes(data)
        for name, path in LICENCES.items():
            (aside / name).write_bytes(sources[path])
        (aside / "names.json").write_text(json.dumps(names), encoding="utf-8")
        for old in _finished(folder.parent):
            shutil.rmtree(old, ignore_errors=True)
        try:
            aside.rename(folder)
        except OSError:
            # Another build has made the same files meanwhile.
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _finished(cache: Path) -> Iterator[Path]:
    return (path for path in cache.iterdir() if path.is_dir() and not path.name.startswith("."))


def subset_font(data: bytes, ranges: Iterable[Range]) -> bytes:
    """The characters of ``ranges`` that a font has, and what shaping them needs, as WOFF2: same input, same bytes."""
    from fontTools import subset  # slow to import, and not needed when the cache has what is wanted
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    options = subset.Options()
    options.flavor = "woff2"
    # What shaping needs, and figures of one width; the alternative shapes that no style sheet asks for are left out.
    options.layout_features += ["tnum"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the copyright and licence stay with the font
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    if "fvar" in font:
        instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    out = io.BytesIO()
    font.flavor = "woff2"
    font.save(out)
    return out.getvalue()
