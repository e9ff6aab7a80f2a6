"""A build that knows its repository lets readers report an error; one that does not leaves no loose end."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tiny_project import build


def _reports(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [html.unescape(href) for href in re.findall(r'href="([^"]*/issues/new[^"]*)"', text)]


def test_the_repository_comes_from_the_environment(good_project: Path, project: Path) -> None:
    """REPO_URL gives each note and permanent address a link to an issue in the reader's language."""
    places = ("index.html", "fa/index.html", "s/signing.hall/index.html")
    assert not any(_reports(good_project / "site" / place) for place in places)
    built = build(project, REPO_URL="https://code.example/team/convention", SITE_URL="https://example.org/repo/")
    assert built.status == 0, built.output
    reports = [urlsplit(report) for place in places for report in _reports(project / "site" / place)]
    assert {f"{report.scheme}://{report.netloc}{report.path}" for report in reports} == {
        "https://code.example/team/convention/issues/new"
    }
    fields = [parse_qs(report.query) for report in reports]
    titles = {field["title"][0].partition(": ")[2] for field in fields}
    assert {"signing.hall (en)", "signing.hall (fa)", "signing.hall (ar)", "signing.hall (pl)"} <= titles
    persian = next(field for field in fields if field["title"][0].endswith("signing.hall (fa)"))
    assert persian["body"][0].startswith("https://example.org/repo/s/signing.hall/#fa\n\n")
    assert "؟" in persian["body"][0]
