"""A large dossier, shown with the whole of its sensitivity: time on one core, and the peak of memory.

The evidence is drawn by chance, with a fixed seed: events behind up to three reports of up to three sources each,
origins known and unknown, episodes, things not seen, three raters.  It is put into a desk, and ``sayso dossier show``
reads it from there.  ``python -m benchmarks.dossier DESK`` is the process that is measured.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.laps import Lap, cpu_seconds, peak_memory
from corpora.articles import ROOT
from evaluation.figures import Figure, Part
from sayso.desk.store import open_desk
from sayso.dossier import NONE, STEPS, Event, Evidence, Rating, Report, assumed
from sayso.dossier.log import Absence, ChainLink, Entry, Happening, Logged, Question, Rate, RecordedReport
from sayso.dossier.store import bring_in, export

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
            Rating(rater, hypothesis, 0.95 if first and hypothesis == "H1" else draw.choice(STEPS), "drawn by chance")
            for rater in RATERS
            for hypothesis in (*rivals, NONE)
        )

    def event(n: int) -> Event:
        unseen = draw.random() < 0.05
        reports = () if unseen or draw.random() < 0.1 else tuple(report() for _ in range(draw.randint(1, 3)))
        episode = f"P{draw.randrange(max(1, events // 10))}" if draw.random() < 0.5 else None
        kind = draw.choice(("SAID", "DONE"))
        return Event(f"E{n}", kind, ratings(), reports, episode, 0.5 if unseen else None)  # type: ignore[arg-type]

    drawn = tuple(event(n) for n in range(events))
    return lambda: Evidence(rivals, drawn)


def logged(evidence: Evidence) -> list[Logged]:
    """The log of a dossier that comes to this evidence."""
    entries: list[Entry] = [Question(question="What?", hypotheses={h: h for h in evidence.hypotheses if h != NONE})]
    rated: list[tuple[str, Entry]] = []
    for event in evidence.events:
        about = {"event": event.id, "kind": event.kind, "words": "something was said or done", "episode": event.episode}
        if event.absence is None:
            reports = tuple(
                RecordedReport(
                    chain=tuple(ChainLink(name=link.grade, grade=link.grade) for link in report.chain),
                    origin=report.origin,
                )
                for report in event.reports
            )
            entries.append(Happening(**about, reports=reports))  # type: ignore[arg-type]
        else:
            entries.append(Absence(**about, chance=event.absence))  # type: ignore[arg-type]
        rated += [
            (r.rater, Rate(event=event.id, hypothesis=r.hypothesis, step=r.step, reason=r.reason))
            for r in event.ratings
        ]
    moment = "2026-01-01T00:00:00+00:00"
    own = [Logged(made=moment, author=RATERS[0], entry=entry) for entry in entries]
    return own + [Logged(made=moment, author=rater, entry=entry) for rater, entry in rated]


def measure(tell: Callable[[str], None]) -> Part:
    """Take the best of some fresh processes on one core, and the largest memory of any."""
    rows = []
    with TemporaryDirectory() as folder:
        for name, lean in (("hypotheses level", 0.0), ("one far ahead", 0.3)):
            tell(f"{EVENTS:,} events, {name}")
            place = str(Path(folder) / f"{lean}.db")
            with open_desk(place) as desk, desk.writer() as writer:
                bring_in(writer, export(logged(made_up(lean=lean)())), name)
            rows += figures(name, [_lap(place) for _ in range(LAPS)])
    remarks = [f"`sayso dossier show`, from start to end: best of {LAPS} fresh processes on one core"]
    return Part(f"Dossier ({EVENTS:,} events, {HYPOTHESES} hypotheses, {len(RATERS)} raters)", rows, remarks)


def _lap(place: str) -> Lap:
    began = time.perf_counter()
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.dossier", place],
        stdout=subprocess.PIPE,
        check=True,
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )
    wall = time.perf_counter() - began
    return Lap(wall=wall, **json.loads(child.stdout.splitlines()[-1]))


def figures(name: str, laps: list[Lap]) -> list[Figure]:
    """Make the rows of the table: seconds on the clock, and memory."""
    walls = [lap.wall for lap in laps]
    note = f"laps {min(walls):.2f} to {max(walls):.2f} s, CPU {min(lap.cpu for lap in laps):.2f} s"
    return [
        Figure(f"{name}, time", min(walls), "s", 2, most=MOST_SECONDS, note=note),
        Figure(f"{name}, memory", max(lap.peak for lap in laps), "MB", most=MOST_MB),
    ]


def main() -> None:
    """Be the process that is measured: show the dossier, then tell what it took."""
    from sayso.cli import app

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    app(["dossier", "show", "1", "--desk", sys.argv[1]], standalone_mode=False)
    print(json.dumps({"cpu": cpu_seconds(), "peak": peak_memory()}))


if __name__ == "__main__":
    main()
