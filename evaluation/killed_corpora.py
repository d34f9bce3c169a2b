"""Kill a run over an archive at random moments, give the same command again, and compare with an undisturbed run.

    python -m evaluation.killed_corpora [--moments 20] [--articles 24] [--minutes M] [--seed 1] [--engine local|ray]

A worker, the command itself, or all processes of it at once get a SIGKILL; then the same command is given again, until
it has finished.  In the end, every part of every table must be that of the undisturbed run, byte for byte.  The kinds
of kills take turns, so that a run that ``--minutes`` ends has as many of each.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

KINDS: Final = ("worker", "driver", "run")
_MOST: Final = 10  # runs until one ends by itself


def write_articles(path: Path, count: int) -> None:
    """Write articles that differ by their words, as JSONL."""
    places, verbs = ("Port Alder", "Vale", "Port Ansel"), ("said", "denied", "told reporters")
    with path.open("w") as file:
        for number in range(count):
            text = (
                f"Mayor Ruth Okafor {verbs[number % 3]} on Monday that {number} boats had left {places[number % 3]}. "
                f"“We have waited {number} days,” she said.\n\nA spokesman for the Harbor Company threatened to sue."
            )
            day = f"2024-{number % 12 + 1:02}-05"
            file.write(json.dumps({"text": text, "title": f"Boats {number}", "published": day}) + "\n")


def command(source: Path, out: Path, engine: str = "local") -> list[str]:
    """Return the command that reads the articles into an archive."""
    return [
        *(sys.executable, "-m", "sayso", "corpus", "read", str(source), "--out", str(out)),
        *("--shard-size", "2", "--workers", "2", "--engine", engine),
    ]


def parts(out: Path) -> dict[str, bytes]:
    """Return the bytes of each part of each table."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("part-*.parquet"))}


def kill(arguments: list[str], kind: str, wait: Callable[[], object]) -> bool:
    """Start a command, wait, and kill a worker of it, the command, or all its processes.

    Returns whether it was still running.
    """
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        wait()
        workers = _descendants(run.pid)
        is_running = run.poll() is None
        victims = workers[:1] if kind == "worker" else [run.pid] if kind == "driver" else [run.pid, *workers]
        for victim in victims if is_running else ():
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                continue
        run.wait()
    return is_running and bool(victims)


def finish(arguments: list[str]) -> int:
    """Give a command again until it ends with success; return how often it was given.

    Raises:
        RuntimeError: it does not end with success.
    """
    for times in range(1, _MOST + 1):
        if subprocess.run(arguments, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return times
    raise RuntimeError(f"the command does not end with success in {_MOST} times")


def _descendants(pid: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended meanwhile
            continue
        parents.setdefault(parent, []).append(int(path.parent.name))
    found, ahead = list[int](), [pid]
    while ahead:
        own = parents.get(ahead.pop(), [])
        found += own
        ahead += own
    return found


def main() -> None:
    """Kill, go on, compare, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--moments", type=int, default=20, help="of each kind of kill")
    parser.add_argument("--articles", type=int, default=24)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin no kill after so many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    chosen = parser.parse_args()
    draw, end = random.Random(chosen.seed), time.monotonic() + 60 * chosen.minutes
    killed, hits, same = Counter[str](), Counter[str](), Counter[str]()
    with TemporaryDirectory() as folder:
        source, whole = Path(folder, "articles.jsonl"), Path(folder, "whole")
        write_articles(source, chosen.articles)
        began = time.monotonic()
        finish(command(source, whole, chosen.engine))
        seconds, expected = time.monotonic() - began, parts(whole)
        for moment, kind in product(range(chosen.moments), KINDS):
            if time.monotonic() > end:
                break
            arguments = command(source, Path(folder, f"{kind}-{moment}"), chosen.engine)
            hits[kind] += kill(arguments, kind, partial(time.sleep, draw.uniform(0, seconds)))
            finish(arguments)
            killed[kind] += 1
            same[kind] += parts(Path(folder, f"{kind}-{moment}")) == expected
            print(f"{kind} {moment + 1}: {same[kind]} of {killed[kind]} the same", file=sys.stderr, flush=True)
    for kind in KINDS:
        print(f"{kind}: {same[kind]} of {killed[kind]} the same, {hits[kind]} killed while running")
    if same != killed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
