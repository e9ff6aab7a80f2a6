"""What a reader can find, in one language: pages, their sections, statements, and the names of things."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..facts import Facts
from ..model import Named, Person
from ..views import PageContext
from .normalize import Normalizer
from .outline import outline, sections_of
from .rules import rules_of

REGISTER = "find"
_HOME = "index"


@dataclass(frozen=True)
class StatementRecord:
    """A statement: its id, its text, and whether it is a remark of ours rather than what a source says."""

    id: str
    text: str
    editorial: bool


@dataclass
class Section:
    """A heading of a page with the statements below it; the first section of a page has neither words nor anchor."""

    anchor: str
    heading: str
    statements: list[StatementRecord] = field(default_factory=list)


@dataclass
class PageRecord:
    """A page: its address below the language's root, its title, the stems of its other names, its sections."""

    address: str
    title: str
    aliases: list[str]
    sections: list[Section]


@dataclass(frozen=True)
class NameRecord:
    """A term, person or organisation: where it stands, its name, what is said of it, the stems of its other names."""

    kind: str
    id: str
    name: str
    detail: str
    aliases: list[str]


@dataclass(frozen=True)
class Records:
    """All that can be found in one language."""

    pages: list[PageRecord]
    names: list[NameRecord]


def records(facts: Facts, lang: str) -> Records:
    """Gather what can be found in ``lang``."""
    context = PageContext(facts, lang, _HOME)
    normalizer = Normalizer(rules_of(lang))
    return Records(_pages(facts, context, normalizer), list(_names(facts, context, normalizer)))


def _pages(facts: Facts, context: PageContext, normalizer: Normalizer) -> list[PageRecord]:
    pages: dict[str, dict[str, Section]] = {}
    for slug, template in facts.templates.items():
        headings = {anchor: context.plain_label(f"page.{_label(slug)}.{anchor}") for anchor in sections_of(template)}
        if "disagreements()" in template.text:
            headings |= {
                id: context.writer.plain(item.title[context.lang], {}) for id, item in facts.disagreements.items()
            }
        pages[slug] = {anchor: Section(anchor, heading) for anchor, heading in {"": "", **headings}.items()}
    for standing in outline(facts):
        statement = facts.statements[standing.id]
        sections = pages[standing.slug]
        section = sections.get(standing.section, sections[""])  # an entry of the glossary has no heading
        text = context.writer.plain(statement.text[context.lang], statement.values)
        section.statements.append(StatementRecord(standing.id, text, statement.status == "editorial"))
    return [
        PageRecord(
            context.href(slug).removeprefix("./"),
            context.plain_label(f"page.{_label(slug)}.title"),
            _words_for(slug, facts, context, normalizer),
            [*sections.values()],
        )
        for slug, sections in pages.items()
    ]


def _words_for(slug: str, facts: Facts, context: PageContext, normalizer: Normalizer) -> list[str]:
    """The stems of what else readers call a page, from its label ``search.words.<page>`` where there is one."""
    id = f"search.words.{_label(slug)}"
    words = context.plain_label(id).split(";") if id in facts.labels else []
    return [" ".join(stems) for each in words if (stems := _stems(normalizer, each))]


def _names(facts: Facts, context: PageContext, normalizer: Normalizer) -> list[NameRecord]:
    lang = context.lang
    found = []
    for kind in ("terms", "people", "organisations"):
        entries: dict[str, Named] = getattr(facts, kind)
        for id, entry in entries.items():
            detail = entry.office[lang] if isinstance(entry, Person) else ""
            found.append(NameRecord(kind, id, entry.name[lang], detail, other_names(entry, lang, normalizer)))
    return found


def other_names(entry: Named, lang: str, normalizer: Normalizer) -> list[str]:
    """The stems of each other name of an entry: aliases, forms, rejected spellings, the original, the English name.

    What adds nothing to the name or to another alias is left out: most forms have the stems of the name itself.
    """
    candidates = [*entry.aliases.get(lang, []), *entry.forms.get(lang, {}).values(), *entry.avoid.get(lang, [])]
    candidates += [entry.original.text] if entry.original else []
    candidates += [entry.name["en"]] if isinstance(entry, Person) and "en" in entry.name.root else []
    known = [_stems(normalizer, entry.name[lang])]
    kept = []
    for candidate in candidates:
        stems = _stems(normalizer, candidate)
        if stems and not any(set(stems) <= set(other) for other in known):
            known.append(stems)
            kept.append(" ".join(stems))
    return kept


def _stems(normalizer: Normalizer, text: str) -> list[str]:
    return list(dict.fromkeys(stem for word in normalizer.words(text) for part in word for stem in part))


def _label(slug: str) -> str:
    return slug.removesuffix("/index")
