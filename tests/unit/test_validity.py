"""The words that are true on a day, what is to be looked at again, and what comes due."""

from __future__ import annotations

import argparse
import datetime

import pytest
from explainer.due import add_arguments, due_report
from explainer.facts import Facts, Place
from explainer.model import PartialDate, Statement
from explainer.validity import newest_day, on_day
from explainer.views import PageContext
from explainer.yamlfile import YamlFile

LANGS = ("en", "pl", "fa", "ar")
LAST = datetime.date(2026, 12, 31)
DAY = datetime.timedelta(days=1)


def statement(**keys) -> Statement:
    """A statement whose text is ``now`` in each language, and ``later`` after it if it has an end."""
    texts = {"text": dict.fromkeys(LANGS, "now")}
    if "valid_until" in keys and keys.pop("after", True):
        texts["after"] = dict.fromkeys(LANGS, "later")
    return Statement.model_validate({"status": "fact", **keys, **texts})


@pytest.fixture
def timed(facts) -> Facts:
    """Statements of every kind that time knows."""
    facts.statements = {
        "a.ends": statement(valid_until="2026-12-31"),
        "a.loose": statement(valid_until="2027-01-10", after=False),
        "a.stays": statement(),
        "a.again": statement(as_of="2026-11-25", recheck_by="2026-12-31"),
        "a.both": statement(as_of="2026-11-25", recheck_by="2026-12-20", valid_until="2026-12-31"),
    }
    for index, id in enumerate(facts.statements, start=1):
        file = YamlFile("data/statements/a.yml", {}, {(id,): index})
        facts.places["statements", id] = Place(file, (id,))
    return facts


def words(facts: Facts, day: datetime.date) -> dict[str, str]:
    return {id: one.text["fa"] for id, one in on_day(facts, day).statements.items()}


def test_words_before_and_after(timed):
    """On its last day a text still stands; from the next day on the words after it do."""
    assert set(words(timed, LAST).values()) == {"now"}
    assert words(timed, LAST + DAY) == {
        "a.ends": "later", "a.loose": "now", "a.stays": "now", "a.again": "now", "a.both": "later"
    }  # fmt: skip


def test_the_facts_themselves_do_not_change(timed):
    """The words of a day are those of a copy, which knows its day."""
    later = on_day(timed, LAST + DAY)
    assert later.today == LAST + DAY
    assert (timed.today, timed.statements["a.ends"].text["en"]) == (datetime.date.min, "now")


def test_when_a_page_says_last_checked(timed):
    """The page says when somebody last looked once they should have looked again, while the text stands."""
    timed.labels["statement.last-checked"] = type(
        "L", (), {"values": {}, "text": dict.fromkeys(LANGS, "last checked")}
    )()

    def said(day: datetime.date) -> dict[str, str]:
        context = PageContext(on_day(timed, day), "en", "index")
        views = [context._last_checked(one) for one in context.facts.statements.values()]
        return {id: view.striptags() for id, view in zip(timed.statements, views, strict=True) if view}

    assert said(datetime.date(2026, 12, 20)) == {}
    assert said(datetime.date(2026, 12, 21)) == {"a.both": "last checked 25 November 2026"}
    assert said(LAST + DAY) == {"a.again": "last checked 25 November 2026"}


def test_the_day_of_a_project_without_git(timed):
    """The newest day that the data vouch for; not one that is still to come, as the end of a text is."""
    assert newest_day(timed) == datetime.date(2026, 11, 25)
    timed.statements["a.month"] = statement(as_of="2026-12")
    assert newest_day(timed) == LAST
    assert newest_day(Facts(timed.root)) == datetime.date.min


def report(facts: Facts, *arguments: str) -> list[str]:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return list(due_report(facts, parser.parse_args(arguments).within))


def test_what_comes_due(timed):
    """The report is in order of time, says what follows and where, and ends with how many."""
    timed.today = datetime.date(2026, 12, 1)
    assert report(timed, "--within", "30d") == [
        "2026-12-20  a.both  look again by then, last on 2026-11-25  (data/statements/a.yml:5)",
        "2026-12-31  a.again  look again by then, last on 2026-11-25  (data/statements/a.yml:4)",
        "2026-12-31  a.both  text true until then, after follows  (data/statements/a.yml:5)",
        "2026-12-31  a.ends  text true until then, after follows  (data/statements/a.yml:1)",
        "4 due within 30 days of 2026-12-01",
    ]
    assert len(report(timed)) == 6
    assert report(timed, "--within", "2w") == ["0 due within 14 days of 2026-12-01"]


def test_what_is_overdue(timed):
    """What nobody has seen to stays in the report; what ``after`` has settled does not."""
    timed.today = datetime.date(2027, 2, 1)
    assert report(timed, "--within", "0d") == [
        "2026-12-31 OVERDUE  a.again  look again by then, last on 2026-11-25  (data/statements/a.yml:4)",
        "2027-01-10 OVERDUE  a.loose  text true until then, NOTHING follows  (data/statements/a.yml:2)",
        "2 due within 0 days of 2027-02-01",
    ]


@pytest.mark.parametrize("within", ["60", "d", "-1d", "2m", "۶۰d", ""])
def test_spans_that_mean_nothing(timed, capsys, within):
    """A span is a number of days or weeks."""
    with pytest.raises(SystemExit):
        report(timed, f"--within={within}")
    assert "expected a number of days or weeks such as 60d or 8w" in capsys.readouterr().err


def test_a_part_of_a_date_covers_its_last_day():
    """A figure of a month may be looked at again within it, and the text stands through the whole of its last day."""
    one = statement(as_of="2026-12", valid_until="2026-12-31")
    assert one.as_of == PartialDate(2026, 12)
    assert (one.is_past(LAST), one.is_past(LAST + DAY)) == (False, True)
