"""The generator of large projects makes what the checks accept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from explainer.checks import check


def test_a_generated_project_passes_every_check(root: Path, tmp_path: Path) -> None:
    """It has as many statements as asked for, on pages, without an error."""
    project = tmp_path / "large"
    script = root / "bench" / "generate.py"
    subprocess.run([sys.executable, str(script), "900", str(project)], check=True)
    facts, problems = check(project)
    assert len(facts.statements) == 900
    assert problems == []
