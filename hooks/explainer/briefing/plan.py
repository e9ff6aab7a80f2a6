"""Which briefings there are: in brief, in full, and one for each page that the home page leads to."""

from __future__ import annotations

from dataclasses import dataclass

from ..checks.templates import calls_of
from ..facts import Facts
from ..pages import STATEMENT_FUNCTIONS

IN_BRIEF = "in-brief"
FULL = "full"
HOME = "index"
# Pages whose statements a briefing has as its notes, or that speak of the site itself.
_NOT_TOPICS = frozenset({"about", "briefings", "sources/index"})


@dataclass(frozen=True, order=True)
class Briefing:
    """One PDF file: its kind (``in-brief``, ``full`` or the slug of a page) and its language."""

    kind: str
    lang: str

    @property
    def file_name(self) -> str:
        """The name of the file, the same whenever it is made."""
        return f"{self.kind}.{self.lang}.pdf"

    @property
    def slug(self) -> str:
        """The page of the site that the briefing stands for."""
        return HOME if self.kind in (IN_BRIEF, FULL) else self.kind


def topics(facts: Facts) -> list[str]:
    """The pages with a briefing of their own, in the order in which the home page leads to them."""
    if HOME not in facts.templates:
        return []
    slugs = [
        str(slug) for call in calls_of(facts.templates[HOME]) if call.function == "cards" for slug in call.arguments
    ]
    return [slug for slug in dict.fromkeys(slugs) if slug not in _NOT_TOPICS and slug in facts.templates]


def planned(facts: Facts) -> list[Briefing]:
    """Every briefing in every language, the large ones first so that two processors end at the same time."""
    kinds = [FULL, IN_BRIEF, *topics(facts)]
    return [Briefing(kind, lang) for kind in kinds for lang in facts.languages]


def statements_called(facts: Facts, slug: str, function: str) -> list[str]:
    """The ids that a page gives to one function, in order: those of its box ``in_short``, of its ``figures``."""
    skipped = STATEMENT_FUNCTIONS[function]
    return [
        str(id)
        for call in calls_of(facts.templates[slug])
        if call.function == function
        for id in call.arguments[skipped:]
    ]
