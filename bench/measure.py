"""Measure ``python -m explainer check`` with more and more statements: ``python bench/measure.py``.

Each size is checked in a process of its own; the best of three runs counts, as other work on the machine only adds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import ROOT, generate

SIZES = (1_000, 5_000, 10_000)
RUNS = 3


def measure(project: Path) -> tuple[float, float, float]:
    """The seconds of the fastest run, its seconds of processor time, and the most memory of any, in MiB."""
    runs = []
    for _ in range(RUNS):
        command = [sys.executable, "-m", "explainer", "--root", str(project), "check", "--strict"]
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        )  # fmt: skip
        output = process.stdout.read() if process.stdout else ""
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"the check of {project} failed:\n{output[-2000:]}")
        elapsed = time.perf_counter() - started
        runs.append((elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
    return min(run[0] for run in runs), min(run[1] for run in runs), max(run[2] for run in runs)


def main(arguments: list[str] | None = None) -> int:
    """Print a row for each size: seconds, memory, and what one statement costs beside the first size."""
    parser = argparse.ArgumentParser(description="Measure the check with more and more statements.")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    options = parser.parse_args(arguments)
    print(f"{'statements':>10} {'seconds':>8} {'processor':>9} {'MiB':>6} {'ms each':>8} {'ratio':>6}")
    seconds, processor, memory = measure(ROOT)
    print(f"{'today':>10} {seconds:8.2f} {processor:9.2f} {memory:6.0f}")
    first = None
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            generate(size, Path(folder) / "project")
            seconds, processor, memory = measure(Path(folder) / "project")
        each = processor * 1000 / size
        first = first or each
        print(f"{size:>10} {seconds:8.2f} {processor:9.2f} {memory:6.0f} {each:8.2f} {each / first:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
