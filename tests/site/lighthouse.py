"""Ask Lighthouse: `make lighthouse`. Apart from the other tests, because speed depends on what else the machine does.

The site is served as GitHub Pages serves it, compressed and with its time to keep.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import ROOT, Site
from .node import node

# The least that each category may score.
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = ("", "disagreements/", "fa/", "fa/disagreements/")  # the home page and the longest
# Other work on the machine can only make a page look slower than it is, so its best of a few attempts counts.
ATTEMPTS = 3
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
REPORTS = ROOT / "test-artifacts" / "lighthouse"


@pytest.fixture(scope="module")
def pages_server(site: Site) -> Iterator[str]:
    """Serve the site compressed, at the root of a host, where robots.txt is looked for; yields its address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(site.folder))  # type: ignore[arg-type]

        def log_message(self, *arguments: object) -> None:
            pass

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            if path.is_dir():
                path /= "index.html"
            found = path.is_file()
            body = path.read_bytes() if found else (site.folder / "404.html").read_bytes()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", self.guess_type(str(path)) if found else "text/html")
            self.send_header("Cache-Control", "max-age=600")
            if path.suffix in TEXT or not found:
                body = gzip.compress(body)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/"
        httpd.shutdown()


def audit(address: str, report: Path) -> tuple[dict[str, int], list[str]]:
    """The scores of a page out of a hundred, and the audits that it does not pass in full."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "Chromium is missing: make test installs it"
    program = ROOT / "node_modules/lighthouse/cli/index.js"
    subprocess.run(
        [
            node(), str(program), address, "--quiet", "--output=json", f"--output-path={report}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        check=True,
        timeout=180,
    )  # fmt: skip
    found = json.loads(report.read_bytes())
    scores = {name: round(100 * category["score"]) for name, category in found["categories"].items()}
    weak = [
        f"{one['id']} {one['score']} {one.get('displayValue', '')}"
        for one in found["audits"].values()
        if one["score"] is not None and one["score"] < 0.9 and one["scoreDisplayMode"] in ("binary", "numeric")
    ]
    return scores, weak


@pytest.mark.parametrize("uri", PAGES, ids=[uri or "home" for uri in PAGES])
def test_lighthouse(pages_server: str, uri: str) -> None:
    """The page has full marks for access, good practice and search engines, and is fast on a slow phone."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    name = uri.strip("/").replace("/", "-") or "home"
    for _attempt in range(ATTEMPTS):
        scores, weak = audit(pages_server + uri, REPORTS / f"{name}.json")
        print(name, scores)
        if scores["performance"] >= LEAST["performance"]:
            break
    assert not {kind: scores[kind] for kind, least in LEAST.items() if scores[kind] < least}, weak


def test_a_poor_page_is_refused(pages_server: str, site: Site, tmp_path: Path) -> None:
    """A page without language, title or description, with grey text on grey, does not get full marks."""
    (site.folder / "poor.html").write_text(
        "<html><body style='background: #fff'><p style='color: #bbb'>Grey</p><img src='none.png'></body></html>",
        encoding="utf-8",
    )
    try:
        scores, weak = audit(f"{pages_server}poor.html", tmp_path / "poor.json")
    finally:
        (site.folder / "poor.html").unlink()
    assert [kind for kind, least in LEAST.items() if scores[kind] < least] == ["accessibility", "best-practices", "seo"]
    names = {line.split()[0] for line in weak}
    assert {"color-contrast", "html-has-lang", "document-title", "image-alt", "meta-description"} <= names
