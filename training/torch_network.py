"""A network in PyTorch in the place of the shipped one: checkpoints are read and measured without an export."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from pathlib import Path

import numpy as np
import torch

from sayso.model.network import ActsNetwork, Floats, Heard, Pointing
from sayso.model.pieces import CLS, SEP, Pieces
from sayso.model.windows import Window
from training.checkpoints import load_network, read_state
from training.export import HEADS_OUTSIDE, OUTSIDE
from training.network import Network, Said

TOGETHER = 8
"""Windows of one length that are read at a time."""


class TorchNetwork:
    """Hears what a network in PyTorch says; see `sayso.model.network.Network`."""

    acts: ActsNetwork | None = None

    def __init__(
        self, network: Network, name: str, outside: float = OUTSIDE, none: float = HEADS_OUTSIDE, half: bool = False
    ) -> None:
        """Wrap a network; ``outside`` and ``none`` are added to the scores of O and of no mention, as at export.

        With ``half`` it computes in bfloat16, as in training: two to three times as fast where the processor can.
        """
        self._half = half
        self._network, self._outside, self._none = network.eval(), outside, none
        self.name, self.version = name, "training"
        digest = sha256()
        for values in network.state_dict().values():
            digest.update(values.numpy().tobytes())
        self.sha256 = digest.hexdigest()

        def kept(part: str) -> Floats:
            return np.asarray(getattr(network, part).detach().numpy(), np.float32)

        self.no_source, self.distance = kept("no_source"), kept("distance")
        self.pointing = Pointing(*(kept(part) for part in ("edges", "none", "far", "same")))

    @classmethod
    def load(
        cls, path: Path, outside: float = OUTSIDE, none: float = HEADS_OUTSIDE, half: bool = False
    ) -> TorchNetwork:
        """Load a checkpoint, as `training.checkpoints.read_state` reads it."""
        return cls(load_network(read_state(path)), path.stem, outside, none, half)

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """See `sayso.model.network.Network.hear`."""
        heard: list[Heard] = []
        for _, alike in groupby(windows, lambda window: window.end - window.start):
            row = list(alike)
            for i in range(0, len(row), TOGETHER):
                heard += self._batch(pieces, row[i : i + TOGETHER])
        return heard

    def _batch(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """Read windows of one length side by side."""

        def framed(values: np.ndarray[tuple[int], np.dtype[np.int64]], before: int, after: int) -> torch.Tensor:
            rows = [np.concatenate(([before], values[w.start : w.end], [after])) for w in windows]
            return torch.from_numpy(np.stack(rows))

        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=self._half):
            said: Said = self._network(
                framed(pieces.ids, CLS, SEP), framed(pieces.case, 0, 0), framed(pieces.gap, 0, 0)
            )
        parts = {name: part.float().numpy()[:, 1:-1] for name, part in said._asdict().items()}
        parts["labels"][..., 0] += self._outside
        parts["mentions"][..., 0] += self._none
        return [
            Heard(window, **{name: part[row] for name, part in parts.items()}) for row, window in enumerate(windows)
        ]
