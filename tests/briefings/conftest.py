"""The briefings of the real site, made once; finished files that have not changed come from the project's cache."""

from __future__ import annotations

from pathlib import Path

import pytest
from explainer.briefing.plan import planned
from explainer.briefing.store import make_briefings
from explainer.checks import check
from explainer.facts import Facts, PrintedFile

from .reading import ReadFile

ROOT = Path(__file__).parents[2]
SITE_URL = "https://example.org/repo/"


@pytest.fixture(scope="session")
def facts() -> Facts:
    facts, _problems = check(ROOT)
    return facts


@pytest.fixture(scope="session")
def made(facts: Facts) -> dict[tuple[str, str], PrintedFile]:
    return make_briefings(facts, SITE_URL, ROOT, ROOT / ".briefings", print)


@pytest.fixture(scope="session")
def files(
    facts: Facts, made: dict[tuple[str, str], PrintedFile], tmp_path_factory: pytest.TempPathFactory
) -> list[ReadFile]:
    """Every briefing under its own name."""
    folder = tmp_path_factory.mktemp("briefings")
    for file in made.values():
        (folder / file.name).write_bytes(file.path.read_bytes())
    return [ReadFile(folder / briefing.file_name) for briefing in planned(facts)]
