"""The permanent addresses of statements: one light page each, and a list of them all, written without MkDocs.

A page speaks to readers of every language at once, as the 404 page does: each language has its part of the page, in its
own words and direction. The links in it are relative, so that it works below any address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from .addresses import PERMALINKS, Addresses
from .bidi import isolate
from .checks.usage import statements_on_pages
from .facts import Facts
from .history import Change
from .model import DateRangeValue, DateValue, NumberRangeValue, NumberValue, SymbolValue
from .proof import PERMALINK_LABELS, ProofWriter, component_file
from .text import TextWriter
from .views import DISAGREEMENTS, PageContext

# All pages stand equally deep, so what one context says of relative addresses holds for each.
_FOLDER = f"{PERMALINKS}/_"
_OF_LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff]")
_OF_RIGHT_TO_LEFT = re.compile(r"[\u0620-\u06ff]")


@dataclass(frozen=True)
class Surroundings:
    """What the pages need to know besides the facts; ``history`` is ``None`` when the build has none."""

    addresses: Addresses
    history: Mapping[str, Sequence[Change]] | None
    favicon: str


def permalink_addresses(facts: Facts, addresses: Addresses) -> list[str]:
    """The absolute addresses of the list and of every statement, for the sitemap."""
    listing = addresses.permalink("").removesuffix("/")
    return [listing, *(addresses.permalink(id) for id in facts.statements)]


def write_permalinks(site: Path, facts: Facts, surroundings: Surroundings) -> None:
    """Write the page of each statement and the list of all into ``site``."""
    for name, html in permalink_pages(facts, surroundings).items():
        path = site / PERMALINKS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8", newline="\n")


def permalink_pages(facts: Facts, surroundings: Surroundings) -> dict[str, str]:
    """The pages by their path below the folder of permanent addresses."""
    links = _links(facts)
    writers = [_LanguageWriter(facts, lang, surroundings.addresses, links) for lang in facts.languages]
    page, listing = component_file("permalink.html"), component_file("permalinks.html")
    shared = {"site_name": writers[0].site_name, "favicon": surroundings.favicon}
    pages = {
        f"{id}/index.html": page.render(
            id=id,
            home="../../",
            description=writers[0].plain(id),
            canonical=surroundings.addresses.permalink(id),
            versions=[writer.version(id) for writer in writers],
            changes=_changes(id, surroundings),
            proof=component_file("proof.html").module,
            **shared,
        )
        for id in facts.statements
    }
    pages["index.html"] = listing.render(
        ids=sorted(facts.statements),
        canonical=permalink_addresses(facts, surroundings.addresses)[0],
        versions=[writer.listing() for writer in writers],
        **shared,
    )
    return pages


def _changes(id: str, surroundings: Surroundings) -> list[dict[str, str | None]] | None:
    if surroundings.history is None:
        return None
    return [
        {
            "commit": change.commit,
            "date": change.date,
            "subject": change.subject,
            "href": surroundings.addresses.commit(change.commit),
        }
        for change in surroundings.history.get(id, ())
    ]


@dataclass(frozen=True)
class _Links:
    """What has to do with each statement, by its id."""

    supports: dict[str, list[str]]
    disagreements: dict[str, list[str]]
    pages: dict[str, list[str]]


def _links(facts: Facts) -> _Links:
    supports: dict[str, list[str]] = {}
    disagreements: dict[str, list[str]] = {}
    for id, statement in facts.statements.items():
        for base in statement.rests_on:
            supports.setdefault(base, []).append(id)
    for id, item in facts.disagreements.items():
        for statement_id in dict.fromkeys([*item.says, item.reading, *([item.prints] if item.prints else [])]):
            disagreements.setdefault(statement_id, []).append(id)
    return _Links(supports, disagreements, statements_on_pages(facts))


class _LanguageWriter:
    """Prepares the part of the pages that is in one language."""

    def __init__(self, facts: Facts, lang: str, addresses: Addresses, links: _Links) -> None:
        self.facts, self.lang, self.links = facts, lang, links
        self.context = PageContext(facts, lang, "index", addresses, _FOLDER)
        self.proof = ProofWriter(self.context)
        self.direction = facts.languages[lang].direction
        own = {name: self.context.label(id) for name, id in PERMALINK_LABELS.items()}
        self.labels = {**self.proof.labels, **own}
        self.site_name = self.context.plain_label("site.name")
        # Titles, labels and the texts of other statements return on many pages.
        self._isolated = cache(self._isolate)
        self._label = cache(self.context.label)
        self._link_text = cache(lambda id: self._isolate(self.plain(id)))

    def plain(self, id: str) -> str:
        """The text of a statement without markup."""
        return self.context.writer.plain(self.facts.statements[id].text[self.lang], self.facts.statements[id].values)

    def version(self, id: str) -> dict[str, Any]:
        """What the page of a statement says in this language."""
        statement = self.facts.statements[id]
        # A writer for each page, since each introduces its names.
        writer = TextWriter(self.facts, self.context.localizer)
        return {
            **self._common("../../"),
            "text": self._isolated(writer.write(statement.text[self.lang], statement.values)),
            "facts": self._facts(id),
            "sources": [
                {**source, "title": self._isolated(source["title"]), "publisher": self._isolated(source["publisher"])}
                for source in self.proof.evidence(id)
            ],
            "links": [(label, links) for label, links in self._link_lists(id) if links],
            "report": self.proof.report(id),
        }

    def listing(self) -> dict[str, Any]:
        """What the list of all statements says in this language."""
        return {**self._common("../"), "text": self.labels["all_text"]}

    def _common(self, root: str) -> dict[str, Any]:
        is_first = self.lang == next(iter(self.facts.languages))
        return {
            "lang": self.lang,
            "direction": self.direction,
            "name": self.facts.languages[self.lang].name,
            "home": root if is_first else f"{root}{self.lang}/",
            "site_name": self.site_name,
            "labels": self.labels,
        }

    def _facts(self, id: str) -> list[tuple[Markup, Markup]]:
        statement, labels = self.facts.statements[id], self.labels
        facts = [(labels["kind"], self.proof.status(id))]
        if statement.said_by:
            facts.append((labels["said_by"], self._isolated(self.context.named(statement.said_by))))
        if statement.as_of:
            facts.append((self._label("figure.as-of"), self.context.date(statement.as_of)))
        if statement.values:
            values = Markup(" · ").join(self._value(value) for value in statement.values.values())
            facts.append((labels["values"], self._isolated(values)))
        return facts

    def _value(self, value: Any) -> Markup:
        write = self.context.writer.value
        if isinstance(value, NumberValue):
            return Markup("{} {}").format(write(value, "number"), self.context.unit(value))
        if isinstance(value, NumberRangeValue):
            last = NumberValue(number=value.number_range[1], unit=value.unit)
            return Markup("{} {}").format(write(value, "range"), self.context.unit(last))
        if isinstance(value, DateValue | DateRangeValue):
            return write(value, "date")
        assert isinstance(value, SymbolValue)
        return write(value, "symbol")

    def _link_lists(self, id: str) -> list[tuple[Markup, list[dict[str, Any]]]]:
        context, labels = self.context, self.labels
        statements = {
            "rests_on": self.facts.statements[id].rests_on,
            "supports": self.links.supports.get(id, []),
        }
        lists = [
            (labels[name], [{"href": f"../{other}/#{self.lang}", "text": self._link_text(other)} for other in others])
            for name, others in statements.items()
        ]
        disagreements = [
            {
                "href": f"{context.href(DISAGREEMENTS)}#{other}",
                "text": self._isolated(context.writer.write(self.facts.disagreements[other].title[self.lang], {})),
            }
            for other in self.links.disagreements.get(id, [])
        ]
        pages = [
            {
                "href": f"{context.href(slug)}#{id}",
                "text": self._label(f"page.{slug.removesuffix('/index')}.title"),
            }
            for slug in self.links.pages.get(id, [])
        ]
        return [*lists, (labels["disagreements"], disagreements), (labels["pages"], pages)]

    def _isolate(self, markup: str) -> Markup:
        """Isolate what runs in the other direction, if there is any."""
        other = _OF_LEFT_TO_RIGHT if self.direction == "rtl" else _OF_RIGHT_TO_LEFT
        text = str(Markup.escape(markup))
        return Markup(isolate(text, self.lang, self.direction)) if other.search(text) else Markup(text)
