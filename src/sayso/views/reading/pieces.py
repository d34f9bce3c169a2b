"""The words of spans, letter by letter as the article has them, by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

from sayso.intake.paragraphs import paragraphs
from sayso.records import MARKS_OF_QUOTED_LINES, Span

BETWEEN = " … "
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def inside(spans: Iterable[Span], length: int) -> list[Span]:
    """Return the spans that lie within ``length`` code points, cut to them, in the order given."""
    cut = ((max(start, 0), min(end, length)) for start, end in spans)
    return [(start, end) for start, end in cut if start < end]


class Pieces:
    """Take the words of spans out of one text."""

    def __init__(self, text: str) -> None:
        """``text`` is the article's, untouched."""
        self._text = text
        self._starts = [paragraph.start for paragraph in paragraphs(text)]

    def paragraphs(self, spans: Iterable[Span]) -> list[str]:
        """The words of the spans, pieces joined by " … ", a string for each paragraph that they reach into.

        White space stays as it is, but for lines that are only wrapped, which are joined, and for what lies between
        paragraphs.  Two pieces with nothing but white space, or the marks of a quoted mail, between them are one.
        """
        lines = [""]
        last: int | None = None
        for start, end in inside(spans, len(self._text)):
            if last is None:
                self._add(lines, start, end)
            elif last <= start and not self._text[last:start].strip():
                self._add(lines, last, end)
            elif last <= start and not self._text[last:start].strip(MARKS_OF_QUOTED_LINES):
                lines.extend([""] if self._text.count("\n", last, start) > 1 else [])
                lines[-1] = f"{lines[-1].rstrip()} ".lstrip()
                self._add(lines, start, end)
            else:
                lines[-1] = lines[-1].rstrip() + BETWEEN
                self._add(lines, start, end)
            last = end
        return [words for words in map(str.strip, lines) if words]

    def line(self, spans: Iterable[Span]) -> str:
        """Return the same words on one line."""
        return " ".join(self.paragraphs(spans))

    def _add(self, lines: list[str], start: int, end: int) -> None:
        breaks = self._starts[bisect_right(self._starts, start) : bisect_left(self._starts, end)]
        for i, (first, last) in enumerate(pairwise([start, *breaks, end])):
            words = _SPACE.sub(_unwrapped, self._text[first:last])
            if i:
                lines.append(words)
            else:
                lines[-1] += words


def _unwrapped(space: re.Match[str]) -> str:
    return " " if _BREAK.search(space[0]) else space[0]
