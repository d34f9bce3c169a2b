"""The smallest change that would make two hypotheses change places, found by search: single changes, then two at once.

From the smallest kind of change to the largest: an event's step under one hypothesis by one, a grade of a source, a
step by two, two origins that are one, an event, an origin, an episode left out.  Which of two kinds is the smaller is
an assumption.  Of one kind the change counts that does no more than it has to.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Final

import numpy as np

from sayso.dossier.perturbations import (
    Moves,
    episodes_out,
    events_out,
    grades_replaced,
    origins_merged,
    origins_out,
    steps_moved,
)
from sayso.dossier.weighing import Balance, Floats, PairWeight, Table

_TRIES: Final = 200
"""How many pairs of changes of two kinds are looked at for two that can be made together, the least enough first."""


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest change that a search finds for a pair of hypotheses.

    ``changes``: one or two, in words that complete "if ..."; none where nothing was found, or the two stand level as it
    is.  ``before`` and ``after``: the weight for ``first`` against ``second``, in decibans.  ``sentence`` says it all.
    """

    first: str
    second: str
    changes: tuple[str, ...]
    before: float
    after: float
    size: int
    sentence: str

    def by_size(self) -> tuple[bool, int, int, float, str]:
        """Level ones first, fewer changes, smaller kinds, and of these the one that moves the weight least."""
        return (
            not self.changes and self.before != 0,
            len(self.changes),
            self.size,
            abs(self.after - self.before),
            self.sentence,
        )


def flips(table: Table, weighed: Balance) -> tuple[Flip, ...]:
    """Return the smallest change for every pair, in the order of ``table.pairs``."""
    kinds = sorted(
        (
            steps_moved(table, 1),
            grades_replaced(table),
            steps_moved(table, 2),
            origins_merged(table),
            events_out(table),
            origins_out(table),
            episodes_out(table),
        ),
        key=lambda moves: moves.size,
    )
    return tuple(
        _smallest([(moves, moves.change[:, i] - moves.change[:, j]) for moves in kinds], pair)
        for (i, j), pair in zip(table.pairs, weighed.pairs, strict=True)
    )


def _smallest(kinds: list[tuple[Moves, Floats]], pair: PairWeight) -> Flip:
    first, second, before = pair.first, pair.second, pair.weight
    if before == 0:
        return Flip(first, second, (), 0.0, 0.0, 0, f"{first} and {second} stand level as it is.")
    sign = 1.0 if before > 0 else -1.0
    need = abs(before)
    ranked = []
    for moves, change in kinds:
        against = -sign * change
        helpful = np.flatnonzero(against > 0)
        order = helpful[np.argsort(against[helpful], kind="stable")]
        ranked.append((moves, against[order], order))
    change_found = _single(ranked, need) or _double(ranked, need)
    if change_found is None:
        return Flip(
            first, second, (), before, before, 0,
            f"Nothing that was tried, no single change and no two at once, makes {first} and {second} change places.",
        )  # fmt: skip
    size, total, changes = change_found
    after = before - sign * total
    then = "change places" if after else "stand level"
    sentence = f"If {' and '.join(changes)}, {first} and {second} would {then}."
    return Flip(first, second, changes, before, after, size, sentence)


_Ranked = list[tuple[Moves, Floats, "np.ndarray[tuple[int, ...], np.dtype[np.intp]]"]]
_Change = tuple[int, float, tuple[str, ...]]


def _single(ranked: _Ranked, need: float) -> _Change | None:
    for strictly in (True, False):  # only where nothing turns the order does one count that levels it
        for moves, against, order in ranked:
            at = int(np.searchsorted(against, need, side="right" if strictly else "left"))
            if at < len(against):
                return moves.size, float(against[at]), (moves.words(int(order[at])),)
    return None


def _double(ranked: _Ranked, need: float) -> _Change | None:
    both = sorted(
        combinations_with_replacement(range(len(ranked)), 2),
        key=lambda two: (ranked[two[0]][0].size + ranked[two[1]][0].size, two),
    )
    for n, m in both:
        (left_moves, left, lefts), (right_moves, right, rights) = ranked[n], ranked[m]
        if not len(left) or not len(right) or left[-1] + right[-1] <= need:
            continue
        for a, b in _together(left, right, need):
            s, t = int(lefts[a]), int(rights[b])
            if not left_moves.touches(s).meets(right_moves.touches(t)):
                size = left_moves.size + right_moves.size
                return size, float(left[a] + right[b]), (left_moves.words(s), right_moves.words(t))
    return None


def _together(left: Floats, right: Floats, need: float) -> list[tuple[int, int]]:
    """Places in two rising rows whose sum is enough: the least sufficient first, then some of the largest."""
    partner = np.searchsorted(right, need - left, side="right")
    able = np.flatnonzero(partner < len(right))
    sums = left[able] + right[partner[able]]
    nearest = able[np.argsort(sums, kind="stable")[:_TRIES]]
    pairs = [(int(a), int(partner[a])) for a in nearest]
    many = 20  # where the nearest ones touch the same events, the largest that are left may not
    largest = [
        (a, b)
        for a in range(len(left) - 1, max(-1, len(left) - 1 - many), -1)
        for b in range(len(right) - 1, max(-1, len(right) - 1 - many), -1)
        if left[a] + right[b] > need
    ]
    return pairs + sorted(largest, key=lambda two: float(left[two[0]] + right[two[1]]))
