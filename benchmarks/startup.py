"""Start-up: from starting a process to the first reading of a short text on its standard output."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.laps import Lap, interleave
from corpora.articles import ROOT
from evaluation.figures import Figure, Part
from evaluation.peer import REMEDY, installed

MOST_SECONDS = 1.5
TIMES = 5
TEXT = """Ferry fares to rise in spring

The harbour board will raise ferry fares by a tenth in April, its chairwoman said on Monday. “Nobody likes it, and I
like it least,” Marta Lindqvist told a meeting in Port Ansel. “But the boats are forty years old.” A clerk who asked
not to be named said that two members had voted against.
"""
"""Written for this benchmark; about 60 words."""


def measure(tell: Callable[[str], None]) -> Part:
    """Take the best of some cold processes each, ours and the peer's in turns."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "ferry.txt"
        file.write_text(TEXT, "utf-8")
        commands = {"Sayso": [sys.executable, "-m", "sayso", "read", str(file), "--format", "json"]}
        if installed():
            commands["textacy on spaCy"] = [sys.executable, "-m", "evaluation.peer", str(file)]
        runs = {name: _launcher(command) for name, command in commands.items()}
        laps = interleave(runs, TIMES, tell)
    remarks = [f"`sayso read FILE --format json` on {len(TEXT.split())} words; best of {TIMES} fresh processes"]
    if len(laps) == 1:
        remarks.append(REMEDY)
    return Part("Start-up, process to first reading", figures(laps), remarks)


def figures(laps: dict[str, list[Lap]]) -> list[Figure]:
    """Make the rows of the table: seconds on the clock, and of CPU."""
    rows = []
    for name, own in laps.items():
        walls = [lap.wall for lap in own]
        most = MOST_SECONDS if name == "Sayso" else None
        rows.append(Figure(name, min(walls), "s", 2, most=most, note=f"{min(walls):.2f} to {max(walls):.2f} s"))
        rows.append(Figure(f"{name}, CPU", min(lap.cpu for lap in own), "s", 2))
    return rows


def _launcher(command: list[str]) -> Callable[[], Lap]:
    def launch() -> Lap:
        before, began = _children(), time.perf_counter()
        subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT)
        wall = time.perf_counter() - began
        return Lap(_children() - before, wall)

    return launch


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
