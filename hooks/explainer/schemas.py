"""JSON Schemas of the data files, for editors that complete and check YAML while one types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from .load import COLLECTIONS
from .model import Source

# Some collections are spread over a folder; an editor needs one schema for each kind of file.
_FILES = {kind: (model, id_type) for kind, _pattern, model, id_type in COLLECTIONS}


def schemas(languages: list[str]) -> dict[str, str]:
    """Return the text of each schema by file name. ``languages`` are the codes that every text must have."""
    made = {
        f"{kind}.schema.json": TypeAdapter(dict[id_type, model]).json_schema()  # type: ignore[valid-type]
        for kind, (model, id_type) in _FILES.items()
    }
    made["source.schema.json"] = TypeAdapter(Source).json_schema()
    return {name: _serialize(_with_languages(schema, languages), name) for name, schema in made.items()}


def write_schemas(folder: Path, languages: list[str]) -> list[Path]:
    """Write the schemas that differ from what is there; return what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas(languages).items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            written.append(path)
    return written


def _with_languages(schema: dict[str, Any], languages: list[str]) -> dict[str, Any]:
    """Demand every language of texts and units, and refuse keys of another form than ids and names have."""
    definitions = schema.get("$defs", {})
    for name in ("Text", "Unit"):
        if name in definitions:
            one = definitions[name].pop("additionalProperties")
            definitions[name] |= {"properties": dict.fromkeys(languages, one), "required": languages}
            definitions[name]["additionalProperties"] = False
    _close(schema)
    return schema


def _close(node: Any) -> None:
    if isinstance(node, dict):
        if "patternProperties" in node:
            node["additionalProperties"] = False
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            _close(item)


def _serialize(schema: dict[str, Any], name: str) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name.split(".")[0], **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
