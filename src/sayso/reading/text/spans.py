"""Spans of a text, looked up by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from sayso.records import Span


def touch(left: Span, right: Span) -> bool:
    """Whether two spans share a place."""
    return left[0] < right[1] and right[0] < left[1]


def line_of(text: str, place: int) -> Span:
    """Return the line of a text that a place stands in, ``[start, end)`` without its break."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end


class Spans:
    """Many spans ``[start, end)``, sorted once; they may overlap and nest."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.sorted = sorted(spans)
        self._starts = [start for start, _ in self.sorted]
        self._reach = list(accumulate((end for _, end in self.sorted), max))
        self._longer: list[int] = []
        """Of each span, the last one before it that ends later, or -1: those between end before it does."""
        open_: list[int] = []
        for i, (_, end) in enumerate(self.sorted):
            while open_ and self.sorted[open_[-1]][1] <= end:
                open_.pop()
            self._longer.append(open_[-1] if open_ else -1)
            open_.append(i)

    def near(self, start: int, end: int) -> Iterator[Span]:
        """The spans that share a place with ``[start, end)``, from the last to the first."""
        i = bisect_left(self._starts, end) - 1
        while i >= 0 and self._reach[i] > start:
            if self.sorted[i][1] > start:
                yield self.sorted[i]
                i -= 1
            else:
                i = self._longer[i]
