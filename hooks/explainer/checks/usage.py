"""Rules against leftovers: what no page uses, and passages that nobody read for facts."""

from __future__ import annotations

import dataclasses

from ..errors import Problem
from ..facts import Facts
from ..pages import STATEMENT_FUNCTIONS
from .templates import calls_of, can_be_read


def everything_is_used(facts: Facts) -> list[Problem]:
    """Each statement stands on a page and each source has a statement; what does not is reported."""
    shown = statements_on_pages(facts)
    problems = [
        facts.place("statements", id).problem(expected="a page that shows it", found="none")
        for id in facts.statements
        if id not in shown and all(can_be_read(template) for template in facts.templates.values())
    ]
    cited = {item.source for statement in facts.statements.values() for item in statement.evidence}
    problems += [
        facts.place("sources", id).problem(expected="a statement that rests on it", found="none")
        for id in facts.sources
        if id not in cited and not _unread_statements(facts)
    ]
    return [dataclasses.replace(problem, level="warning") for problem in problems]


def statements_on_pages(facts: Facts) -> dict[str, list[str]]:
    """By statement, the slugs of the pages that show it, the pages of sources aside."""
    shown: dict[str, list[str]] = {}
    for slug, template in facts.templates.items():
        ids: list[str] = []
        for call in calls_of(template):
            if call.function in STATEMENT_FUNCTIONS:
                ids += [str(id) for id in call.arguments[STATEMENT_FUNCTIONS[call.function] :]]
            elif call.function == "disagreements":
                for item in facts.disagreements.values():
                    ids += [*item.says, item.reading, *([item.prints] if item.prints else [])]
            elif call.function == "glossary":
                ids += [id for term in facts.terms.values() for id in term.explained_by]
        for id in dict.fromkeys(ids):
            shown.setdefault(id, []).append(slug)
    return shown


def every_passage_is_covered(facts: Facts) -> list[Problem]:
    """A passage has a statement that rests on it, or a reason why none does; never both."""
    problems = []
    for id, source in facts.sources.items():
        used = facts.statements_by_passage.get(id, {})
        for passage_id, passage in source.passages.items():
            place = facts.place("sources", id)
            if passage.skip is not None and passage_id in used:
                expected = f"no reason to skip a passage that {used[passage_id][0]} rests on"
                problems.append(place.problem("passages", passage_id, "skip", expected=expected, found=passage.skip))
            if passage.skip is None and passage_id not in used and not _unread_statements(facts):
                expected = "a statement that rests on it, or skip with the reason"
                problems.append(place.problem("passages", passage_id, expected=expected, found="neither"))
    return problems


def _unread_statements(facts: Facts) -> bool:
    """Whether a statement has such mistakes that nobody knows what it rests on."""
    return facts.known("statements") != set(facts.statements)
