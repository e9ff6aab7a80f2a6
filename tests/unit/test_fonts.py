"""The fonts that are made: whole alphabets, shaping kept, the same bytes each time, nothing made twice."""

from __future__ import annotations

import io
import re
from pathlib import Path

import explainer.fonts as fonts
import pytest
from explainer.errors import ContentError
from explainer.fonts import FACES, SUBSETS, Face, Fonts, make_fonts, subset_font, unicode_range
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
ALPHABETS = {
    "en": ("Noto Sans", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789“”‘’–—…"),
    "pl": ("Noto Sans", "aąbcćdeęfghijklłmnńoóprsśtuwyzźżĄĆĘŁŃÓŚŹŻ„”"),
    "vi": ("Noto Sans", "ăâđêôơưĂÂĐÊÔƠƯạảãàáặẳẵằắậẩẫầấẹẻẽèéệểễềếịỉĩìíọỏõòóộổỗồốợởỡờớụủũùúựửữừứỵỷỹỳý₫"),
    "fa": ("Vazirmatn", "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئۀ۰۱۲۳۴۵۶۷۸۹،؛؟«»٬٫٪\u200c"),
    "ar": ("Vazirmatn", "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئًٌٍَُِّْ0123456789،؛؟«»"),
}


@pytest.fixture(scope="module")
def made() -> Fonts:
    return make_fonts(ROOT)


def font(made: Fonts, face: Face) -> TTFont:
    return TTFont(io.BytesIO(made.files[made.names[face]]))


@pytest.mark.parametrize("lang", ALPHABETS)
@pytest.mark.parametrize("weight", [400, 700])
def test_each_alphabet_is_whole(made: Fonts, lang: str, weight: int) -> None:
    """In each weight, the files of a language's family have every letter of it, and the style sheet offers them."""
    family, letters = ALPHABETS[lang]
    offered: set[int] = set()
    for face in FACES:
        first, last = (int(part) for part in (face.weight.split() * 2)[:2])
        if face.family == family and first <= weight <= last:
            codes = {code for first, last in SUBSETS[face.subset] for code in range(first, last + 1)}
            offered |= codes & set(font(made, face).getBestCmap())
    assert {letter for letter in letters if ord(letter) not in offered} == set()


def test_shaping_is_kept(made: Fonts) -> None:
    """Arabic letters still join, and marks still find their places."""
    arabic = font(made, next(face for face in FACES if face.subset == "arabic"))
    features = {record.FeatureTag for record in arabic["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= features
    assert "mark" in {record.FeatureTag for record in arabic["GPOS"].table.FeatureList.FeatureRecord}
    latin = font(made, next(face for face in FACES if face.subset == "latin"))
    assert "kern" in {record.FeatureTag for record in latin["GPOS"].table.FeatureList.FeatureRecord}


def test_files_of_a_family_do_not_overlap() -> None:
    """A letter stands in one file of its family, so that a browser never fetches two for it."""
    noto = ("latin", "latin-ext", "vietnamese")
    codes = [code for name in noto for first, last in SUBSETS[name] for code in range(first, last + 1)]
    assert len(codes) == len(set(codes))


def test_the_rules_name_the_files(made: Fonts) -> None:
    """Each face has a rule with its file, swaps in when it has come, and says which letters it is for."""
    rules = made.css.splitlines()
    assert len(rules) == len(FACES)
    for rule, name in zip(rules, made.names.values(), strict=True):
        assert f"url(../fonts/{name})" in rule and "font-display:swap" in rule and "unicode-range:U+" in rule
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", name)


def test_only_what_every_page_needs_is_loaded_first(made: Fonts) -> None:
    """English needs two files, Polish its letters too, Persian and Arabic one file that serves all weights."""
    subsets = {name: face.subset for face, name in made.names.items()}
    wanted = {lang: [subsets[name] for name in made.preloads(ALPHABETS[lang][1][:26])] for lang in ("en", "fa", "ar")}
    assert wanted == {"en": ["latin", "latin"], "fa": ["arabic"], "ar": ["arabic"]}
    assert [subsets[name] for name in made.preloads("aąbcć")] == ["latin", "latin-ext", "latin", "latin-ext"]


def test_size(made: Fonts) -> None:
    """What a reader of a language loads for its letters stays small."""
    for alphabet, kilobytes in (("abc", 25), ("aąbcć", 38), ("آاب", 32)):
        assert sum(len(made.files[name]) for name in made.preloads(alphabet)) < kilobytes * 1024


def test_licences_are_shipped(made: Fonts) -> None:
    """Both families come with their licence, and the files say whose they are."""
    for name in fonts.LICENCES:
        assert b"SIL OPEN FONT LICENSE" in made.files[name].upper()
    assert all(font(made, face)["name"].getDebugName(13) for face in FACES)


def test_the_same_input_gives_the_same_bytes() -> None:
    """A subset made twice is the same file."""
    face = next(face for face in FACES if face.subset == "vietnamese")
    data = (ROOT / face.path).read_bytes()
    assert subset_font(data, SUBSETS["vietnamese"]) == subset_font(data, SUBSETS["vietnamese"])


def test_nothing_is_made_twice(made: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    """With unchanged packages the files come from the cache."""

    def refuse(*_: object) -> bytes:
        raise AssertionError("a font was made again")

    monkeypatch.setattr(fonts, "subset_font", refuse)
    assert make_fonts(ROOT) == made


def test_a_changed_package_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a file of a package changes, the old files leave the cache."""
    for path in [*{face.path for face in FACES}, *fonts.LICENCES.values()]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"first")
    monkeypatch.setattr(fonts, "subset_font", lambda data, _: data)
    make_fonts(tmp_path)
    (tmp_path / FACES[0].path).write_bytes(b"second")
    assert make_fonts(tmp_path).files[make_fonts(tmp_path).names[FACES[0]]] == b"second"
    assert len(list((tmp_path / ".cache/fonts").iterdir())) == 1


def test_missing_packages_are_named(tmp_path: Path) -> None:
    """Without the packages, the message says which file is missing and what to run."""
    with pytest.raises(ContentError) as error:
        make_fonts(tmp_path)
    [first, *_] = str(error.value).splitlines()
    assert first == (
        "package.json:1: expected the file node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular"
        ".ttf; found none; run  npm ci  (make site does)"
    )


def test_ranges_as_css_writes_them() -> None:
    """A single character stands alone, several as first and last."""
    assert unicode_range("signs") == "U+2260"
    assert unicode_range("vietnamese").startswith("U+102-103,U+110-111,")
