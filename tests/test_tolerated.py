"""What a build puts up with: other line ends, other days and places, an end by force."""

from __future__ import annotations

import shutil
import signal
import time
from pathlib import Path

import pytest
from tiny_project import apply_edit, build, files_of, start_build

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
AUTHORS_FILES = {
    "a data file": ["data/statements/signing.yml"],
    "a template": ["docs/index.md"],
    "every file": ["data/**/*.yml", "docs/**/*.md"],
}


@pytest.mark.parametrize("patterns", AUTHORS_FILES.values(), ids=AUTHORS_FILES.keys())
def test_windows_files_make_the_same_site(patterns: list[str], good_project: Path, project: Path) -> None:
    """A byte-order mark and Windows line ends change no byte of the site."""
    paths = [path for pattern in patterns for path in project.glob(pattern)]
    assert paths
    for path in paths:
        path.write_bytes(BYTE_ORDER_MARK + path.read_bytes().replace(b"\n", b"\r\n"))
    built = build(project)
    assert built.status == 0, built.output
    assert files_of(project / "site") == files_of(good_project / "site")


def test_a_good_build_reports_nothing(project: Path) -> None:
    """A build without mistakes has no warning and leaves nothing beside the site."""
    built = build(project)
    assert built.status == 0
    assert "WARNING" not in built.output
    assert built.problems == []
    assert list(project.glob(".site-*")) == []


def test_the_same_input_makes_the_same_site(good_project: Path, tmp_path: Path) -> None:
    """Day, time zone, folder and the order of hashes change no byte of the site."""
    project = tmp_path / "in" / "another folder"
    shutil.copytree(good_project, project, ignore=shutil.ignore_patterns("site"))
    built = build(project, SOURCE_DATE_EPOCH="1893456000", TZ="Asia/Tehran", PYTHONHASHSEED="7")
    assert built.status == 0, built.output
    sites = [files_of(folder / "site") for folder in (good_project, project)]
    assert sites[0] == sites[1]


def test_a_warning_stops_only_a_strict_build(project: Path) -> None:
    """A statement that no page shows yet is reported, and a build that is not strict makes a site."""
    apply_edit(project, {"file": "docs/index.md", "find": "{{ bullets('signing.largest') }}\n", "replace": ""})
    before = files_of(project / "site")
    with start_build(project, strict=False) as process:
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, output
    assert "signing.largest: expected a page that shows it; found none" in output
    assert files_of(project / "site") != before


def test_a_killed_build_leaves_the_last_site_and_the_next_one_clears_up(project: Path) -> None:
    """A build that is killed half-way harms nothing, and the next build makes the site as if it had never been."""
    before = files_of(project / "site")
    staging = project / ".site-building"
    with start_build(project) as process:
        deadline = time.monotonic() + 60
        while not (staging / "index.html").exists():
            assert process.poll() is None, "the build ended before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert staging.exists()
    assert files_of(project / "site") == before
    built = build(project)
    assert built.status == 0, built.output
    assert files_of(project / "site") == before
    assert list(project.glob(".site-*")) == []
