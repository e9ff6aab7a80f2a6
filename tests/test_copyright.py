"""No sentence of an article stands in the project: no eight words in a row, names and official titles aside."""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARTICLES = Path(os.environ.get("ARTICLES", ROOT.parent / "shared" / "articles"))
RUN = 8


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text).replace("\u200c", "").replace("ي", "ی").replace("ك", "ک")
    return re.findall(r"\w+", text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def copied_lines(articles: list[str], lines: dict[str, str]) -> list[str]:
    """The places in ``lines`` that share a run of words with an article. Insertions (names, titles) break a run."""
    known: set[tuple[str, ...]] = set()
    for article in articles:
        for line in article.splitlines():
            if "http" not in line:
                known |= _runs(line)
    return [
        f"{place}: {' '.join(sorted(found)[0])}"
        for place, line in lines.items()
        if (found := set().union(*(_runs(piece) for piece in re.split(r"\{\{.*?\}\}", line))) & known)
    ]


def test_the_check_finds_a_copied_run() -> None:
    """Eight words in a row are found whatever their punctuation; seven, or eight with a name between, are not."""
    article = "one two three, four five six seven eight nine"
    assert copied_lines([article], {"a": 'x: "Two three four five six – seven eight nine"'})
    assert not copied_lines([article], {"a": "two three four five six seven eight ten"})
    assert not copied_lines([article], {"a": "two three four {{ 'five'|name }} six seven eight nine"})


def test_no_article_is_copied() -> None:
    """No file of the project shares eight words in a row with an article."""
    if not ARTICLES.is_dir():
        pytest.skip(
            f"the articles are not at hand (no folder {ARTICLES.name}; set ARTICLES to the folder that has them)"
        )
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines: dict[str, str] = {}
    for name in filter(None, tracked.split("\0")):
        path = ROOT / name
        if path.suffix in {".yml", ".md", ".py", ".html", ".json", ".css", ".toml"} and path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
                lines[f"{name}:{number}"] = line
    articles = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    assert articles
    assert not copied_lines(articles, lines)
