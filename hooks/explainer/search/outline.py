"""Where each statement stands: on which page, under which heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..facts import Facts, Template

_ARGUMENT = re.compile(r"'([a-z0-9][a-z0-9./-]*)'")
_CALL = re.compile(r"(\w+)\(([^()]*)\)")
# These repeat statements of other pages, so a statement is found on them only when no other page has it.
_REPEATING = ("index", "timeline", "glossary", "disagreements")


@dataclass(frozen=True)
class Standing:
    """A statement on a page: the anchor of its section, ``""`` before the first heading."""

    slug: str
    section: str
    id: str


def sections_of(template: Template) -> list[str]:
    """The anchors of a page's headings, in their order."""
    return [argument for name, argument in _calls(template) if name == "heading"]


def outline(facts: Facts) -> list[Standing]:
    """Where to find each statement of the site, each once, page by page."""
    chosen: dict[str, Standing] = {}
    for slug in sorted(facts.templates, key=lambda slug: (slug in _REPEATING, slug)):
        for standing in _on_page(facts, facts.templates[slug]):
            current = chosen.get(standing.id)
            if current is None or _is_home(standing) > _is_home(current):
                chosen[standing.id] = standing
    return sorted(chosen.values(), key=lambda standing: standing.slug)


def _is_home(standing: Standing) -> bool:
    return standing.slug == standing.id.partition(".")[0]


def _calls(template: Template) -> list[tuple[str, str]]:
    return [(name, argument) for name, inner in _CALL.findall(template.text) for argument in _ARGUMENT.findall(inner)]


def _on_page(facts: Facts, template: Template) -> list[Standing]:
    found = []
    section = ""
    for name, argument in _calls(template):
        if name == "heading":
            section = argument
        elif argument in facts.statements:
            found.append(Standing(template.slug, section, argument))
    if "disagreements()" in template.text:
        for id, item in facts.disagreements.items():
            shown = [*item.says, item.reading, *([item.prints] if item.prints else [])]
            found += [Standing(template.slug, id, statement) for statement in shown]
    if "glossary()" in template.text:
        for id, term in facts.terms.items():
            found += [Standing(template.slug, id, statement) for statement in term.explained_by]
    return [standing for standing in found if standing.id in facts.statements]
