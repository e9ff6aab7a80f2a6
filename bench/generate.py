"""Make a project with as many statements as you like: ``python bench/generate.py 10000 /tmp/large``.

The statements are copies of the real ones under new ids, spread over files of five hundred, with a page for each file:
texts, evidence and plurals are as long and as varied as those of the site. The result passes every check.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PER_FILE = 500
_ENTRY = re.compile(r"^(?=[a-z][a-z0-9.-]*:\n)", re.MULTILINE)
_MODELINE = "# yaml-language-server: $schema=../schemas/statements.schema.json\n"
_LABELS = """\
page.bench-{page}.title:
  text: {{en: Statements, pl: Wypowiedzi, fa: گزاره‌ها, ar: البيانات}}

page.bench-{page}.description:
  text: {{en: Statements, pl: Wypowiedzi, fa: گزاره‌ها, ar: البيانات}}

"""


def real_statements() -> list[str]:
    """The entries of the real statements that rest on evidence of their own, each with its id in the first line."""
    entries = [
        entry.rstrip() + "\n"
        for path in sorted((ROOT / "data" / "statements").glob("*.yml"))
        for entry in _ENTRY.split(path.read_text(encoding="utf-8"))[1:]
    ]
    return [entry for entry in entries if "\n  evidence:\n" in entry]


def generate(count: int, folder: Path) -> None:
    """Write a project with ``count`` statements into ``folder``."""
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy2(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    real = sum(len(_ENTRY.findall(path.read_text("utf-8"))) for path in (ROOT / "data" / "statements").glob("*.yml"))
    templates, labels = real_statements(), ["# yaml-language-server: $schema=../schemas/labels.schema.json\n"]
    numbers = range(max(0, count - real))
    for page, start in enumerate(range(0, len(numbers), PER_FILE)):
        ids, entries = [], []
        for number in numbers[start : start + PER_FILE]:
            body = templates[number % len(templates)].split("\n", 1)[1]
            ids.append(f"bench-{page}.s{number}")
            entries.append(f"{ids[-1]}:\n{body}")
        path = folder / "data" / "statements" / f"bench-{page}.yml"
        path.write_text(_MODELINE + "\n".join(entries), encoding="utf-8")
        calls = "".join(f"{{{{ statements('{id}') }}}}\n\n" for id in ids)
        (folder / "docs" / f"bench-{page}.md").write_text(calls, encoding="utf-8")
        labels.append(_LABELS.format(page=page))
    (folder / "data" / "labels" / "bench.yml").write_text("".join(labels), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and generate."""
    parser = argparse.ArgumentParser(description="Make a project with as many statements as you like.")
    parser.add_argument("count", type=int, help="how many statements, the real ones included")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    options = parser.parse_args(arguments)
    generate(options.count, options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
