"""What makes a translation stale, what a review covers, and what the lock file holds."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from explainer.__main__ import main
from explainer.approvals import Approval, Approvals
from explainer.facts import Facts
from explainer.load import load
from explainer.model import Statement
from explainer.translations import LOCK, digest_of_original, draft, lock_text, review, states
from explainer.validity import on_day
from pydantic import ValidationError
from tiny_project import copy_project

from .conftest import ROOT

TEXT = {"en": "a", "pl": "b", "fa": "c", "ar": "d"}
BASE = {
    "status": "fact",
    "valid_until": "2026-12-31",
    "values": {"n": {"number": 72, "unit": "state"}, "day": {"date": "2025-10-26"}},
    "text": TEXT,
    "after": {lang: f"{word}, once" for lang, word in TEXT.items()},
}


def statement(**changes) -> Statement:
    return Statement.model_validate({**BASE, **changes})


def locked(facts: Facts, **entries: Approval) -> Facts:
    facts.statements = {"a.b": statement()}
    facts.translations = {"a.b": Approvals.model_validate(entries)}
    return facts


MAKES_STALE = {
    "the English text": {"text": {**TEXT, "en": "A"}},
    "the English words after it": {"after": {**BASE["after"], "en": "A, once"}},
    "no words after it any more": {"after": None},
    "a number": {"values": {**BASE["values"], "n": {"number": 73, "unit": "state"}}},
    "a unit": {"values": {**BASE["values"], "n": {"number": 72, "unit": "country"}}},
    "a date": {"values": {**BASE["values"], "day": {"date": "2025-10"}}},
    "the kind of a value": {"values": {**BASE["values"], "day": {"symbol": "A/2"}}},
    "another value": {"values": {**BASE["values"], "r": {"number_range": [1, 2], "unit": "state"}}},
    "days": {"values": {**BASE["values"], "d": {"date_range": ["2025-10-25", "2025-10-26"]}}},
}
MAKES_NO_DIFFERENCE = {
    "another language": {"text": {**TEXT, "fa": "C"}},
    "the day it was looked at": {"as_of": "2026-01-01", "recheck_by": "2026-06-01"},
    "its last day": {"valid_until": "2027-12-31"},
    "its status": {"status": "reported"},
    "its evidence": {"evidence": [{"source": "a", "passage": "p01"}]},
}


@pytest.mark.parametrize("changes", MAKES_STALE.values(), ids=MAKES_STALE)
def test_what_makes_the_others_stale(facts, changes):
    """English words or figures that change leave the other languages behind, and English itself a draft."""
    locked(facts, **dict.fromkeys(TEXT, draft(statement())))
    facts.statements["a.b"] = statement(**changes)
    assert {lang: states(facts)["a.b", lang] for lang in TEXT} == {
        "en": "draft", "pl": "stale", "fa": "stale", "ar": "stale"
    }  # fmt: skip


@pytest.mark.parametrize("changes", MAKES_NO_DIFFERENCE.values(), ids=MAKES_NO_DIFFERENCE)
def test_what_leaves_the_others_as_they_are(changes):
    """Nothing but English words and figures counts."""
    assert digest_of_original(statement(**changes)) == digest_of_original(statement())


def test_a_review_covers_the_words_that_were_reviewed(facts):
    """A reviewed text whose own words change is a draft again; one that the lock file lacks is unknown."""
    one = statement()
    locked(facts, fa=review(one, "fa", "Mina", "2026-11-25"), ar=review(one, "ar", "Huda", "2026-11-25"))
    assert [states(facts)["a.b", lang] for lang in ("fa", "ar", "pl")] == ["reviewed", "reviewed", "unknown"]
    facts.statements["a.b"] = statement(text={**TEXT, "fa": "another word"})
    assert [states(facts)["a.b", lang] for lang in ("fa", "ar", "pl")] == ["draft", "reviewed", "unknown"]
    facts.statements["a.b"] = statement(text={**TEXT, "en": "A"})
    assert [states(facts)["a.b", lang] for lang in ("fa", "ar", "pl")] == ["stale", "stale", "unknown"]


def test_a_review_of_english_ends_with_its_words(facts):
    """English is never stale: when it changes, its review is over."""
    locked(facts, en=review(statement(), "en", "Ann", "2026-11-25"))
    assert states(facts)["a.b", "en"] == "reviewed"
    facts.statements["a.b"] = statement(values={**BASE["values"], "n": {"number": 73, "unit": "state"}})
    assert states(facts)["a.b", "en"] == "draft"


def test_time_makes_nothing_stale(facts):
    """When ``after`` takes the place of a text, which was foreseen, no language is left behind."""
    one = locked(facts, **dict.fromkeys(TEXT, draft(statement())))
    one.states = states(one)
    assert set(on_day(one, datetime.date(2027, 1, 1)).states.values()) == {"draft"}


LINES = ["draft 0123456789abcdef", "reviewed 0123456789abcdef fedcba9876543210 2026-11-25 Anna Maria Nowak-Łoś, 2nd"]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_read_as_it_is_written(line):
    """A line of the lock file says what an approval knows, no more and no less."""
    assert str(Approval.parse(line)) == line


@pytest.mark.parametrize(
    "line", ["", "draft", "draft 0123", f"{LINES[0]} x", LINES[1].rsplit(" ", 4)[0], LINES[1].replace("fed", "FED"), 7]
)
def test_a_line_that_nobody_has_written(line):
    """Anything else is refused."""
    with pytest.raises(ValidationError, match="a line as python -m explainer approve writes it"):
        Approvals.model_validate({"fa": line})


def test_the_order_of_the_lock_file():
    """Statements are in alphabetical order and languages in that of the site, whatever the order of approval."""
    entry = Approval("0" * 16)
    text = lock_text({"b.a": {"ar": entry, "en": entry}, "a.b": {"fa": entry}, "c.d": {}}, ["en", "fa", "ar"])
    assert text.split("nothing else.\n")[1] == (
        f'a.b:\n  fa: "draft {"0" * 16}"\n\nb.a:\n  en: "draft {"0" * 16}"\n  ar: "draft {"0" * 16}"\n'
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The tiny project's data, to approve."""
    return copy_project(tmp_path / "project")


def lines(project: Path, id: str) -> dict[str, str]:
    entries = load(project)[0].translations
    return {lang: str(entry) for lang, entry in entries[id].root.items()} if id in entries else {}


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), "approve", *arguments])


def test_a_review_is_written_down(copy, capsys):
    """A review changes the lines that it names, and says how many."""
    before = lines(copy, "signing.hall")
    assert run(copy, "signing.hall", "--lang", "fa", "--by", "  A.  Reviewer ", "--on", "2026-11-25") == 0
    assert capsys.readouterr().out == "data/translations.lock.yml: lines changed: 1\n"
    after = lines(copy, "signing.hall")
    assert after["fa"].startswith("reviewed ") and after["fa"].endswith(" 2026-11-25 A. Reviewer")
    assert {**before, "fa": after["fa"]} == after
    assert states(load(copy)[0])["signing.hall", "fa"] == "reviewed"
    assert run(copy, "signing.hall", "--lang", "fa", "--by", "A. Reviewer", "--on", "2026-11-25") == 0
    assert capsys.readouterr().out == "data/translations.lock.yml: lines changed: 0\n"


def test_what_was_brought_up_to_date_is_a_draft(copy):
    """``--draft`` says that texts follow the present English ones, of several statements and languages at once."""
    path = copy / "data/statements/signing.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("number: 64", "number: 65"), encoding="utf-8")
    stale = {key for key, state in states(load(copy)[0]).items() if state == "stale"}
    assert stale == {("signing.hall", lang) for lang in ("fa", "ar", "pl")}
    assert run(copy, "signing.*", "--draft", "--lang", "fa,ar") == 0
    assert {key for key, state in states(load(copy)[0]).items() if state == "stale"} == {("signing.hall", "pl")}


def test_all_starts_what_is_new_and_drops_what_is_gone(copy):
    """``--draft all`` leaves every other line alone, the stale ones too: nobody has brought those up to date."""
    path = copy / "data/statements/signing.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("number: 64", "number: 65").replace("signing.largest:", "signing.size:"), encoding="utf-8"
    )
    before = lines(copy, "signing.hall")
    assert run(copy, "--draft", "all") == 0
    assert lines(copy, "signing.hall") == before
    assert lines(copy, "signing.largest") == {}
    assert set(lines(copy, "signing.size")) == set(TEXT)


HALL = ("signing.hall", "--lang", "fa")
REFUSED = {
    "an unknown statement": (("signing.none", "--draft"), 'expected the id of a statement; found "signing.none"'),
    "an unknown language": (
        ("signing.hall", "--draft", "--lang", "vi"),
        '--lang: expected one of ar, en, fa, pl; found "vi"',
    ),
    "a review without a language": (
        ("signing.hall", "--by", "A"),
        "--lang: expected the language that was reviewed; found none",
    ),
    "a review by nobody": ((*HALL, "--by", " "), "--by: expected the name of the reviewer; found nothing"),
    "a review on no day": (
        (*HALL, "--by", "A", "--on", "May"),
        '--on: expected a day such as 2027-01-01; found "May"',
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_calls_that_approve_nothing(copy, capsys, arguments, message):
    """A call that names what is not there changes nothing and says why."""
    before = (copy / "data" / LOCK).read_bytes()
    assert run(copy, *arguments) == 2
    assert capsys.readouterr().err == f"explainer: {message}\n"
    assert (copy / "data" / LOCK).read_bytes() == before


def test_nothing_is_approved_while_data_cannot_be_read(copy, capsys):
    """With a file unread its statements would seem to be gone, so the lock file is left alone."""
    before = (copy / "data" / LOCK).read_bytes()
    (copy / "data/statements/signing.yml").write_text("a: [", encoding="utf-8")
    assert run(copy, "--draft", "all") == 1
    assert "nothing is approved before these are mended" in capsys.readouterr().err
    assert (copy / "data" / LOCK).read_bytes() == before


def test_the_lock_file_of_the_site_is_complete():
    """Every statement has a line in each language, no line is left over, and the file is as the command writes it."""
    facts, _problems = load(ROOT)
    assert set(facts.translations) == set(facts.statements), "run  python -m explainer approve --draft all"
    lacking = [key for key, state in states(facts).items() if state == "unknown"]
    assert not lacking, "run  python -m explainer approve --draft all"
    entries = {id: approvals.root for id, approvals in facts.translations.items()}
    written = (ROOT / "data" / LOCK).read_text(encoding="utf-8")
    assert written == lock_text(entries, facts.languages), "run  python -m explainer approve --draft all"
