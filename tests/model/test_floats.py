"""The network in floats says what the shipped one says, within what int8 rounds; and texts in a batch do not matter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.errors import UsageError
from sayso.model import floats
from sayso.model.files import shipped_weights
from sayso.model.floats import FloatNetwork, has_gpu
from sayso.model.network import CPU, Outputs, shipped
from sayso.model.pieces import Pieces, split
from sayso.model.windows import Window, plan

TEXTS = [path.read_text("utf-8") for path in sorted(Path(__file__).parents[2].glob("examples/*.txt"))]


@pytest.fixture(scope="module")
def network() -> FloatNetwork:
    return FloatNetwork(*shipped_weights(), CPU)


def asked(text: str) -> tuple[Pieces, list[Window]]:
    pieces = split(text)
    return pieces, plan(pieces.gap)


def test_the_labels_are_those_of_int8_but_where_it_is_in_doubt(network: FloatNetwork) -> None:
    same, sure = [], []
    for pieces, windows in map(asked, TEXTS):
        for whole, rounded in zip(network.hear(pieces, windows), shipped().hear(pieces, windows), strict=True):
            agree = whole.labels.argmax(-1) == rounded.labels.argmax(-1)
            scores = np.sort(rounded.labels, -1)
            same += agree.tolist()
            sure += agree[scores[:, -1] - scores[:, -2] > 1].tolist()
    assert len(same) > 1_000
    assert np.mean(same) > 0.98 and np.mean(sure) > 0.995


def test_texts_in_a_batch_do_not_change_one_another(network: FloatNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    run = network._run_padded

    def counted(windows: Sequence[NDArray[np.int64]]) -> Outputs:
        runs.append(len(windows))
        return run(windows)

    alone = [network.hear(*asked(text)) for text in TEXTS]
    monkeypatch.setattr(network, "_run_padded", counted)
    monkeypatch.setattr(floats, "BATCH", 5)
    together = network.hear_all([asked(text) for text in TEXTS])
    windows = sum(map(len, alone))
    assert sum(runs) == windows and len(runs) == math.ceil(windows / 5)
    for one, other in zip(alone, together, strict=True):
        for first, second in zip(one, other, strict=True):
            assert first.window == second.window
            assert np.allclose(first.labels, second.labels, atol=1e-3)
            assert np.allclose(first.pointers, second.pointers, atol=1e-2)


def test_it_says_that_it_is_in_floats(network: FloatNetwork) -> None:
    assert network.version == f"{shipped().version}+floats" and network.sha256 == shipped().sha256


@pytest.mark.skipif(has_gpu(), reason="there is one")
def test_without_a_gpu_it_says_so() -> None:
    with pytest.raises(UsageError, match="cannot run the network on CUDA"):
        floats.on_gpu()
