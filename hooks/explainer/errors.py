"""The problems an author can mend, as records, and the one exception that carries them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one place of an author's file.

    ``path`` is relative to the project's root, ``line`` counts from 1, ``key`` is the dotted place in the data.
    A ``warning`` is printed and stops only a strict build; an ``error`` stops every build.
    """

    path: str
    line: int
    key: str
    expected: str
    found: str
    hint: str = ""
    level: Level = field(default="error", compare=False)

    def __str__(self) -> str:
        key = f" {self.key}:" if self.key else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}:{key} expected {self.expected}; found {self.found}{hint}"


class ContentError(Exception):
    """The author's files hold problems; ``problems`` lists them all, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def quoted(value: object, limit: int = 60) -> str:
    """Return ``value`` as a message shows it: strings in quotes, long ones cut."""
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    shown = shown.replace("\n", "⏎")
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def one_of(choices: Iterable[str], limit: int = 8) -> str:
    """Return ``one of a, b, c`` for a message, cut when there are many choices."""
    names = sorted(choices)
    more = f", … ({len(names)} in all)" if len(names) > limit else ""
    return "one of " + ", ".join(names[:limit]) + more
