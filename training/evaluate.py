"""Measure exported weights: ``python -m training.evaluate --weights FILE --data DIR --scorer FILE [--held-out]``.

Reads every text of a PolNeAR part (or only the held-out slice of train, for choosing settings) and prints what the
scorer makes of it.  The scorer is the developers' ``score_attributions.py``, loaded from where it lies.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.quality import evaluate, load_scorer
from sayso.model.network import OnnxNetwork
from training.train import HELD_OUT


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--weights", type=Path, required=True, help="the exported .onnx file")
    asks.add_argument("--data", type=Path, required=True, help="a PolNeAR folder: text/ and attributions/")
    asks.add_argument("--scorer", type=Path, required=True, help="score_attributions.py")
    asks.add_argument("--held-out", action="store_true", help="only the slice of train that is held out of training")
    given = asks.parse_args()
    network = OnnxNetwork(given.weights.read_bytes())
    every = HELD_OUT if given.held_out else 1
    print(json.dumps(evaluate(network, given.data, load_scorer(given.scorer), every), indent=1))


if __name__ == "__main__":
    main()
