"""Timing on a machine that has other things to do: contestants take turns, each one's best lap counts.

What disturbs one lap (another program, a hot processor) falls on all contestants alike when their laps alternate, and
can only slow a lap down, never speed it up; so the best lap is the nearest to the truth, and the spread tells how far
to trust it.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Lap:
    """One run over all texts: CPU seconds of all threads and children, seconds on the clock, what it counted.

    ``peak`` is the largest resident memory of the process so far, in MB (10^6 bytes).
    """

    cpu: float
    wall: float
    peak: float = 0.0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """Words per CPU-second: of the best lap, and of the slowest."""

    best: float
    slowest: float

    @property
    def spread(self) -> str:
        """The range over all laps, as a note."""
        return f"laps {self.slowest:,.0f} to {self.best:,.0f}"


def cpu_seconds() -> float:
    """CPU time of this process so far, all threads and all children that have ended, user and system, in seconds."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def time_lap(
    work: Callable[[], int],
    cpu: Callable[[], float] = cpu_seconds,
    wall: Callable[[], float] = time.perf_counter,
) -> Lap:
    """Time one piece of work; it returns how many texts it had to skip."""
    began_cpu, began = cpu(), wall()
    skipped = work()
    return Lap(cpu() - began_cpu, wall() - began, peak_memory(), skipped)


def interleave(
    contestants: Mapping[str, Callable[[], Lap]], rounds: int, tell: Callable[[str], None] = lambda _: None
) -> dict[str, list[Lap]]:
    """Let the contestants take turns, A B C A B C; every one's laps, in order.  ``tell`` hears what runs next."""
    laps: dict[str, list[Lap]] = {name: [] for name in contestants}
    for number in range(1, rounds + 1):
        for name, run in contestants.items():
            tell(f"round {number} of {rounds}: {name}")
            laps[name].append(run())
    return laps


def rate(words: int, laps: list[Lap]) -> Rate:
    """Words per CPU-second over some laps."""
    return Rate(words / min(lap.cpu for lap in laps), words / max(lap.cpu for lap in laps))


def ratios(ours: list[Lap], theirs: list[Lap]) -> tuple[float, str]:
    """How many times as fast ours are: best lap against best lap, and the range round by round as a note."""
    rounds = [b.cpu / a.cpu for a, b in zip(ours, theirs, strict=True)]
    best = min(lap.cpu for lap in theirs) / min(lap.cpu for lap in ours)
    return best, f"round by round {min(rounds):.2f} to {max(rounds):.2f}"


def peak_memory() -> float:
    """Tell the largest resident memory of this process so far, in MB (10^6 bytes)."""
    status = Path("/proc/self/status")
    if status.exists():
        # Linux counts the memory of whoever started a process into its ru_maxrss; this line is the process alone
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
