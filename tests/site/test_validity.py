"""Every page is valid HTML, as html-validate reads it; see .htmlvalidate.cjs for the rules."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from .conftest import ROOT, Site
from .exceptions import Finding, exceptions_for, judge
from .node import node


def validate(folder: Path, report: Path) -> list[Finding]:
    """What html-validate finds in the HTML files below a folder; its own words go into the file ``report``."""
    paths = [str(path) for path in sorted(folder.rglob("*.html"))]
    assert paths
    program = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
    command = [node(), str(program), "--config", str(ROOT / ".htmlvalidate.cjs"), "--formatter", "json", *paths]
    # A file, because the program ends before it has written all of a long report into a pipe.
    with report.open("wb") as output:
        result = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert result.returncode in (0, 1) and report.stat().st_size, result.stderr
    return [
        Finding(
            message["ruleId"],
            Path(page["filePath"]).relative_to(folder).as_posix(),
            message["selector"] or f"line {message['line']}",
            message["message"],
        )
        for page in json.loads(report.read_bytes())
        for message in page["messages"]
    ]


def test_every_page_is_valid(site: Site, tmp_path: Path) -> None:
    """No page has a fault that is not named in exceptions.yml."""
    wrong = judge(validate(site.folder, tmp_path / "report.json"), exceptions_for("html-validate"))
    assert not wrong, "\n".join(wrong[:40])


def test_a_page_with_faults_is_refused(tmp_path: Path) -> None:
    """The checks find faults of markup, of attributes and of names for screen readers."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "bad.html").write_text(
        '<!doctype html>\n<html lang="en"><head><title>Bad</title></head><body><main><h1>Bad</h1>'
        '<p id="a">One<div>Two</div></p><img src="a.png"><a href="" tabindex="">x</a><p id="a">Three</p>'
        "</main></body></html>\n",
        encoding="utf-8",
    )
    assert sorted(str(finding) for finding in validate(folder, tmp_path / "report.json")) == [
        'bad.html: attribute-allowed-values: html > body > main > a: Attribute "tabindex" has invalid value ""',
        "bad.html: close-order: line 2: Stray end tag '</p>'",
        'bad.html: no-dup-id: html > body > main > p:nth-child(6): Duplicate ID "a"',
        "bad.html: no-implicit-close: html > body > main > p:nth-child(2): "
        "Element <p> is implicitly closed by adjacent <div>",
        'bad.html: wcag/h37: html > body > main > img: <img> is missing required "alt" attribute',
    ]
