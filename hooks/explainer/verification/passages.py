"""Recognise articles by the digests of their lines, and say which passages of their sources are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import Problem
from ..facts import Facts
from .article import Article, digest


@dataclass(frozen=True)
class ReadEdition:
    """A language edition of a source whose article was given, with the text of each passage that was found."""

    source: str
    edition: str
    path: str
    passages: dict[str, str]
    wanted: tuple[str, ...]
    problems: tuple[Problem, ...]


def recognise(facts: Facts, articles: Iterable[Article]) -> tuple[list[ReadEdition], list[str]]:
    """Find the source and edition of each article, in the order of the sources; what is wrong with the rest."""
    owners = _owners(facts)
    read: dict[tuple[str, str], ReadEdition] = {}
    unknown = []
    for article in articles:
        votes = Counter(owner for line in article.lines if (owner := owners.get(digest(line))) is not None)
        if not votes:
            expected = "expected an article of a source in data/sources; found none of their passages"
            unknown.append(f"{article.path}:1: {expected}")
            continue
        source, edition = votes.most_common(1)[0][0]
        if (source, edition) in read:
            other = read[source, edition].path
            unknown.append(f"{article.path}:1: expected one article for {source} ({edition}); found {other} as well")
            continue
        read[source, edition] = _compare(facts, source, edition, article)
    order = list(facts.sources)
    return sorted(read.values(), key=lambda item: (order.index(item.source), item.edition)), unknown


def _owners(facts: Facts) -> dict[str, tuple[str, str] | None]:
    """By digest, the one source and edition that has it; ``None`` for lines that several have, such as "Share"."""
    owners: dict[str, tuple[str, str] | None] = {}
    for id, source in facts.sources.items():
        for passage in source.passages.values():
            for edition, value in passage.digests.items():
                owners[value] = (id, edition) if owners.get(value, (id, edition)) == (id, edition) else None
    return owners


def _compare(facts: Facts, source: str, edition: str, article: Article) -> ReadEdition:
    wanted = {
        id: passage.digests[edition]
        for id, passage in facts.sources[source].passages.items()
        if edition in passage.digests
    }
    numbers = _places(wanted, [digest(line) for line in article.lines])
    place = facts.place("sources", source)
    problems = []
    for id in wanted:
        if id in numbers:
            continue
        other = _in_its_place(list(wanted), id, numbers, len(article.lines))
        found = (
            "none" if other is None else f"{digest(article.lines[other])} in its place, line {other + 1} of the text"
        )
        expected = f"a line of {article.path} with the digest {wanted[id]}"
        problems.append(place.problem("passages", id, "digests", edition, expected=expected, found=found))
    found_lines = {id: article.lines[number] for id, number in numbers.items()}
    return ReadEdition(source, edition, article.path, found_lines, tuple(wanted), tuple(problems))


def _places(wanted: dict[str, str], digests: list[str]) -> dict[str, int]:
    """The line of each passage that is there. A line that stands twice is taken after the passage before it."""
    lines: dict[str, list[int]] = {}
    for number, value in enumerate(digests):
        lines.setdefault(value, []).append(number)
    places: dict[str, int] = {}
    last = -1
    for id, value in wanted.items():
        candidates = lines.get(value, [])
        if candidates:
            places[id] = last = next((number for number in candidates if number > last), candidates[0])
    return places


def _in_its_place(ids: list[str], id: str, numbers: dict[str, int], length: int) -> int | None:
    """The line between the nearest passages found that stands where ``id`` should: then it was changed, not removed."""
    index = ids.index(id)
    before = next((step for step in range(index - 1, -1, -1) if ids[step] in numbers), None)
    after = next((step for step in range(index + 1, len(ids)) if ids[step] in numbers), None)
    first = -1 if before is None else numbers[ids[before]]
    last = length if after is None else numbers[ids[after]]
    if before is None and after is not None:  # what stands before an article is not of it: count from its first line
        number = last - (after - index)
    else:
        number = first + index - (-1 if before is None else before)
    return number if first < number < last else None
