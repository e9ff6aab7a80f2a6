"""The history of statements: which commits changed the block of each."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from explainer.history import Change, parse_log, statement_blocks, statement_history

A, B, C = "signing.a:\n  status: fact\n", "signing.b:\n  status: fact\n", "next.c:\n  status: fact\n"


class Repository:
    """A repository in a temporary folder; each commit has a day of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.day = 0
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        day = f"2025-11-{self.day:02d}T12:00:00+07:00"
        return subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false", *arguments],
            cwd=self.root,
            env={**os.environ, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def commit(self, subject: str, **files: str | None) -> None:
        """Write the files of statements, remove those that are ``None``, and commit."""
        self.day += 1
        folder = self.root / "data" / "statements"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = folder / f"{name}.yml"
            path.unlink() if text is None else path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", subject)

    def subjects(self) -> dict[str, list[str]]:
        history = statement_history(self.root)
        assert history is not None
        return {id: [change.subject for change in changes] for id, changes in history.items()}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_a_commit_belongs_to_the_statements_it_changed(repository):
    """Adding, changing and removing a block count, newest first; its neighbours are not touched."""
    repository.commit("first", signing=A + B)
    repository.commit("change of b", signing=A + B.replace("fact", "claimed"))
    repository.commit("elsewhere")
    repository.commit("no more a", signing=B.replace("fact", "claimed"))
    assert repository.subjects() == {"signing.a": ["no more a", "first"], "signing.b": ["change of b", "first"]}


def test_moving_a_block_is_no_change(repository):
    """Another order, another file, another line end, a comment or a blank line leave a statement as it was."""
    repository.commit("first", signing=A + B, next=C)
    repository.commit("order", signing=f"# a comment\n{B}\n\n{A}")
    repository.commit("line ends", signing=B.replace("\n", "\r\n") + A)
    repository.commit("file", signing=B, next=C + A)
    repository.commit("name", signing=None, renamed=B)
    assert set(map(tuple, repository.subjects().values())) == {("first",)}


def test_a_change_has_the_day_and_first_line_of_its_commit(repository):
    """The day is the author's own, whatever the time zone of the build, and only the first line is kept."""
    repository.commit("fix: <b>72</b> & “zażółć”\n\nMore about it.\n:100644 not a raw line.yml", signing=A)
    head = repository.git("rev-parse", "HEAD").strip()
    assert statement_history(repository.root) == {
        "signing.a": [Change(head, "2025-11-01", "fix: <b>72</b> & “zażółć”")]
    }


def test_a_merge_counts_for_what_it_changed_itself(repository):
    """A clean merge is no change; one that settles a conflict is."""
    repository.commit("first", signing=A + B, next=C)
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("side", signing=A.replace("fact", "claimed") + B)
    repository.git("checkout", "--quiet", "main")
    repository.commit("main", next=C.replace("fact", "claimed"))
    repository.git("merge", "--quiet", "--no-ff", "--message", "clean merge", "side")
    repository.git("checkout", "--quiet", "-b", "other")
    repository.commit("other", signing=A.replace("fact", "disputed") + B)
    repository.git("checkout", "--quiet", "main")
    repository.commit("again", signing=A.replace("fact", "reported") + B)
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "--quiet", "other")
    repository.commit("settled", signing=A.replace("fact", "editorial") + B)
    subjects = repository.subjects()
    assert subjects["signing.a"] == ["settled", "again", "other", "side", "first"]
    assert subjects["signing.b"] == ["first"]
    assert subjects["next.c"] == ["main", "first"]


def test_a_project_in_a_folder_of_a_repository(repository):
    """The history is that of the project's own statements, wherever in a repository it is."""
    repository.commit("above", signing=A)
    inner = repository.root / "inner" / "data" / "statements"
    inner.mkdir(parents=True)
    (inner / "next.yml").write_text(C, encoding="utf-8")
    repository.commit("inside")
    history = statement_history(repository.root / "inner")
    assert history is not None and {id: len(changes) for id, changes in history.items()} == {"next.c": 1}


def test_without_the_whole_history_there_is_none(repository, tmp_path_factory, monkeypatch):
    """No repository, a shallow clone, statements that were never committed, no git: each gives ``None``."""
    repository.commit("first", signing=A)
    repository.commit("second", signing=A + B)
    assert statement_history(tmp_path_factory.mktemp("plain")) is None
    shallow = tmp_path_factory.mktemp("shallow") / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", repository.root.as_uri(), str(shallow)], check=True)
    assert statement_history(shallow) is None
    untracked = repository.root / "untracked"
    untracked.mkdir()
    assert statement_history(untracked) is None
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    assert statement_history(repository.root) is None


def test_blocks_are_found_by_their_ids():
    """Only entries named as statements count; quoted ids, comments and a byte-order mark do not disturb."""
    blocks = statement_blocks('\ufeff# schema\n"signing.a":\n  status: fact\n\nother: 1\n# end\nsigning.b: {}\n')
    assert set(blocks) == {"signing.a", "signing.b"}
    assert blocks["signing.a"] == statement_blocks('"signing.a":\n  status: fact')["signing.a"]
    assert blocks["signing.a"] != statement_blocks(A)["signing.a"]  # the quotes are part of the block


def test_an_empty_log_has_no_commits():
    """No output, no commits."""
    assert list(parse_log("")) == []
