"""A large dossier, weighed with the whole of its sensitivity: time on one core, and the peak of memory.

The evidence is drawn by chance, with a fixed seed: events behind up to three reports of up to three tellers each,
origins known and unknown, episodes, things not seen, three raters.  ``python -m benchmarks.dossier`` is the process
that is measured.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from benchmarks.articles import ROOT
from benchmarks.figures import Figure, Part
from benchmarks.laps import Lap, time_lap
from sayso.dossier import NONE, STEPS, Event, Evidence, Rating, Report, assumed, examine

MOST_SECONDS, MOST_MB = 2.0, 300.0
EVENTS, HYPOTHESES, LAPS = 2_000, 6, 3
RATERS: Final = ("ames", "birk", "cole")


def made_up(events: int = EVENTS, hypotheses: int = HYPOTHESES, lean: float = 0.0) -> Callable[[], Evidence]:
    """What makes the evidence: a dossier of so many events, "none of these" counted among the hypotheses.

    ``lean``: the share of events that are rated highest under the first hypothesis; 0: the hypotheses stand close
    together, which gives the search for flips the most to do.
    """
    draw = random.Random(2009)
    links = list(assumed().values())
    rivals = tuple(f"H{n}" for n in range(1, hypotheses))

    def report() -> Report:
        chain = tuple(draw.choice(links) for _ in range(draw.randint(1, 3)))
        return Report(chain, None if draw.random() < 0.2 else f"O{draw.randrange(max(1, events // 4))}")

    def ratings() -> tuple[Rating, ...]:
        first = draw.random() < lean
        return tuple(
            Rating(rater, one, 0.95 if first and one == "H1" else draw.choice(STEPS), "drawn by chance")
            for rater in RATERS
            for one in (*rivals, NONE)
        )

    def event(n: int) -> Event:
        unseen = draw.random() < 0.05
        reports = () if unseen or draw.random() < 0.1 else tuple(report() for _ in range(draw.randint(1, 3)))
        episode = f"P{draw.randrange(max(1, events // 10))}" if draw.random() < 0.5 else None
        kind = draw.choice(("SAID", "DONE"))
        return Event(f"E{n}", kind, ratings(), reports, episode, 0.5 if unseen else None)  # type: ignore[arg-type]

    drawn = tuple(event(n) for n in range(events))
    return lambda: Evidence(rivals, drawn)


def measure(tell: Callable[[str], None]) -> Part:
    """Take the best of some laps of a fresh process on one core, and its largest memory."""
    rows = []
    for name, lean in (("hypotheses level", 0.0), ("one far ahead", 0.3)):
        tell(f"{EVENTS:,} events, {name}")
        child = subprocess.run(
            [sys.executable, "-m", "benchmarks.dossier", str(lean)],
            stdout=subprocess.PIPE,
            check=True,
            cwd=ROOT,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        rows += figures(name, [Lap(**lap) for lap in json.loads(child.stdout)])
    remarks = [f"checked, weighed and examined; best of {LAPS} laps on one core; memory: the whole process"]
    return Part(f"Dossier ({EVENTS:,} events, {HYPOTHESES} hypotheses, {len(RATERS)} raters)", rows, remarks)


def figures(name: str, laps: list[Lap]) -> list[Figure]:
    """Make the rows of the table: seconds on the clock, and memory."""
    walls = [lap.wall for lap in laps]
    note = f"laps {min(walls):.2f} to {max(walls):.2f} s, CPU {min(lap.cpu for lap in laps):.2f} s"
    return [
        Figure(f"{name}, time", min(walls), "s", 2, most=MOST_SECONDS, note=note),
        Figure(f"{name}, memory", max(lap.peak for lap in laps), "MB", most=MOST_MB),
    ]


def main() -> None:
    """Be the process that is measured."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    make = made_up(lean=float(sys.argv[1]))

    def work() -> int:
        examine(make())
        return 0

    print(json.dumps([asdict(time_lap(work)) for _ in range(LAPS)]))


if __name__ == "__main__":
    main()
