"""The generator of large projects makes what the checks accept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from explainer.checks import check
from explainer.environment import site_date


def test_a_generated_project_passes_every_check(root: Path, tmp_path: Path) -> None:
    """It has as many statements as asked for, on pages, without an error."""
    project = tmp_path / "large"
    script = root / "bench" / "generate.py"
    subprocess.run([sys.executable, str(script), "900", str(project)], check=True)
    facts, problems = check(project, site_date(project, {}))
    assert len(facts.statements) == 900
    assert [problem for problem in problems if problem.level != "notice"] == []
