"""Small faults in the real project: one edit each, one in each file, page or setting that an editor may touch.

The faults are in ``faults/``; ``real_project.Fault`` says what one holds. Each is made in a copy of the project that
has its good site, and built; the build must refuse it with exactly the messages of the fault, and leave the site alone.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from real_project import CORPUS, Fault, copy_real_project, corpus, make, pattern_of
from tiny_project import Built, build, files_of

FAULTS = corpus()
# Kinds of content that some fault must be in.
TOUCHED = (
    "data/languages.yml", "data/people.yml", "data/organisations.yml", "data/terms.yml", "data/units.yml",
    "data/disagreements.yml", "data/labels/", "data/sources/", "data/statements/", "docs/", "overrides/", "mkdocs.yml",
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What the build of a fault printed, what it should have, and what it did to the earlier site."""

    built: Built
    expected: list[str]
    mismatches: list[str]
    site_is_unharmed: bool
    leftovers: list[str]


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name, content in files_of(folder).items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The site of the project as it is, and its digest."""
    project = copy_real_project(tmp_path_factory.mktemp("real") / "project")
    built = build(project)
    assert built.status == 0, built.output
    return project / "site", _digest(project / "site")


@pytest.fixture(scope="module")
def outcomes(
    request: pytest.FixtureRequest, real_site: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[Outcome]]]:
    """The outcomes of the faults that this run asks for, two builds at a time."""
    site, digest = real_site
    folder = tmp_path_factory.mktemp("faults")

    def run(fault: Fault) -> Outcome:
        project = copy_real_project(folder / fault.id.replace("/", "-"), site)
        try:
            expected = make(project, fault)
            built = build(project)
            also = [pattern_of(line) for line in fault.also]
            found = built.problems[: len(expected)] if fault.and_more else built.problems
            mismatches = [line for line, pattern in zip(found, expected, strict=False) if not pattern.fullmatch(line)]
            mismatches += found[len(expected) :]
            missing = [one.pattern for one in also if not any(one.fullmatch(line) for line in built.lines)]
            missing += [one.pattern for one in expected[len(found) :]]
            leftovers = [path.name for path in project.glob(".site-*")]
            unharmed = _digest(project / "site") == digest
            return Outcome(built, missing, mismatches, unharmed, leftovers)
        finally:
            shutil.rmtree(project)

    asked = {item.callspec.params.get("fault") for item in request.session.items if hasattr(item, "callspec")}
    pool = ThreadPoolExecutor(2)
    yield {id: pool.submit(run, fault) for id, fault in FAULTS.items() if id in asked}
    pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_small_fault_is_refused(fault: str, outcomes: dict[str, Future[Outcome]]) -> None:
    """The build ends with status 1 and says what is wrong and where; the earlier site is the same to the byte."""
    outcome = outcomes[fault].result()
    output = outcome.built.output
    assert outcome.built.status == 1, output
    assert outcome.expected == [], f"not said:\n{output}"
    assert outcome.mismatches == [], f"said, and not expected:\n{output}"
    assert ("Traceback" in output) == FAULTS[fault].traceback, output
    assert outcome.site_is_unharmed
    assert outcome.leftovers == []


@pytest.mark.parametrize("what", ["line ends", "byte-order marks"])
def test_what_is_no_fault_changes_no_byte(what: str, real_site: tuple[Path, str], tmp_path: Path) -> None:
    """Windows line ends, and byte-order marks, in every file of data and every template make the same site."""
    project = copy_real_project(tmp_path / "project")
    paths = [*(project / "data").rglob("*.yml"), *(project / "docs").rglob("*.md")]
    assert len(paths) > 40
    for path in paths:
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content.replace(b"\n", b"\r\n") if what == "line ends" else b"\xef\xbb\xbf" + content)
    built = build(project)
    assert built.status == 0, built.output
    assert _digest(project / "site") == real_site[1]


def test_the_corpus_is_large_and_everywhere() -> None:
    """There are faults enough, each expects something, and each kind of file has some."""
    assert len(FAULTS) >= 120
    assert [fault.id for fault in FAULTS.values() if not fault.expect and not fault.also] == []
    assert [fault.id for fault in FAULTS.values() if not fault.what.endswith(".")] == []
    assert [kind for kind in TOUCHED if not any(fault.file.startswith(kind) for fault in FAULTS.values())] == []
    assert {path.suffix for path in CORPUS.iterdir()} == {".yml"}
