"""The command line: ``python -m explainer check``, ``schemas``, ``coverage``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from .checks import check
from .coverage import coverage_report
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
    options = parser.parse_args(arguments)
    if not (options.root / "data").is_dir():
        print(f"explainer: no folder data in {options.root}: run it in the project's folder", file=sys.stderr)
        return 2
    return {"check": _check, "schemas": _schemas, "coverage": _coverage}[options.command](options)


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


if __name__ == "__main__":
    sys.exit(main())
