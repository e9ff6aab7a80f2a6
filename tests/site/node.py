"""Find Node.js: the one that tools/setup.sh put into .venv, or else the system's."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def node() -> str:
    """The program to run scripts with."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    found = shutil.which("node", path=path)
    assert found, "Node.js is missing: make test installs it"
    return found
