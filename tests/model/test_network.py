"""The file that ships: its hash, its size, and that it says what PyTorch said."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np

from sayso.model.links import softmax
from sayso.model.network import shipped

WEIGHTS = files("sayso.model") / "weights"


def test_weights_are_the_ones_recorded() -> None:
    weights = (WEIGHTS / "sayso.onnx").read_bytes()
    recorded = (WEIGHTS / "sayso.onnx.sha256").read_text().split()[0]
    assert sha256(weights).hexdigest() == recorded == shipped().sha256
    assert len(weights) <= 30_000_000


def test_onnx_says_what_pytorch_said() -> None:
    kept = np.load(Path(__file__).parent / "reference.npz")
    labels, links = shipped().run(kept["ids"][None], kept["case"][None], kept["gap"][None])
    # int8 against float32: nearly every label the same, probabilities close, link vectors in the same direction
    assert (labels[0].argmax(1) == kept["labels"].argmax(1)).mean() > 0.97
    gap = np.abs(softmax(labels[0]) - softmax(kept["labels"]))
    assert gap.mean() < 0.02
    cosine = (
        (links[0] * kept["links"]).sum(1) / np.linalg.norm(links[0], axis=1) / np.linalg.norm(kept["links"], axis=1)
    )
    assert cosine.min() > 0.95
