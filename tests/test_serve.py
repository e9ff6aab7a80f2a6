"""While serving, a saved YAML file or template shows on the page."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_project import copy_project


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    project, port = copy_project(tmp_path / "project"), _free_port()
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://127.0.0.1:{port}/"},
            stdout=log,
            stderr=log,
        )
        yield project, f"http://127.0.0.1:{port}/"
        process.terminate()
        process.wait(timeout=20)


def _wait_for(url: str, text: str, seconds: float = 30) -> str:
    deadline = time.monotonic() + seconds
    body = ""
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            body = urllib.request.urlopen(url, timeout=20).read().decode()
            if text in body:
                return body
        time.sleep(0.2)
    raise AssertionError(f"{url} never showed {text!r}; last:\n{body[-2000:]}")


def test_an_edit_shows_on_the_served_page(served: tuple[Path, str]) -> None:
    """A label changed in YAML shows on the page, and so does the next change after one that was refused."""
    project, address = served
    _wait_for(f"{address}fa/", 'class="statement')
    labels = next(path for path in (project / "data/labels").glob("*.yml") if "page.index.title:" in path.read_text())
    text = labels.read_text(encoding="utf-8")
    entry = re.search(r"page\.index\.title:\n  text:\n(?:    .*\n)+", text)
    assert entry is not None

    def save(words: str) -> None:
        changed = re.sub(r"(    \w\w: ).*", rf'\1"{words}"', entry.group())
        labels.write_text(text.replace(entry.group(), changed), encoding="utf-8")

    save("Second")
    _wait_for(address, ">Second</h1>")
    save("no digits: 3")
    time.sleep(2)
    save("Third")
    _wait_for(address, ">Third</h1>")
    template = project / "docs" / "index.md"
    template.write_text(template.read_text(encoding="utf-8").replace("bullets(", "numbered("), encoding="utf-8")
    _wait_for(address, '<ol class="statements">')
