"""Render a page template in one language. A template holds order; every word comes from statements and labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from .facts import Facts, Template
from .model import DateValue, Source
from .views import PageContext, counts, first_date


@lru_cache(maxsize=1)
def _components() -> Any:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "components"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("components.html").module


def all_templates(facts: Facts) -> dict[str, Template]:
    """The page templates by slug: those in ``docs/``, and one made for each source."""
    made = {
        f"sources/{id}": Template(f"sources/{id}", facts.place("sources", id).file.path, f"{{{{ source('{id}') }}}}\n")
        for id in facts.sources
    }
    return {**facts.templates, **made}


@dataclass(frozen=True)
class RenderedPage:
    """A page in one language: its Markdown (mostly raw HTML blocks), title, description, and what it used."""

    markdown: str
    title: str
    description: str
    statement_ids: tuple[str, ...]
    citations: int


class PageRenderer(PageContext):
    """Renders one page in one language. ``FUNCTIONS`` lists the methods that a template may call."""

    def heading(self, name: str) -> Markup:
        """The words of a heading and its anchor, the same in every language: ``## {{ heading('count') }}``."""
        return Markup("{} {{#{}}}").format(self.label(f"page.{self.slug}.{name}"), name)

    def text(self, *names: str) -> Markup:
        """Paragraphs about the site itself, from labels of the page."""
        blocks = [_components().text(self.label(f"page.{self.slug}.{name}")) for name in names]
        return _block(Markup("").join(blocks))

    def statements(self, *ids: str) -> Markup:
        """One paragraph of statements."""
        return _block(_components().paragraph(self.views(ids)))

    def bullets(self, *ids: str) -> Markup:
        """A list with a statement in each item."""
        return _block(_components().bullets(self.views(ids)))

    def numbered(self, *ids: str) -> Markup:
        """A numbered list with a statement in each item."""
        return _block(_components().numbered(self.views(ids)))

    def in_short(self, *ids: str) -> Markup:
        """The box on top of a page: the answer first."""
        return _block(_components().in_short(self.label("page.in-short"), self.views(ids)))

    def figures(self, *ids: str) -> Markup:
        """Key figures: the first number of each statement, large, with its unit and the statement."""
        return _block(_components().figures([self._card(id) for id in ids]))

    def bars(self, chart: str, *ids: str) -> Markup:
        """A bar chart, as a table with a row for the first number of each statement; the words are labels."""
        values = [next(iter(counts(self.facts.statements[id]).values())) for id in ids]
        largest = max(value.number for value in values)
        rows = [
            {
                "label": self.label(f"chart.{chart}.{id.rpartition('.')[2]}"),
                "number": self.localizer.number(value.number),
                "share": round(100 * value.number / largest, 1),
                "view": self.view(id),
            }
            for id, value in zip(ids, values, strict=True)
        ]
        columns = {name: self.label(f"chart.{chart}.{name}") for name in ("what", "number")}
        return _block(_components().bars(self.label(f"chart.{chart}.title"), rows, columns))

    def steps(self, *ids: str) -> Markup:
        """How far the Convention is: signed, ratified, in force, with a statement for each."""
        steps = []
        for name, id in zip(("signed", "ratified", "in-force"), ids, strict=True):
            value = next(iter(counts(self.facts.statements[id]).values()), None)
            steps.append(
                {
                    "name": self.label(f"steps.{name}"),
                    "number": self.label("steps.unknown") if value is None else self.localizer.number(value.number),
                    "unit": "" if value is None else self.unit(value),
                    "as_of": self.as_of(self.facts.statements[id]),
                    "view": self.view(id),
                }
            )
        return _block(_components().steps(steps))

    def timeline(self, *ids: str) -> Markup:
        """Statements in order of time, each under its first date; the order is checked."""
        return _block(_components().timeline([{"date": self._when(id), "view": self.view(id)} for id in ids]))

    def cards(self, *slugs: str) -> Markup:
        """Links to pages, each with its title and description."""
        return _block(
            _components().cards(
                [
                    {
                        "href": self.href(slug),
                        "title": self.label(f"page.{slug}.title"),
                        "text": self.label(f"page.{slug}.description"),
                    }
                    for slug in slugs
                ]
            )
        )

    def language_status(self) -> Markup:
        """The languages of the site, each with whether a native speaker has reviewed it."""
        rows = [
            {
                "code": code,
                "name": language.name,
                "direction": language.direction,
                "state": self.label("language.reviewed" if language.reviewed else "language.draft"),
            }
            for code, language in self.facts.languages.items()
        ]
        return _block(_components().language_status(rows))

    def source_list(self) -> Markup:
        """All sources, each with what it is and how many statements rest on it."""
        return _block(_components().source_cards([self.source_view(id) for id in self.facts.sources]))

    def source(self, id: str) -> Markup:
        """The page of one source: what it is, how far to trust it, and the statements that rest on it."""
        source, components = self.facts.sources[id], _components()
        by_passage = self.facts.statements_by_passage.get(id, {})
        ids = list(dict.fromkeys(id for ids in by_passage.values() for id in ids))
        is_excerpt = any(passage.seen for passage in source.passages.values())
        rows = [
            {
                "number": self.passage_number(passage_id),
                "what": self._passage_use(source, passage_id, len(by_passage.get(passage_id, []))),
                "digests": [{"lang": lang, "value": digest} for lang, digest in passage.digests.items()],
            }
            for passage_id, passage in source.passages.items()
        ]
        columns = [self.label(f"source.column.{name}") for name in ("passage", "use", "digest")]
        parts = [
            components.source_facts(self.source_view(id)),
            f"## {self.label('source.trust')} {{#trust}}",
            components.text(self.writer.write(source.reliability[self.lang], {})),
            f"## {self.label('source.statements')} {{#statements}}",
            components.bullets(self.views(ids)),
            f"## {self.label('source.passages')} {{#passages}}",
            components.text(self.label(f"source.passages-{'excerpt' if is_excerpt else 'explained'}")),
            components.passages(self.label("source.passages-shown"), columns, rows),
        ]
        return Markup("\n\n").join(Markup(_line(part)) for part in parts)

    def disagreements(self) -> Markup:
        """Each disagreement between the sources under a heading: what each says, our reading, what we print."""
        parts: list[str] = []
        for id, item in self.facts.disagreements.items():
            shown = {
                "says": self.views(item.says),
                "reading": [self.view(item.reading)],
                "prints": [self.view(item.prints)] if item.prints else [],
            }
            labelled = [(self.label(f"disagreement.{name}"), views) for name, views in shown.items() if views]
            title = self.writer.write(item.title[self.lang], {})
            parts += [f"## {title} {{#{id}}}", _line(_components().disagreement(labelled))]
        return Markup("\n\n").join(Markup(part) for part in parts)

    def glossary(self) -> Markup:
        """The terms in every language side by side, each with the statements that explain it, in alphabetical order."""
        terms = sorted(self.facts.terms.items(), key=lambda item: self.localizer.sort_key(item[1].name[self.lang]))
        entries = [
            {
                "id": id,
                "name": term.name[self.lang],
                "others": [
                    {"lang": lang, "name": term.name[lang]} for lang in self.facts.languages if lang != self.lang
                ]
                + ([{"lang": term.original.lang, "name": term.original.text}] if term.original else []),
                "views": self.views(term.explained_by),
            }
            for id, term in terms
        ]
        return _block(_components().glossary(entries))

    def render(self, template: Template) -> RenderedPage:
        """Evaluate the template; the template has been checked."""
        environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        body = environment.from_string(template.text).render({name: getattr(self, name) for name in FUNCTIONS})
        citations = sum(len(marks) for item in self.references for marks in item.passages.values())
        return RenderedPage(
            markdown=f"# {escape(self._title())} {{#top}}\n\n{body}\n\n{self._reference_list()}\n",
            title=self._title(),
            description=self._description(),
            statement_ids=tuple(self._used),
            citations=citations,
        )

    def _title(self) -> str:
        if (source := self._own_source()) is not None:
            return self.writer.plain(source.title[self.lang], {})
        return self.plain_label(f"page.{_label_slug(self.slug)}.title")

    def _description(self) -> str:
        if self._own_source() is not None:
            return self.plain_label("source.description")
        return self.plain_label(f"page.{_label_slug(self.slug)}.description")

    def _own_source(self) -> Source | None:
        folder, _, name = self.slug.rpartition("/")
        return self.facts.sources.get(name) if folder == "sources" else None

    def _card(self, id: str) -> dict[str, Any]:
        statement = self.facts.statements[id]
        value = next(iter(counts(statement).values()))
        return {
            "number": self.localizer.number(value.number),
            "unit": self.unit(value),
            "as_of": self.as_of(statement),
            "view": self.view(id),
        }

    def _when(self, id: str) -> Markup:
        value = first_date(self.facts.statements[id])
        if value is None:
            raise ValueError(f"{id} has no date")
        if isinstance(value, DateValue):
            return self.writer.segments(self.localizer.date_segments(value.date, alone=True))
        return self.writer.value(value, "date")

    def _passage_use(self, source: Source, passage_id: str, count: int) -> Markup:
        passage = source.passages[passage_id]
        use = self.label(passage.skip) if passage.skip else self.label("source.count", n=count)
        if passage.locator is not None:
            locator = self.writer.write(passage.locator[self.lang], {})
            use = Markup("{} · {}").format(locator, use)
        return use

    def _reference_list(self) -> Markup:
        if not len(self.references):
            return Markup("")
        items = [
            {
                "number": item.number,
                "source": self.source_view(item.source_id),
                "passages": [
                    {
                        "number": self.passage_number(passage_id),
                        "target": citations[0].target,
                        "backlinks": [
                            {"anchor": citation.anchor, "label": self.label("reference.back", n=index).striptags()}
                            for index, citation in enumerate(citations, start=1)
                        ],
                    }
                    for passage_id, citations in item.sorted_passages
                ],
            }
            for item in self.references
        ]
        labels = {"passages": self.label("reference.passages")}
        listing = _block(_components().references(self.label("reference.intro"), items, labels))
        notice = "" if self.facts.languages[self.lang].reviewed else self.label("language.draft-notice")
        parts = [
            f"## {self.label('reference.title')} {{#references}}",
            listing,
            Markup('<p class="draft-notice">{} <a href="{}">{}</a></p>').format(
                notice, self.href("about"), self.label("language.draft-link")
            ) if notice else Markup(""),
        ]  # fmt: skip
        return Markup("\n\n").join(Markup(part) for part in parts)


# What a template may call, by name. A method not listed here cannot be reached from a template.
FUNCTIONS: dict[str, Callable[..., Markup]] = {
    name: getattr(PageRenderer, name)
    for name in (
        "heading", "text", "statements", "bullets", "numbered", "in_short", "figures", "bars", "steps", "timeline",
        "cards", "language_status", "source_list", "source", "disagreements", "glossary",
    )
}  # fmt: skip
# The functions that show statements, each with the number of arguments that stand before their ids.
STATEMENT_FUNCTIONS = {
    "statements": 0,
    "bullets": 0,
    "numbered": 0,
    "in_short": 0,
    "figures": 0,
    "bars": 1,
    "steps": 0,
    "timeline": 0,
}
# Those of them that take a number from each statement.
COUNTING_FUNCTIONS = frozenset({"figures", "bars"})


def _label_slug(slug: str) -> str:
    return slug.removesuffix("/index")


def _line(part: Any) -> str:
    """One line of HTML, so that Markdown takes it as one raw block."""
    return re.sub(r"\s*\n\s*", " ", str(part)).strip()


def _block(part: Any) -> Markup:
    return Markup("\n{}\n").format(Markup(_line(part)))
