"""The layers of the package: imports lead downward, and MkDocs stays outside."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import explainer
import pytest

PACKAGE = Path(explainer.__file__).parent
HOOKS = PACKAGE.parent
FILES = sorted(HOOKS.rglob("*.py"))
# The docstring of the package is the one place where the order is written.
LAYERS = re.findall(r"\w+", "".join(re.findall(r"^    .*\n", explainer.__doc__, re.MULTILINE)))
MAX_LINES = 300
LONGER = {
    "model.py": "one short class for each shape that the data have",
    "pages.py": "one short method for each thing that a page template may call",
    "text.py": "one small language: reading it, saying what is wrong in it, writing it",
}


def imports(path: Path) -> Iterator[str]:
    """Give the absolute names of the modules that a file imports, wherever in it."""
    package = [*path.relative_to(HOOKS).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            if node.module:
                yield module
            else:
                yield from (f"{module}.{alias.name}" for alias in node.names)


def layer(module: str) -> str | None:
    """The layer that a module of the package belongs to; ``None`` for other modules."""
    parts = module.split(".")
    return parts[1] if parts[0] == "explainer" and len(parts) > 1 else None


def name_of(path: Path) -> str:
    """The absolute name of a file's module."""
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


def test_the_list_of_layers_is_complete():
    """The docstring of the package lists each of its modules once."""
    modules = {layer(name_of(path)) for path in FILES} - {None}
    assert sorted(LAYERS) == sorted(modules)


@pytest.mark.parametrize("path", [path for path in FILES if layer(name_of(path))], ids=name_of)
def test_imports_lead_downward(path):
    """A module imports only modules of lower layers, or of its own when that is a package."""
    own = layer(name_of(path))
    above = {name for name in imports(path) if (other := layer(name)) and LAYERS.index(other) > LAYERS.index(own)}
    assert not above


def test_no_module_imports_itself_in_a_circle():
    """The modules can be put in an order in which each comes after those it imports."""
    names = {name_of(path) for path in FILES}
    graph = {name_of(path): set(imports(path)) & names - {"explainer"} for path in FILES}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == names


def test_only_the_events_import_mkdocs():
    """MkDocs and its theme are known to one file."""
    users = {name_of(path) for path in FILES for name in imports(path) if name.split(".")[0] in ("mkdocs", "material")}
    assert users == {"events"}


def test_no_module_is_long():
    """A module has at most 300 lines, except those with a reason; a reason that no longer holds is removed."""
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name for name, lines in lengths.items() if lines > MAX_LINES} == set(LONGER)
