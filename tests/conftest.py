"""Fixtures that several folders of tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tiny_project import build, copy_project


@pytest.fixture(scope="session")
def good_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project with its site built, to copy and not to change."""
    project = copy_project(tmp_path_factory.mktemp("good") / "project")
    built = build(project)
    assert built.status == 0, built.output
    return project


@pytest.fixture
def project(good_project: Path, tmp_path: Path) -> Path:
    """A copy of the tiny project, with its good site, to change."""
    return Path(shutil.copytree(good_project, tmp_path / "project", symlinks=True))
