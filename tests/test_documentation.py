"""The documents say what the code does: filters, functions, keys and commands are compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from explainer import model
from explainer.pages import FUNCTIONS
from explainer.text import NAME_FILTERS, VALUE_FILTERS

ROOT = Path(__file__).parents[1]
DICTIONARY = (ROOT / "data/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*VALUE_FILTERS, *NAME_FILTERS])
def test_every_filter_is_in_the_dictionary(name: str) -> None:
    """The data dictionary shows how each filter is written."""
    assert re.search(rf"\|{name}\b|`{name}`", DICTIONARY)


def test_every_function_is_in_the_dictionary_and_no_other() -> None:
    """The data dictionary lists each function that a page template may call."""
    section = DICTIONARY.split("## Pages and labels")[1]
    assert set(re.findall(r"`(\w+)\(", section)) == set(FUNCTIONS)


@pytest.mark.parametrize("record", [model.Statement, model.Source, model.Disagreement])
def test_every_key_is_in_the_dictionary(record: type[model.Record]) -> None:
    """The data dictionary names each key of a record."""
    missing = [
        key for key in record.model_fields if not re.search(rf"`{key}`|^ *-? ?{key}:|\b{key}:", DICTIONARY, re.M)
    ]
    assert not missing


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "data/README.md"])
def test_commands_in_documents_exist(document: str) -> None:
    """Each `make` command that a document names is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"`make ([a-z]+)|^make ([a-z]+)", (ROOT / document).read_text(encoding="utf-8"), re.M))
    assert {target for pair in named for target in pair if target} <= targets


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "DESIGN.md", "CHANGELOG.md", "data/README.md"])
def test_links_between_documents_lead_somewhere(document: str) -> None:
    """Each relative link of a document has a file at its end."""
    path = ROOT / document
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_every_page_template_is_in_the_navigation() -> None:
    """No page is left out of the navigation, and the navigation names no page that is not there."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    navigation = yaml.safe_load(re.search(r"^nav:\n(?:[ ].*\n)+", settings, re.M).group())["nav"]  # type: ignore[union-attr]
    listed = [page for item in navigation for page in (next(iter(item.values())) if isinstance(item, dict) else [item])]
    assert sorted(listed) == sorted(
        path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")
    )
