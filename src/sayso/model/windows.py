"""Where the network looks: windows over a run of pieces, with context on both sides and little of it read twice."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LENGTH = 256
"""Pieces in a window, the two special ones included."""
BEFORE, AFTER = 16, 8
"""Pieces of context read before and after the ones that a window decides on."""
PARAGRAPH = 3


class Window(NamedTuple):
    """Pieces ``start`` to ``end`` are read, ``first`` to ``last`` (exclusive) decided on."""

    start: int
    first: int
    last: int
    end: int

    @property
    def decided(self) -> slice:
        """The pieces decided on, counted within the window."""
        return slice(self.first - self.start, self.last - self.start)


def plan(gap: NDArray[np.int64], length: int = LENGTH, before: int = BEFORE, after: int = AFTER) -> list[Window]:
    """Windows that together decide on every piece once, in order.

    ``gap`` ``[pieces]`` is as in `Pieces`: a window ends its part at a paragraph if one ends in its second half.
    """
    total, room = len(gap), length - 2
    windows: list[Window] = []
    first = 0
    while first < total:
        start = max(0, first - before)
        if total - start <= room:
            windows.append(Window(start, first, total, total))
            break
        last = start + room - after
        half = (first + last) // 2
        breaks = np.flatnonzero(gap[half + 1 : last + 1] == PARAGRAPH)
        if len(breaks):
            last = half + 1 + int(breaks[-1])
        windows.append(Window(start, first, last, last + after))
        first = last
    return windows
