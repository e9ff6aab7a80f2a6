"""Read a YAML file strictly: plain values with the line each stands on, or the list of what is wrong.

Our data use a small part of YAML. The rest (aliases, tags, several documents, implicit dates and octal numbers) is
where files go wrong unseen, so it is refused rather than interpreted. A leading byte-order mark and Windows line ends
are accepted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .errors import Problem, quoted

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING, _INT, _FLOAT, _BOOL, _NULL = (f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null"))
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class YamlFile:
    """The content of one file; ``lines`` maps each place in it (a tuple of keys and indexes) to its line."""

    path: str
    data: Any
    lines: dict[KeyPath, int]
    problems: list[Problem] = field(default_factory=list)

    def line(self, *place: str | int) -> int:
        """Return the line of ``place``, or of the nearest place around it that the file has."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)


def dotted(place: KeyPath) -> str:
    """Write a place as messages do: ``signing.total.evidence[0].passage``."""
    shown = ""
    for part in place:
        shown += f"[{part}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown


def read_yaml(root: Path, path: Path) -> YamlFile:
    """Read ``path``, a file below ``root``; what cannot be used is in ``problems`` and left out of ``data``."""
    text, problems = read_text(root, path)
    name = path.relative_to(root).as_posix()
    return YamlFile(name, None, {(): 1}, problems) if text is None else parse_yaml(name, text)


def locate(root: Path, path: Path) -> YamlFile:
    """Find the lines of a YAML file that another program reads, whatever of YAML it uses; it has no ``data``."""
    text, problems = read_text(root, path)
    builder = _Builder(path.relative_to(root).as_posix())
    if text is not None and (node := yaml.compose(text, Loader=_Loader)) is not None:
        builder.build(node, ())
    return YamlFile(builder.name, None, builder.lines, problems)


def read_text(root: Path, path: Path) -> tuple[str | None, list[Problem]]:
    """Read ``path``, a file below ``root``, with one kind of line ends; ``None`` with the reason when it cannot be."""
    name = path.relative_to(root).as_posix()
    if leads_out(root, path):
        return None, [Problem(name, 1, "", "a file inside the project", "a link that leads out of it")]
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, [Problem(name, 1, "", "a readable file", error.strerror or str(error))]
    if len(raw) > MAX_BYTES:
        return None, [Problem(name, 1, "", f"a file of at most {MAX_BYTES:,} bytes", f"{len(raw):,} bytes")]
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [Problem(name, line, "", "text in UTF-8", f"byte 0x{raw[error.start]:02x}")]


def leads_out(root: Path, path: Path) -> bool:
    """Whether ``path``, a place below ``root``, is a link to a place that is not."""
    try:
        return not path.resolve().is_relative_to(root.resolve())
    except RuntimeError:  # a link that leads to itself
        return True


def parse_yaml(name: str, text: str) -> YamlFile:
    """Read YAML from a string; ``name`` is the path that problems are reported under."""
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                return _unusable(name, line, f"at most {MAX_DEPTH} levels of blocks", "one more")
            if (anchor := getattr(event, "anchor", None)) is not None:
                return _unusable(name, line, "values written out", f"the anchor or alias {quoted(anchor)}")
            if (tag := getattr(event, "tag", None)) is not None:
                found = f"the tag {tag.replace('tag:yaml.org,2002:', '!!')}"
                return _unusable(name, line, "values without tags", found)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _unusable(
            name, mark.line + 1 if mark else 1, "valid YAML", (error.problem or str(error)).removeprefix("found ")
        )
    except yaml.reader.ReaderError as error:
        line = text[: text.index(chr(error.character))].count("\n") + 1
        return _unusable(name, line, "text without control characters", f"U+{error.character:04X}")
    builder = _Builder(name)
    data = None if node is None else builder.build(node, ())
    if data is None:
        return _unusable(name, 1, "entries", "an empty file")
    return YamlFile(name, data, builder.lines, builder.problems)


def _unusable(name: str, line: int, expected: str, found: str) -> YamlFile:
    return YamlFile(name, None, {(): 1}, [Problem(name, line, "", expected, found)])


class _Builder:
    """Turn YAML nodes into plain values, noting lines and problems on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[KeyPath, int] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, place: KeyPath) -> Any:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*place, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, place)

    def _mapping(self, node: yaml.MappingNode, place: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(self.name, line, dotted(place), "a plain key", "a list or mapping as key"))
                continue
            key = key_node.value
            inner = (*place, key)
            if key in result:
                first = self.lines[inner]
                self.problems.append(
                    Problem(self.name, line, dotted(inner), "each key once", f"the key again (first on line {first})")
                )
                continue
            self.lines[inner] = line
            result[key] = self.build(value_node, inner)
        return result

    def _scalar(self, node: yaml.Node, place: KeyPath) -> Any:
        tag, value = node.tag, node.value
        if tag == _STRING:
            return value
        if tag == _NULL and value in ("null", "~", ""):
            return None
        if tag == _BOOL and value in ("true", "false"):
            return value == "true"
        try:
            if tag == _INT and str(int(value)) == value:
                return int(value)
            if tag == _FLOAT and "_" not in value and ":" not in value and math.isfinite(float(value)):
                return float(value)
        except ValueError:
            pass
        line = node.start_mark.line + 1
        self.problems.append(
            Problem(self.name, line, dotted(place), "text in quotes, or a plain number", value or tag,
                    "put it in quotes if it is a text, date or code")
        )  # fmt: skip
        return str(value)
