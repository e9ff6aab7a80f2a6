"""Verify the site against articles: passages, then values; the result is a table and a list of failures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem
from ..facts import Facts
from .article import TEXT_SUFFIXES, UnreadableArticle, read_article
from .passages import ReadEdition, recognise
from .values import CheckedValue, Outcome, ValueChecker

_COLUMNS: tuple[tuple[Outcome, str], ...] = (
    ("found", "found"),
    ("year_from", "year from"),
    ("derived", "derived"),
    ("worded", "worded"),
    ("elsewhere", "elsewhere"),
    ("missing", "missing"),
)


@dataclass(frozen=True)
class Verification:
    """What a comparison with articles gave. ``failures`` are lines that name a file and a line."""

    facts: Facts
    editions: list[ReadEdition]
    checked: dict[str, list[CheckedValue]]  # by statement, for those that cite an edition at hand
    problems: list[Problem]
    unknown: list[str]

    @property
    def failures(self) -> list[str]:
        """All that is wrong, files that are no article first."""
        return [*self.unknown, *map(str, self.problems)]

    def table(self) -> list[str]:
        """A row for each source at hand, and what rests on sources that are not."""
        rows = [["source", "passages found", "statements", *(title for _outcome, title in _COLUMNS)]]
        rows += [self._row(source) for source in dict.fromkeys(edition.source for edition in self.editions)]
        return list(_aligned(rows)) + self._not_at_hand()

    def _row(self, source: str) -> list[str]:
        read = [edition for edition in self.editions if edition.source == source]
        passages = ", ".join(f"{item.edition} {len(item.passages)}/{len(item.wanted)}" for item in read)
        citing = self._citing(source)
        missing = {id for item in read for id in item.wanted if id not in item.passages}
        sound = [id for id in citing if self._is_verified(id, missing, source)]
        counts: Counter[str] = Counter()
        for id in citing:
            for value in self.checked[id]:
                is_here = source in value.sources or value.outcome not in ("found", "year_from")
                counts[value.outcome if is_here else "elsewhere"] += 1
        return [
            source,
            passages,
            f"{len(sound)}/{len(citing)}",
            *(str(counts[outcome]) for outcome, _title in _COLUMNS),
        ]

    def _citing(self, source: str) -> list[str]:
        """The statements whose own evidence, or that of what they rest on, is in the source."""
        return [id for id in self.checked if any(item.source == source for item in self.facts.evidence_of(id))]

    def _is_verified(self, id: str, missing: set[str], source: str) -> bool:
        cited = {item.passage for item in self.facts.evidence_of(id) if item.source == source}
        return cited.isdisjoint(missing) and all(value.outcome != "missing" for value in self.checked[id])

    def _not_at_hand(self) -> list[str]:
        read = {edition.source for edition in self.editions}
        absent = [id for id in self.facts.sources if id not in read]
        lines = []
        for edition_source in dict.fromkeys(edition.source for edition in self.editions):
            known = self.facts.sources[edition_source].editions
            given = {edition.edition for edition in self.editions if edition.source == edition_source}
            lines += [f"not given: {edition_source} in {lang}" for lang in known if lang not in given]
        unread = [
            f"{value.statement}.{value.name}"
            for values in self.checked.values()
            for value in values
            if value.outcome == "elsewhere"
        ]
        if absent:
            lines.append(f"not given: {', '.join(absent)}")
        if unread:
            lines.append(f"values that can stand only in what was not given ({len(unread)}): {', '.join(unread)}")
        return lines


def verify(facts: Facts, paths: Iterable[Path]) -> Verification:
    """Compare the facts with the articles in ``paths``; whatever is wrong is in the result."""
    articles, unknown = [], []
    for path in paths:
        try:
            articles.append(read_article(path))
        except UnreadableArticle as error:
            unknown.append(f"{path}:1: {error}")
    editions, unrecognised = recognise(facts, articles)
    checker = ValueChecker(facts, editions)
    checked = {}
    problems = [problem for edition in editions for problem in edition.problems]
    for id in facts.statements:
        values = checker.check(id)
        if values is not None:
            checked[id] = values
            problems += [value.problem for value in values if value.problem is not None]
    return Verification(facts, editions, checked, sorted(set(problems)), unknown + unrecognised)


def articles_in(path: Path) -> list[Path]:
    """The file itself, or the texts and saved pages of a folder."""
    if not path.is_dir():
        return [path]
    return sorted(item for item in path.iterdir() if item.suffix.lower() in TEXT_SUFFIXES and item.is_file())


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) if index < 2 else cell.rjust(width)
                 for index, (cell, width) in enumerate(zip(row, widths, strict=True))]  # fmt: skip
        yield "  ".join(cells).rstrip()
