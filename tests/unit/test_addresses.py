"""Addresses of statements, issues and commits."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from explainer.addresses import Addresses

WORDS = 'Błąd "72" & <b>?\n#fa'


def test_a_permanent_address_is_below_the_home_page():
    """With or without its last slash, and below the root where the site's address is unknown."""
    for site_url in ("https://example.org/repo/", "https://example.org/repo"):
        assert Addresses(site_url).permalink("signing.total") == "https://example.org/repo/s/signing.total/"
    assert Addresses().permalink("signing.total") == "/s/signing.total/"


@pytest.mark.parametrize(
    ("repo_url", "issue", "title", "body", "commit"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new", "title", "body", "/commit/"),
        ("https://github.com/a/b.git", "https://github.com/a/b/issues/new", "title", "body", "/commit/"),
        ("https://codeberg.org/a/b/", "https://codeberg.org/a/b/issues/new", "title", "body", "/commit/"),
        (
            "https://gitlab.example/a/b",
            "https://gitlab.example/a/b/-/issues/new",
            "issue[title]",
            "issue[description]",
            "/-/commit/",
        ),
    ],
)
def test_an_issue_is_filled_in(repo_url, issue, title, body, commit):
    """Words of any kind arrive whole, and the address has no character that HTML or a browser takes otherwise."""
    addresses = Addresses(repo_url=repo_url)
    address = addresses.new_issue("signing.total (fa)", WORDS)
    assert address is not None and address.isascii()
    assert not set(address) & set("<>\"' \n#")
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == issue
    assert parse_qs(parts.query) == {title: ["signing.total (fa)"], body: [WORDS]}
    assert addresses.commit("f591031") == f"{issue.removesuffix('/issues/new').removesuffix('/-')}{commit}f591031"


@pytest.mark.parametrize("repo_url", ["", "javascript:alert(1)//x", "git@example.org:a/b", "https://", "ftp://x/y"])
def test_what_a_browser_does_not_open_is_no_repository(repo_url):
    """Where the repository is unknown, or not on the web, nothing leads there."""
    addresses = Addresses(repo_url=repo_url)
    assert (addresses.new_issue("a", "b"), addresses.commit("c")) == (None, None)


def test_marks_in_the_address_of_a_repository_are_encoded():
    """A quotation mark in it cannot end an attribute, and a query of its own is left out."""
    assert Addresses(repo_url='https://x.example/a"b?c=d#e').commit("f") == "https://x.example/a%22b/commit/f"
