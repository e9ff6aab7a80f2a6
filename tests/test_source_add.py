"""``explainer source add``: the file it writes, what is left to fill in, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from explainer.__main__ import main
from explainer.verification.article import digest
from tiny_project import copy_project

LINES = ["Krótka wiadomość o podpisach", "Dziś złożono 72 podpisy."]
PASSAGES = "".join(f'  p{number:02}: {{digests: {{pl: "{digest(line)}"}}}}\n' for number, line in enumerate(LINES, 1))
TEXTS = "  en:\n  fa:\n  ar:\n  pl:\n"
CALL = ("--id", "new-report", "--url", "https://example.org/report")
OPEN_FILE = f"""\
# yaml-language-server: $schema=../schemas/source.schema.json
publisher:  # id in organisations.yml
kind:  # one of state-media, party-media, treaty-record, un-page, un-release
title:  # what the source is about, in our words
{TEXTS}url: "https://example.org/report"
language:  # code of the language of the original
published: "YYYY-MM-DD"  # or null when the text read gives no date
editions:  # translation: machine, human, none
  pl: {{translation: }}
reliability:  # who publishes it, what they have at stake, the slips you noticed
{TEXTS}passages:
{PASSAGES}"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A tiny project, and an article that is none of its sources."""
    (tmp_path / "new.txt").write_text("\n\n".join(LINES), encoding="utf-8")
    return copy_project(tmp_path / "project")


def add(project: Path, *arguments: str) -> int:
    """Run the command on the new article."""
    return main(["--root", str(project), "source", "add", str(project.parent / "new.txt"), *arguments])


def test_the_file_holds_digests_and_no_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command cannot know is left open, under its key, with a hint."""
    assert add(project, *CALL) == 0
    assert (project / "data/sources/new-report.yml").read_text(encoding="utf-8") == OPEN_FILE
    assert capsys.readouterr().out == (
        "wrote data/sources/new-report.yml with 2 passages, read in pl\n"
        "Fill in title, reliability, publisher, kind, language, published, translation; "
        "then  make check  says what each passage still lacks.\n"
    )


def test_what_is_left_open_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each key that the editor must fill in is a problem until then, with its line."""
    add(project, *CALL)
    capsys.readouterr()
    assert main(["--root", str(project), "check"]) == 1
    found = [line.removeprefix("data/sources/new-report.yml:") for line in capsys.readouterr().err.splitlines()]
    assert found == [
        "2: publisher: expected text; found nothing",
        "3: kind: expected one of party-media, state-media, treaty-record, un-page, un-release; found None",
        *(
            f"{line}: title.{lang}: expected text; found nothing"
            for line, lang in enumerate(("en", "fa", "ar", "pl"), 5)
        ),
        "10: language: expected text; found nothing",
        '11: published: expected a quoted date such as "2025-10-26", "2025-10" or "2025"; found "YYYY-MM-DD"',
        "13: editions.pl.translation: expected one of human, machine, none; found None",
        *(
            f"{line}: reliability.{lang}: expected text; found nothing"
            for line, lang in enumerate(("en", "fa", "ar", "pl"), 15)
        ),
    ]


def test_options_fill_the_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the editor says already stands in the file; with ``--print`` nothing is written."""
    options = ("--publisher", "vietnamplus", "--kind", "un-page", "--language", "pl", "--published", "2025-10-26")
    assert add(project, *CALL, *options, "--print") == 0
    assert capsys.readouterr().out == (
        OPEN_FILE.replace("publisher:  # id in organisations.yml", "publisher: vietnamplus")
        .replace("kind:  # one of state-media, party-media, treaty-record, un-page, un-release", "kind: un-page")
        .replace("language:  # code of the language of the original", "language: pl")
        .replace('"YYYY-MM-DD"  # or null when the text read gives no date', '"2025-10-26"')
        .replace(
            "editions:  # translation: machine, human, none\n  pl: {translation: }",
            "editions:\n  pl: {translation: none}",
        )
    )
    assert not (project / "data/sources/new-report.yml").exists()
    assert add(project, *CALL, *options[:-1], "null", "--edition", "ar", "--translation", "human", "--print") == 0
    printed = capsys.readouterr().out
    assert "\npublished: null\neditions:\n  ar: {translation: human}\n" in printed
    assert printed.count("digests: {ar: ") == 2


def test_a_filled_file_is_a_source(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once the texts are there, the check asks for statements on the passages, and ``verify`` knows the article."""
    add(project, *CALL, "--publisher", "vietnamplus", "--kind", "un-page", "--language", "pl", "--published", "null")
    path = project / "data/sources/new-report.yml"
    text = path.read_text(encoding="utf-8")
    for lang, word in {"en": "report", "fa": "گزارش", "ar": "تقرير", "pl": "raport"}.items():
        text = text.replace(f"  {lang}:\n", f"  {lang}: {word}\n")
    path.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["--root", str(project), "check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "data/sources/new-report.yml:2: expected a statement that rests on it; found none (warning)",
        *(
            f"data/sources/new-report.yml:{line}: passages.{passage}: "
            "expected a statement that rests on it, or skip with the reason; found neither"
            for line, passage in ((20, "p01"), (21, "p02"))
        ),
    ]
    assert main(["--root", str(project), "verify", str(project.parent / "new.txt")]) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[:4] == ["new-report", "pl", "2/2", "0/0"]


def test_what_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id in use, an article that is a source already, one too long, and a file that is none: nothing is written."""
    article = project.parent / "new.txt"
    assert add(project, "--id", "vietnamplus-closing", "--url", "https://example.org/") == 1
    expected = "expected an id that is not in use; found data/sources/vietnamplus-closing.yml"
    assert capsys.readouterr().err == f"{article}:1: {expected}\n"

    assert add(project, *CALL) == 0
    path = project / "data/sources/new-report.yml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    source = project / "data/sources/vietnamplus-closing.yml"
    source.write_text(
        source.read_text(encoding="utf-8").partition("passages:")[0] + text[text.index("passages:") :], encoding="utf-8"
    )
    capsys.readouterr()
    assert add(project, *CALL) == 1
    expected = "expected an article that is no source yet; found vietnamplus-closing (pl)"
    assert capsys.readouterr().err == f"{article}:1: {expected}\n"

    article.write_text("".join(f"line {number}\n" for number in range(1000)), encoding="utf-8")
    assert add(project, *CALL) == 1
    assert capsys.readouterr().err == f"{article}:1: expected at most 999 lines; found 1000\n"

    article.write_bytes(b"\xff")
    assert add(project, *CALL) == 1
    assert capsys.readouterr().err == f"{article}:1: expected text in UTF-8; found byte 0xff\n"
    assert not path.exists()


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--id", "New", "argument --id: expected an id such as vietnamplus-closing; found 'New'"),
        ("--url", "http://x", "argument --url: expected an address that begins with https://; found 'http://x'"),
        ("--edition", "Polish", "argument --edition: expected the code of a language, such as vi; found 'Polish'"),
        ("--published", "May", "argument --published: expected a date such as 2025-10-26, or null; found 'May'"),
        ("--publisher", "A B", "argument --publisher: expected an id of organisations.yml; found 'A B'"),
    ],
)
def test_options_of_another_form(
    project: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, message: str
) -> None:
    """A slip in an option is said before anything is read."""
    with pytest.raises(SystemExit) as stopped:
        add(project, *CALL, option, value)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"explainer source add: error: {message}"
