"""Rules for the lock file of translations. What it lacks is a notice: a text may well be corrected in one language."""

from __future__ import annotations

import dataclasses

from ..errors import Level, Problem, quoted
from ..facts import Facts, State
from ..translations import LOCK

_APPROVE = "python -m explainer approve"


def translations_follow_the_english(facts: Facts, level: Level) -> list[Problem]:
    """No text was made from an English text or from figures that have changed since."""
    problems = []
    for id in facts.statements:
        if languages := _languages_in(facts, id, "stale"):
            expected = "texts made from the present English text and values"
            hint = f"bring them up to date, then run  {_APPROVE} --draft {id} --lang {','.join(languages)}"
            place = facts.place("statements", id)
            found = f"older ones in {', '.join(languages)}"
            problems.append(place.problem("text", expected=expected, found=found, hint=hint))
    return [dataclasses.replace(problem, level=level) for problem in problems]


def lock_has_every_statement(facts: Facts, level: Level) -> list[Problem]:
    """The lock file says of each statement in each language what it was made from."""
    hint = f"run  {_APPROVE} --draft all"
    if not facts.translations and facts.statements:
        return [Problem(f"data/{LOCK}", 1, "", "what each text was made from", "nothing", hint, level)]
    problems = []
    for id in facts.statements:
        if languages := _languages_in(facts, id, "unknown"):
            expected, found = f"a line in data/{LOCK} for each language", f"none for {', '.join(languages)}"
            problems.append(facts.place("statements", id).problem(expected=expected, found=found, hint=hint))
    return [dataclasses.replace(problem, level=level) for problem in problems]


def _languages_in(facts: Facts, id: str, state: State) -> list[str]:
    return [lang for lang in facts.languages if facts.states[id, lang] == state]


def lock_has_nothing_else(facts: Facts) -> list[Problem]:
    """The lock file has no statement and no language that is gone."""
    hint = f"run  {_APPROVE} --draft all"
    problems = []
    for id, approvals in facts.translations.items():
        place = facts.place("translations", id)
        if id not in facts.known("statements"):
            problems.append(place.problem(expected="the id of a statement", found=quoted(id), hint=hint))
        for lang in approvals.root:
            if lang not in facts.known("languages"):
                problems.append(
                    place.problem(lang, expected="a language of languages.yml", found=quoted(lang), hint=hint)
                )
    return [dataclasses.replace(problem, level="notice") for problem in problems]
