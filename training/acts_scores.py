"""Fits what makes the scores of acts probabilities: ``python -m training.acts_scores --articles MARKS``.

MARKS are articles that no network of acts was trained on; an act that is read is right if it is so as a whole, as
`evaluation.acts` says.  Printed are the weights, for `sayso.reading.acts.scores`; what is right of acts at least so
sure, each scored by weights fitted to the other articles (ten parts); and the reliability of these scores.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console

from corpora import wikinews
from evaluation.acts import File, is_whole, paired
from evaluation.figures import Figure, Part
from sayso.intake import from_text
from sayso.model.decode import find
from sayso.model.network import shipped
from sayso.model.pieces import split
from sayso.reading.actors import Cast
from sayso.reading.acts.acts import add_acts
from sayso.reading.acts.influence import NO_ACT, known_predicates
from sayso.reading.acts.output import act_records, day_of
from sayso.reading.acts.scores import WEIGHTS, all_features
from sayso.reading.pipeline import attribute, names_in
from sayso.reading.text import Text
from training.scores import Examples, fit, reliability, unseen

EDGES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)
"""Least scores that are tried."""


def examples(marks: Sequence[Path]) -> tuple[Examples, int]:
    """Read all articles, and keep of each act what the weights are fitted to; and how many acts are marked."""
    network = shipped()
    rows: list[list[float]] = []
    others: list[tuple[bool, int, float]] = []
    marked = 0
    for number, article in enumerate(article for path in marks for article in wikinews.load(path)):
        text, pieces = Text.of(from_text(article.text)), split(article.text)
        findings = find(pieces, text.sections, network, text.sentences.spans, known_predicates(text.plain))
        attributions, names = attribute(text, pieces, findings, network), names_in(findings)
        acts = add_acts(text, findings.acts, attributions, names, day_of(article.published), is_calibrated=False)
        acts = [act for act in acts if not NO_ACT.match(text.plain, act.predicate[0])]
        read = act_records(text, acts, Cast((), (), (), {}))
        right = {act.id for _, act in paired(File(article.id, article.acts, read), is_whole)}
        marked += len(article.acts)
        for by_name, record in zip(all_features(acts, names, text.plain), read, strict=True):
            rows.append([by_name[name] for name in WEIGHTS])
            others.append((record.id in right, number, record.score))
    right_, text_of, scores = map(np.array, zip(*others, strict=True))
    return Examples(np.array(rows), right_.astype(float), np.ones(len(rows)), text_of, scores), marked


def main(arguments: Sequence[str] | None = None) -> None:
    """Print weights and tables.

    Raises:
        FileNotFoundError: the texts of the articles are not at hand.
    """
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--articles", type=Path, action="append", required=True, help="marks of corpora/wikinews")
    given = asks.parse_args(arguments)
    os.environ["SAYSO_LEAST_ACT_SCORE"] = "0"
    console = Console()
    all_of, marked = examples(given.articles)
    for name, value in zip(WEIGHTS, fit(all_of.values, all_of.right, all_of.weight), strict=True):
        console.print(f'    "{name}": {value:.2f},')
    shares = unseen(all_of)
    rows = []
    for least in EDGES:
        shown = shares >= least
        hits = float(all_of.right[shown].sum())
        note = f"recall {100 * hits / marked:.1f} %, F1 {200 * hits / (shown.sum() + marked):.1f}"
        rows.append(
            Figure(f"precision of scores from {least:.2f}", 100 * hits / max(1, shown.sum()), "%", 1, note=note)
        )
    console.print(Part(f"Acts, {marked} marked, {len(shares)} read; weights fitted to the others", rows).table())
    console.print(Part("Scores, fitted to the others", reliability(shares, all_of.right, all_of.weight)).table())


if __name__ == "__main__":
    main()
