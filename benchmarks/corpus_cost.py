"""What an archive costs: core seconds and kilobytes an article, and the table of `docs/archives.md` that follows.

The articles are made into one shard, in this process; what it takes to load the network and to warm up is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.laps import Lap, interleave, time_lap
from corpora.articles import Articles
from evaluation.figures import Figure, Part
from sayso.corpus.inputs import Listed, look_into
from sayso.corpus.making import Job
from sayso.corpus.plan import Shard, shards
from sayso.settings import NetworkName, override

WAYS: Final[Mapping[str, tuple[tuple[str, ...], NetworkName]]] = {
    "with acts": ((), "default"),
    "without acts": (("acts",), "default"),
    "fast without acts": (("acts",), "fast"),
}
"""How an archive can be read, in the words of the table: the steps that are left out, and the network."""
SIZES: Final = (10_000, 1_000_000, 100_000_000)
CORES: Final = 40
_TIMES: Final = (("days", 24.0), ("h", 1.0), ("min", 1 / 60))
_BYTES: Final = (("TB", 1e3), ("GB", 1.0))


class Cost(NamedTuple):
    """What one article costs."""

    seconds: float
    """Of one core."""
    kilobytes: float
    """Of the archive, without its index."""


def measure(articles: Articles, rounds: int, tell: Callable[[str], None]) -> Part:
    """Read the same articles each way, in turns, and make the table of the documentation."""
    sizes: dict[str, int] = {}

    def reading(way: str, shard: Shard) -> Callable[[], Lap]:
        without, network = WAYS[way]

        def read() -> int:
            with override({"network": network}):
                made = Job(shard, without)()
            sizes[way] = sum(map(len, made.parts.values()))
            return made.counts["failures"]

        return lambda: time_lap(read)

    with TemporaryDirectory() as beside:
        source = Path(beside) / "articles.jsonl"
        rows = ({"text": path.read_text("utf-8"), "title": path.stem} for path in articles.paths)
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        listed, count = look_into(Listed(str(source))), len(articles.paths)
        (shard,), first = shards([listed], count), shards([listed], 1)[0]
        for way in WAYS:
            reading(way, first)()
        laps = interleave({way: reading(way, shard) for way in WAYS}, rounds, tell)
    costs = {way: Cost(median(lap.cpu for lap in own) / count, sizes[way] / count / 1e3) for way, own in laps.items()}
    figures = []
    for way, cost in costs.items():
        spent = [lap.cpu / count for lap in laps[way]]
        note = f"rounds {min(spent):.3f} to {max(spent):.3f}"
        figures.append(Figure(way, cost.seconds, "core s an article", 3, note=note))
        figures.append(Figure(f"{way}: archive", cost.kilobytes, "kB an article", 1))
    remarks = [
        f"{count:,} articles of {articles.name}, {articles.words / count:,.0f} words on average; medians of {rounds} "
        "rounds, in turns. The table of docs/archives.md that follows:",
        *table(costs),
    ]
    return Part("Archives: what reading costs", figures, remarks)


def table(costs: Mapping[str, Cost]) -> list[str]:
    """Return the lines of the table in `docs/archives.md`: hours, cores and gigabytes of archives of some sizes."""
    head = ["articles", *(cell for way in costs for cell in (f"core hours {way}", f"{CORES} cores")), "archive"]
    lines = [_row(head), "|" + "---|" * len(head)]
    for size in SIZES:
        hours = [cost.seconds * size / 3600 for cost in costs.values()]
        gigabytes = max(cost.kilobytes for cost in costs.values()) * size / 1e6
        times = (cell for own in hours for cell in (_short(own), _in_unit(own / CORES, _TIMES)))
        lines.append(_row([f"{size:,}", *times, _in_unit(gigabytes, _BYTES)]))
    return lines


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _short(number: float) -> str:
    """Two digits of a number."""
    rounded = float(f"{number:.2g}")
    return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:g}"


def _in_unit(number: float, units: Sequence[tuple[str, float]]) -> str:
    """A number of hours or gigabytes in the largest unit of which it has more than one, or the smallest."""
    unit, size = next((unit for unit in units if number > unit[1]), units[-1])
    return f"{_short(number / size)} {unit}"
