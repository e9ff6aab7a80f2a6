"""A site is built aside and put in place whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from explainer.publish import discard, put_in_place, staging_directory


@pytest.fixture
def site(tmp_path) -> Path:
    """A site that is online."""
    return write(tmp_path / "site", "old")


def write(folder: Path, content: str) -> Path:
    """Make a folder with one page."""
    folder.mkdir()
    (folder / "index.html").write_text(content)
    return folder


def built(site: Path) -> Path:
    """A new site that waits to be put in place of ``site``."""
    staging = staging_directory(site)
    (staging / "index.html").write_text("new")
    return staging


def tree(folder: Path) -> dict[str, str]:
    """What is in a folder and the folders below it."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_staging_is_an_empty_folder_beside_the_site(site):
    """The staging folder is on the same disk as the site, and empty even after a build that was interrupted."""
    assert tree(built(site).parent) == {"site/index.html": "old", ".site-building/index.html": "new"}
    staging = staging_directory(site)
    assert (staging.parent, list(staging.iterdir())) == (site.parent, [])
    assert tree(site) == {"index.html": "old"}


def test_staging_where_there_is_no_folder_yet(tmp_path):
    """The first build makes the folders that it needs."""
    assert staging_directory(tmp_path / "public" / "site").is_dir()


def test_discarding(site):
    """A failed build leaves nothing behind; nothing to discard is no error."""
    staging = built(site)
    discard(staging)
    discard(staging)
    assert tree(site.parent) == {"site/index.html": "old"}


def test_the_new_site_replaces_the_old_one(site):
    """Afterwards there is the new site, without a page of the old one, and nothing else."""
    (site / "gone.html").write_text("old")
    put_in_place(built(site), site)
    assert tree(site.parent) == {"site/index.html": "new"}


def test_the_first_site(tmp_path):
    """Where there is no old site, the new one is put in place all the same."""
    site = tmp_path / "site"
    put_in_place(built(site), site)
    assert tree(tmp_path) == {"site/index.html": "new"}


def fail_to_rename(monkeypatch, folder: Path) -> None:
    """Let the file system refuse to rename ``folder``."""
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == folder:
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)


def test_the_old_site_comes_back(site, monkeypatch):
    """When the new site cannot be moved, the old one is online again."""
    staging = built(site)
    fail_to_rename(monkeypatch, staging)
    with pytest.raises(OSError, match="no"):
        put_in_place(staging, site)
    assert tree(site.parent) == {"site/index.html": "old", ".site-building/index.html": "new"}


def test_the_old_site_stays(site, monkeypatch):
    """When the old site cannot be moved, it stays where it is."""
    fail_to_rename(monkeypatch, site)
    with pytest.raises(OSError, match="no"):
        put_in_place(built(site), site)
    assert tree(site) == {"index.html": "old"}


def test_what_an_interrupted_build_set_aside(site):
    """An old site set aside before is not kept for ever."""
    write(site.with_name(".site-previous"), "older")
    put_in_place(built(site), site)
    assert tree(site.parent) == {"site/index.html": "new"}


def test_the_last_good_site_survives_two_failures(site, monkeypatch):
    """After an interruption between the two steps the only old site is the one set aside: it comes back as well."""
    site.rename(site.with_name(".site-previous"))
    staging = built(site)
    fail_to_rename(monkeypatch, staging)
    with pytest.raises(OSError, match="no"):
        put_in_place(staging, site)
    assert tree(site) == {"index.html": "old"}
