"""Measure a network: ``python -m training.evaluate --network FILE --scorer FILE [--data DIR] ...``.

The network is an exported one (``.onnx``) or a checkpoint (``.pt``), which is read in float32 without an export.  Reads
every text of a PolNeAR part, every text marked by hand (whole, and its contents one by one) and the sentences of a GUM
file in which attributions are marked, and prints what the scorer makes of them, with a 95 % interval of the relation F1
(bootstrap over texts); and prints the figures of names and mentions of the GUM file.  With ``--held-out`` only the
slices of train that are held out, for choosing settings.  The scorer is the developers' ``score_attributions.py``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from corpora.gum import Document, documents
from evaluation import entities
from evaluation.quality import load_scorer, outermost
from sayso.intake import from_text
from sayso.model.network import Network, OnnxNetwork
from sayso.reading.pipeline import read
from training import levels
from training.mix import HELD_OUT
from training.texts import Text
from training.torch_network import TorchNetwork

RESAMPLED = 1000
"""How often the texts are drawn anew for an interval."""
Pair = tuple[str, list[dict[str, Any]], list[dict[str, Any]]]
"""A text with its marked and its found attributions, as the scorer takes them."""


def load_any(path: Path) -> Network:
    """Load an exported network or a checkpoint."""
    return OnnxNetwork(path.read_bytes()) if path.suffix == ".onnx" else TorchNetwork.load(path)


def polnear_pairs(network: Network, data: Path, scorer: ModuleType, every: int = 1) -> list[Pair]:
    """Read every ``every``-th text of a PolNeAR folder."""
    gold = dict(sorted(scorer.load(str(data)).items())[::every])
    return [(text, marked[0], outermost(read(from_text(text), network))) for text, marked in gold.values()]


def marked_pairs(network: Network, texts: list[Text]) -> list[Pair]:
    """Read marked texts, each by itself."""
    return [
        (text.text, [vars(marked) for marked in text.annotators[0]], outermost(read(from_text(text.text), network)))
        for text in texts
    ]


def gum_pairs(network: Network, texts: list[Document]) -> list[Pair]:
    """Read GUM's documents; only what is found with its cue in a sentence that is judged counts."""
    pairs = []
    for text in texts:
        rows = [
            row
            for row in outermost(read(from_text(text.text), network))
            if any(start <= cue_start < end for cue_start, _ in row["cue"] for start, end in text.judged)
        ]
        pairs.append((text.text, [vars(marked) for marked in text.attributions], rows))
    return pairs


def score(pairs: list[Pair], scorer: ModuleType, seed: int = 1) -> dict[str, Any]:
    """Return the scorer's summary, with the 95 % interval of the relation F1 over texts drawn anew."""
    counts = []
    for pair in pairs:
        counted: Counter[Any] = Counter()
        scorer.count(*pair, counted)
        counts.append(counted)
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(RESAMPLED if counts else 0):
        together: Counter[Any] = Counter()
        for i in rng.integers(0, len(counts), len(counts)):
            together.update(counts[i])
        drawn.append(scorer.summary(together)["relation"]["F1"])
    summary = dict(scorer.score(pairs))
    summary["relation"]["interval"] = [round(float(edge), 1) for edge in np.quantile(drawn or [0.0], (0.025, 0.975))]
    return summary


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--network", type=Path, required=True, help="an exported network (.onnx) or a checkpoint (.pt)")
    asks.add_argument("--data", type=Path, help="a PolNeAR folder: text/ and attributions/")
    asks.add_argument("--scorer", type=Path, help="score_attributions.py")
    asks.add_argument("--marked", type=Path, help="the folder of texts marked by hand")
    asks.add_argument("--gum", type=Path, help="a GUM file: .conllu")
    asks.add_argument("--held-out", action="store_true", help="only the slice of train that is held out of training")
    given = asks.parse_args()
    network = load_any(given.network)
    every = HELD_OUT if given.held_out else 1
    scorer = load_scorer(given.scorer) if given.scorer else None
    if given.data and scorer:
        print(json.dumps(score(polnear_pairs(network, given.data, scorer, every), scorer), indent=1))
    if given.marked and scorer:
        marked = levels.load_all(given.marked)[:: levels.HELD_OUT if given.held_out else 1]
        inner = [content for text in marked for content in levels.inner(text)]
        for name, texts in (("whole", [levels.whole(text) for text in marked]), ("inner", inner)):
            relation = score(marked_pairs(network, texts), scorer)["relation"]
            print(f"marked by hand, {name}, {len(texts)} texts: {relation}")
    if given.gum:
        held = list(documents(given.gum))[::every]
        if scorer:
            summary = score(gum_pairs(network, held), scorer)
            print(f"GUM's relations, {len(held)} texts: {summary['relation']}, {summary['counts']}")
        for figure in entities.measure(held, given.gum.name, network, lambda _: None).figures:
            print(f"{figure.name:40} {figure.measured:>8}  {figure.note}")


if __name__ == "__main__":
    main()
