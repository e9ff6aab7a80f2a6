"""What the surroundings of a build decide: the day of the site, and whether an outdated translation stops it.

Nothing here reads the clock, so that the same project makes the same site on any day.
"""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .errors import quoted


class BadSetting(ValueError):
    """A variable of the environment holds what it cannot mean."""


def site_date(root: Path, environment: Mapping[str, str]) -> datetime.date | None:
    """The day that the site of the project at ``root`` is for.

    The first of these that is there: ``SITE_DATE``, a day; ``SOURCE_DATE_EPOCH``, seconds; the day (UTC) of the last
    commit. ``None`` when there is none of them; :func:`explainer.validity.newest_day` then takes it from the data.
    """
    if day := environment.get("SITE_DATE"):
        try:
            return datetime.date.fromisoformat(day)
        except ValueError:
            raise BadSetting(f"SITE_DATE: expected a day such as 2027-01-01; found {quoted(day)}") from None
    epoch = environment.get("SOURCE_DATE_EPOCH") or _last_commit(root)
    if epoch is None:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise BadSetting(f"SOURCE_DATE_EPOCH: expected seconds since 1970; found {quoted(epoch)}") from None


def is_strict_about_translations(environment: Mapping[str, str]) -> bool:
    """Whether ``STRICT_TRANSLATIONS`` asks that an outdated translation be an error."""
    value = environment.get("STRICT_TRANSLATIONS", "")
    if value not in ("", "0", "1"):
        raise BadSetting(f"STRICT_TRANSLATIONS: expected 0 or 1; found {quoted(value)}")
    return value == "1"


def _last_commit(root: Path) -> str | None:
    """When the last commit was made, as seconds; ``None`` outside of git and in a history without commits."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:  # git is not installed
        return None
    return result.stdout.strip() or None
