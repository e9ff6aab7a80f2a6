"""The real site, built once in strict mode under a project path, and a browser that reads it as a reader would."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import lxml.html
import pytest
from explainer.checks import check
from explainer.facts import Facts
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
SITE_URL = "https://example.org/repo/"
LANGUAGES = ("en", "fa", "ar", "pl")


@dataclass
class SitePage:
    """One HTML file of the built site."""

    path: Path
    uri: str  # below the site's root, such as fa/signing/
    lang: str

    @property
    def slug(self) -> str:
        """The address without the language, the same for every translation."""
        return self.uri if self.lang == "en" else self.uri.removeprefix(f"{self.lang}/")

    @cached_property
    def html(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> lxml.html.HtmlElement:
        return lxml.html.document_fromstring(self.html.encode())

    @property
    def content(self) -> lxml.html.HtmlElement:
        return self.tree.xpath("//article")[0]


@dataclass
class Site:
    """The built site."""

    folder: Path

    @cached_property
    def pages(self) -> list[SitePage]:
        pages = []
        for path in sorted(self.folder.rglob("index.html")):
            uri = path.parent.relative_to(self.folder).as_posix()
            uri = "" if uri == "." else f"{uri}/"
            first = uri.split("/")[0]
            pages.append(SitePage(path, uri, first if first in LANGUAGES else "en"))
        return pages

    def page(self, uri: str) -> SitePage:
        return next(page for page in self.pages if page.uri == uri)


@pytest.fixture(scope="session")
def facts() -> Facts:
    facts, _problems = check(ROOT)
    return facts


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("built") / "repo"
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return Site(folder)


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[str]:
    """Serve the site as GitHub Pages would, under /repo/ and with its 404 page; yields the address of the home page."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(site.folder.parent))  # type: ignore[arg-type]

        def log_message(self, *arguments: object) -> None:
            pass

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            body = (site.folder / "404.html").read_bytes()
            self.send_response(code, message)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/repo/"
        httpd.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    assert executable, "Chromium is missing: make test installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()
