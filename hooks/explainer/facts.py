"""All that is known, loaded and at hand: every later layer is given one of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .errors import Problem
from .model import (
    Disagreement,
    Evidence,
    Label,
    Language,
    Organisation,
    Person,
    Source,
    Statement,
    Term,
    Text,
    Unit,
)
from .yamlfile import KeyPath, YamlFile, dotted


@dataclass(frozen=True)
class Place:
    """Where an entry stands: its file, and the keys that lead to it there."""

    file: YamlFile
    keys: KeyPath

    @property
    def at(self) -> str:
        """The file and line."""
        return f"{self.file.path}:{self.file.line(*self.keys)}"

    def problem(self, *inner: str | int, expected: str, found: str, hint: str = "") -> Problem:
        """Describe something wrong at ``inner``, a place inside the entry."""
        place = (*self.keys, *inner)
        return Problem(self.file.path, self.file.line(*place), dotted(place), expected, found, hint)


@dataclass(frozen=True)
class Template:
    """A page template: its slug (``signing``, ``sources/index``), its path below the root, and its text."""

    slug: str
    path: str
    text: str


@dataclass
class Facts:
    """The whole content of the site. Each ``dict`` is in the order of its files.

    ``complete`` is false when a whole file is missing or could not be read, so that nothing is known of what it holds.
    """

    root: Path
    languages: dict[str, Language] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    disagreements: dict[str, Disagreement] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    complete: bool = True

    def place(self, kind: str, id: str) -> Place:
        """Where the entry ``id`` of the collection ``kind`` (such as ``"statements"``) stands."""
        return self.places[kind, id]

    def known(self, kind: str) -> set[str]:
        """The ids of a collection, entries with mistakes in them included: a mistake is reported once, where it is."""
        return {id for entry_kind, id in self.places if entry_kind == kind}

    def named(self, id: str) -> Person | Organisation:
        """The person or organisation ``id``; ``KeyError`` when there is none."""
        return self.people[id] if id in self.people else self.organisations[id]

    def evidence_of(self, statement_id: str) -> list[Evidence]:
        """The evidence of a statement, and for an editorial one that of the statements it rests on, each once."""
        found: dict[Evidence, None] = {}
        visited: set[str] = set()
        queue = [statement_id]
        while queue:
            current = queue.pop(0)
            if current in visited or current not in self.statements:
                continue
            visited.add(current)
            found.update(dict.fromkeys(self.statements[current].evidence))
            queue.extend(self.statements[current].rests_on)
        return list(found)

    @cached_property
    def statements_by_passage(self) -> dict[str, dict[str, list[str]]]:
        """By source and passage, the ids of the statements whose own evidence it is."""
        found: dict[str, dict[str, list[str]]] = {}
        for id, statement in self.statements.items():
            for item in statement.evidence:
                found.setdefault(item.source, {}).setdefault(item.passage, []).append(id)
        return {source: dict(sorted(passages.items())) for source, passages in found.items()}

    def texts(self) -> Iterator[tuple[Place, Text, KeyPath, dict[str, Any]]]:
        """Every text of the site: the entry it belongs to, the text, its place in the entry, the values it may use."""
        for id, statement in self.statements.items():
            yield self.place("statements", id), statement.text, ("text",), dict(statement.values)
        for id, label in self.labels.items():
            yield self.place("labels", id), label.text, ("text",), {}
        for id, source in self.sources.items():
            place = self.place("sources", id)
            yield place, source.title, ("title",), {}
            yield place, source.reliability, ("reliability",), {}
            for passage_id, passage in source.passages.items():
                if passage.locator is not None:
                    yield place, passage.locator, ("passages", passage_id, "locator"), {}
        for id, disagreement in self.disagreements.items():
            yield self.place("disagreements", id), disagreement.title, ("title",), {}
