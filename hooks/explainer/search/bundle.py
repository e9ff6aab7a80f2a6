"""The files that the browser loads when the reader opens the search, each with a hash of its content in its name."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..facts import Facts
from .index import index_text

FOLDER = "assets/search"
_SOURCES = Path(__file__).parent / "js"
_SCRIPTS = {"worker.js": ("normalize.js", "engine.js", "worker.js"), "dialog.js": ("dialog.js",)}
_STYLE = "dialog.css"
# The binary itself, of whichever platform npm installed: a build needs no Node.js.
_MINIFIER = "node_modules/@esbuild/*/bin/esbuild"
_TARGET = "--target=es2022"


class ToolMissing(Exception):
    """A program that the build needs is not there."""


@dataclass(frozen=True)
class SearchFiles:
    """The content of each file by its name with the hash; those names by the plain ones; the script of each page."""

    contents: Mapping[str, str]
    names: Mapping[str, str]
    opener: str


def search_files(facts: Facts, root: Path) -> SearchFiles:
    """Make the files of the search; ``root`` is the project's folder, where npm has put the minifier."""
    minifier = next(iter(sorted(root.glob(_MINIFIER))), None)
    if minifier is None:
        raise ToolMissing(f"expected {_MINIFIER}, which makes the search small; found none; run  make site")
    plain = {name: _script(minifier, parts) for name, parts in _SCRIPTS.items()}
    plain[_STYLE] = _minify(minifier, _read(_STYLE), "css")
    plain |= {f"{lang}.json": index_text(facts, lang) for lang in facts.languages}
    names = {name: hashed(name, text) for name, text in plain.items()}
    return SearchFiles({names[name]: text for name, text in plain.items()}, names, _script(minifier, ("opener.js",)))


def hashed(name: str, text: str) -> str:
    """The name of a file with the beginning of the SHA-256 of its content: ``worker.0a1b2c3d.js``."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{suffix}"


def write_search(found: SearchFiles, site: Path) -> None:
    """Put the files into the built site."""
    folder = site / FOLDER
    folder.mkdir(parents=True)
    for name, text in found.contents.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _script(minifier: Path, parts: tuple[str, ...]) -> str:
    source = "\n".join(_read(part) for part in parts)
    # In a scope of its own, all but what is given to the page can have one letter as its name.
    exported = "self.makeSearch = makeSearch;" if parts == _SCRIPTS["dialog.js"] else ""
    return _minify(minifier, f"(() => {{\n{source}\n{exported}\n}})();\n", "js")


def _read(name: str) -> str:
    return (_SOURCES / name).read_text(encoding="utf-8")


def _minify(minifier: Path, source: str, loader: str) -> str:
    run = [str(minifier), "--minify", "--charset=utf8", _TARGET, f"--loader={loader}", "--log-level=warning"]
    result = subprocess.run(run, input=source.encode(), capture_output=True)
    if result.returncode or result.stderr:
        raise ToolMissing(f"expected {minifier.name} to accept the search's {loader}; found {result.stderr.decode()}")
    return result.stdout.decode()
