"""Reading an archive: how much quicker two workers are than one, and Ray beside local; and whether memory stays flat.

The articles are recombined from real ones.  Only the reading is timed, with its processes' start: the inputs are
counted beforehand.
"""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.laps import Lap, cpu_seconds, interleave
from benchmarks.recombined import write
from corpora.articles import Articles
from evaluation.figures import Figure, Part
from sayso.corpus.engines import Engine
from sayso.corpus.engines.cluster import Cluster
from sayso.corpus.engines.local import Local
from sayso.corpus.folder import Folder
from sayso.corpus.reading import Options, open_archive, read_archive

ARTICLES: Final = 240
IN_TRIAL: Final = 16
READ: Final = 2_000
READ_IN_TRIAL: Final = 60
LEAST_OF_TWO: Final = 1.85
LEAST_OF_RAY: Final = 0.9
MOST_GROWTH: Final = 5.0
"""MB for a thousand articles: 100 MB over twenty thousand."""
_WARM: Final = 0.25
"""The share of the articles that are read before memory is looked at: caches fill and regular expressions compile."""


def measure_engines(articles: Articles, rounds: int, tell: Callable[[str], None], count: int = ARTICLES) -> Part:
    """Read the same articles with one worker, with two, and with two on Ray, in turns."""
    engines: dict[str, Callable[[], Engine]] = {"one worker": lambda: Local(1), "two workers": lambda: Local(2)}
    remarks = [
        f"{count:,} articles recombined from {articles.name}, acts included; medians of {rounds} rounds, in turns"
    ]
    if importlib.util.find_spec("ray"):
        engines["two workers on Ray"] = lambda: Cluster(2)
    else:
        remarks.append("Ray was not measured: pip install 'sayso[ray]'")
    with TemporaryDirectory() as beside:
        source = Path(beside) / "articles.jsonl"
        write(source, articles.paths, count)
        runs = {name: _runner(source, Path(beside), engine, count) for name, engine in engines.items()}
        laps = interleave(runs, rounds, tell)
    return Part("Archives: engines", engine_figures(laps, count), remarks)


def engine_figures(laps: dict[str, list[Lap]], count: int) -> list[Figure]:
    """Make the rows of the table."""
    rates = {name: [count / lap.wall for lap in own] for name, own in laps.items()}
    figures = [
        Figure(name, median(own), "articles/s", 2, note=f"rounds {min(own):.2f} to {max(own):.2f}")
        for name, own in rates.items()
    ]
    pairs = [("two workers", "one worker", LEAST_OF_TWO), ("two workers on Ray", "two workers", LEAST_OF_RAY)]
    for name, other, least in pairs:
        if name in rates:
            by_round = [a / b for a, b in zip(rates[name], rates[other], strict=True)]
            note = f"rounds {min(by_round):.2f} to {max(by_round):.2f}"
            figures.append(Figure(f"{name} : {other}", median(by_round), "times as many", 2, least=least, note=note))
    return figures


def _runner(source: Path, beside: Path, engine: Callable[[], Engine], count: int) -> Callable[[], Lap]:
    def run() -> Lap:
        with TemporaryDirectory(dir=beside) as out:
            folder = open_archive([str(source)], Path(out) / "archive", Options(shard_size=max(1, count // 24)))
            made, began_cpu, began = engine(), cpu_seconds(), time.perf_counter()
            summary = read_archive(folder, made)
            lap = Lap(cpu_seconds() - began_cpu, time.perf_counter() - began)
        assert summary.counts["articles"] == count, summary
        return lap

    return run


def measure_memory(articles: Articles, tell: Callable[[str], None], count: int = READ) -> Part:
    """Read many articles in one process beside this one, and look at the memory of both after each shard."""
    with TemporaryDirectory() as beside:
        source = Path(beside) / "articles.jsonl"
        write(source, articles.paths, count)
        folder = open_archive([str(source)], Path(beside) / "archive", Options(shard_size=max(1, count // 100)))
        tell(f"reading {count:,} articles")
        sizes = _sizes(folder, count)
    done = [items for items, _, _ in sizes]
    figures = []
    for name, own in (("the worker", [size[1] for size in sizes]), ("the command", [size[2] for size in sizes])):
        figures.append(Figure(f"{name}, at the end", own[-1], "MB"))
        figures.append(Figure(f"{name}, growth", growth(done, own), "MB / 1,000 articles", 1, most=MOST_GROWTH))
    remarks = [
        f"{count:,} articles recombined from {articles.name}; resident memory after each hundredth of them; growth: "
        f"the slope over the last {1 - _WARM:.0%} of the articles, from which flatness over 20,000 is inferred"
    ]
    return Part("Archives: memory of a long run", figures, remarks, {"sizes": sizes})


def growth(done: list[int], sizes: list[float]) -> float:
    """Return the slope of memory behind the first articles, in MB for a thousand of them."""
    behind = [(items, size) for items, size in zip(done, sizes, strict=True) if items >= _WARM * done[-1]]
    return linear_regression([items for items, _ in behind], [size for _, size in behind]).slope * 1_000


def _sizes(folder: Folder, count: int) -> list[tuple[int, float, float]]:
    """Articles that are done, and the megabytes of the worker and of this process, after each shard but the last."""
    sizes: list[tuple[int, float, float]] = []

    def look(_: float, items: int) -> None:
        if items < count:  # behind the last shard the worker ends, and its memory is given back bit by bit
            worker = max(map(_resident, _children()))  # the largest child: the one that has the network
            sizes.append((items, worker, _resident(os.getpid())))

    read_archive(folder, Local(1), show=look)
    return sizes


def _children() -> list[int]:
    own = str(os.getpid())
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            if path.read_text().rpartition(")")[2].split()[1] == own:
                found.append(int(path.parent.name))
    return found


def _resident(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0
