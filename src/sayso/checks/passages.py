"""Find the passage of the documents that a row of words is most like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from sayso.checks.sources import SourceIndex

_RAREST: Final = 12
"""So many words of a quotation, the rarest, say where to look."""
_MOST_PLACES: Final = 3_000
_WINDOWS: Final = 6
_AGAIN: Final = 2
_MARGIN: Final = 2
"""Words on both sides of a passage that are looked at when a quotation is laid beside it again."""
_LOST_AT_MOST: Final = 3
"""What a stretch of the original that the quotation leaves out costs at most, in words."""


Kind = Literal["equal", "replace", "delete", "insert"]


class Change(NamedTuple):
    """A stretch of the quotation, ``[start, end)`` in its words, and the stretch of the documents in its place."""

    kind: Kind
    quoted: tuple[int, int]
    original: tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """The words from place ``first`` up to ``last`` of the documents, laid beside all words of a quotation."""

    first: int
    last: int
    changes: tuple[Change, ...]
    equal: int
    """How many words of the quotation stand in the passage, in order."""

    @property
    def is_whole(self) -> bool:
        """Whether the passage has all words of the quotation, and maybe more."""
        return all(change.kind in ("equal", "insert") for change in self.changes)

    @property
    def left_out(self) -> list[Change]:
        """What the quotation leaves out of the passage."""
        return [change for change in self.changes if change.kind == "insert"]


def nearest(row: Sequence[int], index: SourceIndex) -> Passage | None:
    """Return the passage that has most words of a row in its order; None if no document has any of its words."""
    best: Passage | None = None
    for first, last in _windows(row, index):
        passage = _laid(row, index, first, last)
        if passage is None:
            continue
        # as many words may stand nearer to each other at either end of it
        room = len(row) + _MARGIN
        ends = (passage.first, passage.first + room), (passage.last - room, passage.last)
        tighter = [_laid(row, index, max(first, a), min(last, b)) for a, b in ends]
        for candidate in (passage, *tighter):
            if candidate is not None and (best is None or _rank(candidate) > _rank(best)):
                best = candidate
    return best


def _rank(passage: Passage) -> tuple[int, int]:
    return passage.equal, -(passage.last - passage.first)


def _windows(row: Sequence[int], index: SourceIndex) -> list[tuple[int, int]]:
    """Return the stretches of the documents in which most of the row's rare words stand near each other."""
    known = [(len(index.places(number)), i) for i, number in enumerate(row) if number >= 0]
    starts: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float64]] = []
    for count, i in sorted(known)[:_RAREST]:
        if count > _MOST_PLACES and starts:
            break
        places = index.places(row[i])[:_MOST_PLACES]
        starts.append(places - i)
        weights.append(np.full(len(places), np.log(1 + len(index.numbers) / count)))
    if not starts:
        return []
    width = max(8, len(row) // 2)
    windows = _aligned(row, index, np.concatenate(starts), np.concatenate(weights))
    bins = np.concatenate(starts) // width
    chosen, at = np.unique(bins, return_inverse=True)
    sums = np.bincount(at, np.concatenate(weights))
    both = sums.copy()
    both[:-1] += np.where(chosen[1:] == chosen[:-1] + 1, sums[1:], 0)
    for top in np.argsort(-both, kind="stable")[:_WINDOWS]:
        middle = int(chosen[top]) * width
        anchor = min(max(middle, 0), len(index.numbers) - 1)
        first, last = index.bounds(anchor)
        if anchor >= last:  # between two documents: the words stand in the next one
            first, last = index.bounds(min(anchor + width, len(index.numbers) - 1))
        windows.append((max(first, middle - width), min(last, middle + 2 * width + 2 * len(row) + 30)))
    return windows


def _aligned(
    row: Sequence[int], index: SourceIndex, starts: NDArray[np.int64], weights: NDArray[np.float64]
) -> list[tuple[int, int]]:
    """Return the stretches in which most rare words stand just where the row has them."""
    chosen, at = np.unique(starts, return_inverse=True)
    room = len(row) // 2 + _MARGIN
    windows = []
    for top in np.argsort(-np.bincount(at, weights), kind="stable")[:_WINDOWS]:
        start = int(chosen[top])
        first, last = index.bounds(min(max(start, 0) + len(row) // 2, len(index.numbers) - 1))
        windows.append((max(first, start - room), min(last, start + len(row) + room)))
    return [(first, last) for first, last in windows if first < last]


def _laid(row: Sequence[int], index: SourceIndex, first: int, last: int) -> Passage | None:
    """Lay a row beside a stretch of the documents and cut off what has nothing to do with it.

    In a long stretch the first and last words of the row may be laid beside the same words far away, so it is laid
    again beside what it was found in.
    """
    bounds = first, last
    cut = _best_stretch(_changes(row, index, first, last))
    for _ in range(_AGAIN):
        if not cut:
            return None
        first = max(bounds[0], cut[0].original[0] - cut[0].quoted[0] - _MARGIN)
        last = min(bounds[1], cut[-1].original[1] + len(row) - cut[-1].quoted[1] + _MARGIN)
        cut = _best_stretch(_changes(row, index, first, last))
    if not cut:
        return None
    start, end = cut[0], cut[-1]
    full: list[Change] = []
    if start.quoted[0] > 0:
        full.append(Change("delete", (0, start.quoted[0]), (start.original[0], start.original[0])))
    full += cut
    if end.quoted[1] < len(row):
        full.append(Change("delete", (end.quoted[1], len(row)), (end.original[1], end.original[1])))
    equal = sum(change.quoted[1] - change.quoted[0] for change in cut if change.kind == "equal")
    return Passage(start.original[0], end.original[1], tuple(full), equal)


def _changes(row: Sequence[int], index: SourceIndex, first: int, last: int) -> list[Change]:
    """Return what makes a stretch of the documents out of a row, as many words as can be kept."""
    changes: list[Change] = []
    for code in Indel.opcodes(list(row), index.numbers[first:last].tolist()):
        quoted = code.src_start, code.src_end
        original = first + code.dest_start, first + code.dest_end
        if code.tag != "equal" and changes and changes[-1].kind != "equal":  # words go, others come in their place
            before = changes.pop()
            changes.append(Change("replace", (before.quoted[0], quoted[1]), (before.original[0], original[1])))
        else:
            changes.append(Change(cast("Kind", code.tag), quoted, original))
    return changes


def _best_stretch(changes: list[Change]) -> list[Change]:
    """Return the stretch of changes with most equal words for what differs: words far away are there by chance."""
    best: tuple[int, int, int] = (0, 0, 0)
    start = total = 0
    for i, change in enumerate(changes):
        quoted, original = change.quoted[1] - change.quoted[0], change.original[1] - change.original[0]
        if change.kind == "equal":
            total += 2 * quoted
        elif change.kind == "insert":
            total -= min(original, _LOST_AT_MOST)
        else:
            total -= max(quoted, min(original, _LOST_AT_MOST))
        if total <= 0:
            start, total = i + 1, 0
        elif change.kind == "equal" and total > best[0]:
            best = total, start, i + 1
    stretch = changes[best[1] : best[2]]
    while stretch and stretch[0].kind != "equal":
        stretch = stretch[1:]
    return stretch
