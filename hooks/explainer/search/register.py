"""The index page: names and pages in alphabetical order, for readers without scripts and for browsing."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts import Facts
from ..model import Named, Organisation, Person
from ..text import parse_text
from ..views import PageContext
from .outline import outline

KINDS = ("terms", "people", "organisations", "pages")


@dataclass(frozen=True)
class Link:
    """A link with its words."""

    href: str
    words: str


@dataclass(frozen=True)
class Entry:
    """An entry of the index: its anchor, its words or a link, what is said of it, where it is named."""

    id: str
    name: Link
    original: dict[str, str] | None
    detail: str
    places: list[Link]


def register_entries(facts: Facts, context: PageContext) -> dict[str, list[Entry]]:
    """The entries of each kind in the alphabetical order of the language; a kind without entries is left out."""
    named = _places_by_name(facts, context)
    found = {
        "terms": [
            Entry(
                id, Link(f"{context.href('glossary')}#{id}", term.name[context.lang]), _original(term, context), "", []
            )
            for id, term in (facts.terms if "glossary" in facts.templates else {}).items()
        ],
        "people": [_entry(id, person, context, named) for id, person in facts.people.items()],
        "organisations": [_entry(id, body, context, named) for id, body in facts.organisations.items()],
        "pages": [_page(slug, context) for slug in facts.templates]
        + [
            Entry(
                "",
                Link(context.href(f"sources/{id}"), context.writer.plain(source.title[context.lang], {})),
                None,
                "",
                [],
            )
            for id, source in facts.sources.items()
        ],
    }
    return {
        kind: sorted(entries, key=lambda entry: context.localizer.sort_key(entry.name.words))
        for kind, entries in found.items()
        if entries
    }


def _page(slug: str, context: PageContext) -> Entry:
    title = context.plain_label(f"page.{slug.removesuffix('/index')}.title")
    return Entry("", Link(context.href(slug), title), None, "", [])


def _entry(id: str, entry: Person | Organisation, context: PageContext, named: dict[str, list[Link]]) -> Entry:
    office = entry.office[context.lang] if isinstance(entry, Person) else ""
    return Entry(id, Link("", entry.name[context.lang]), _original(entry, context), office, named.get(id, []))


def _original(entry: Named, context: PageContext) -> dict[str, str] | None:
    original = entry.original
    if original is None or original.text == entry.name[context.lang]:
        return None
    return {"lang": original.lang, "text": original.text}


def _places_by_name(facts: Facts, context: PageContext) -> dict[str, list[Link]]:
    """By person and organisation, the first statement on each page that names them."""
    found: dict[str, dict[str, Link]] = {}
    for standing in outline(facts):
        for id in sorted(parse_text(facts.statements[standing.id].text[context.lang]).subjects("name")):
            title = context.plain_label(f"page.{standing.slug.removesuffix('/index')}.title")
            link = Link(f"{context.href(standing.slug)}#{standing.id}", title)
            found.setdefault(id, {}).setdefault(standing.slug, link)
    return {id: list(places.values()) for id, places in found.items()}
