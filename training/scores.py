"""Fits what makes the scores of attributions probabilities: ``python -m training.scores``.

Learned from: readings of the texts in ``corpora/marked_texts/dev_*`` and of the articles of Wikinews for training.  An
attribution is right if the gold has it, or if a person who looked at it says so (``corpora/wikinews/judged.jsonl``);
in an article, one that is neither in the gold nor judged is left out.  Printed are the weights, for
`sayso.reading.attributions.scores`, and the reliability of scores that were fitted to the other texts (ten parts): how
many of those that show a score are right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

import sayso
from corpora import wikinews
from corpora.articles import shared_folder
from corpora.wikinews import Judgement
from evaluation.figures import Figure, Part
from evaluation.speakers import GOLD, overlap, stand_for, texts
from evaluation.wikinews import matched
from sayso.intake import from_text
from sayso.reading.attributions.scores import WEIGHTS, features
from sayso.reading.attributions.spans import AttributionSpans
from sayso.records import Attribution, Reading

Floats = NDArray[np.float64]
ARTICLES = 3.0
"""What an attribution of an article counts: the texts of the project's own are more, but made for their speakers."""
PULL = 1.0
"""How strongly weights are pulled to 0 (ridge)."""
PARTS = 10
EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.97, 1.01)


@dataclass(frozen=True)
class Examples:
    """Attributions, one a row: ``[n, features]``, whether each is right, what it counts, which text it is of."""

    values: Floats
    right: Floats
    weight: Floats
    text: NDArray[np.int64]
    score: Floats
    """The network's score."""


def _read(text: str) -> Reading:
    return sayso.read(from_text(text), without=["calibration"])


def _values(attribution: Attribution, text: str) -> list[float]:
    """The features of an attribution of a reading, in the order of `WEIGHTS`."""
    source = (attribution.source[0][0], attribution.source[-1][1]) if attribution.source else None
    # one that the layout marks has no cue: the first letter of its content stands for it
    start = attribution.content[0][0]
    cue = attribution.cue[0] if attribution.cue else (start, start + 1)
    spans = AttributionSpans(source, cue, attribution.content, attribution.score, 0 if attribution.parent else None)
    by_name = features(spans, attribution.kind, text)
    return [by_name[name] for name in WEIGHTS]


def _of_texts(pattern: str) -> Iterator[tuple[str, Reading, dict[str, bool]]]:
    """Each text of the project's own with its reading, and which attributions are right."""
    for text in texts(GOLD, pattern):
        reading = _read(text.text)
        right = set(stand_for(text, reading).values())
        yield text.text, reading, {found.id: i in right for i, found in enumerate(reading.attributions)}


def _of_articles(name: str, judged: Sequence[Judgement]) -> Iterator[tuple[str, Reading, dict[str, bool]]]:
    """Each article with its reading, and which attributions are right, as far as anybody knows."""
    for article in wikinews.load(
        wikinews.FOLDER / f"{name}.jsonl", shared_folder() / "data" / "wikinews" / "2020.jsonl"
    ):
        reading = _read(article.text)
        in_gold = {attribution.id for _, attribution in matched(article, reading)}
        known = dict.fromkeys(in_gold, True)
        for attribution in reading.attributions:
            if attribution.id not in in_gold:
                for judgement in judged:
                    if judgement.id == article.id and _is_same(judgement, attribution):
                        known[attribution.id] = judgement.right
        yield article.text, reading, known


def _is_same(judgement: Judgement, attribution: Attribution) -> bool:
    return overlap(judgement.cue, attribution.cue) > 0 and overlap(judgement.content, attribution.content) >= 0.5


def examples() -> Examples:
    """Read all texts, and keep of each attribution what the weights are fitted to."""
    rows: list[list[float]] = []
    others: list[tuple[bool, float, int, float]] = []
    sources = ((1.0, _of_texts("dev_*.txt")), (ARTICLES, _of_articles("train", wikinews.judgements())))
    numbered = count()
    for weight, some in sources:
        for number, (text, reading, known) in zip(numbered, some, strict=False):
            for attribution in reading.attributions:
                if attribution.id in known:
                    rows.append(_values(attribution, text))
                    others.append((known[attribution.id], weight, number, attribution.score))
    right, weights, texts_of, scores = map(np.array, zip(*others, strict=True))
    return Examples(np.array(rows), right.astype(float), weights, texts_of, scores)


def fit(values: Floats, right: Floats, weight: Floats) -> Floats:
    """Return the weights of a logistic regression, by Newton's method; the first feature, a constant, is not pulled."""
    weights = np.zeros(values.shape[1])
    pull = PULL * (np.arange(len(weights)) > 0)
    for _ in range(30):
        share = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (weight * (share - right)) + pull * weights
        curve = (values * (weight * share * (1 - share))[:, None]).T @ values + np.diag(pull)
        weights -= np.linalg.solve(curve, slope)
    return weights


def unseen(all_of: Examples) -> Floats:
    """Return for every attribution the probability by weights that were fitted to other texts."""
    shares = np.zeros(len(all_of.right))
    for part in range(PARTS):
        apart = all_of.text % PARTS == part
        weights = fit(all_of.values[~apart], all_of.right[~apart], all_of.weight[~apart])
        shares[apart] = 1 / (1 + np.exp(-all_of.values[apart] @ weights))
    return shares


def reliability(shares: Floats, right: Floats, weight: Floats) -> list[Figure]:
    """Return the rows of the table: how many of those that show a score are right."""
    rows = []
    for low, high in pairwise(EDGES):
        shown = (shares >= low) & (shares < high)
        if shown.any():
            hits = 100 * float(np.average(right[shown], weights=weight[shown]))
            mean = 100 * float(np.average(shares[shown], weights=weight[shown]))
            note = f"shown {mean:.1f} %, of {shown.sum():,}"
            rows.append(Figure(f"right of score {low:.2f} to {min(high, 1):.2f}", hits, "%", 1, note=note))
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Print weights and tables.

    Raises:
        FileNotFoundError: the texts of the articles are not at hand.
    """
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.parse_args(arguments)
    console = Console()
    all_of = examples()
    weights = fit(all_of.values, all_of.right, all_of.weight)
    for name, value in zip(WEIGHTS, weights, strict=True):
        console.print(f'    "{name}": {value:.2f},')
    tables: list[tuple[str, Any]] = [
        ("the network's own scores", all_of.score),
        ("fitted to the others", unseen(all_of)),
    ]
    for name, shares in tables:
        console.print(Part(f"Scores, {name}", reliability(shares, all_of.right, all_of.weight)).table())


if __name__ == "__main__":
    main()
