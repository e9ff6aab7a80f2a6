"""Everything that must hold before a page is made. One rule, one function; the lists name them all."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from ..errors import Level, Problem
from ..facts import Facts
from ..load import load
from ..translations import states
from ..validity import newest_day, on_day
from . import (
    days,
    derived,
    evidence,
    figures,
    joiners,
    letters,
    modelines,
    names,
    references,
    templates,
    texts,
    translations,
    usage,
)

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
    days.days_are_in_order,
    days.after_says_something_else,
    days.no_text_is_past,
    days.texts_are_looked_at_again,
    translations.lock_has_nothing_else,
    derived.derivations_hold,
    names.names_are_not_typed,
    names.rejected_spellings_do_not_appear,
    letters.texts_are_in_their_languages,
    letters.names_have_the_letters_of_their_languages,
    letters.names_have_the_digits_of_their_languages,
    joiners.words_of_the_lists_keep_their_joiners,
    joiners.verbs_and_plurals_have_joiners,
    figures.languages_print_the_same_figures,
    figures.plurals_follow_their_numbers,
    figures.plural_forms_keep_their_order,
    modelines.schemas_are_the_right_ones,
    references.references_between_entries_exist,
    references.people_and_organisations_have_ids_of_their_own,
    references.sources_have_words_for_their_languages,
    references.units_have_every_plural,
    references.proofs_have_their_words,
    templates.templates_hold_only_order,
    templates.pages_of_sources_are_made,
    templates.permanent_addresses_are_free,
    usage.everything_is_used,
    usage.every_passage_is_covered,
)
# These are notices, or errors where a build is strict about translations.
TRANSLATION_CHECKS: tuple[Callable[[Facts, Level], list[Problem]], ...] = (
    translations.lock_has_every_statement,
    translations.translations_follow_the_english,
)
# These render every page, which takes facts without errors.
RENDERING_CHECKS: tuple[Callable[[Facts], list[Problem]], ...] = (templates.pages_have_words_and_citations,)


def check(root: Path, today: datetime.date | None, strict_translations: bool = False) -> tuple[Facts, list[Problem]]:
    """Load the project at ``root`` and run every check. Returns the facts and all problems, sorted.

    The facts hold the words that are true on ``today``; without a day, on the newest that the data know. With
    ``strict_translations`` a translation that is not known to follow the English text is an error.
    """
    facts, problems = load(root)
    facts.today = newest_day(facts) if today is None else today
    facts.states = states(facts)
    for rule in CHECKS if facts.complete else ():  # else much would seem to be missing that is merely unread
        problems += rule(facts)
    for strict_rule in TRANSLATION_CHECKS if facts.complete else ():
        problems += strict_rule(facts, "error" if strict_translations else "notice")
    facts = on_day(facts, facts.today)
    if not any(problem.level == "error" for problem in problems):
        for rule in RENDERING_CHECKS:
            problems += rule(facts)
    return facts, sorted(set(problems))
