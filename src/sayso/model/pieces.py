"""A text as the network sees it: word pieces with what the lower-cased vocabulary leaves out.

The vocabulary is BERT's uncased one, so two things a reader of news relies on go into the network beside each
piece: how it is capitalised, and how far it stands from the piece before it (joined to it, a space, a new line, a
new paragraph).  The gap is what tells an opening straight quotation mark from a closing one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

CASES = ("none", "first", "all")
"""Capitalisation of a piece: no capital at its start, a capital first, capitals throughout (two or more)."""

GAPS = ("joined", "space", "line", "paragraph")
"""What stands before a piece: nothing, white space, one line break, an empty line or the start of the text."""

CLS, SEP, PAD = 101, 102, 0
"""Ids of BERT's special pieces: they open and close every window, and fill it up."""

_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, in order; every array has shape ``[pieces]``.

    ``start`` and ``end`` are offsets into the text in code points; ``ids`` are rows of the vocabulary; ``case`` and
    ``gap`` are positions in `CASES` and `GAPS`.
    """

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    gap: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def continues(self) -> NDArray[np.bool_]:
        """``[pieces]``: whether a piece goes on with the word of the one before it ("Oka", "##for")."""
        return _continuing()[self.ids]

    def __getitem__(self, part: slice | NDArray[np.int64]) -> Pieces:
        """The pieces of a part of the text, or those at the given places; offsets stay offsets into the whole."""
        return Pieces(self.ids[part], self.case[part], self.gap[part], self.start[part], self.end[part])


@cache
def tokenizer() -> Tokenizer:
    """The tokenizer that ships with the weights: BERT uncased, no special pieces, no truncation."""
    made = Tokenizer.from_str((files(__package__) / "weights" / "tokenizer.json").read_text("utf-8"))
    made.no_truncation()
    made.no_padding()
    return made


@cache
def _continuing() -> NDArray[np.bool_]:
    """Which rows of the vocabulary go on with a word; shape ``[vocabulary]``."""
    words = tokenizer().get_vocab()
    out = np.zeros(max(words.values()) + 1, bool)
    out[[number for word, number in words.items() if word.startswith("##")]] = True
    return out


@cache
def _capitals() -> NDArray[np.bool_]:
    """Which code points of the basic plane are capitals; shape ``[65536]``."""
    return np.fromiter((chr(point).isupper() for point in range(0x10000)), bool, 0x10000)


def split(text: str) -> Pieces:
    """Cut a text into word pieces.  Any text will do: lone surrogates are read as U+FFFD, offsets stay as they were."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    lone = (points >= _SURROGATES.start) & (points < _SURROGATES.stop)
    if lone.any():
        text = np.where(lone, 0xFFFD, points).astype("<u4").tobytes().decode("utf-32-le")
    encoding = tokenizer().encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids, np.int64)
    if not len(ids):
        nothing = np.zeros(0, np.int64)
        return Pieces(nothing, nothing, nothing, nothing, nothing)
    start, end = np.fromiter(chain.from_iterable(encoding.offsets), np.int64, 2 * len(ids)).reshape(-1, 2).T

    capital = (points < 0x10000) & _capitals()[np.minimum(points, 0xFFFF)]
    capitals = _running(capital)
    case = np.where(
        (capitals[end] - capitals[start] == end - start) & (end - start > 1), 2, capital[start].astype(np.int64)
    )

    before = np.concatenate(([0], end[:-1]))
    breaks = _running(points == ord("\n"))
    gap = np.where(start > before, 1, 0) + np.clip(breaks[np.maximum(start, before)] - breaks[before], 0, 2)
    gap[0] = 3
    return Pieces(ids, case, gap, start, end)


def _running(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many flags stand before each position; shape ``[n + 1]``."""
    return np.concatenate(([0], np.cumsum(flags, dtype=np.int64)))
