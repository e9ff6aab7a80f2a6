"""A tiny project built for different days, and with translations that have fallen behind."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from explainer.__main__ import main
from tiny_project import apply_edit, build

STATEMENTS = "data/statements/signing.yml"
AFTER = {
    "en": "Once, all of them signed.",
    "pl": "Kiedyś podpisali.",
    "fa": "زمانی امضا کردند.",
    "ar": "وقّعوا ذات يوم.",
}
BEFORE = {"en": "We read the two counts", "pl": "Jedną liczbę odnosimy", "fa": "به نظر ما", "ar": "نرى أن أحد"}
PAGES = {"en": "index.html", "pl": "pl/index.html", "fa": "fa/index.html", "ar": "ar/index.html"}


def _statement(project: Path, lang: str, id: str) -> lxml.html.HtmlElement:
    tree = lxml.html.fromstring((project / "site" / PAGES[lang]).read_bytes())
    [element] = tree.xpath(f'//*[@id="{id}"]')
    return element


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def ending(project: Path) -> Path:
    """The tiny project with a statement that ends with 2026 and one to look at again by the end of January 2027."""
    after = "".join(f'    {lang}: "{words}"\n' for lang, words in AFTER.items())
    text = "  rests_on: [signing.hall]\n"
    apply_edit(
        project,
        {"file": STATEMENTS, "find": text, "replace": f'{text}  valid_until: "2026-12-31"\n  after:\n{after}'},
    )
    text = '  as_of: "2025-10-26"\n'
    apply_edit(project, {"file": STATEMENTS, "find": text, "replace": f'{text}  recheck_by: "2027-01-31"\n'})
    return project


def _run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "explainer", *arguments],
        cwd=project, env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", **environment}, capture_output=True, text=True,
    )  # fmt: skip


def test_the_words_of_a_day(ending: Path) -> None:
    """A build for the last day of a text has the text, one for the day after has the words after it, everywhere."""
    for day, words in (("2026-12-31", BEFORE), ("2027-01-01", AFTER)):
        built = build(ending, SITE_DATE=day)
        assert built.status == 0, built.output
        for lang in PAGES:
            shown = _words(_statement(ending, lang, "signing.reading"))
            assert shown.startswith(words[lang]), (day, lang)
    everything = b"".join(path.read_bytes() for path in (ending / "site").rglob("*.html"))
    assert not [lang for lang in PAGES if BEFORE[lang].encode() in everything]


def test_a_statement_that_nobody_has_looked_at_again(ending: Path) -> None:
    """From the day after it should have been looked at, a statement says when it last was; the build still succeeds."""
    marks = {}
    for day in ("2027-01-31", "2027-02-01"):
        built = build(ending, SITE_DATE=day)
        assert built.status == 0, built.output
        assert built.problems == []
        marks[day] = [
            _words(mark)
            for lang in PAGES
            for mark in _statement(ending, lang, "signing.hall").find_class("last-checked")
        ]
    assert marks["2027-01-31"] == []
    assert marks["2027-02-01"] == [
        "last checked 26 October 2025",
        "ostatnio sprawdzono 26 października 2025 r.",
        "آخرین بررسی: ۴ آبان ۱۴۰۴ (۲۶ اکتبر ۲۰۲۵)",
        "آخر تحقق: 26 أكتوبر/تشرين الأول 2025",
    ]
    assert "INFO    -  notices: 2 (make check lists them)" in built.output


def test_a_check_names_what_is_late_and_passes(ending: Path) -> None:
    """`make check` prints notices and counts them, and does not fail for them, strict as it is."""
    assert _run(ending, "approve", "--draft", "signing.*").returncode == 0
    checked = _run(ending, "check", "--strict", SITE_DATE="2027-02-01")
    assert checked.returncode == 0, checked.stderr
    assert re.fullmatch(
        r"data/statements/signing\.yml:9: signing\.hall\.recheck_by: expected a day from 2027-02-01 on; "
        r"found 2027-01-31; look whether it is still so, then move as_of and recheck_by \(notice\)\n",
        checked.stderr,
    )
    assert ", as of 2027-02-01: 0 errors, 0 warnings, 1 notices (" in checked.stdout


def test_the_day_without_git_is_the_newest_in_the_data(ending: Path) -> None:
    """Outside of git and without a word in the environment, the day is the newest that a statement or source has."""
    checked = _run(ending, "check")
    assert ", as of 2025-10-26: 0 errors" in checked.stdout, checked.stderr


@pytest.fixture
def stale(project: Path) -> Path:
    """The tiny project after an edit of one English text."""
    edit = {"file": STATEMENTS, "find": '    en: "We read the two', "replace": '    en: "We took the two'}
    apply_edit(project, edit)
    return project


def test_a_translation_that_has_fallen_behind(stale: Path) -> None:
    """The sentence has a mark with words for everyone, the foot of the page the count; English has neither."""
    built = build(stale)
    assert built.status == 0, built.output
    for lang in PAGES:
        marks = _statement(stale, lang, "signing.reading").find_class("stale-mark")
        tree = lxml.html.fromstring((stale / "site" / PAGES[lang]).read_bytes())
        notices = [_words(notice) for notice in tree.xpath('//div[@class="draft-notice"]/p')]
        if lang == "en":
            assert (marks, len(notices)) == ([], 1)
            continue
        [mark] = marks
        assert mark.get("title") == mark.get("aria-label")
        assert mark.get("href").endswith("about/#translation-state")
        assert len(notices) == 2
        assert notices[1].startswith("↻")
        assert ("۱" if lang == "fa" else "1") in notices[1]
    assert "INFO    -  notices: 1 (make check lists them)" in built.output
    checked = _run(stale, "check", "--strict")
    assert checked.returncode == 0
    assert checked.stderr.count("found older ones in fa, ar, pl") == 1


def test_a_review_takes_the_notice_from_a_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page whose statements are all reviewed has no notice; where some are, it says how many are not."""
    approve = ["--root", str(project), "approve", "--lang", "fa", "--by", "A. Reviewer", "--on", "2026-11-25"]
    assert main([*approve, "signing.hall", "signing.reading"]) == 0
    assert build(project).status == 0
    notices = {}
    for name in ("index.html", "about/index.html"):
        tree = lxml.html.fromstring((project / "site/fa" / name).read_bytes())
        notices[name] = [_words(notice) for notice in tree.xpath('//div[@class="draft-notice"]')]
    assert notices["about/index.html"] == []
    [some] = notices["index.html"]
    assert some.startswith("۱ گزارهٔ این صفحه را هنوز")
    tree = lxml.html.fromstring((project / "site/about/index.html").read_bytes())
    cells = [_words(cell) for cell in tree.xpath('//table[@id="translation-state"]//tr[th/bdi/@lang="fa"]/td')]
    assert cells == ["1 (33%)", "2 (67%)", "0 (0%)"]
    assert "lines changed: 2" in capsys.readouterr().out


def test_the_approval_of_what_was_brought_up_to_date(stale: Path) -> None:
    """The command that the notice names ends the notice."""
    [command] = re.findall(r"run  (python -m explainer .*) \(notice\)", _run(stale, "check").stderr)
    assert command == "python -m explainer approve --draft signing.reading --lang fa,ar,pl"
    assert _run(stale, *command.split()[3:]).returncode == 0
    assert _run(stale, "check").stderr == ""


def test_a_project_without_the_lock_file_builds(project: Path) -> None:
    """Without the lock file every text is a draft, and one notice says how to start it."""
    (project / "data/translations.lock.yml").unlink()
    checked = _run(project, "check", "--strict")
    assert checked.returncode == 0
    assert checked.stderr == (
        "data/translations.lock.yml:1: expected what each text was made from; found nothing; "
        "run  python -m explainer approve --draft all (notice)\n"
    )
    site = shutil.copytree(project / "site", project / "before")
    assert build(project).status == 0
    assert (site / "fa/index.html").read_bytes() == (project / "site/fa/index.html").read_bytes()


def test_what_the_lock_file_has_too_much(project: Path) -> None:
    """A statement that is gone is named, and `approve --draft all` drops it."""
    lock = project / "data/translations.lock.yml"
    lock.write_text(
        lock.read_text(encoding="utf-8") + '\nsigning.gone:\n  fa: "draft 0123456789abcdef"\n', encoding="utf-8"
    )
    checked = _run(project, "check", "--strict")
    assert checked.returncode == 0
    assert re.fullmatch(
        r"data/translations\.lock\.yml:21: signing\.gone: expected the id of a statement; found \"signing\.gone\"; "
        r"run  python -m explainer approve --draft all \(notice\)\n",
        checked.stderr,
    )
    assert _run(project, "approve", "--draft", "all").stdout == "data/translations.lock.yml: lines changed: 1\n"
    assert _run(project, "check").stderr == ""
