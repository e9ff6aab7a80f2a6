"""What the real site says of its texts: how many are drafts, and which words are true on which day."""

from __future__ import annotations

import datetime

import pytest
from explainer.checks import check
from explainer.facts import Facts

from .conftest import LANGUAGES, ROOT, Site

DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789", ",٬ ")
LAST_DAY = datetime.date(2026, 12, 31)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_about_page_counts_every_statement_once(site: Site, facts: Facts, lang: str) -> None:
    """The table has a row for each language, and the cells of a row add up to all statements."""
    page = site.page("about/" if lang == "en" else f"{lang}/about/")
    rows = page.content.xpath('.//table[@id="translation-state"]/tbody/tr')
    assert [row.xpath("./th/bdi/@lang")[0] for row in rows] == list(facts.languages)
    for row in rows:
        counts = [int(cell.text.strip().translate(DIGITS)) for cell in row.xpath("./td")]
        states = [facts.states[id, row.xpath("./th/bdi/@lang")[0]] for id in facts.statements]
        assert counts == [
            states.count("draft") + states.count("unknown"), states.count("reviewed"), states.count("stale")
        ]  # fmt: skip
        assert sum(counts) == len(facts.statements)


def test_the_time_for_signing_ends() -> None:
    """On the last day of signing the site says that it is open, on the next day that it is over; nothing else fails."""
    before, problems = check(ROOT, LAST_DAY)
    assert not [problem for problem in problems if problem.level != "notice"]
    after, problems = check(ROOT, LAST_DAY + datetime.timedelta(days=1))
    assert not [problem for problem in problems if problem.level != "notice"]
    changed = {id for id in before.statements if before.statements[id].text != after.statements[id].text}
    assert changed == {"signing.window", "history.last-day"}
    for lang in LANGUAGES:
        assert after.statements["signing.window"].text[lang] == after.statements["signing.window"].after[lang]  # type: ignore[index]


def test_years_from_now_only_notices_are_left() -> None:
    """An old project still builds on any day: what nobody has looked at again is named, not refused."""
    facts, problems = check(ROOT, datetime.date(2035, 1, 1))
    assert {problem.level for problem in problems} == {"notice"}
    due = {id for id, statement in facts.statements.items() if statement.recheck_by}
    assert {problem.key.rpartition(".")[0] for problem in problems if problem.key.endswith("recheck_by")} == due
