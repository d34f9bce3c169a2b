"""Where the sentences of a text begin and end: the one place that says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from sayso.reading.text.words import Words
from sayso.records import Span


class Sentences:
    """The sentences of a text in order, looked up by place; offsets are code points.

    A full stop behind an abbreviation or an initial ends none: Kean Jr. said, Prof. Moss, the U.S. Senate.
    """

    def __init__(self, words: Words) -> None:
        self.starts = [words.start[first] for first in words.opening]
        """Where each begins, with its opening quotation mark."""
        self.ends = [words.end[after - 1] for after in [*words.opening[1:], len(words)]] if words.opening else []
        """Where each ends, with its full stop and closing quotation mark."""
        self._text = words.text

    @property
    def spans(self) -> list[Span]:
        """Where each stands, ``[start, end)``."""
        return list(zip(self.starts, self.ends, strict=True))

    def start(self, place: int) -> int:
        """Return where the sentence that holds a place begins; 0 before the first one."""
        i = bisect_right(self.starts, place) - 1
        return self.starts[i] if i >= 0 else 0

    def end(self, place: int) -> int:
        """Return where the sentence that holds a place, or the last one before it, ends; else the text's end."""
        i = bisect_right(self.starts, place) - 1
        return self.ends[i] if i >= 0 else len(self._text)

    def begins_within(self, start: int, end: int) -> bool:
        """Whether a sentence begins behind ``start``, and at ``end`` at the latest."""
        return bisect_right(self.starts, end) > bisect_right(self.starts, start)

    def split(self, start: int, end: int) -> Iterator[Span]:
        """Yield the parts of a stretch that stand in one sentence each, without the full stops between them."""
        first, last = bisect_right(self.starts, start), bisect_right(self.starts, end - 1)
        for i in range(first, last):
            stop = start + len(self._text[start : self.ends[i - 1] if i else start].rstrip(".!? "))
            if start < stop:
                yield start, stop
            start = self.starts[i]
        if start < end:
            yield start, end
