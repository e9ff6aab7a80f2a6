"""What the tools find on the site, and what of it is put up with: ``exceptions.yml``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("exceptions.yml")


@dataclass(frozen=True)
class Finding:
    """Something that a tool found: the rule, the page, the place in it and what it says."""

    rule: str
    page: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.page or '(home)'}: {self.rule}: {self.place}: {self.message}"


@dataclass(frozen=True)
class Accepted:
    """A kind of finding that is put up with, why, and since when."""

    tool: str
    rule: str
    where: str
    reason: str
    since: datetime.date

    @classmethod
    def read(cls, entry: dict[str, str]) -> Accepted:
        assert set(entry) == {"tool", "rule", "where", "reason", "since"}, f"expected five keys, found {sorted(entry)}"
        assert len(entry["reason"].split()) >= 5, f"{entry['rule']}: expected a reason, found {entry['reason']!r}"
        return cls(**{**entry, "since": datetime.date.fromisoformat(entry["since"])})  # type: ignore[arg-type]

    def covers(self, finding: Finding) -> bool:
        return finding.rule == self.rule and re.search(self.where, finding.place) is not None


def exceptions_for(tool: str, path: Path = FILE) -> list[Accepted]:
    """The entries of the file that concern a tool."""
    entries = [Accepted.read(entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [entry for entry in entries if entry.tool == tool]


def judge(findings: Iterable[Finding], excepted: Iterable[Accepted]) -> list[str]:
    """What must not be: findings that no exception covers, and exceptions that cover nothing any more."""
    findings, excepted = list(findings), list(excepted)
    wrong = [str(finding) for finding in findings if not any(one.covers(finding) for one in excepted)]
    for one in excepted:
        if not any(one.covers(finding) for finding in findings):
            wrong.append(f"exceptions.yml: {one.tool} {one.rule} at {one.where}: expected something to excuse; found none")
    return wrong
