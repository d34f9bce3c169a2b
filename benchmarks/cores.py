"""Cores: articles a second of `sayso read` on many files, by the command's own process and by one process a core."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.laps import Lap, interleave, time_lap
from corpora.articles import ROOT, Articles
from evaluation.figures import Figure, Part
from sayso.runs.chosen import MOST_WORKERS, cores

ONE, ALL = "one process", "a process a core"
LEAST_USED = 0.85  # of the cores, start-up of the processes included


def measure(articles: Articles, rounds: int, tell: Callable[[str], None]) -> Part:
    """Take laps of both, in turns, and count the cores that are busy in each."""
    runs = {ONE: _runner(articles.paths, 1), ALL: _runner(articles.paths, 0)}
    laps = interleave(runs, rounds, tell)
    remarks = [
        f"`sayso read FILES --format jsonl` on {articles.name}, start-up included; best of {rounds} laps on the clock; "
        "busy cores: CPU seconds of all processes by seconds on the clock. Other programs that run take their share."
    ]
    return Part("Cores, a folder of articles", figures(laps, len(articles.paths), min(cores(), MOST_WORKERS)), remarks)


def figures(laps: dict[str, list[Lap]], count: int, workers: int) -> list[Figure]:
    """Make the rows of the table."""
    rows = []
    for name, own in laps.items():
        best = min(own, key=lambda lap: lap.wall)
        walls = [count / lap.wall for lap in own]
        note = f"laps {min(walls):.1f} to {max(walls):.1f}"
        least = LEAST_USED * workers if name == ALL else None
        rows.append(Figure(name, count / best.wall, "articles/s", 1, note=note))
        rows.append(Figure(f"{name}, busy cores", best.cpu / best.wall, "", 2, least=least, note=f"of {workers}"))
    by_round = [single.wall / many.wall for single, many in zip(laps[ONE], laps[ALL], strict=True)]
    times = min(lap.wall for lap in laps[ONE]) / min(lap.wall for lap in laps[ALL])
    note = f"round by round {min(by_round):.2f} to {max(by_round):.2f}"
    return [*rows, Figure(f"{ALL} : {ONE}", times, "times as fast", 2, note=note)]


def _runner(paths: list[Path], workers: int) -> Callable[[], Lap]:
    command = [sys.executable, "-m", "sayso", "read", *map(str, paths), "-f", "jsonl", "--workers", str(workers)]

    def run() -> int:
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
        return 0

    return lambda: time_lap(run)
