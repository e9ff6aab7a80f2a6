"""The JSON Schemas of the data: up to date, named by every file, and of one mind with the data."""

from __future__ import annotations

import json
import re

import pytest
from explainer.schemas import schemas, write_schemas
from explainer.yamlfile import read_yaml
from jsonschema import Draft202012Validator

from .conftest import ROOT

DATA = ROOT / "data"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yml"))
FOLDERS = {"sources": "source", "statements": "statements", "labels": "labels"}
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


@pytest.fixture(scope="module")
def made(languages) -> dict[str, str]:
    """The schemas as the model gives them now."""
    return schemas(list(languages))


def validator(made: dict[str, str], name: str) -> Draft202012Validator:
    """Return what checks data against a schema; the schema itself is checked first."""
    schema = json.loads(made[f"{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_committed_schemas_are_up_to_date(made):
    """The files in ``data/schemas`` are what the model gives now, no more and no less."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in (DATA / "schemas").glob("*")}
    assert sorted(committed) == sorted(made), "run  python -m explainer schemas"
    stale = [name for name in made if committed[name] != made[name]]
    assert not stale, "run  python -m explainer schemas"


@pytest.mark.parametrize("file", FILES)
def test_each_file_names_its_schema(file):
    """The first line of a data file leads an editor to the schema of its kind."""
    path = DATA / file
    modeline = MODELINE.fullmatch(path.read_text(encoding="utf-8").partition("\n")[0])
    assert modeline, "the first line names no schema"
    folder, _, name = file.rpartition("/")
    kind = FOLDERS[folder] if folder else name.removesuffix(".yml")
    assert (path.parent / modeline[1]).resolve() == DATA / "schemas" / f"{kind}.schema.json"
    assert (path.parent / modeline[1]).is_file()


@pytest.mark.parametrize("file", FILES)
def test_each_file_fits_its_schema(made, file):
    """What the loader accepts, an editor does not mark as wrong."""
    folder, _, name = file.rpartition("/")
    kind = FOLDERS[folder] if folder else name.removesuffix(".yml")
    data = read_yaml(ROOT, DATA / file).data
    errors = [f"{error.json_path}: {error.message}" for error in validator(made, kind).iter_errors(data)]
    assert not errors


TEXT = {"en": "a", "pl": "b", "fa": "c", "ar": "d"}
STATEMENT = {"status": "fact", "values": {"parties": {"number": 72, "unit": "signatory"}}, "text": TEXT}
REFUSED = {
    "a text without Polish": {**STATEMENT, "text": {lang: TEXT[lang] for lang in ("en", "fa", "ar")}},
    "a text in one language more": {**STATEMENT, "text": {**TEXT, "vi": "e"}},
    "an empty text": {**STATEMENT, "text": {**TEXT, "pl": ""}},
    "an unknown key": {**STATEMENT, "mood": "good"},
    "an unknown status": {**STATEMENT, "status": "rumour"},
    "a value of two kinds": {**STATEMENT, "values": {"parties": {"number": 72, "unit": "day", "date": "2025"}}},
    "a number without a unit": {**STATEMENT, "values": {"parties": {"number": 72}}},
    "a day without zeros": {**STATEMENT, "as_of": "2025-1-2"},
    "no text": {"status": "fact"},
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_what_a_schema_refuses(made, statement):
    """An editor marks what the loader would refuse."""
    check = validator(made, "statements")
    assert check.is_valid({"signing.total": STATEMENT})
    assert not check.is_valid({"signing.total": statement})


def test_only_what_differs_is_written(tmp_path, languages):
    """Schemas that are up to date are left alone; the others are named."""
    folder, codes = tmp_path / "schemas", list(languages)
    assert sorted(path.name for path in write_schemas(folder, codes)) == sorted(schemas(codes))
    assert write_schemas(folder, codes) == []
    (folder / "people.schema.json").write_text("{}")
    (folder / "terms.schema.json").unlink()
    assert {path.name for path in write_schemas(folder, codes)} == {"people.schema.json", "terms.schema.json"}
