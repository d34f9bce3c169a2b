"""A network without weights, for tests of what stands on the real one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sayso.model.labels import FORMS, LABELS, MENTIONS, NAMES, PRONOUN, ROLES, TYPES
from sayso.model.links import BUCKETS
from sayso.model.mentions import KINDS, REACH
from sayso.model.network import ActsNetwork, Floats, Heard, Pointing
from sayso.model.pieces import Pieces, tokenizer
from sayso.model.windows import Window

_WIDTH = 4
_LOUD = 10.0


@dataclass
class FakeNetwork:
    """Takes every word for what a table says it is, runs of one role for one span, and links to the nearest cue.

        FakeNetwork({"roe": "source", "said": "cue", "go": "content", "home": "content"})

    Words are lower-case entries of the vocabulary.  ``names`` says which words are names, and of what; runs of one
    type are one name.  ``mentions`` says which words are heads of mentions, as `labels.MENTIONS` has it; a mention is
    its head alone.  A pronoun goes back to the nearest mention of its type, a name or noun to the same word:

        FakeNetwork({...}, names={"roe": "person"}, mentions={"roe": "name person", "she": "pronoun person"})
    """

    words: Mapping[str, str]
    name: str = "fake"
    version: str = "0"
    sha256: str = "0" * 64
    names: Mapping[str, str] = field(default_factory=dict)
    mentions: Mapping[str, str] = field(default_factory=dict)
    acts: ActsNetwork | None = None

    @property
    def no_source(self) -> Floats:
        """Zeros: any source within reach is louder."""
        return np.zeros(_WIDTH, np.float32)

    @property
    def distance(self) -> Floats:
        """Louder the nearer, alike on both sides."""
        side = np.arange(BUCKETS // 2, 0, -1, dtype=np.float32)
        return np.tile(np.concatenate((side, side)), (2, 1)) * 5

    @property
    def pointing(self) -> Pointing:
        """Edges at the head; pronouns call for the nearest of their type, others for the same word."""
        edges = np.zeros((2, REACH + 1), np.float32)
        edges[:, 0] = _LOUD
        none = np.full(2 * _WIDTH, _LOUD, np.float32)
        far = np.tile(-np.arange(KINDS, dtype=np.float32), (len(FORMS), 1))
        same = np.tile(np.array([-10 * _LOUD, _LOUD], np.float32), (len(FORMS), 1))
        same[PRONOUN] = 0
        return Pointing(edges, none, far, same)

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """See `sayso.model.network.Network.hear`."""
        labels = _tagged(pieces, self.words, ROLES, LABELS)
        names = _tagged(pieces, self.names, TYPES, NAMES)
        kind = _looked_up(pieces, self.mentions, MENTIONS)
        mentions = np.eye(len(MENTIONS), dtype=np.float32)[np.maximum(kind, 0)] * _LOUD
        links = np.zeros((len(pieces), 4 * _WIDTH), np.float32)
        pointers = _pointers(kind)
        return [
            Heard(window, *(said[window.start : window.end] for said in (labels, links, names, mentions, pointers)))
            for window in windows
        ]


def _looked_up(pieces: Pieces, table: Mapping[str, str], values: tuple[str, ...]) -> NDArray[np.int64]:
    """The place in ``values`` of what the table says of each piece, -1 for nothing; ``[pieces]``."""
    places = {tokenizer().token_to_id(word): values.index(value) for word, value in table.items()}
    return np.array([places.get(int(piece), -1) for piece in pieces.ids], np.int64)


def _tagged(pieces: Pieces, table: Mapping[str, str], kinds: tuple[str, ...], labels: tuple[str, ...]) -> Floats:
    """Scores of BIO labels, ``[pieces, labels]``: runs of one kind are one span."""
    kind = _looked_up(pieces, table, kinds)
    begins = np.concatenate(([True], kind[1:] != kind[:-1]))[: len(kind)]
    label = np.where(kind < 0, 0, 1 + 2 * kind + ~begins)
    return np.asarray(np.eye(len(labels), dtype=np.float32)[label] * _LOUD, np.float32)


def _pointers(kind: NDArray[np.int64]) -> Floats:
    """Vectors ``[pieces, 8 * width]`` that ask for, and answer as, the type of a mention."""
    kinds = len(TYPES)
    type_ = np.where(kind > 0, (kind - 1) % kinds, -1)
    asking = np.zeros((len(kind), 2 * _WIDTH), np.float32)
    answer = np.zeros_like(asking)
    real = np.flatnonzero(type_ >= 0)
    asking[real, type_[real]] = _LOUD
    answer[real, type_[real]] = 3 * _LOUD
    edges = np.zeros((len(kind), 4 * _WIDTH), np.float32)
    return np.concatenate((edges, asking, answer), 1)
