"""The fingerprints of very many made-up texts at once: those of `sayso.desk.origins.similarity`, by arrays.

A made archive of five million statements has them in a minute; a statement at a time would take ten.  A test holds the
two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sayso.desk.origins import similarity
from sayso.desk.origins.similarity import RUN, SHINGLE, Hashes, claim, claim_fingerprints

Integers = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]
_FEWEST: Final = 4  # words of a claim
_SMALL: Final = 6  # words of a claim of which every three are a fingerprint
_ONCE: Final = 4_000  # claims at once
_MOST: Final = np.iinfo(np.uint64).max


class Vocabulary:
    """Words, by their places in a list; none has white space or a capital in it."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = pa.array(words)
        self._hashes = np.array([similarity._hash(word) for word in words], np.uint64)
        self._claims = np.array([next(iter(claim([word])), 0) for word in words], np.uint64)

    def __len__(self) -> int:
        return len(self._words)

    def word(self, place: int) -> str:
        """Return the word at a place."""
        return str(self._words[place])

    def joined(self, places: Integers, lengths: Integers) -> pa.Array:
        """Join words to texts; ``lengths``: how many words each text has."""
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        return pc.binary_join(pa.ListArray.from_arrays(offsets, self._words.take(pa.array(places))), " ")

    def text_bands(self, texts: Integers) -> pa.Array:
        """Compute the MinHash bands of texts of one length, a row each."""
        scheme = similarity._ARTICLES
        grams = self._grams(texts)
        least = np.stack([(grams * factor).min(axis=1) for factor in similarity._PERMUTATIONS[scheme]])
        least = least.reshape(scheme.bands, scheme.rows, len(texts))
        values = np.arange(scheme.bands, dtype=np.uint64)[:, None] + np.uint64(scheme.salt << 32)
        for row in range(scheme.rows):
            values = similarity._spread(values ^ least[:, row])
        return _lists(_values(values.T), np.ones((len(texts), scheme.bands), bool))

    def claims(self, words: Integers, is_word: Marks) -> tuple[pa.Array, pa.Array]:
        """Return the claims of statements, a row each, and the fingerprints of these."""
        hashes = np.sort(np.where(is_word, self._claims[words], 0), axis=1)
        carrying = hashes > 0
        carrying[:, 1:] &= hashes[:, 1:] != hashes[:, :-1]
        sizes = carrying.sum(axis=1)
        carrying[sizes < _FEWEST] = False
        bands: list[Any] = [[]] * len(words)
        small = np.flatnonzero((sizes >= _FEWEST) & (sizes <= _SMALL))
        sets = [frozenset(hashes[row][carrying[row]].tolist()) for row in small]
        for row, own in zip(small, claim_fingerprints(sets), strict=True):
            bands[row] = own
        large = np.flatnonzero(sizes > _SMALL)
        for start in range(0, len(large), _ONCE):
            rows = large[start : start + _ONCE]
            for row, own in zip(rows, _sketches(hashes[rows], carrying[rows]).tolist(), strict=True):
                bands[row] = own
        return _lists(hashes.astype(np.uint32), carrying), pa.array(bands, pa.list_(pa.int32()))

    def run_bands(self, words: Integers, is_word: Marks) -> pa.Array:
        """Winnow statements of `RUN` words or more, a row each."""
        window = RUN - SHINGLE + 1
        least = np.lib.stride_tricks.sliding_window_view(self._grams(words), window, axis=1).min(axis=2)
        there = is_word[:, RUN - 1 :]
        least = np.sort(np.where(there, least, _MOST), axis=1)
        there = np.sort(~there, axis=1) == 0
        there[:, 1:] &= least[:, 1:] != least[:, :-1]
        return _lists(_values(similarity._spread(least + np.uint64(similarity._RUNS.salt))), there)

    def _grams(self, words: Integers) -> Hashes:
        hashed, size = self._hashes[words], words.shape[1] - SHINGLE + 1
        total = np.zeros((len(words), size), np.uint64)
        for place in range(SHINGLE):
            total += hashed[:, place : place + size] * similarity._FACTORS[place]
        return similarity._spread(total)


def _sketches(hashes: Hashes, carrying: Marks) -> npt.NDArray[np.int32]:
    """Three words of each large claim by each permutation, hashed."""
    scheme = similarity._CLAIMS
    factors = similarity._PERMUTATIONS[scheme][:: scheme.rows]
    permuted = np.where(carrying[:, None, :], similarity._spread(hashes)[:, None, :] * factors[None, :, None], _MOST)
    least = np.argpartition(permuted, scheme.rows - 1, axis=2)[:, :, : scheme.rows]
    threes = np.sort(np.take_along_axis(hashes[:, None, :], least, axis=2), axis=2)
    values = np.full(threes.shape[:2], scheme.salt, np.uint64)
    for column in range(scheme.rows):
        values = similarity._spread(values + threes[:, :, column])
    return _values(values)


def _values(hashes: Hashes) -> npt.NDArray[np.int32]:
    return (hashes >> np.uint64(32)).astype(np.uint32).view(np.int32)


def _lists(values: npt.NDArray[Any], there: Marks) -> pa.Array:
    """Lists of what is there in each row."""
    offsets = np.concatenate([[0], np.cumsum(there.sum(axis=1))]).astype(np.int32)
    return pa.ListArray.from_arrays(offsets, pa.array(values[there]))
