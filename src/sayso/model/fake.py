"""A network without weights, for tests of what stands on the real one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sayso.model.labels import LABELS, ROLES
from sayso.model.links import BUCKETS
from sayso.model.network import Floats, Heard
from sayso.model.pieces import Pieces, tokenizer
from sayso.model.windows import Window

_WIDTH = 4


@dataclass
class FakeNetwork:
    """Takes every word for what a table says it is, runs of one role for one span, and links to the nearest cue.

        FakeNetwork({"roe": "source", "said": "cue", "go": "content", "home": "content"})

    Words are lower-case entries of the vocabulary.
    """

    words: Mapping[str, str]
    name: str = "fake"
    version: str = "0"
    sha256: str = "0" * 64

    @property
    def no_source(self) -> Floats:
        """Zeros: any source within reach is louder."""
        return np.zeros(_WIDTH, np.float32)

    @property
    def distance(self) -> Floats:
        """Louder the nearer, alike on both sides."""
        side = np.arange(BUCKETS // 2, 0, -1, dtype=np.float32)
        return np.tile(np.concatenate((side, side)), (2, 1)) * 5

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """See `sayso.model.network.Network.hear`."""
        roles = {tokenizer().token_to_id(word): ROLES.index(role) for word, role in self.words.items()}
        role = np.array([roles.get(int(one), -1) for one in pieces.ids], np.int64)
        begins = np.concatenate(([True], role[1:] != role[:-1]))
        label = np.where(role < 0, 0, 1 + 2 * role + ~begins)
        scores = np.eye(len(LABELS), dtype=np.float32)[label] * 10
        vectors = np.zeros((len(pieces), 4 * _WIDTH), np.float32)
        return [
            Heard(window, scores[window.start : window.end], vectors[window.start : window.end]) for window in windows
        ]
