"""The day of the site comes from the environment or from git, never from the clock."""

from __future__ import annotations

import ast
import datetime
import subprocess
from pathlib import Path

import explainer
import pytest
from explainer.environment import BadSetting, is_strict_about_translations, site_date

PACKAGE = Path(explainer.__file__).parent
DAY = datetime.date(2027, 1, 1)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project whose last commit was made a minute before midnight, UTC, on the last day of 2026."""
    when = {"GIT_AUTHOR_DATE": "2027-01-05T00:00:00Z", "GIT_COMMITTER_DATE": "2027-01-01T02:59:00+03:00"}
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], [*identity, "commit", "-q", "--allow-empty", "-m", "first"]):
        subprocess.run(["git", *command], cwd=tmp_path, env={"PATH": "/usr/bin:/bin", **when}, check=True)
    return tmp_path


def test_the_day_of_the_last_commit(repository):
    """Without a word in the environment, the day is that of the last commit, in UTC, in a folder below it too."""
    (repository / "below").mkdir()
    assert site_date(repository, {}) == site_date(repository / "below", {}) == datetime.date(2026, 12, 31)


def test_what_is_set_comes_before_git(repository):
    """SITE_DATE comes first, then SOURCE_DATE_EPOCH; a variable that is set to nothing is not set."""
    epoch = {"SOURCE_DATE_EPOCH": "1761436800"}
    assert site_date(repository, {"SITE_DATE": "2027-01-01", **epoch}) == DAY
    assert site_date(repository, {"SITE_DATE": "", **epoch}) == datetime.date(2025, 10, 26)
    assert site_date(repository, {"SITE_DATE": "", "SOURCE_DATE_EPOCH": ""}) == datetime.date(2026, 12, 31)


def test_no_history_says_nothing(tmp_path, monkeypatch):
    """Outside of git, in a history without commits, and without git itself, the surroundings know no day."""
    assert site_date(tmp_path, {}) is None
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert site_date(tmp_path, {}) is None
    monkeypatch.setenv("PATH", "")
    assert site_date(tmp_path, {}) is None


BAD = [
    ({"SITE_DATE": "2027-02-30"}, 'SITE_DATE: expected a day such as 2027-01-01; found "2027-02-30"'),
    ({"SITE_DATE": "2027"}, 'SITE_DATE: expected a day such as 2027-01-01; found "2027"'),
    ({"SOURCE_DATE_EPOCH": "now"}, 'SOURCE_DATE_EPOCH: expected seconds since 1970; found "now"'),
    ({"SOURCE_DATE_EPOCH": "9" * 25}, f'SOURCE_DATE_EPOCH: expected seconds since 1970; found "{"9" * 25}"'),
]


@pytest.mark.parametrize(("environment", "message"), BAD)
def test_settings_that_mean_nothing(tmp_path, environment, message):
    """A variable that names no day is refused by name."""
    with pytest.raises(BadSetting) as caught:
        site_date(tmp_path, environment)
    assert str(caught.value) == message


def test_strictness_about_translations():
    """The flag is off unless it is 1, and nothing else is taken for either."""
    assert is_strict_about_translations({"STRICT_TRANSLATIONS": "1"})
    assert not any(is_strict_about_translations(off) for off in ({}, {"STRICT_TRANSLATIONS": "0"}))
    with pytest.raises(BadSetting, match='STRICT_TRANSLATIONS: expected 0 or 1; found "true"'):
        is_strict_about_translations({"STRICT_TRANSLATIONS": "true"})


def test_only_the_command_line_reads_the_clock():
    """No other module asks which day it is; the command line does so for the day of a review."""
    readers = {
        path.name
        for path in PACKAGE.parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("today", "now", "utcnow", "time_ns", "localtime", "gmtime")
        and not (isinstance(node.value, ast.Name) and node.value.id == "facts")
        and not (isinstance(node.value, ast.Attribute) and node.value.attr == "facts")
    }
    assert readers == {"__main__.py"}
