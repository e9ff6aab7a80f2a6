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
from .yamlfile import KeyPath, YamlFile, leads_out, read_text, read_yaml

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
_KINDS_OF_VALUE = frozenset({"number", "number_range", "date", "date_range", "symbol"})
_KINDS_OF_NUMBER = frozenset({"int", "float"})
# MkDocs makes pages of these too, or copies them as they are.
_OTHER_PAGES = frozenset({".markdown", ".mdown", ".mkdn", ".mkd", ".html", ".htm", ".xhtml"})


def load(root: Path) -> tuple[Facts, list[Problem]]:
    """Load the project at ``root``. The facts hold what could be read; the problems say what could not."""
    facts = Facts(root)
    problems: list[Problem] = []
    data = root / "data"
    known: set[Path] = set()
    for kind, pattern, model, id_type in COLLECTIONS:
        paths = sorted(data.glob(pattern))
        known.update(paths)
        if not paths and kind not in OPTIONAL:
            problems.append(Problem(f"data/{pattern}", 1, "", "this file", "none"))
            facts.complete = False
        for path in paths:
            file = read_yaml(root, path)
            problems += file.problems
            problems += _load_entries(facts, kind, file, TypeAdapter(model), TypeAdapter(id_type))
    for path in sorted((data / "sources").glob("*.yml")):
        known.add(path)
        file = read_yaml(root, path)
        problems += file.problems
        problems += _load_source(facts, path.stem, file)
    problems += _load_templates(facts, root)
    return facts, problems + _unread_files(root, known) + _unfit_for_docs(root)


def _unread_files(root: Path, known: set[Path]) -> list[Problem]:
    """YAML below ``data/`` that nothing reads: a slip in its name would lose its entries unseen."""
    return [
        Problem(
            path.relative_to(root).as_posix(), 1, "", "a file that data/README.md lists", "a name that nothing reads"
        )
        for path in sorted((root / "data").rglob("*"))
        if path.suffix.lower() in (".yml", ".yaml") and path not in known
    ]


def _unfit_for_docs(root: Path) -> list[Problem]:
    """What MkDocs would publish from ``docs/`` without a check: other kinds of pages, links out of the project."""
    problems = []
    for path in sorted((root / "docs").rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_symlink() and leads_out(root, path):
            problems.append(Problem(name, 1, "", "a file inside the project", "a link that leads out of it"))
        elif path.suffix.lower() in _OTHER_PAGES:
            problems.append(Problem(name, 1, "", "pages as templates, named *.md", quoted(path.suffix)))
    return problems


def _load_entries(facts: Facts, kind: str, file: YamlFile, model: Any, id_type: Any) -> list[Problem]:
    if file.data is None:
        facts.complete = False
        return []
    if not isinstance(file.data, dict):
        facts.complete = False
        return [Problem(file.path, 1, "", "entries by id", _describe(file.data))]
    problems: list[Problem] = []
    for id, raw in file.data.items():
        if (kind, id) in facts.places:
            where = facts.place(kind, id).at
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
        facts.complete = False
        return []
    source, problems = _validate(place, TypeAdapter(Source), file.data)
    try:
        TypeAdapter(NameId).validate_python(id)
    except ValidationError:
        expected = "a file name such as vietnamplus-closing.yml"
        return [*problems, Problem(file.path, 1, "", expected, quoted(f"{id}.yml"))]
    if source is not None:
        facts.sources[id] = source
    return problems


def _load_templates(facts: Facts, root: Path) -> list[Problem]:
    problems: list[Problem] = []
    docs = root / "docs"
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(root).as_posix()
        text, wrong = read_text(root, path)
        problems += wrong
        if text is None:
            facts.complete = False
            continue
        slug = path.relative_to(docs).with_suffix("").as_posix()
        facts.templates[slug] = Template(slug, name, text)
    return problems


def _validate(place: Place, adapter: Any, raw: Any) -> tuple[Any, list[Problem]]:
    """Check one entry; return it, or ``None`` and what is wrong with it."""
    try:
        return adapter.validate_python(raw), []
    except ValidationError as error:
        return None, list(_explain(place, error.errors(include_url=False)))


def _explain(place: Place, errors: Iterable[ErrorDetails]) -> Iterable[Problem]:
    for error in errors:
        inner = _place_in_file(error["loc"])
        kind, context, found = error["type"], error.get("ctx", {}), error["input"]
        if kind == "int_type":
            continue  # a number may be whole or not; the other branch of the union says the same
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


def _place_in_file(loc: tuple[str | int, ...]) -> KeyPath:
    """Drop the steps of ``loc`` that name a branch of a union, which have no counterpart in the file."""
    place = [step for step in loc if step != "[key]"]
    if place[-1:] and place[-1] in _KINDS_OF_NUMBER:
        del place[-1]
    if place[:1] == ["values"] and len(place) > 2 and place[2] in _KINDS_OF_VALUE:
        del place[2]
    return tuple(place)


def _describe(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        keys = ", ".join(str(key) for key in value)
        return f"a block with {keys}" if keys else "an empty block"
    if isinstance(value, list):
        if all(isinstance(item, str | int | float) for item in value):
            return f"the list [{', '.join(quoted(item) for item in value)}]"
        return f"a list of {len(value)}"
    if isinstance(value, bool):
        return str(value).lower()
    return quoted(value) if isinstance(value, str) else f"the number {value}"
