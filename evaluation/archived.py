"""Hold the readings of an archive against those of ``sayso read``, letter by letter.

    python -m evaluation.archived [--texts 20] [--engine local|ray] [--workers 2]

Texts of PolNeAR dev (all of them, or so many, evenly spread) are read by ``sayso corpus read`` in shards of three, and
by ``sayso read``; every difference is printed, and there should be none.  Both run on the CPU.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from corpora.articles import choose, shared_folder
from evaluation.readings import Difference, differences
from sayso.corpus.carrying import reading_of
from sayso.corpus.folder import Folder

_SAYSO = (sys.executable, "-m", "sayso")


def archived(paths: Sequence[Path], out: Path, engine: str = "local", workers: int = 2) -> dict[str, Any]:
    """Read texts into a new archive, and return their readings as JSON by location."""
    options = ("--out", out, "--shard-size", 3, "--engine", engine, "--workers", workers, "--device", "cpu")
    subprocess.run([*_SAYSO, "corpus", "read", *map(str, paths), *map(str, options)], check=True)
    rows = [row for part in Folder.open(out).parts("articles") for row in pq.read_table(part).to_pylist()]
    return {row["location"]: reading_of(row).to_dict() for row in rows}


def read(paths: Sequence[Path]) -> dict[str, Any]:
    """Read texts one by one, and return their readings as JSON by location."""
    command = [*_SAYSO, "read", *map(str, paths), "--format", "jsonl", "--workers", "1"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    readings = map(json.loads, lines)
    return {reading["article"]["location"]: reading for reading in readings}


def compared(paths: Sequence[Path], engine: str, workers: int) -> list[Difference]:
    """Return what differs between both."""
    with TemporaryDirectory() as folder:
        one, other = archived(paths, Path(folder) / "archive", engine, workers), read(paths)
    found = [Difference(location, "", location, None) for location in one.keys() ^ other.keys()]
    for location in sorted(one.keys() & other.keys()):
        found += differences(Path(location).name, "", other[location], one[location])
    return found


def main() -> int:
    """Compare, and print what came of it; 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--texts", type=int, help="only so many, evenly spread")
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    articles = choose(shared_folder(), limit=chosen.texts)
    paths = list(dict.fromkeys(articles.paths))
    found = compared(paths, chosen.engine, chosen.workers)
    for difference in found:
        print(f"{difference.text} {difference.path}\n  - {difference.before!r:.200}\n  + {difference.after!r:.200}")
    differing = len({difference.text for difference in found})
    print(f"{articles.name}: {len(paths) - differing} of {len(paths)} readings are the same to the letter")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
