"""What is read: the texts of PolNeAR dev where the developers' shared folder is at hand, else the examples."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENOUGH_WORDS = 30_000
"""The examples are read over and over until they come to this many words: enough to time."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Text files in the order they are read, the words in them (split at white space), and what to call them.

    ``gold`` is the folder that holds the annotations to them and ``scorer`` the program that compares; both are None
    where there are none.
    """

    name: str
    paths: list[Path]
    words: int
    gold: Path | None = None
    scorer: Path | None = None


def shared_folder() -> Path:
    """Where the developers' shared data should be: SAYSO_SHARED, or the folder ``shared`` beside the repository."""
    return Path(os.environ.get("SAYSO_SHARED") or ROOT.parent / "shared")


def choose(shared: Path, examples: Path = ROOT / "examples", limit: int | None = None) -> Articles:
    """Choose the texts to measure on; ``limit`` takes so many of them, evenly spread, for trying things out.

    Raises:
        FileNotFoundError: there is neither shared data nor an example.
    """
    gold = shared / "data" / "polnear" / "dev"
    paths = _some(sorted((gold / "text").glob("*.txt")), limit)
    if paths:
        scorer = shared / "bench" / "score_attributions.py"
        return Articles("PolNeAR dev", paths, sum(map(_words, paths)), gold, scorer if scorer.exists() else None)
    own = _some(sorted(examples.glob("*.txt")), limit)
    words = sum(map(_words, own))
    if not words:
        raise FileNotFoundError(f"no text to read, neither in {gold / 'text'} nor in {examples}")
    times = 1 if limit else -(-ENOUGH_WORDS // words)
    return Articles(f"{len(own)} examples, {times} times over", own * times, words * times)


def _words(path: Path) -> int:
    return len(path.read_text("utf-8").split())


def _some(paths: list[Path], limit: int | None) -> list[Path]:
    if not limit or limit >= len(paths):
        return paths
    return [paths[i * len(paths) // limit] for i in range(limit)]
