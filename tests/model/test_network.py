"""The files that ship: their hashes, their sizes, and that they say what PyTorch said."""

import os
import subprocess
import sys
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from sayso.errors import UsageError
from sayso.model.files import shipped_sha256
from sayso.model.links import softmax
from sayso.model.network import shipped
from sayso.settings import NETWORKS, NetworkName

WEIGHTS = files("sayso.model") / "weights"
FOLDERS = {"default": WEIGHTS, "fast": WEIGHTS / "fast"}


@pytest.mark.parametrize("name", NETWORKS)
def test_weights_are_the_ones_recorded(name: NetworkName, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = (FOLDERS[name] / "sayso.onnx").read_bytes()
    recorded = (FOLDERS[name] / "sayso.onnx.sha256").read_text().split()[0]
    monkeypatch.setenv("SAYSO_NETWORK", name)
    assert sha256(weights).hexdigest() == recorded == shipped(name).sha256 == shipped_sha256()
    assert len(weights) <= 30_000_000


def test_all_weights_together() -> None:
    sizes = [len(file.read_bytes()) for folder in FOLDERS.values() for file in folder.iterdir() if file.is_file()]
    assert sum(sizes) <= 90_000_000


def test_the_network_is_the_one_that_the_setting_names_and_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    default, fast = shipped("default"), shipped("fast")
    assert default.sha256 != fast.sha256 and default.name != fast.name
    monkeypatch.delenv("SAYSO_NETWORK", raising=False)
    assert shipped() is default
    monkeypatch.setenv("SAYSO_NETWORK", "fast")
    assert shipped() is fast
    with pytest.raises(UsageError, match="there is no network 'slow': give default or fast"):
        shipped("slow")  # type: ignore[arg-type]


@pytest.mark.parametrize("network", NETWORKS)
def test_onnx_says_what_pytorch_said(network: NetworkName) -> None:
    reference = {"default": "reference.npz", "fast": "fast_reference.npz"}[network]
    kept = np.load(Path(__file__).parent / reference)
    outputs = shipped(network).run(*(kept[name][None] for name in ("ids", "case", "gap")))
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
