"""Measure exported weights: ``python -m training.evaluate --weights FILE --scorer FILE [--data DIR] ...``.

Reads every text of a PolNeAR part and every text marked by hand (whole, and its contents one by one) and prints what
the scorer makes of them; and every document of a GUM file and prints the figures of names and mentions.  With
``--held-out`` only the slices of train that are held out, for choosing settings.  The scorer is the developers'
``score_attributions.py``, loaded from where it lies.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from corpora.gum import documents
from evaluation import entities
from evaluation.quality import evaluate, load_scorer
from sayso.intake import from_text
from sayso.model.network import Network, OnnxNetwork
from sayso.reading.pipeline import read
from training import levels
from training.mix import HELD_OUT
from training.texts import Text


def score_marked(network: Network, texts: list[Text], scorer: ModuleType) -> dict[str, Any]:
    """The scorer's summary over marked texts, each read by itself."""
    pairs = []
    for one in texts:
        found = [
            row.model_dump(include={"source", "cue", "content"})
            for row in read(from_text(one.text), network).attributions
            if row.parent is None
        ]
        pairs.append((one.text, [vars(marked) for marked in one.annotators[0]], found))
    return dict(scorer.score(pairs))


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--weights", type=Path, required=True, help="the exported .onnx file")
    asks.add_argument("--data", type=Path, help="a PolNeAR folder: text/ and attributions/")
    asks.add_argument("--scorer", type=Path, help="score_attributions.py")
    asks.add_argument("--marked", type=Path, help="the folder of texts marked by hand")
    asks.add_argument("--gum", type=Path, help="a GUM file: .conllu")
    asks.add_argument("--held-out", action="store_true", help="only the slice of train that is held out of training")
    given = asks.parse_args()
    network = OnnxNetwork(given.weights.read_bytes())
    every = HELD_OUT if given.held_out else 1
    scorer = load_scorer(given.scorer) if given.scorer else None
    if given.data and scorer:
        print(json.dumps(evaluate(network, given.data, scorer, every), indent=1))
    if given.marked and scorer:
        marked = levels.load_all(given.marked)[:: levels.HELD_OUT if given.held_out else 1]
        inner = [text for one in marked for text in levels.inner(one)]
        for name, texts in (("whole", [levels.whole(one) for one in marked]), ("inner", inner)):
            relation = score_marked(network, texts, scorer)["relation"]
            print(f"marked by hand, {name}, {len(texts)} texts: {relation}")
    if given.gum:
        held = list(documents(given.gum))[::every]
        for figure in entities.measure(held, given.gum.name, network, lambda _: None).figures:
            print(f"{figure.name:40} {figure.measured:>8}  {figure.note}")


if __name__ == "__main__":
    main()
