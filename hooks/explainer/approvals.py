"""The shape of the lock file of translations: one line for each statement and language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, RootModel, WithJsonSchema
from pydantic_core import PydanticCustomError

from .model import LangCode

_DIGEST = "[0-9a-f]{16}"
_DRAFT = rf"draft ({_DIGEST})"
_REVIEWED = rf"reviewed ({_DIGEST}) ({_DIGEST}) (\d{{4}}-\d{{2}}-\d{{2}}) (\S(?:.*\S)?)"


@dataclass(frozen=True)
class Approval:
    """What is known of a statement's text in one language: what it was made from, and who has reviewed it.

    ``made_from`` is the digest of the English text and the values. A review has the digest of the words that were
    reviewed, its day and the reviewer's name; a draft has none of them.
    """

    made_from: str
    words: str = ""
    on: str = ""
    by: str = ""

    @classmethod
    def parse(cls, line: object) -> Approval:
        """Read ``draft DIGEST`` or ``reviewed DIGEST DIGEST DAY NAME``."""
        if isinstance(line, Approval):
            return line
        match = re.fullmatch(f"{_DRAFT}|{_REVIEWED}", line, re.ASCII) if isinstance(line, str) else None
        if match is None:
            raise PydanticCustomError("approval", "a line as python -m explainer approve writes it")
        return cls(*(group for group in match.groups() if group is not None))

    def __str__(self) -> str:
        return f"reviewed {self.made_from} {self.words} {self.on} {self.by}" if self.by else f"draft {self.made_from}"


_Line = Annotated[
    Approval,
    BeforeValidator(Approval.parse),
    WithJsonSchema({"type": "string", "pattern": f"^({_DRAFT}|{_REVIEWED})$"}),
]


class Approvals(RootModel[dict[LangCode, _Line]]):
    """What is known of a statement, by language."""

    model_config = ConfigDict(strict=True, frozen=True)
