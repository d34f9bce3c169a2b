"""What quotations are checked against: documents with pages, time codes and speakers, and an index of their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.checks.words import words
from sayso.reading.attributions.transcripts import turns
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans
from sayso.records import Article, Span

Places = NDArray[np.int64]
Mark = TypeVar("Mark")

# at the start of a line, alone or in brackets: 00:01:02   [1:02]   (00:01:02.500 --> 00:01:04.000)
_TIME: Final = re.compile(
    r"(?:^[ \t]*[\[(]?|[\[(])(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,3})?"
    r"(?:[ \t]*-->?[ \t]*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[^\n\])]{0,60})?[\])]?",
    re.M,
)
# [inaudible]   (Laughter.)   (APPLAUSE)
_ASIDE: Final = re.compile(r"\[[^\[\]\n]{1,60}\]|\((?:[A-Z][a-z]{2,20}|[A-Z]{3,20})\.?\)")
_GAP: Final = 3
"""Places that no word has between two documents, so that no passage runs from one into the next."""


@dataclass(frozen=True)
class Place:
    """Where a passage stands: ``span`` in code points of the document's text; what is not known is None."""

    document: str
    span: Span
    page: int | None = None
    time: str | None = None
    speaker: str | None = None

    @property
    def label(self) -> str:
        """The place in words: "hearing.pdf, page 12", "call.vtt, 00:01:02, RUTH OKAFOR"."""
        page = None if self.page is None else f"page {self.page}"
        return ", ".join(part for part in (self.document, page, self.time, self.speaker) if part)


@dataclass(frozen=True)
class SourceDocument:
    """A text that a draft may quote from.

    ``pages`` and ``times`` are where a page or a time code begins, as (offset, what it is), in text order.
    """

    name: str
    text: str
    pages: tuple[tuple[int, int], ...] = ()
    times: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, article: Article, name: str | None = None) -> SourceDocument:
        """Make one of an article, with its pages and time codes."""
        document = cls.named(name or article.location or article.title or "the text", article.text)
        pages = tuple((mark.start, int(mark.label)) for mark in article.locators if mark.kind == "page")
        times = tuple((mark.start, mark.label) for mark in article.locators if mark.kind == "time")
        return replace(document, pages=pages or document.pages, times=times or document.times)

    @classmethod
    def named(cls, name: str, text: str) -> SourceDocument:
        """Make one of a text; time codes stand in it, pages are separated by form feeds."""
        times = tuple((match.start(), match["time"]) for match in _TIME.finditer(text))
        feeds = [match.start() for match in re.finditer("\f", text)]
        pages = tuple((start, number) for number, start in enumerate([0, *feeds], 1)) if feeds else ()
        return cls(name, text, pages, times)

    @cached_property
    def asides(self) -> list[Span]:
        """What nobody says: time codes and notes in brackets, in text order."""
        asides = [match.span() for pattern in (_TIME, _ASIDE) for match in pattern.finditer(self.text)]
        return sorted(asides)

    @cached_property
    def labelled(self) -> list[tuple[int, int, str]]:
        """The turns of speakers who are named by a label: start, end and label, in text order."""
        text = Text.of_lines(self.text)
        return [
            (*turn.place, self.text[slice(*turn.source)].strip())
            for turn in turns(text, [(0, len(self.text))], Spans(()))
            if turn.source is not None
        ]

    def between(self, start: int, end: int) -> str:
        """Return what is printed between two places, without asides."""
        return _ASIDE.sub("", self.text[start:end])

    def place(self, span: Span) -> Place:
        """Return a place with what is known of it."""
        return Place(self.name, span, _before(self.pages, span[0]), _before(self.times, span[0]), self.speaker(span))

    def speaker(self, span: Span) -> str | None:
        """Return the label of the turn in which a span stands; None outside of turns, or across two of them."""
        at = bisect_right(self.labelled, (span[0], len(self.text), "")) - 1
        if at < 0:
            return None
        start, end, label = self.labelled[at]
        return label if start <= span[0] and span[1] <= end else None


def _before(marks: Sequence[tuple[int, Mark]], offset: int) -> Mark | None:
    at = bisect_right([start for start, _ in marks], offset) - 1
    return marks[at][1] if at >= 0 else None


@dataclass
class SourceIndex:
    """All words of some documents in one row of numbers, ``[words]``, and where each of them stands."""

    documents: Sequence[SourceDocument]
    _numbers: dict[str, int] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Read the documents."""
        numbers: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        self._first = []
        for document in self.documents:
            self._first.append(len(numbers))
            asides, at = document.asides, 0
            for key, (start, end) in words(document.text):
                while at < len(asides) and asides[at][1] <= start:
                    at += 1
                if at < len(asides) and asides[at][0] <= start:
                    continue
                numbers.append(self._numbers.setdefault(key, len(self._numbers)))
                starts.append(start)
                ends.append(end)
            for row, value in ((numbers, -1), (starts, -1), (ends, -1)):
                row.extend([value] * _GAP)
        self.numbers: NDArray[np.int32] = np.array(numbers, np.int32)
        self._starts, self._ends = np.array(starts, np.int64), np.array(ends, np.int64)
        self._order = np.argsort(self.numbers, kind="stable")
        bounds = np.arange(len(self._numbers) + 1)
        self._bounds = np.searchsorted(self.numbers[self._order], bounds, "left")

    def number(self, key: str) -> int:
        """Return the number of a word; -2 if no document has it."""
        return self._numbers.get(key, -2)

    def places(self, number: int) -> Places:
        """Return where a word stands, ``[places]``, in order."""
        if number < 0:
            return np.zeros(0, np.int64)
        return self._order[self._bounds[number] : self._bounds[number + 1]]

    def document(self, place: int) -> SourceDocument:
        """Return the document in which the word at a place stands."""
        return self.documents[bisect_right(self._first, place) - 1]

    def span(self, first: int, last: int) -> Span:
        """Return the span, in its document, of the words from place ``first`` up to but without ``last``."""
        return int(self._starts[first]), int(self._ends[last - 1])

    def edge(self, place: int) -> Span:
        """Return the span of one word."""
        return int(self._starts[place]), int(self._ends[place])

    def bounds(self, place: int) -> Span:
        """Return the first and the last place of the document that has a place, ``[first, last)``."""
        at = bisect_right(self._first, place)
        last = self._first[at] if at < len(self._first) else len(self.numbers)
        return self._first[at - 1], last - _GAP

    def exactly(self, row: Sequence[int]) -> Places:
        """Return all places at which a row of words stands, ``[places]``, in order."""
        if not row or min(row) < 0:
            return np.zeros(0, np.int64)
        rarest = min(range(len(row)), key=lambda i: self._bounds[row[i] + 1] - self._bounds[row[i]])
        starts = self.places(row[rarest]) - rarest
        starts = starts[(starts >= 0) & (starts + len(row) <= len(self.numbers))]
        for i, number in enumerate(row):
            if not len(starts):
                break
            starts = starts[self.numbers[starts + i] == number]
        return starts
