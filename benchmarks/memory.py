"""Memory: the peak of a fresh process that reads all texts."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.worker import Worker
from corpora.articles import Articles
from evaluation.figures import Figure, Part
from evaluation.peer import REMEDY, installed

MOST_MB = 600.0


def measure(articles: Articles, tell: Callable[[str], None]) -> Part:
    """Take the peak of a process that loads the model and reads every text, ours and the peer's."""

    def peak(name: str) -> float:
        tell(f"memory of {name}")
        with Worker(name, articles.paths) as worker:
            return worker.lap().peak

    rows = [Figure("Sayso, all texts", peak("sayso"), "MB", most=MOST_MB)]
    remarks = ["largest resident memory of a fresh process, model included; 1 MB is 10^6 bytes"]
    if installed():
        rows.append(Figure("textacy on spaCy, all texts", peak("textacy"), "MB"))
    else:
        remarks.append(REMEDY)
    return Part(f"Memory ({articles.name}, {len(articles.paths)} texts)", rows, remarks)
