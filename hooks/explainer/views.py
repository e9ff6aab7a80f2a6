"""What a page in one language knows of the data: statements, sources and labels, ready for the components."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from .facts import Facts
from .localize import Localizer
from .model import DateRangeValue, DateValue, NumberValue, PartialDate, Statement
from .references import Citation, References
from .text import TextWriter

DISAGREEMENTS = "disagreements"
# The labels that a page gives numbers, with the names of these; no other label can have one.
LABELS_WITH_NUMBERS = {"source.count": ("n",), "reference.marker": ("source", "passage"), "reference.back": ("n",)}


class MissingLabel(KeyError):
    """A page needs a label that no file has."""


@dataclass(frozen=True)
class View:
    """A statement as a component shows it."""

    id: str
    status: str
    text: Markup
    citations: list[dict[str, Any]]
    anchor: str | None
    own_label: str
    disagreement: dict[str, str] | None


class PageContext:
    """One page in one language while it is being made: it numbers citations and remembers what it has shown."""

    def __init__(self, facts: Facts, lang: str, slug: str) -> None:
        self.facts = facts
        self.lang = lang
        self.slug = slug
        self.localizer = Localizer(lang, facts.languages[lang])
        self.writer = TextWriter(facts, self.localizer)
        self.references = References()
        self._used: dict[str, None] = {}

    def label(self, id: str, **numbers: int) -> Markup:
        """The words of a label as HTML; ``numbers`` are the values that its text may use."""
        id = re.sub(r"^page\.([^.]+)/index\.", r"page.\1.", id)
        if id not in self.facts.labels:
            raise MissingLabel(id)
        values = {name: NumberValue(number=number, unit="statement") for name, number in numbers.items()}
        return self.writer.write(self.facts.labels[id].text[self.lang], values)

    def plain_label(self, id: str) -> str:
        """A label as plain text, for titles, attributes and the theme."""
        if id not in self.facts.labels:
            raise MissingLabel(id)
        return self.writer.plain(self.facts.labels[id].text[self.lang], {})

    def views(self, ids: Sequence[str]) -> list[View]:
        """Several statements as components show them."""
        return [self.view(id) for id in ids]

    def view(self, id: str) -> View:
        """A statement as a component shows it; from now on the page cites its evidence."""
        statement = self.facts.statements[id]
        first = id not in self._used
        self._used[id] = None
        text = self.writer.write(statement.text[self.lang], statement.values)
        citations = [self._marker(citation) for citation in self.references.cite(self.facts.evidence_of(id))]
        own = self.plain_label("statement.editorial") if statement.status == "editorial" else ""
        return View(id, statement.status, text, citations, id if first else None, own, self._disagreement_of(id))

    def _marker(self, citation: Citation) -> dict[str, Any]:
        numbers = {"source": citation.number, "passage": citation.passage_number}
        return {
            "anchor": citation.anchor,
            "target": citation.target,
            "text": f"{self.localizer.number(citation.number)}:{self.localizer.number(citation.passage_number)}",
            "label": self.label("reference.marker", **numbers).striptags(),
        }

    def _disagreement_of(self, id: str) -> dict[str, str] | None:
        if self.slug == DISAGREEMENTS:
            return None
        for disagreement_id, item in self.facts.disagreements.items():
            if id in item.says:
                label = self.plain_label("disagreement.mark")
                return {"href": f"{self.href(DISAGREEMENTS)}#{disagreement_id}", "label": label}
        return None

    def unit(self, value: NumberValue) -> str:
        """What a number counts, in the form that the number needs."""
        return self.facts.units[value.unit].root[self.lang][self.localizer.plural_category(value.number)]

    def as_of(self, statement: Statement) -> Markup | None:
        """The words "as of" with the date, for a statement that has one."""
        if statement.as_of is None:
            return None
        return self.label("figure.as-of") + " " + self.date(statement.as_of)

    def date(self, date: PartialDate) -> Markup:
        """A date as HTML."""
        return self.writer.value(DateValue(date=date), "date")

    def href(self, slug: str) -> str:
        """The relative address of another page in the same language."""
        return posixpath.relpath(_directory(slug), _directory(self.slug)).rstrip("/") + "/"

    def source_view(self, id: str) -> dict[str, Any]:
        """A source as cards and references show it."""
        source = self.facts.sources[id]
        editions = self.localizer.listing([self.plain_label(f"language-name.{lang}") for lang in source.editions])
        translations = {edition.translation for edition in source.editions.values()}
        published = self.date(source.published) if source.published else self.label("source.undated")
        count = len({id for ids in self.facts.statements_by_passage.get(id, {}).values() for id in ids})
        facts = {
            "publisher": self.named(source.publisher),
            "kind": self.label(f"source-kind.{source.kind}"),
            "published": published,
            "original": self.label(f"language-name.{source.language}"),
            "read-in": Markup("{} · {}").format(
                editions,
                self.localizer.listing([self.plain_label(f"translation.{kind}") for kind in sorted(translations)]),
            ),
        }
        return {
            "href": self.href(f"sources/{id}"),
            "title": self.writer.write(source.title[self.lang], {}),
            "publisher": self.named(source.publisher),
            "meta": self.label("source.count", n=count),
            "facts": [{"label": self.label(f"source.{name}"), "value": value} for name, value in facts.items()],
            "address_label": self.label("source.address"),
            "url": source.url,
            "shown_url": source.url.removeprefix("https://"),
            "language": source.language,
        }

    def named(self, id: str) -> str:
        """The name of a person or organisation."""
        return self.facts.named(id).name[self.lang]

    def passage_number(self, passage_id: str) -> str:
        """The number of a passage as readers see it."""
        return self.localizer.number(int(passage_id[1:]))


def counts(statement: Statement) -> dict[str, NumberValue]:
    """The values of a statement that are numbers, by name."""
    return {name: value for name, value in statement.values.items() if isinstance(value, NumberValue)}


def first_date(statement: Statement) -> DateValue | DateRangeValue | None:
    """The first date among a statement's values, if it has one."""
    return next((value for value in statement.values.values() if isinstance(value, DateValue | DateRangeValue)), None)


def _directory(slug: str) -> str:
    """Where a page stands below its language's root: ``index`` is the root, ``sources/index`` is ``sources``."""
    return re.sub(r"(^|/)index$", "", slug) or "."
