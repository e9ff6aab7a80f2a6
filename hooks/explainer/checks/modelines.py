"""The rule for the line that tells an editor which schema a data file follows."""

from __future__ import annotations

import posixpath
import re

from ..errors import Problem
from ..facts import Facts

_MODELINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(\S*)")
_SCHEMAS = {"sources": "source"}


def schemas_are_the_right_ones(facts: Facts) -> list[Problem]:
    """A data file that names its schema names the one for what it holds, else an editor helps with the wrong keys."""
    problems: dict[Problem, None] = {}
    for (kind, _id), place in facts.places.items():
        match = _MODELINE.match(place.file.first_line)
        if match is None:
            continue
        folder = posixpath.dirname(place.file.path)
        schema = f"data/schemas/{_SCHEMAS.get(kind, kind)}.schema.json"
        named = posixpath.normpath(posixpath.join(folder, match.group(1)))
        if f"/{named}".removesuffix(f"/{schema}").strip("/."):  # a copy of the project elsewhere may point back to it
            expected = f"the schema {posixpath.relpath(schema, folder)}"
            problems[Problem(place.file.path, 1, "", expected, match.group(1) or "none")] = None
    return list(problems)
