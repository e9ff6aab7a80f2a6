"""Render a page template in one language. A template holds order; every word comes from statements and labels."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from .facts import Facts, Template
from .localize import Localizer
from .model import DateRangeValue, DateValue, NumberValue, PartialDate, Source, Statement
from .references import Citation, References
from .text import TextWriter

HOME = "index"
SOURCES = "sources/index"
DISAGREEMENTS = "disagreements"


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


@dataclass(frozen=True)
class _View:
    """A statement as a component shows it."""

    id: str
    status: str
    text: Markup
    citations: list[dict[str, Any]]
    anchor: str | None
    own_label: str
    disagreement: dict[str, str] | None


class PageRenderer:
    """Renders one page in one language. The public methods without underscore are what a template may call."""

    def __init__(self, facts: Facts, lang: str, slug: str) -> None:
        self._facts = facts
        self._lang = lang
        self._slug = slug
        self._write = Localizer(lang, facts.languages[lang])
        self._writer = TextWriter(facts, self._write)
        self._references = References()
        self._used: dict[str, None] = {}
        self._citing = True

    # What templates call -----------------------------------------------------------------------------------------

    def heading(self, name: str) -> Markup:
        """The words of a heading and its anchor, the same in every language: ``## {{ heading('count') }}``."""
        return Markup("{} {{#{}}}").format(self._label(f"page.{self._slug}.{name}"), name)

    def text(self, *names: str) -> Markup:
        """Paragraphs about the site itself, from labels of the page."""
        blocks = [_components().text(self._label(f"page.{self._slug}.{name}")) for name in names]
        return _block(Markup("").join(blocks))

    def statements(self, *ids: str) -> Markup:
        """One paragraph of statements."""
        return _block(_components().paragraph(self._views(ids)))

    def bullets(self, *ids: str) -> Markup:
        """A list with a statement in each item."""
        return _block(_components().bullets(self._views(ids)))

    def numbered(self, *ids: str) -> Markup:
        """A numbered list with a statement in each item."""
        return _block(_components().numbered(self._views(ids)))

    def in_short(self, *ids: str) -> Markup:
        """The box on top of a page: the answer first."""
        return _block(_components().in_short(self._label("page.in-short"), self._views(ids)))

    def figures(self, *ids: str) -> Markup:
        """Key figures: the first number of each statement, large, with its unit and the statement."""
        return _block(_components().figures([self._card(id) for id in ids]))

    def bars(self, id: str) -> Markup:
        """A bar chart, as a table, of the numbers of one statement; the row names are labels."""
        values = counts(self._facts.statements[id])
        largest = max(value.number for value in values.values())
        rows = [
            {
                "label": self._label(f"chart.{id}.{name.replace('_', '-')}"),
                "number": self._write.number(value.number),
                "share": round(100 * value.number / largest, 1),
            }
            for name, value in values.items()
        ]
        columns = {"what": self._label(f"chart.{id}.what"), "number": self._label(f"chart.{id}.number")}
        return _block(_components().bars(self._label(f"chart.{id}.title"), rows, columns))

    def timeline(self, *ids: str) -> Markup:
        """Statements in order of time, each under its first date; the order is checked."""
        return _block(_components().timeline([{"date": self._when(id), "view": self._view(id)} for id in ids]))

    def cards(self, *slugs: str) -> Markup:
        """Links to pages, each with its title and description."""
        return _block(
            _components().cards(
                [
                    {
                        "href": self._href(slug),
                        "title": self._label(f"page.{slug}.title"),
                        "text": self._label(f"page.{slug}.description"),
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
                "state": self._label("language.reviewed" if language.reviewed else "language.draft"),
            }
            for code, language in self._facts.languages.items()
        ]
        return _block(_components().language_status(rows))

    def source_list(self) -> Markup:
        """All sources, each with what it is and how many statements rest on it."""
        return _block(_components().source_cards([self._source_view(id) for id in self._facts.sources]))

    def source(self, id: str) -> Markup:
        """The page of one source: what it is, how far to trust it, and the statements that rest on it."""
        source, components = self._facts.sources[id], _components()
        by_passage = self._facts.statements_by_passage.get(id, {})
        ids = list(dict.fromkeys(id for ids in by_passage.values() for id in ids))
        rows = [
            {
                "number": self._passage_number(passage_id),
                "what": self._passage_use(source, passage_id, len(by_passage.get(passage_id, []))),
                "digests": [{"lang": lang, "value": digest} for lang, digest in passage.digests.items()],
            }
            for passage_id, passage in source.passages.items()
        ]
        columns = [self._label(f"source.column.{name}") for name in ("passage", "use", "digest")]
        parts = [
            components.source_facts(self._source_view(id)),
            f"## {self._label('source.trust')} {{#trust}}",
            components.text(self._writer.write(source.reliability[self._lang], {})),
            f"## {self._label('source.statements')} {{#statements}}",
            components.bullets(self._views(ids)),
            f"## {self._label('source.passages')} {{#passages}}",
            components.text(self._label("source.passages-explained")),
            components.passages(self._label("source.passages-shown"), columns, rows),
        ]
        return Markup("\n\n").join(Markup(_line(part)) for part in parts)

    def disagreements(self) -> Markup:
        """Each disagreement between the sources: what each says, our reading, what we print."""
        items = [
            {
                "id": id,
                "title": self._writer.write(item.title[self._lang], {}),
                "says_label": self._label("disagreement.says"),
                "says": self._views(item.says),
                "reading_label": self._label("disagreement.reading"),
                "reading": self._view(item.reading),
                "prints_label": self._label("disagreement.prints"),
                "prints": self._view(item.prints) if item.prints else None,
            }
            for id, item in self._facts.disagreements.items()
        ]
        return _block(_components().disagreements(items))

    def glossary(self) -> Markup:
        """The terms in every language side by side, each with the statements that explain it, in alphabetical order."""
        entries = [
            {
                "id": id,
                "name": term.name[self._lang],
                "others": [
                    {"lang": lang, "name": term.name[lang]} for lang in self._facts.languages if lang != self._lang
                ]
                + ([{"lang": term.original.lang, "name": term.original.text}] if term.original else []),
                "views": self._views(term.explained_by),
            }
            for id, term in self._facts.terms.items()
        ]
        return _block(_components().glossary(sorted(entries, key=lambda entry: str(entry["name"])), {}))

    # How a page comes about ---------------------------------------------------------------------------------------

    def render(self, template: Template) -> RenderedPage:
        """Evaluate the template; the template has been checked."""
        environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        body = environment.from_string(template.text).render({name: getattr(self, name) for name in FUNCTIONS})
        citations = sum(len(marks) for item in self._references for marks in item.passages.values())
        return RenderedPage(
            markdown=f"# {escape(self._title())} {{#top}}\n\n{body}\n\n{self._reference_list()}\n",
            title=self._title(),
            description=self._description(),
            statement_ids=tuple(self._used),
            citations=citations,
        )

    def plain_label(self, id: str) -> str:
        """A label as plain text, for titles, attributes and the theme."""
        return self._writer.plain(self._facts.labels[id].text[self._lang], {})

    def _title(self) -> str:
        if (source := self._own_source()) is not None:
            return self._writer.plain(source.title[self._lang], {})
        return self.plain_label(f"page.{_label_slug(self._slug)}.title")

    def _description(self) -> str:
        if self._own_source() is not None:
            return self.plain_label("source.description")
        return self.plain_label(f"page.{_label_slug(self._slug)}.description")

    def _own_source(self) -> Source | None:
        folder, _, name = self._slug.rpartition("/")
        return self._facts.sources.get(name) if folder == "sources" else None

    def _label(self, id: str, **numbers: int) -> Markup:
        id = re.sub(r"^page\.([^.]+)/index\.", r"page.\1.", id)
        if id not in self._facts.labels:
            raise MissingLabel(id)
        values = {name: NumberValue(number=number, unit="statement") for name, number in numbers.items()}
        return self._writer.write(self._facts.labels[id].text[self._lang], values)

    def _views(self, ids: Sequence[str]) -> list[_View]:
        return [self._view(id) for id in ids]

    def _view(self, id: str) -> _View:
        statement = self._facts.statements[id]
        first = id not in self._used
        self._used[id] = None
        text = self._writer.write(statement.text[self._lang], statement.values)
        citations = [self._marker(citation) for citation in self._references.cite(self._facts.evidence_of(id))]
        own = self.plain_label("statement.editorial") if statement.status == "editorial" else ""
        return _View(id, statement.status, text, citations, id if first else None, own, self._disagreement_of(id))

    def _marker(self, citation: Citation) -> dict[str, Any]:
        numbers = {"source": citation.number, "passage": citation.passage_number}
        return {
            "anchor": citation.anchor,
            "target": citation.target,
            "text": f"{self._write.number(citation.number)}:{self._write.number(citation.passage_number)}",
            "label": self._label("reference.marker", **numbers).striptags(),
        }

    def _disagreement_of(self, id: str) -> dict[str, str] | None:
        if self._slug == DISAGREEMENTS:
            return None
        for disagreement_id, item in self._facts.disagreements.items():
            if id in item.says:
                label = self.plain_label("disagreement.mark")
                return {"href": f"{self._href(DISAGREEMENTS)}#{disagreement_id}", "label": label}
        return None

    def _card(self, id: str) -> dict[str, Any]:
        statement = self._facts.statements[id]
        value = next(iter(counts(statement).values()))
        category = self._write.plural_category(value.number)
        return {
            "number": self._write.number(value.number),
            "unit": self._facts.units[value.unit].root[self._lang][category],
            "as_of": self._as_of(statement),
            "view": self._view(id),
        }

    def _as_of(self, statement: Statement) -> Markup | None:
        if statement.as_of is None:
            return None
        return self._label("figure.as-of") + " " + self._date(statement.as_of)

    def _date(self, date: PartialDate) -> Markup:
        return self._writer.value(DateValue(date=date), "date")

    def _when(self, id: str) -> Markup:
        value = first_date(self._facts.statements[id])
        if value is None:
            raise ValueError(f"{id} has no date")
        return self._writer.value(value, "date")

    def _href(self, slug: str) -> str:
        """The relative address of another page in the same language."""
        return posixpath.relpath(_directory(slug), _directory(self._slug)).rstrip("/") + "/"

    def _source_view(self, id: str) -> dict[str, Any]:
        source = self._facts.sources[id]
        editions = self._write.listing([self.plain_label(f"language-name.{lang}") for lang in source.editions])
        translations = {edition.translation for edition in source.editions.values()}
        published = self._date(source.published) if source.published else self._label("source.undated")
        count = len({id for ids in self._facts.statements_by_passage.get(id, {}).values() for id in ids})
        facts = {
            "publisher": self._named(source.publisher),
            "kind": self._label(f"source-kind.{source.kind}"),
            "published": published,
            "original": self._label(f"language-name.{source.language}"),
            "read-in": Markup("{} · {}").format(
                editions,
                self._write.listing([self.plain_label(f"translation.{kind}") for kind in sorted(translations)]),
            ),
        }
        return {
            "href": self._href(f"sources/{id}"),
            "title": self._writer.write(source.title[self._lang], {}),
            "publisher": self._named(source.publisher),
            "meta": self._label("source.count", n=count),
            "facts": [{"label": self._label(f"source.{name}"), "value": value} for name, value in facts.items()],
            "address_label": self._label("source.address"),
            "url": source.url,
            "shown_url": source.url.removeprefix("https://"),
            "language": source.language,
        }

    def _named(self, id: str) -> str:
        return self._facts.named(id).name[self._lang]

    def _passage_number(self, passage_id: str) -> str:
        return self._write.number(int(passage_id[1:]))

    def _passage_use(self, source: Source, passage_id: str, count: int) -> Markup:
        passage = source.passages[passage_id]
        use = self._label(passage.skip) if passage.skip else self._label("source.count", n=count)
        if passage.locator is not None:
            locator = self._writer.write(passage.locator[self._lang], {})
            use = Markup("{} · {}").format(locator, use)
        return use

    def _reference_list(self) -> Markup:
        if not len(self._references):
            return Markup("")
        items = [
            {
                "number": item.number,
                "source": self._source_view(item.source_id),
                "passages": [
                    {
                        "number": self._passage_number(passage_id),
                        "target": citations[0].target,
                        "backlinks": [
                            {"anchor": citation.anchor, "label": self._label("reference.back", n=index).striptags()}
                            for index, citation in enumerate(citations, start=1)
                        ],
                    }
                    for passage_id, citations in item.sorted_passages
                ],
            }
            for item in self._references
        ]
        labels = {"passages": self._label("reference.passages")}
        listing = _block(_components().references(self._label("reference.intro"), items, labels))
        notice = "" if self._facts.languages[self._lang].reviewed else self._label("language.draft-notice")
        parts = [
            f"## {self._label('reference.title')} {{#references}}",
            listing,
            Markup('<p class="draft-notice">{} <a href="{}">{}</a></p>').format(
                notice, self._href("about"), self._label("language.draft-link")
            ) if notice else Markup(""),
        ]  # fmt: skip
        return Markup("\n\n").join(Markup(part) for part in parts)


class MissingLabel(KeyError):
    """A page needs a label that no file has."""


# What a template may call, by name. A method not listed here cannot be reached from a template.
FUNCTIONS: dict[str, Callable[..., Markup]] = {
    name: getattr(PageRenderer, name)
    for name in (
        "heading", "text", "statements", "bullets", "numbered", "in_short", "figures", "bars", "timeline", "cards",
        "language_status", "source_list", "source", "disagreements", "glossary",
    )
}  # fmt: skip
# The functions whose arguments are ids of statements, and those that name labels or pages.
STATEMENT_FUNCTIONS = frozenset({"statements", "bullets", "numbered", "in_short", "figures", "bars", "timeline"})


def counts(statement: Statement) -> dict[str, NumberValue]:
    """The values of a statement that are numbers, by name."""
    return {name: value for name, value in statement.values.items() if isinstance(value, NumberValue)}


def first_date(statement: Statement) -> DateValue | DateRangeValue | None:
    """The first date among a statement's values, if it has one."""
    return next((value for value in statement.values.values() if isinstance(value, DateValue | DateRangeValue)), None)


def _directory(slug: str) -> str:
    """Where a page stands below its language's root: ``index`` is the root, ``sources/index`` is ``sources``."""
    directory = re.sub(r"(^|/)index$", "", slug)
    return directory or "."


def _label_slug(slug: str) -> str:
    return slug.removesuffix("/index")


def _line(part: Any) -> str:
    """One line of HTML, so that Markdown takes it as one raw block."""
    return re.sub(r"\s*\n\s*", " ", str(part)).strip()


def _block(part: Any) -> Markup:
    return Markup("\n{}\n").format(Markup(_line(part)))
