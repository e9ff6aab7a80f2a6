"""The command line: ``python -m explainer check``, ``verify``, ``source add``, ``coverage``, ``due``, ``approve`` …"""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import sys
import time
from pathlib import Path

from . import approve, due
from .checks import check
from .coverage import coverage_report
from .environment import BadSetting, is_strict_about_translations, site_date
from .load import load
from .schemas import write_schemas
from .validity import newest_day
from .verification.cli import add_commands, run_source, run_verify


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status: 0 all is well, 1 the content has problems, 2 the call is wrong."""
    parser = argparse.ArgumentParser(prog="explainer", description="Check and report on the content of the site.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check all data and templates")
    checking.add_argument("--strict", action="store_true", help="count warnings as errors")
    commands.add_parser("schemas", help="write the JSON Schemas in data/schemas again")
    commands.add_parser("coverage", help="list, for each passage, the statements that rest on it")
    due.add_arguments(commands.add_parser("due", help="list the statements that time makes false, or to look at again"))
    approve.add_arguments(commands.add_parser("approve", help="record what texts were made from and who reviewed them"))
    add_commands(commands)
    options = parser.parse_args(arguments)
    if not (options.root / "data").is_dir():
        print(f"explainer: no folder data in {options.root}: run it in the project's folder", file=sys.stderr)
        return 2
    run = {
        "check": _check,
        "schemas": _schemas,
        "coverage": _coverage,
        "verify": run_verify,
        "source": run_source,
        "due": _due,
        "approve": _approve,
    }
    try:
        return run[options.command](options)
    except (BadSetting, approve.CannotApprove) as error:
        print(f"explainer: {error}", file=sys.stderr)
        return 2


def _check(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    gc.disable()  # all that is read stays in use to the end, so looking for what is not only costs time
    today, strict = site_date(options.root, os.environ), is_strict_about_translations(os.environ)
    facts, problems = check(options.root, today, strict)
    for problem in problems:
        print(problem if problem.level == "error" else f"{problem} ({problem.level})", file=sys.stderr)
    count = {level: sum(problem.level == level for problem in problems) for level in ("error", "warning", "notice")}
    print(
        f"{len(facts.statements)} statements, {len(facts.sources)} sources, {len(facts.templates)} page templates, "
        f"{len(facts.languages)} languages, as of {facts.today}: {count['error']} errors, {count['warning']} warnings, "
        f"{count['notice']} notices ({time.perf_counter() - started:.2f} s)"
    )
    return 1 if count["error"] or (count["warning"] and options.strict) else 0


def _schemas(options: argparse.Namespace) -> int:
    facts, _problems = load(options.root)
    for path in write_schemas(options.root / "data" / "schemas", list(facts.languages)):
        print(f"wrote {path.relative_to(options.root)}")
    return 0


def _coverage(options: argparse.Namespace) -> int:
    facts, _problems = load(options.root)
    print("\n".join(coverage_report(facts)))
    return 0


def _due(options: argparse.Namespace) -> int:
    facts, _problems = load(options.root)
    facts.today = site_date(options.root, os.environ) or newest_day(facts)
    print("\n".join(due.due_report(facts, options.within)))
    return 0


def _approve(options: argparse.Namespace) -> int:
    facts, problems = load(options.root)
    if problems:
        # With a file unread, its statements would seem to be gone, and the lock file would lose them.
        print("\n".join(str(problem) for problem in problems), file=sys.stderr)
        print("explainer: nothing is approved before these are mended", file=sys.stderr)
        return 1
    # A review happens when it is written down: the one place where the clock counts.
    print("\n".join(approve.approve(facts, options, datetime.date.today())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
