"""Measure exported weights: ``python -m training.evaluate --weights FILE [--data DIR --scorer FILE] [--gum FILE]``.

Reads every text of a PolNeAR part and prints what the scorer makes of it, and every document of a GUM file and prints
the figures of names and mentions; with ``--held-out`` only the slice of train that is held out, for choosing settings.
The scorer is the developers' ``score_attributions.py``, loaded from where it lies.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks import entities
from benchmarks.quality import evaluate, load_scorer
from sayso.model.network import OnnxNetwork
from training.gum import documents
from training.train import HELD_OUT


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--weights", type=Path, required=True, help="the exported .onnx file")
    asks.add_argument("--data", type=Path, help="a PolNeAR folder: text/ and attributions/")
    asks.add_argument("--scorer", type=Path, help="score_attributions.py")
    asks.add_argument("--gum", type=Path, help="a GUM file: .conllu")
    asks.add_argument("--held-out", action="store_true", help="only the slice of train that is held out of training")
    given = asks.parse_args()
    network = OnnxNetwork(given.weights.read_bytes())
    every = HELD_OUT if given.held_out else 1
    if given.data and given.scorer:
        print(json.dumps(evaluate(network, given.data, load_scorer(given.scorer), every), indent=1))
    if given.gum:
        texts = list(documents(given.gum))[::every]
        for figure in entities.measure(texts, given.gum.name, network, lambda _: None).figures:
            print(f"{figure.name:40} {figure.measured:>8}  {figure.note}")


if __name__ == "__main__":
    main()
