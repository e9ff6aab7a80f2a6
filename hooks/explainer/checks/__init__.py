"""Everything that must hold before a page is made. One rule, one function; the lists name them all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..errors import Problem
from ..facts import Facts
from ..load import load
from . import evidence, names, references, templates, texts, usage

CHECKS: tuple[Callable[[Facts], list[Problem]], ...] = (
    texts.every_text_is_in_every_language,
    texts.texts_hold_only_words_and_insertions,
    texts.languages_use_the_same_values_and_names,
    texts.every_value_is_used,
    names.names_are_plain_words,
    names.forms_are_in_known_languages,
    evidence.every_statement_has_evidence,
    evidence.evidence_exists,
    evidence.editorial_statements_rest_on_others,
    evidence.claims_name_their_speaker,
    evidence.passages_can_be_checked,
    names.names_are_not_typed,
    names.rejected_spellings_do_not_appear,
    references.references_between_entries_exist,
    references.people_and_organisations_have_ids_of_their_own,
    references.sources_have_words_for_their_languages,
    references.units_have_every_plural,
    templates.templates_hold_only_order,
    templates.pages_of_sources_are_made,
    usage.everything_is_used,
    usage.every_passage_is_covered,
)
# These render every page, which takes facts without errors.
RENDERING_CHECKS: tuple[Callable[[Facts], list[Problem]], ...] = (templates.pages_have_words_and_citations,)


def check(root: Path) -> tuple[Facts, list[Problem]]:
    """Load the project at ``root`` and run every check. Returns the facts and all problems, sorted."""
    facts, problems = load(root)
    for rule in CHECKS if facts.complete else ():  # else much would seem to be missing that is merely unread
        problems += rule(facts)
    if not any(problem.level == "error" for problem in problems):
        for rule in RENDERING_CHECKS:
            problems += rule(facts)
    return facts, sorted(set(problems))
