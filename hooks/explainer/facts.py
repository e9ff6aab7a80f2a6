"""All that is known, loaded and at hand: every later layer is given one of these."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from .approvals import Approvals
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

# How a text stands to the English one, and whether somebody has reviewed it.
State = Literal["unknown", "draft", "reviewed", "stale"]


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
    translations: dict[str, Approvals] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    # By statement and language; see translations.py.
    states: dict[tuple[str, str], State] = field(default_factory=dict)
    # The day that the site is for. On the first of all days nothing is past.
    today: datetime.date = datetime.date.min
    complete: bool = True
    _known: dict[str, set[str]] = field(default_factory=dict, repr=False, compare=False)
    _gathered: tuple[int, int] = field(default=(0, -1), repr=False, compare=False)

    def place(self, kind: str, id: str) -> Place:
        """Where the entry ``id`` of the collection ``kind`` (such as ``"statements"``) stands."""
        return self.places[kind, id]

    def known(self, kind: str) -> set[str]:
        """The ids of a collection, entries with mistakes in them included: a mistake is reported once, where it is."""
        # Every check asks for these, many for each text; they are gathered again only when entries have come or gone.
        if self._gathered != (state := (id(self.places), len(self.places))):
            gathered: dict[str, set[str]] = {}
            for entry_kind, entry_id in self.places:
                gathered.setdefault(entry_kind, set()).add(entry_id)
            self._known, self._gathered = gathered, state
        return self._known.get(kind, set())

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

    @cached_property
    def disagreement_of(self) -> dict[str, str]:
        """By statement, the first disagreement that lists it."""
        found: dict[str, str] = {}
        for id, item in self.disagreements.items():
            for statement_id in item.says:
                found.setdefault(statement_id, id)
        return found

    def texts(self) -> Iterator[tuple[Place, Text, KeyPath, dict[str, Any]]]:
        """Every text of the site: the entry it belongs to, the text, its place in the entry, the values it may use."""
        for id, statement in self.statements.items():
            for key, text in statement.wordings.items():
                yield self.place("statements", id), text, (key,), dict(statement.values)
        for id, label in self.labels.items():
            yield self.place("labels", id), label.text, ("text",), dict(label.values)
        for id, source in self.sources.items():
            place = self.place("sources", id)
            yield place, source.title, ("title",), {}
            yield place, source.reliability, ("reliability",), {}
            for passage_id, passage in source.passages.items():
                if passage.locator is not None:
                    yield place, passage.locator, ("passages", passage_id, "locator"), {}
        for id, disagreement in self.disagreements.items():
            yield self.place("disagreements", id), disagreement.title, ("title",), {}
