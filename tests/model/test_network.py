"""The file that ships: its hash, its size, and that it says what PyTorch said."""

import os
import subprocess
import sys
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
    outputs = shipped().run(*(kept[name][None] for name in ("ids", "case", "gap")))
    said = {name: part[0] for name, part in outputs._asdict().items()}
    # int8 against float32: nearly every label the same, probabilities close, vectors in the same direction
    # (a mention is one of thirteen things by one piece, and two of the text's 65 stand between two of them)
    for name, least in (("labels", 0.97), ("names", 0.97), ("mentions", 0.95)):
        assert (said[name].argmax(1) == kept[name].argmax(1)).mean() > least, name
        assert np.abs(softmax(said[name]) - softmax(kept[name])).mean() < 0.02, name
    for name in ("links", "pointers"):
        lengths = np.linalg.norm(said[name], axis=1) * np.linalg.norm(kept[name], axis=1)
        assert ((said[name] * kept[name]).sum(1) / lengths).min() > 0.95, name


def test_telemetry_is_off_whatever_the_environment_says() -> None:
    code = "import os; from sayso.model.network import shipped; shipped(); print(os.environ['ORT_DISABLE_TELEMETRY'])"
    environment = os.environ | {"ORT_DISABLE_TELEMETRY": "0"}
    assert subprocess.check_output([sys.executable, "-c", code], env=environment, text=True) == "1\n"
