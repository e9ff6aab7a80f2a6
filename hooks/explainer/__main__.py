"""The command line: ``python -m explainer check``, ``schemas``, ``coverage``, ``briefing``."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

from .briefing.store import make_briefings
from .briefing.typeset import CannotTypeset
from .briefing.verify import NoBriefing, check_briefing
from .checks import check
from .coverage import coverage_report
from .facts import Facts
from .load import load
from .schemas import write_schemas


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status: 0 all is well, 1 the content has problems, 2 the call is wrong."""
    parser = argparse.ArgumentParser(prog="explainer", description="Check and report on the content of the site.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check all data and templates")
    checking.add_argument("--strict", action="store_true", help="count warnings as errors")
    commands.add_parser("schemas", help="write the JSON Schemas in data/schemas again")
    commands.add_parser("coverage", help="list, for each passage, the statements that rest on it")
    briefing = commands.add_parser("briefing", help="make the briefings, or check a printed one").add_subparsers(
        dest="action", required=True
    )
    making = briefing.add_parser("make", help="make all briefings as PDF files")
    making.add_argument("folder", type=Path, help="where to put them")
    comparing = briefing.add_parser("check", help="say what has changed since a briefing was made")
    comparing.add_argument("file", type=Path, help="the PDF file")
    options = parser.parse_args(arguments)
    if not (options.root / "data").is_dir():
        print(f"explainer: no folder data in {options.root}: run it in the project's folder", file=sys.stderr)
        return 2
    return {"check": _check, "schemas": _schemas, "coverage": _coverage, "briefing": _briefing}[options.command](
        options
    )


def _check(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    facts, problems = check(options.root)
    for problem in problems:
        print(problem if problem.level == "error" else f"{problem} (warning)", file=sys.stderr)
    errors = sum(problem.level == "error" for problem in problems)
    print(
        f"{len(facts.statements)} statements, {len(facts.sources)} sources, {len(facts.templates)} page templates, "
        f"{len(facts.languages)} languages: {errors} errors, {len(problems) - errors} warnings "
        f"({time.perf_counter() - started:.2f} s)"
    )
    return 1 if errors or (problems and options.strict) else 0


def _schemas(options: argparse.Namespace) -> int:
    facts, _problems = load(options.root)
    for path in write_schemas(options.root / "data" / "schemas", list(facts.languages)):
        print(f"wrote {path.relative_to(options.root)}")
    return 0


def _coverage(options: argparse.Namespace) -> int:
    facts, _problems = load(options.root)
    print("\n".join(coverage_report(facts)))
    return 0


def _briefing(options: argparse.Namespace) -> int:
    facts, problems = check(options.root)
    errors = [problem for problem in problems if problem.level == "error"]
    if errors:
        print("\n".join(str(problem) for problem in errors), file=sys.stderr)
        return 1
    return _compare(facts, options.file) if options.action == "check" else _make(facts, options)


def _make(facts: Facts, options: argparse.Namespace) -> int:
    site_url = os.environ.get("SITE_URL") or "http://127.0.0.1:8000/"
    try:
        files = make_briefings(facts, site_url, options.root, options.root / ".briefings", print)
    except CannotTypeset as error:
        print(f"explainer: {error}", file=sys.stderr)
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    for file in files.values():
        shutil.copyfile(file.path, options.folder / file.name)
        print(f"{options.folder / file.name}: {file.pages} pages, {file.kilobytes} kB")
    return 0


def _compare(facts: Facts, path: Path) -> int:
    try:
        lines, unchanged = check_briefing(facts, path.read_bytes())
    except OSError as error:
        print(f"explainer: {path}: {error.strerror}", file=sys.stderr)
        return 2
    except NoBriefing as error:
        print(f"explainer: {path}: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0 if unchanged else 1


if __name__ == "__main__":
    sys.exit(main())
