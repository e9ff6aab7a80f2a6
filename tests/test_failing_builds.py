"""Bad input never yields a site and never harms the last good one: one case a file in ``cases/``.

A case has ``what`` (the rule in a sentence), ``edits`` to the tiny project (see ``tiny_project.apply_edit``) and
``expect``: every problem that the build reports, whole and in order. ``<line of TEXT>`` stands for the number of the
first line with TEXT in the file at the head of the message, and ``<…>`` for a list that grows with the site. ``also``
has further lines of the output; ``traceback: true`` says that the fault is in the theme, so not an author's to mend.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from tiny_project import Built, apply_edit, build, files_of

CASES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
}
# One of each kind of end: refused before the build, warned about, broken in the theme while building.
KINDS_OF_END = ("digit-typed", "statement-not-used", "theme-error-in-the-last-language")


@dataclass(frozen=True)
class Outcome:
    """What the failed build of a case printed and left behind."""

    built: Built
    expected: list[re.Pattern[str]]
    harmed: list[str]  # the files of the earlier site that are gone, changed or new
    leftovers: list[str]


def _try(case: dict[str, Any], project: Path) -> Outcome:
    """Break ``project`` as the case says and build it."""
    before = files_of(project / "site")
    for edit in case["edits"]:
        apply_edit(project, edit)
    expected = [_pattern(project, line) for line in case["expect"]]
    built = build(project)
    after = files_of(project / "site")
    harmed = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    return Outcome(built, expected, harmed, sorted(path.name for path in project.glob(".site-*")))


def _pattern(project: Path, line: str) -> re.Pattern[str]:
    def number(match: re.Match[str]) -> str:
        lines = (project / line.partition(":")[0]).read_text(encoding="utf-8").splitlines()
        return str(next(index for index, text in enumerate(lines, start=1) if match.group(1) in text))

    literal = re.sub(r"<line of (.+?)>", number, line)
    return re.compile(".+".join(re.escape(part) for part in literal.split("<…>")))


@pytest.fixture(scope="module")
def outcomes(
    request: pytest.FixtureRequest, good_project: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[Outcome]]]:
    """The outcomes of the cases that this run asks for, two builds at a time."""
    folder = tmp_path_factory.mktemp("cases")

    def run(name: str) -> Outcome:
        project = Path(shutil.copytree(good_project, folder / name))
        try:
            return _try(CASES[name], project)
        finally:
            shutil.rmtree(project)

    asked = {item.callspec.params.get("case") for item in request.session.items if hasattr(item, "callspec")}
    pool = ThreadPoolExecutor(2)
    yield {name: pool.submit(run, name) for name in CASES if name in asked}
    pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_refused_and_the_last_site_stays(case: str, outcomes: dict[str, Future[Outcome]]) -> None:
    """The build fails, says what is wrong and where, and leaves the earlier site as it was and nothing else."""
    outcome = outcomes[case].result()
    output, lines = outcome.built.output, outcome.built.lines
    assert outcome.built.status == 1, output
    assert ("Traceback" in output) == CASES[case].get("traceback", False), output
    problems = outcome.built.problems
    assert len(problems) == len(outcome.expected), output
    for problem, expected in zip(problems, outcome.expected, strict=True):
        assert expected.fullmatch(problem), f"{problem}\nis not\n{expected.pattern}"
    assert [line for line in CASES[case].get("also", []) if not _is_among(line, lines)] == []
    assert outcome.harmed == []
    assert outcome.leftovers == []


def _is_among(expected: str, lines: list[str]) -> bool:
    pattern = re.compile(".+".join(re.escape(part) for part in expected.split("<…>")))
    return any(pattern.fullmatch(line) for line in lines)


@pytest.mark.parametrize("kind", KINDS_OF_END)
def test_bad_input_yields_no_site(kind: str, project: Path) -> None:
    """Where there was no site, a failed build leaves none, whole or in part."""
    shutil.rmtree(project / "site")
    outcome = _try(CASES[kind], project)
    assert outcome.built.status == 1
    assert not (project / "site").exists()
    assert outcome.leftovers == []


def test_every_case_says_what_and_expects_something() -> None:
    """A case that lacks its rule, or expects nothing of the output, proves nothing."""
    keys = {"what", "edits", "expect", "also", "traceback"}
    assert [name for name, case in CASES.items() if not case.keys() <= keys or not case["what"].endswith(".")] == []
    assert [name for name, case in CASES.items() if not case["expect"] and not case.get("also")] == []
