"""The one style sheet: layers in order, the theme's below ours, and what belongs to none refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from explainer.htmlpage import ThemeChanged
from explainer.stylesheets import LAYERS, compact, join_stylesheets, name_with_digest, own_sheets

OWN = Path(__file__).parents[2] / "overrides/assets/stylesheets"
PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border|inset|scroll-margin)-(?:left|right|top|bottom)|left|right|top|bottom"
    r"|width|height|(?:min|max)-(?:width|height))\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
)


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "main.0123abcd.min.css").write_text('@charset "UTF-8";a{color:red}/*# sourceMappingURL=main.css.map*/')
    (folder / "palette.0123abcd.min.css").write_text("b{color:red}")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "components").mkdir(parents=True)
    (folder / "print.css").write_text("p { color: black }\n")
    (folder / "components/cards.css").write_text("/* Cards. */\n.card {\n  margin: 0 1px;\n}\n")
    (folder / "base.css").write_text("a { color: blue; }\n")
    (folder / "not-found.css").write_text("main { color: blue }")
    return folder


def test_sheets_are_joined_in_layers(theme: Path, own: Path) -> None:
    """The theme comes first, then ours from base to print; comments, charset and source map go."""
    assert join_stylesheets(theme, own, "@font-face{}\n").splitlines() == [
        "@layer theme,tokens,base,layout,components,print;",
        "@font-face{}",
        "@layer theme{a{color:red}}",
        "@layer theme{b{color:red}}",
        "@layer base{a{color: blue;}}",
        "@layer components{.card{margin: 0 1px;}}",
        "@layer print{p{color: black}}",
    ]


def test_a_sheet_of_no_layer_is_refused(theme: Path, own: Path) -> None:
    """A sheet whose place in the cascade nobody has said is an error."""
    (own / "extra.css").write_text("a{}")
    with pytest.raises(ValueError, match=r"extra\.css: expected a sheet of the layers tokens, base, .*; found 'extra'"):
        join_stylesheets(theme, own, "")


@pytest.mark.parametrize("count", [0, 2])
def test_a_theme_with_other_sheets_is_refused(theme: Path, own: Path, count: int) -> None:
    """A theme whose main sheet is missing or there twice stops the build."""
    if count:
        (theme / "main.4567cdef.min.css").write_text("a{}")
    else:
        (theme / "main.0123abcd.min.css").unlink()
    with pytest.raises(ThemeChanged, match=rf"expected one style sheet main\.\*\.min\.css in the theme, found {count}"):
        join_stylesheets(theme, own, "")


def test_the_name_changes_with_the_content() -> None:
    """A changed sheet has another address."""
    assert name_with_digest("site", "a{}") != name_with_digest("site", "b{}")
    assert re.fullmatch(r"site\.[0-9a-f]{12}\.css", name_with_digest("site", "a{}"))


def test_text_in_quotes_keeps_its_spaces() -> None:
    """White space that means something stays."""
    assert compact('a::after {\n  content: " · ";\n}') == 'a::after{content: " · ";}'


@pytest.mark.parametrize("path", own_sheets(OWN), ids=lambda path: path.stem)
def test_only_logical_properties(path: Path) -> None:
    """No sheet names a side of the screen: what is right in English is right in Persian."""
    css = re.sub(r"/\*.*?\*/|@media[^{]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert PHYSICAL.findall(css) == []


@pytest.mark.parametrize(
    "rule", ["a { margin-left: 0 }", "a{\nleft: 0}", "a { width:1px }", "a { text-align: right }", "a{float:left}"]
)
def test_sides_are_found(rule: str) -> None:
    """The rule above rejects what it should."""
    assert PHYSICAL.search(rule)


@pytest.mark.parametrize("path", own_sheets(OWN), ids=lambda path: path.stem)
def test_sheets_are_short_and_set_no_letter_spacing(path: Path) -> None:
    """A sheet has at most 300 lines; letters are never spaced, since Arabic ones would come apart."""
    css = path.read_text(encoding="utf-8")
    assert len(css.splitlines()) <= 300
    assert set(re.findall(r"letter-spacing:\s*([^;]+);", css)) <= {"normal"}


def test_every_layer_has_sheets() -> None:
    """Each layer but the theme's is filled from the folder of the site's own sheets."""
    found = {path.relative_to(OWN).parts[0].removesuffix(".css") for path in own_sheets(OWN)}
    assert found == set(LAYERS[1:])
