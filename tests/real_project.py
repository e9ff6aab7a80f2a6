"""A copy of the real project to make one small fault in and to build; unchanged files are shared by hard links."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from tiny_project import ROOT

FOLDERS = ("data", "docs", "hooks", "overrides")
FILES = ("mkdocs.yml",)
CORPUS = Path(__file__).parent / "faults"


@dataclass(frozen=True)
class Fault:
    """One edit to the real project, and what the build then says. ``expect`` is whole and in order.

    In a message ``<here>`` is the first line that the edit changed, ``<entry>`` the line of ``entry``, ``<line of X>``
    the first line from there on (in another file: of all) that holds X, ``<n>`` any line, and ``<…>`` stands for a list
    that grows with the site.
    """

    id: str
    what: str
    file: str
    edit: dict[str, Any]
    expect: tuple[str, ...]
    entry: str | None = None
    also: tuple[str, ...] = ()
    and_more: bool = False  # the fault spoils so many entries that only the first messages are written out
    traceback: bool = False


def corpus() -> dict[str, Fault]:
    """Every fault by its id, ``<file of the corpus>/<name>``."""
    faults = {}
    for path in sorted(CORPUS.glob("*.yml")):
        for name, raw in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            known = {key: raw.pop(key) for key in ("what", "file", "entry", "traceback", "and_more") if key in raw}
            lists = {key: tuple(raw.pop(key, ())) for key in ("expect", "also")}
            faults[f"{path.stem}/{name}"] = Fault(f"{path.stem}/{name}", edit=raw, **known, **lists)
    return faults


def copy_real_project(folder: Path, site: Path | None = None) -> Path:
    """Put the real project into ``folder``, with ``site`` as its earlier site."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, copy_function=_link)
    for name in FILES:
        _link(ROOT / name, folder / name)
    if site is not None:
        shutil.copytree(site, folder / "site", copy_function=_link)
    return folder


def _link(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copy2(source, target)


def make(project: Path, fault: Fault) -> list[re.Pattern[str]]:
    """Make the fault in ``project``; return what the build must say."""
    path, edit = project / fault.file, dict(fault.edit)
    before = path.read_bytes() if path.is_file() else b""
    [kind] = {"replace", "swap", "write", "append", "hex", "fill", "remove", "symlink", "directory", "rename"} & set(
        edit
    )
    if kind == "rename":
        path.rename(project / edit["rename"])
    elif kind in ("symlink", "directory", "remove"):
        path.unlink(missing_ok=True)
        if kind == "symlink":
            path.symlink_to(edit["symlink"])
        elif kind == "directory":
            path.mkdir()
    else:
        after = _changed(before, kind, edit, fault.entry)
        assert after != before, fault.id
        path.unlink(missing_ok=True)  # else the real file would change with it
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(after)
    lines = path.read_bytes().decode("utf-8", "replace").splitlines() if path.is_file() else []
    old = before.decode("utf-8", "replace").splitlines()
    return [_pattern(project, message, old, lines, fault) for message in fault.expect]


def _changed(before: bytes, kind: str, edit: dict[str, Any], entry: str | None) -> bytes:
    if kind == "write":
        return str(edit["write"]).encode()
    if kind == "fill":
        return before + b"# " + b"x" * edit["fill"] + b"\n"
    text = before.decode()
    if kind == "append":
        return (text + edit["append"]).encode()
    start, end = _span(text, entry)
    block = text[start:end]
    if kind == "swap":
        one, other = (_text_of(block, lang) for lang in edit["swap"])
        block = block.replace(one, "\0").replace(other, one).replace("\0", other)
    else:
        assert block.count(edit["find"]) == 1, f"{edit['find']!r} stands there {block.count(edit['find'])} times"
        if kind == "hex":
            head, tail = block.split(edit["find"])
            return (
                text[:start].encode() + head.encode() + bytes.fromhex(edit["hex"]) + tail.encode() + text[end:].encode()
            )
        block = block.replace(edit["find"], edit["replace"])
    return (text[:start] + block + text[end:]).encode()


def _span(text: str, entry: str | None) -> tuple[int, int]:
    if entry is None:
        return 0, len(text)
    start = re.search(rf"^{re.escape(entry)}:", text, re.MULTILINE)
    assert start is not None, f"no entry {entry}"
    end = re.search(r"^\S", text[start.end() :], re.MULTILINE)
    return start.start(), len(text) if end is None else start.end() + end.start()


def _text_of(block: str, lang: str) -> str:
    found = re.search(rf'^ +{lang}: (".*")$', block, re.MULTILINE)
    assert found is not None
    return found.group(1)


def _pattern(project: Path, message: str, before: list[str], after: list[str], fault: Fault) -> re.Pattern[str]:
    first = 1
    if fault.entry is not None:
        first = next(number for number, line in enumerate(after, 1) if line.startswith(f"{fault.entry}:"))
    pairs = zip([*before, *[None] * len(after)], after, strict=False)
    here = next((number for number, (old, new) in enumerate(pairs, 1) if old != new), len(after))

    own = message.startswith(f"{fault.file}:")
    elsewhere = (
        (project / message.partition(":")[0]).read_text(encoding="utf-8") if not own and "<line" in message else ""
    )
    start, lines = (first, after) if own else (1, elsewhere.splitlines())

    def line_of(match: re.Match[str]) -> str:
        return str(next(number for number, line in enumerate(lines, 1) if number >= start and match[1] in line))

    message = message.replace("<here>", str(here)).replace("<entry>", str(first))
    message = re.sub(r"<line of (.+?)>", line_of, message)
    return pattern_of(message)


def pattern_of(message: str) -> re.Pattern[str]:
    """A message with ``<…>`` for any words and ``<n>`` for any number."""
    return re.compile(re.escape(message).replace(re.escape("<…>"), ".+").replace(re.escape("<n>"), r"\d+"))
