"""The cases of ``cases/`` that need no build, checked in this process: the same messages, in a fraction of the time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from explainer.checks import check
from explainer.environment import is_strict_about_translations, site_date
from test_failing_builds import CASES, message_pattern
from tiny_project import DAY, apply_edit, copy_project

# What only a build finds: settings and theme.
_BUILT = ("mkdocs.yml", "overrides/")
_LABELS_OF_THE_THEME = ("label-of-the-not-found-page-missing", "label-of-the-theme-missing")
CHECKED = {
    name: case
    for name, case in CASES.items()
    if name not in _LABELS_OF_THE_THEME
    and case["expect"]
    and not any(edit["file"].startswith(_BUILT) for edit in case["edits"])
    and not case.get("also")
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the check reads of the tiny project, to copy."""
    project = copy_project(tmp_path_factory.mktemp("whole") / "project")
    for name in ("hooks", "overrides"):
        shutil.rmtree(project / name)
    for name in ("node_modules", ".cache"):
        (project / name).unlink()
    return project


@pytest.mark.parametrize("name", CHECKED)
def test_the_check_says_what_the_build_says(name: str, tiny: Path, tmp_path: Path) -> None:
    """Every problem of a case, whole and in order, warnings first."""
    case: dict[str, Any] = CHECKED[name]
    project = Path(shutil.copytree(tiny, tmp_path / "project"))
    for edit in case["edits"]:
        apply_edit(project, edit)
    expected = [message_pattern(project, line) for line in case["expect"]]
    environment = {"SOURCE_DATE_EPOCH": DAY, **case.get("environment", {})}
    _facts, problems = check(project, site_date(project, environment), is_strict_about_translations(environment))
    problems = [problem for problem in problems if problem.level != "notice"]
    found = [str(problem) for problem in sorted(problems, key=lambda problem: problem.level == "error")]
    assert len(found) == len(expected), found
    for problem, pattern in zip(found, expected, strict=True):
        assert pattern.fullmatch(problem), f"{problem}\nis not\n{pattern.pattern}"


def test_most_cases_are_checked_here() -> None:
    """A case that is not is about settings, the theme or the navigation."""
    assert len(CHECKED) > 0.85 * len(CASES)


def test_the_project_itself_is_sound(tiny: Path) -> None:
    """What the cases break has no problem before."""
    assert check(tiny, site_date(tiny, {"SOURCE_DATE_EPOCH": DAY}))[1] == []
