"""Faults of the machine: no space, no permission, no time. The last good site stays, whatever the build was doing."""

from __future__ import annotations

import ctypes
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_project import build, files_of, start_build

_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


def _without_privileges() -> None:
    """Let permissions count for root too, as they do for everybody else."""
    libc = ctypes.CDLL(None)
    for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
        libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def _with_little_space(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [1_000, 20_000, 60_000])
def test_a_full_disk_harms_nothing(size: int, project: Path) -> None:
    """A build that can write no more, at the first file, among the pages or among the theme's, leaves the last site."""
    before = files_of(project / "site")
    built = build(project, first=_with_little_space(size))
    assert built.status == 1
    assert "File too large" in built.output
    assert files_of(project / "site") == before
    assert list(project.glob(".site-*")) == []


def test_a_read_only_folder_is_named(project: Path) -> None:
    """Where nothing can be written the build says so in one line and leaves the last site."""
    before = files_of(project / "site")
    project.chmod(0o555)
    try:
        built = build(project, first=_without_privileges)
    finally:
        project.chmod(0o755)
    assert built.status == 1
    assert "Traceback" not in built.output
    assert f"cannot write {project / '.site-building'}: Permission denied" in built.output
    assert files_of(project / "site") == before


@pytest.mark.parametrize("name", ["data/statements/signing.yml", "docs/index.md"])
def test_a_file_without_permission_is_named(name: str, project: Path) -> None:
    """A file that may not be read is reported like any other problem."""
    before = files_of(project / "site")
    (project / name).chmod(0)
    built = build(project, first=_without_privileges)
    assert built.status == 1
    assert built.problems == [f"{name}:1: expected a readable file; found Permission denied"]
    assert files_of(project / "site") == before
    assert list(project.glob(".site-*")) == []


def test_a_file_in_the_place_of_the_new_site_is_named(project: Path) -> None:
    """What is no folder of ours is not removed."""
    before = files_of(project / "site")
    (project / ".site-building").write_text("mine", encoding="utf-8")
    built = build(project)
    assert built.status == 1
    assert "Traceback" not in built.output
    assert f"cannot write {project / '.site-building'}: Not a directory" in built.output
    assert (project / ".site-building").read_text(encoding="utf-8") == "mine"
    assert files_of(project / "site") == before


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_ended_harms_nothing(ended_by: signal.Signals, project: Path) -> None:
    """However a build is ended, the last site stays and the next build makes the same one."""
    before = files_of(project / "site")
    with start_build(project) as process:
        deadline = time.monotonic() + 60
        while not (project / ".site-building" / "index.html").exists():
            assert process.poll() is None, "the build ended before it could be ended"
            assert time.monotonic() < deadline
            time.sleep(0.002)
        process.send_signal(ended_by)
        process.communicate(timeout=60)
    assert process.returncode != 0
    assert files_of(project / "site") == before
    assert build(project).status == 0
    assert files_of(project / "site") == before
    assert list(project.glob(".site-*")) == []
