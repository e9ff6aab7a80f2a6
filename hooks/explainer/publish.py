"""Build a site aside and put it in place only when it is whole, so that a failed build harms nothing."""

from __future__ import annotations

import shutil
from pathlib import Path


def staging_directory(site: Path) -> Path:
    """Return an empty folder next to ``site`` to build in; what an interrupted build left there is removed."""
    staging = site.with_name(f".{site.name}-building")
    discard(staging)
    staging.mkdir(parents=True)
    return staging


def discard(staging: Path) -> None:
    """Remove a staging folder, if it is there."""
    if staging.exists():
        shutil.rmtree(staging)


def put_in_place(staging: Path, site: Path) -> None:
    """Make ``staging`` the site. The old one is set aside first and comes back if the second step fails."""
    previous = site.with_name(f".{site.name}-previous")
    if site.exists():
        discard(previous)
        site.rename(previous)  # else what an interrupted build set aside stays until the new site is in place
    try:
        staging.rename(site)
    except OSError:
        if previous.exists():
            previous.rename(site)
        raise
    discard(previous)
