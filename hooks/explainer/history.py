"""When and why each statement changed, from git: one call lists the commits, one reads the files they changed.

A commit belongs to the history of a statement when the statement's block of YAML differs before and after it, so that
moving a block, within a file or to another, is no change.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = "data/statements"
# Control characters mark a commit and part its fields: no first line of a message can hold a line break before one.
_COMMIT, _FIELD = "\x01", "\x02"
_LOG = (
    "-c", "core.quotePath=false", "log", f"--format={_COMMIT}%H{_FIELD}%as{_FIELD}%s", "--encoding=UTF-8",
    # Of a merge, the files that differ from each of its parents: what it changed itself.
    "-c", "--raw", "--no-abbrev", "--no-renames", "--no-color", "--no-show-signature", "--", FOLDER,
)  # fmt: skip
_KEY = re.compile(r"""["']?([a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+)["']?\s*:""")
Blocks = dict[str, bytes]


class NoHistory(Exception):
    """There is no repository, no git, or not the whole history."""


@dataclass(frozen=True)
class Change:
    """A commit, as a reader of the history of a statement sees it."""

    commit: str
    date: str
    subject: str


@dataclass(frozen=True)
class LoggedCommit:
    """A commit and, for each of its parents, the blobs of the changed files before it; then those after it."""

    change: Change
    before: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]


def statement_history(root: Path) -> dict[str, list[Change]] | None:
    """The commits that changed each statement, newest first, by its id; ``None`` without the whole history."""
    try:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
            return None
        commits = list(parse_log(_git(root, *_LOG)))
        blobs = {blob for commit in commits for group in (*commit.before, commit.after) for blob in group}
        blocks = {blob: statement_blocks(text) for blob, text in _read_blobs(root, sorted(blobs))}
    except NoHistory:
        return None
    return changes_by_statement(commits, blocks.__getitem__) or None


def parse_log(log: str) -> Iterator[LoggedCommit]:
    """Read the commits of ``git log`` with the blobs that its raw lines name."""
    for entry in log.split(f"\n{_COMMIT}"):
        head, *lines = entry.removeprefix(_COMMIT).split("\n")
        if _FIELD not in head:
            continue
        before: list[list[str]] = []
        after: list[str] = []
        for line in lines:
            if not line.startswith(":") or not line.rstrip('"').endswith(".yml"):
                continue
            # One colon for each parent: the modes of all, then the blobs of all, those after the commit last.
            parents = len(line) - len(line.lstrip(":"))
            *old, new = line.lstrip(":").split()[parents + 1 : 2 * parents + 2]
            before = before or [[] for _ in old]
            for group, blob in zip([*before, after], [*old, new], strict=True):
                if blob.strip("0"):
                    group.append(blob)
        yield LoggedCommit(Change(*head.split(_FIELD, 2)), tuple(map(tuple, before)), tuple(after))


def statement_blocks(text: str) -> Blocks:
    """The blocks of a file of statements by id, each as a digest; comments, blank lines and line ends do not count."""
    blocks: dict[str, list[str]] = {}
    id = ""
    for line in text.removeprefix("\ufeff").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            key = _KEY.match(line)
            id = key.group(1) if key else ""
        if id:
            blocks.setdefault(id, []).append(line.rstrip())
    return {id: hashlib.blake2b("\n".join(lines).encode(), digest_size=8).digest() for id, lines in blocks.items()}


def changes_by_statement(
    commits: Iterable[LoggedCommit], blocks_of: Callable[[str], Blocks]
) -> dict[str, list[Change]]:
    """The commits that changed each statement, in the order given. Of a merge, what none of its parents has."""
    history: dict[str, list[Change]] = {}
    for commit in commits:
        after = _joined(commit.after, blocks_of)
        changed: set[str] | None = None
        for before in (_joined(blobs, blocks_of) for blobs in commit.before):
            differing = {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}
            changed = differing if changed is None else changed & differing
        for id in sorted(changed or ()):
            history.setdefault(id, []).append(commit.change)
    return history


def _joined(blobs: Iterable[str], blocks_of: Callable[[str], Blocks]) -> Blocks:
    return {id: block for blob in blobs for id, block in blocks_of(blob).items()}


def _git(root: Path, *arguments: str) -> str:
    try:
        result = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoHistory from error
    return result.stdout.decode("utf-8", errors="replace")


def _read_blobs(root: Path, blobs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Read blobs one after the other, so that only one is held at a time."""
    with subprocess.Popen(
        ["git", "-C", str(root), "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        for blob in blobs:
            process.stdin.write(f"{blob}\n".encode())
            process.stdin.flush()
            _name, *kind = process.stdout.readline().split()
            if kind[:1] != [b"blob"]:
                raise NoHistory  # a clone that left blobs out
            content = process.stdout.read(int(kind[1]) + 1)
            yield blob, content.decode("utf-8", errors="replace")
