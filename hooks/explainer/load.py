"""Read ``data/`` and ``docs/`` into :class:`~explainer.facts.Facts`, collecting every problem of every file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .errors import Problem, one_of, quoted
from .facts import Facts, Place, Template
from .model import (
    Disagreement,
    DottedId,
    Label,
    Language,
    NameId,
    Organisation,
    Person,
    Source,
    Statement,
    Term,
    Unit,
)
from .yamlfile import KeyPath, YamlFile, read_yaml

# Each collection of entries: its name in Facts, the files it is read from, the shape of an entry and of its id.
COLLECTIONS: tuple[tuple[str, str, Any, Any], ...] = (
    ("languages", "languages.yml", Language, NameId),
    ("people", "people.yml", Person, NameId),
    ("organisations", "organisations.yml", Organisation, NameId),
    ("terms", "terms.yml", Term, NameId),
    ("units", "units.yml", Unit, NameId),
    ("labels", "labels/*.yml", Label, DottedId),
    ("statements", "statements/*.yml", Statement, DottedId),
    ("disagreements", "disagreements.yml", Disagreement, NameId),
)
OPTIONAL = frozenset({"disagreements"})

_EXPECTED = {
    "missing": "this key",
    "extra_forbidden": "no such key",
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "dict_type": "a block of keys",
    "list_type": "a list",
    "model_type": "a block of keys",
    "model_attributes_type": "a block of keys",
    "string_too_short": "text",
    "too_short": "more entries",
    "too_long": "fewer entries",
}
# Pydantic names the branch of a union in the place of an error; no such key stands in the file.
_UNION_TAGS = frozenset({"number", "number_range", "date", "date_range", "symbol", "int", "float"})


def load(root: Path) -> tuple[Facts, list[Problem]]:
    """Load the project at ``root``. The facts hold what could be read; the problems say what could not."""
    facts = Facts(root)
    problems: list[Problem] = []
    data = root / "data"
    for kind, pattern, model, id_type in COLLECTIONS:
        paths = sorted(data.glob(pattern))
        if not paths and kind not in OPTIONAL:
            problems.append(Problem(f"data/{pattern}", 1, "", "this file", "none"))
        for path in paths:
            file = read_yaml(root, path)
            problems += file.problems
            problems += _load_entries(facts, kind, file, TypeAdapter(model), TypeAdapter(id_type))
    for path in sorted((data / "sources").glob("*.yml")):
        file = read_yaml(root, path)
        problems += file.problems
        problems += _load_source(facts, path.stem, file)
    problems += _load_templates(facts, root)
    return facts, problems


def _load_entries(facts: Facts, kind: str, file: YamlFile, model: Any, id_type: Any) -> list[Problem]:
    if file.data is None:
        return []
    if not isinstance(file.data, dict):
        return [Problem(file.path, 1, "", "entries by id", "something else")]
    problems: list[Problem] = []
    for id, raw in file.data.items():
        if (kind, id) in facts.places:
            first = facts.place(kind, id)
            where = f"{first.file.path}:{first.file.line(*first.keys)}"
            problems.append(Problem(file.path, file.line(id), id, "an id used once", f"the id of {where} again"))
            continue
        place = Place(file, (id,))
        facts.places[kind, id] = place
        entry, wrong = _validate(place, model, raw)
        problems += wrong
        try:
            id_type.validate_python(id)
        except ValidationError:
            problems.append(place.problem(expected=f"an id such as {_id_example(kind)}", found=quoted(id)))
            continue
        if entry is not None:
            getattr(facts, kind)[id] = entry
    return problems


def _id_example(kind: str) -> str:
    return "signing.total" if kind in ("statements", "labels") else "pham-the-tung"


def _load_source(facts: Facts, id: str, file: YamlFile) -> list[Problem]:
    place = Place(file, ())
    facts.places["sources", id] = place
    if file.data is None:
        return []
    source, problems = _validate(place, TypeAdapter(Source), file.data)
    if source is not None:
        facts.sources[id] = source
    return problems


def _load_templates(facts: Facts, root: Path) -> list[Problem]:
    problems: list[Problem] = []
    docs = root / "docs"
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(root).as_posix()
        try:
            if not path.resolve().is_relative_to(root.resolve()):
                raise OSError("a link that leads out of the project")
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(name, 1, "", "a readable file in UTF-8", str(error)))
            continue
        slug = path.relative_to(docs).with_suffix("").as_posix()
        facts.templates[slug] = Template(slug, name, text)
    return problems


def _validate(place: Place, adapter: Any, raw: Any) -> tuple[Any, list[Problem]]:
    """Check one entry; return it, or ``None`` and what is wrong with it."""
    try:
        return adapter.validate_python(raw), []
    except ValidationError as error:
        return None, list(_explain(place, raw, error.errors(include_url=False)))


def _explain(place: Place, raw: Any, errors: Iterable[ErrorDetails]) -> Iterable[Problem]:
    for error in errors:
        inner = _place_in_file(raw, error["loc"])
        kind, context, found = error["type"], error.get("ctx", {}), error["input"]
        if kind == "missing":
            yield place.problem(*inner, expected=_EXPECTED[kind], found="none")
        elif kind == "extra_forbidden":
            yield place.problem(*inner, expected=f"no key {quoted(inner[-1])} here", found="one")
        elif kind == "literal_error":
            expected = one_of(context["expected"].replace("'", "").replace(" or ", ", ").split(", "))
            yield place.problem(*inner, expected=expected, found=quoted(found))
        elif kind == "string_pattern_mismatch":
            yield place.problem(*inner, expected=f"text of the form {context['pattern']}", found=quoted(found))
        elif kind in _EXPECTED:
            yield place.problem(*inner, expected=_EXPECTED[kind], found=_describe(found))
        else:
            yield place.problem(*inner, expected=error["msg"], found=_describe(found))


def _place_in_file(raw: Any, loc: tuple[str | int, ...]) -> KeyPath:
    """Drop the steps of ``loc`` that name a branch of a union, which have no counterpart in the file."""
    place: list[str | int] = []
    current = raw
    for step in loc:
        if step == "[key]":
            continue
        inside = (isinstance(current, dict) and step in current) or (
            isinstance(current, list) and isinstance(step, int) and step < len(current)
        )
        if inside:
            current = current[step]
        elif step in _UNION_TAGS:
            continue
        place.append(step)
    return tuple(place)


def _describe(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        keys = ", ".join(str(key) for key in value)
        return f"a block with {keys}" if keys else "an empty block"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, bool):
        return str(value).lower()
    return quoted(value) if isinstance(value, str) else f"the number {value}"
