"""The proof of a statement: what it rests on, how to check that, where it stays, and where to say that it is wrong."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from .facts import Facts
from .model import Evidence, Passage, Source
from .references import Citation
from .views import PageContext, proof_anchor

# The labels of permanent addresses, which no page of the theme shows, so that a check can ask for them beforehand.
PERMALINK_LABELS = {
    name.replace("-", "_"): f"permalink.{name}"
    for name in (
        "kind", "said-by", "values", "evidence", "rests-on", "supports", "disagreements", "pages", "history",
        "no-history", "unrecorded", "all", "all-text",
    )
}  # fmt: skip


@lru_cache
def component_file(name: str) -> Template:
    """A file of markup in ``components/``."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "components"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template(name)


def proof_notes(context: PageContext) -> Markup:
    """The notes of a page, one for each statement that it has shown: panels on a screen, numbered notes on paper."""
    writer = ProofWriter(context)
    notes = [writer.note(id, cited) for id, cited in context.noted.items() if cited]
    macros: Any = component_file("proof.html").module
    return Markup(macros.notes(notes, writer.labels)) if notes else Markup("")


class ProofWriter:
    """Prepares proofs in one language for the components; sources are described once."""

    def __init__(self, context: PageContext) -> None:
        self.context = context
        self._sources: dict[str, dict[str, Any]] = {}
        self._passages: dict[tuple[str, str, frozenset[str]], dict[str, Any]] = {}
        self._report_title = context.plain_label("proof.report-title")
        self._report_body = context.plain_label("proof.report-body")
        self.labels = {
            name: context.label(id)
            for name, id in {
                "title": "proof.title",
                "of": "proof.of",
                "close": "proof.close",
                "others": "proof.others",
                "permalink": "proof.permalink",
                "wrong": "proof.wrong",
                "trust": "source.trust",
                "passage": "source.column.passage",
                "read_in": "source.read-in",
                "digest": "source.column.digest",
            }.items()
        }

    def note(self, id: str, cited: list[Citation]) -> dict[str, Any]:
        """The proof of a statement as a page shows it; ``cited`` are the markers of its first mention."""
        context = self.context
        permalink = context.permalink(id)
        home = permalink.partition("#")[0]
        return {
            "id": id,
            "anchor": proof_anchor(id),
            "number": context.localizer.number(list(context.noted).index(id) + 1),
            "back": cited[0].anchor,
            "status": self.status(id),
            "sources": self.evidence(id, cited),
            "permalink": permalink,
            "address": context.addresses.permalink(id).partition("://")[2],
            "others": [
                {"lang": code, "direction": language.direction, "name": language.name, "href": f"{home}#{code}"}
                for code, language in context.facts.languages.items()
                if code != context.lang
            ],
            "report": self.report(id),
        }

    def status(self, id: str) -> Markup:
        """What kind of statement it is, in words."""
        return self.context.label(f"proof.status.{self.context.facts.statements[id].status}")

    def report(self, id: str) -> str | None:
        """The address of a new issue about the statement; ``None`` when the repository is unknown."""
        context = self.context
        return context.addresses.new_issue(
            title=f"{self._report_title}: {id} ({context.lang})",
            body=f"{context.addresses.permalink(id)}#{context.lang}\n\n{self._report_body}\n",
        )

    def evidence(self, id: str, cited: list[Citation] | None = None) -> list[dict[str, Any]]:
        """The evidence of a statement by source; passages lead to the list of references where ``cited`` says."""
        places = {(item.source_id, item.passage_id): item for item in cited or []}
        found: dict[str, list[dict[str, Any]]] = {}
        evidence = evidence_by_passage(self.context.facts, id)
        for (source_id, passage_id), editions in sorted(evidence.items(), key=lambda item: int(item[0][1][1:])):
            place = places.get((source_id, passage_id))
            href = f"#{place.target}" if place else f"{self._source(source_id)['href']}#passages"
            passage = self._passage(source_id, passage_id, editions)
            found.setdefault(source_id, []).append({**passage, "href": href})
        # The sources in the order in which they are cited, the passages of each in their own.
        order = dict.fromkeys(source_id for source_id, _ in evidence)
        return [{**self._source(source_id), "passages": found[source_id]} for source_id in order]

    def _source(self, source_id: str) -> dict[str, Any]:
        if source_id not in self._sources:
            context, source = self.context, self.context.facts.sources[source_id]
            self._sources[source_id] = {
                "href": context.href(f"sources/{source_id}"),
                "publisher": context.named(source.publisher),
                "title": context.writer.write(source.title[context.lang], {}),
                "kind": context.label(f"source-kind.{source.kind}"),
                "url": source.url,
                "shown_url": source.url.removeprefix("https://"),
                "language": source.language,
                "read_in": self._read_in(source),
            }
        return self._sources[source_id]

    def _read_in(self, source: Source) -> Markup:
        context = self.context
        languages = [context.plain_label(f"language-name.{lang}") for lang in source.editions]
        kinds = sorted({edition.translation for edition in source.editions.values()})
        translations = [context.plain_label(f"translation.{kind}") for kind in kinds]
        return Markup("{} · {}").format(context.localizer.listing(languages), context.localizer.listing(translations))

    def _passage(self, source_id: str, passage_id: str, editions: frozenset[str]) -> dict[str, Any]:
        key = (source_id, passage_id, editions)
        if key not in self._passages:
            self._passages[key] = self._described(self.context.facts.sources[source_id].passages[passage_id], *key[1:])
        return self._passages[key]

    def _described(self, passage: Passage, passage_id: str, editions: frozenset[str]) -> dict[str, Any]:
        context = self.context
        only = [context.label(f"language-name.{lang}") for lang in sorted(editions)]
        return {
            "number": context.passage_number(passage_id),
            "editions": Markup(" · ").join(only),
            "digests": [
                {"lang": lang, "value": digest}
                for lang, digest in passage.digests.items()
                if lang in editions or not editions
            ],
            "locator": None if passage.locator is None else context.writer.write(passage.locator[context.lang], {}),
        }


def evidence_by_passage(facts: Facts, id: str) -> dict[tuple[str, str], frozenset[str]]:
    """By source and passage, the editions that alone say so; none when every edition read does."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for item in facts.evidence_of(id):
        found.setdefault((item.source, item.passage), []).append(item)
    return {
        place: frozenset(item.edition for item in items if item.edition)
        if all(item.edition for item in items)
        else frozenset()
        for place, items in found.items()
    }
