"""What teachers say of PolNeAR's texts: ``python -m training.teach --weights FILE --data DIR --out runs/taught.npz``.

Each exported network named is asked once about whole texts, in windows as it reads for its users, and the
probabilities of the labels are averaged (Hinton, Vinyals & Dean, "Distilling the Knowledge in a Neural Network", 2015).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpora.polnear import texts
from sayso.model.labels import LABELS
from sayso.model.links import softmax
from sayso.model.network import import_onnxruntime
from sayso.model.pieces import CLS, SEP, split
from sayso.model.windows import plan
from training.export import OUTSIDE


def taught(text: str, teachers: list[Any], outside: float) -> NDArray[np.float16]:
    """The mean probabilities of the labels, ``[pieces, 7]``; ``outside`` is what was added to the score of O."""
    pieces = split(text)
    out = np.zeros((len(pieces), len(LABELS)), np.float16)
    for window in plan(pieces.gap):
        read = slice(window.start, window.end)
        ids = np.concatenate(([CLS], pieces.ids[read], [SEP]))[None]
        given = {"ids": ids, "case": np.pad(pieces.case[read], 1)[None], "gap": np.pad(pieces.gap[read], 1)[None]}
        scores = [teacher.run(["labels"], given)[0][0, 1:-1] for teacher in teachers]
        shares = [softmax(one - outside * np.eye(len(LABELS), dtype=np.float32)[0]) for one in scores]
        out[window.first : window.last] = np.mean(shares, 0)[window.decided]
    return out


def main() -> None:
    """The command line."""
    onnxruntime = import_onnxruntime()
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--weights", type=Path, required=True, action="append", help="an exported network to learn from")
    asks.add_argument("--outside", type=float, default=OUTSIDE, help="what was added to its score of O at export")
    asks.add_argument("--data", type=Path, required=True, help="PolNeAR's train folder")
    asks.add_argument("--out", type=Path, required=True)
    given = asks.parse_args()
    options = onnxruntime.SessionOptions()
    teachers = [
        # fused, the sum and the norm behind it take ten times as long as apart
        onnxruntime.InferenceSession(str(path), options, disabled_optimizers=["SkipLayerNormFusion"])
        for path in given.weights
    ]
    said = {name: taught(text, teachers, given.outside) for name, text, _ in texts(given.data)}
    np.savez_compressed(given.out, allow_pickle=False, **said)


if __name__ == "__main__":
    main()
