"""Compare a briefing with the facts as they are now."""

from __future__ import annotations

import dataclasses

import pikepdf
import pytest
from explainer.__main__ import main
from explainer.briefing.finish import read_record
from explainer.briefing.verify import NoBriefing, check_briefing
from explainer.facts import Facts
from explainer.model import NumberValue

from .conftest import ROOT
from .reading import ReadFile


@pytest.fixture(scope="module")
def signing(files: list[ReadFile]) -> ReadFile:
    return next(file for file in files if file.kind == "signing" and file.lang == "fa")


def test_what_stands(facts: Facts, files: list[ReadFile]) -> None:
    """Made from the present facts, each statement of each file still stands."""
    for file in files:
        record = read_record(file.path.read_bytes())
        assert record is not None
        lines, unchanged = check_briefing(facts, file.path.read_bytes())
        assert unchanged, file
        assert lines[0] == f"briefing {file.kind} in {file.lang}, edition {record['build']}"
        count = len(record["statements"])
        assert lines[-1] == f"{count} statements: {count} still stand as printed, 0 changed, 0 withdrawn"


def test_what_changed_and_what_is_withdrawn(facts: Facts, signing: ReadFile) -> None:
    """A changed value shows old and new; a statement that is gone is withdrawn."""
    statements = dict(facts.statements)
    del statements["signing.highlight"]
    changed = statements["signing.total"]
    values = {**changed.values, "signatories": NumberValue(number=73, unit="signatory")}
    statements["signing.total"] = changed.model_copy(update={"values": values})
    lines, unchanged = check_briefing(dataclasses.replace(facts, statements=statements), signing.path.read_bytes())
    assert not unchanged
    at = lines.index("signing.total: changed since")
    assert "۷۲" in lines[at + 1] and lines[at + 1].startswith("  printed: ")
    assert "۷۳" in lines[at + 2] and lines[at + 2].startswith("  now:     ")
    assert "signing.highlight: withdrawn" in lines
    assert "signing.regions: still true as printed" in lines
    assert lines[-1].endswith("1 changed, 1 withdrawn")


def test_a_language_that_is_gone(facts: Facts, signing: ReadFile) -> None:
    """A briefing in a language that the site no longer has cannot be compared."""
    languages = {code: language for code, language in facts.languages.items() if code != "fa"}
    with pytest.raises(NoBriefing, match="a language that the site does not have: fa"):
        check_briefing(dataclasses.replace(facts, languages=languages), signing.path.read_bytes())


def test_the_command(signing: ReadFile, tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    """`briefing check` ends with 0 when all stands and 2 when the file is none of ours or is not there."""
    call = ["--root", str(ROOT), "briefing", "check"]
    assert main([*call, str(signing.path)]) == 0
    assert "signing.total: still true as printed" in capsys.readouterr().out
    foreign = tmp_path / "foreign.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(foreign)
    assert main([*call, str(foreign)]) == 2
    expected = f"explainer: {foreign}: no briefing of this project: it holds no record of its statements\n"
    assert capsys.readouterr().err == expected
    assert main([*call, str(tmp_path / "none.pdf")]) == 2
    assert capsys.readouterr().err == f"explainer: {tmp_path / 'none.pdf'}: No such file or directory\n"
