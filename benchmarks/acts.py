"""Acts: how well they are found, what they cost, how large the weights are."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import sayso
from benchmarks.laps import time_lap
from corpora import acts as sentences
from corpora import wikinews
from corpora.articles import Articles
from evaluation import acts, plv
from evaluation.figures import Figure, Part

MOST_COST = 60.0
"""Percent that acts may add to the CPU time of a read."""
MOST_WEIGHTS = 90.0
"""Megabytes of the package's weights."""
TEXTS = 20
"""Texts that are read with acts and without."""


def cost(articles: Articles, rounds: int) -> float:
    """How much acts add to the CPU time of a read, in percent: the best lap with them against the best without."""
    texts = [path.read_text("utf-8") for path in articles.paths[:TEXTS]]

    def lap(without: tuple[str, ...]) -> Callable[[], int]:
        def work() -> int:
            for text in texts:
                sayso.read(text, without=without)
            return 0

        return work

    lap(())()
    spent: dict[str, list[float]] = {"with": [], "without": []}
    for _ in range(rounds):
        spent["without"].append(time_lap(lap(("acts",))).cpu)
        spent["with"].append(time_lap(lap(())).cpu)
    return 100 * (min(spent["with"]) / min(spent["without"]) - 1)


def weights() -> float:
    """The size of all weights in the package, of both networks, in megabytes (10^6 bytes)."""
    folder = Path(str(files("sayso.model") / "weights"))
    return sum(path.stat().st_size for path in folder.rglob("*.onnx")) / 1e6


def measure(articles: Articles, shared: Path, rounds: int, tell: Callable[[str], None]) -> Part:
    """Measure cost and weights, and quality on whatever of the gold is at hand."""
    rows = [
        Figure("CPU time that acts add to a read", cost(articles, rounds), "%", 1, most=MOST_COST),
        Figure("weights of the package", weights(), "MB", 1, most=MOST_WEIGHTS),
    ]
    remarks = []
    gold, scorer = plv.files(shared)
    if gold.exists() and scorer.exists():
        tell("PLV")
        rows += [_named("PLV, held-out fifth", row) for row in plv.figures(plv.score(gold, scorer))]
    else:
        remarks.append(f"PLV was NOT measured: no {gold} or no {scorer}.")
    tell("sentences")
    held = acts.sentence_files(sentences.FOLDER / "domestic_held_out.jsonl", acts.read)
    rows += [_named("sentences", row) for row in acts.figures(held, acts.LEAST["sentences"])]
    texts = shared / "data" / "wikinews" / "2020.jsonl"
    if texts.exists():
        tell("articles")
        held = acts.article_files(wikinews.FOLDER / "held_out.jsonl", texts, acts.read)
        rows += [_named("articles", row) for row in acts.figures(held, acts.LEAST["articles"])]
    else:
        remarks.append(f"The articles were NOT measured: no {texts}.")
    return Part("Acts", rows, remarks)


def _named(about: str, row: Figure) -> Figure:
    return Figure(f"{about}: {row.name}", row.value, row.unit, row.digits, row.least, row.most, row.note)
