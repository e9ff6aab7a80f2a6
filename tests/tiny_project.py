"""A tiny complete project in a temporary folder, to break and to build; it uses the real hooks and theme overrides."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TINY = Path(__file__).resolve().parent / "project"
_NAV = """\
nav:
  - index.md
  - nav.check:
      - sources/index.md
      - about.md
"""
# These change what is built or how messages are broken into lines.
_UNWANTED = frozenset({"SITE_URL", "REPO_URL", "COLUMNS", "PYTHONPATH"})
# The day of the build stands in one file of the site; tests that run over midnight should not fail for it.
_DAY = "1761436800"
_PREFIX = re.compile(r"^(?:ERROR|WARNING) +-  ")
_PROBLEM = re.compile(r"^[^:]+\.\w+:\d+: ")


@dataclass(frozen=True)
class Built:
    """How a build ended and what it printed."""

    status: int
    output: str

    @property
    def lines(self) -> list[str]:
        """The lines of the output without the level that MkDocs puts before them."""
        return [_PREFIX.sub("", line) for line in self.output.splitlines()]

    @property
    def problems(self) -> list[str]:
        """The lines that report something at a place in a file, in the order in which they were printed."""
        return [line for line in self.lines if _PROBLEM.match(line)]


def copy_project(folder: Path) -> Path:
    """Put the tiny project into ``folder``, with the site's own code, theme, languages, labels and settings."""
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    for name in ("hooks", "overrides", "docs/assets"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("languages.yml", "labels/interface.yml", "labels/skip.yml"):
        shutil.copy2(ROOT / "data" / name, folder / "data" / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings, count = re.subn(r"^nav:\n(?:[ \t].*\n|\n)*", f"{_NAV}\n", settings, flags=re.MULTILINE)
    assert count == 1, "mkdocs.yml has no nav to replace"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def start_build(project: Path, strict: bool = True, **environment: str) -> subprocess.Popen[str]:
    """Start a build of ``project`` in a process of its own, where what a failed build leaves behind does no harm."""
    inherited = {key: value for key, value in os.environ.items() if key not in _UNWANTED}
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else [])],
        cwd=project,
        env={**inherited, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": _DAY, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def build(project: Path, **environment: str) -> Built:
    """Run a strict build of ``project`` to its end."""
    with start_build(project, **environment) as process:
        output, _ = process.communicate(timeout=60)
    return Built(process.returncode, output)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def apply_edit(project: Path, edit: dict[str, Any]) -> None:
    """Change one file as a case says: replace a text that occurs once, or write, append, link or remove."""
    path = project / edit["file"]
    kind = next(key for key in edit if key != "file")
    if kind == "find":
        text = path.read_text(encoding="utf-8")
        assert text.count(edit["find"]) == 1, f"{edit['file']} has {text.count(edit['find'])} times {edit['find']!r}"
        path.write_text(text.replace(edit["find"], edit["replace"]), encoding="utf-8")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "write":
        path.write_text(edit["write"], encoding="utf-8")
    elif kind == "append":
        path.write_text(path.read_text(encoding="utf-8") + edit["append"], encoding="utf-8")
    elif kind == "write_hex":
        path.write_bytes(bytes.fromhex(edit["write_hex"]))
    elif kind == "symlink":
        path.unlink(missing_ok=True)
        path.symlink_to(edit["symlink"])
    elif kind == "remove":
        path.unlink()
    else:
        raise AssertionError(f"unknown kind of edit: {kind}")
