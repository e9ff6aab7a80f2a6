"""Rules for the search: its page is there, and other names lead somewhere new."""

from __future__ import annotations

from ..errors import Problem, quoted
from ..facts import Facts
from ..search import button, index
from ..search.normalize import Normalizer
from ..search.records import REGISTER
from ..search.rules import rules_of
from .templates import calls_of


def the_index_page_is_there(facts: Facts) -> list[Problem]:
    """Without scripts the button of the search is a link to the index page."""
    template = facts.templates.get(REGISTER)
    if template is not None and any(call.function == "register" for call in calls_of(template)):
        return []
    return [Problem(f"docs/{REGISTER}.md", 1, "", "the page of the index, {{ register() }}", "none")]


def the_search_has_words(facts: Facts) -> list[Problem]:
    """Each word that the search shows is a label."""
    labels = [*(f"search.{name}" for name in button.LABELS), *index.LABELS]
    return [
        Problem("data/labels/search.yml", 1, "", f"the label {label}, which the search shows", "none")
        for label in labels
        if label not in facts.known("labels")
    ]


def aliases_add_something(facts: Facts) -> list[Problem]:
    """An alias has a word to search by, and is no other writing of the name itself."""
    problems = []
    for kind in ("terms", "people", "organisations"):
        for id, entry in getattr(facts, kind).items():
            for lang in entry.aliases.keys() & facts.languages.keys() & entry.name.root.keys():
                normalizer = Normalizer(rules_of(lang))
                name = normalizer.words(entry.name[lang])
                for number, alias in enumerate(entry.aliases[lang]):
                    if (words := normalizer.words(alias)) in ([], name):
                        expected = "another name" if words else "a name with a word to search by"
                        place = facts.place(kind, id)
                        problems.append(place.problem("aliases", lang, number, expected=expected, found=quoted(alias)))
    return problems
