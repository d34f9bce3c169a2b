"""The article with its marks, in pieces for a template: every source, cue and content in its place.

Spans nest and overlap, elements of HTML may not: the text is cut wherever one begins or ends, and each run says what
it is part of.  Numbers and labels are drawn by the style sheet, so that what is copied or searched is the text and
nothing but the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, Protocol

from sayso.intake.paragraphs import paragraphs
from sayso.records import Article, SectionKind, Span
from sayso.views.reading.outline import Entry
from sayso.views.reading.pieces import inside
from sayso.views.reading.wording import SECTIONS, is_statement, standing

Role = Literal["source", "cue", "content"]


@dataclass(frozen=True)
class Run:
    """Text of which every letter is part of the same spans; ``classes`` say of which, "content direct t3"."""

    text: str
    classes: str = ""


@dataclass(frozen=True)
class Number:
    """Where an attribution begins: its number, and the word for it if it is no plain statement."""

    number: int
    standing: str


@dataclass(frozen=True)
class Missing:
    """Words that the version before has here, and this one lacks."""

    gone: str


class Changes(Protocol):
    """What a text has otherwise than the version before it."""

    @property
    def added(self) -> Sequence[Span]:
        """Spans of words that are new."""

    @property
    def gone(self) -> Sequence[tuple[int, str]]:
        """Words that are no longer there, and where they stood."""


Paragraph = tuple[Run | Number | Missing, ...]


@dataclass(frozen=True)
class MarkedSection:
    """A section of the article: its paragraphs in order, and the white space between them as strings."""

    kind: SectionKind
    label: str
    pieces: tuple[str | Paragraph, ...]


@dataclass(frozen=True)
class MarkedArticle:
    """All of an article; ``numbers_behind`` are those of attributions that begin behind its last letter."""

    sections: tuple[MarkedSection, ...]
    numbers_behind: tuple[Number, ...]


class _Mark(NamedTuple):
    """A role in an attribution, which is entry number ``rank``."""

    rank: int
    role: Role


class _Stretch(NamedTuple):
    """A piece of text of which every letter is part of the same spans, and is new or is not."""

    start: int
    end: int
    marks: tuple[_Mark, ...]
    is_new: bool = False


def mark(article: Article, entries: list[Entry], changes: Changes | None = None) -> MarkedArticle:
    """Cut an article into sections, paragraphs and runs; ``entries`` are its attributions.

    ``changes``: what is marked as new, or as no longer there.
    """
    return _Marking(article, entries, changes).article()


class _Marking:
    def __init__(self, article: Article, entries: list[Entry], changes: Changes | None) -> None:
        self._article = article
        self._text = article.text
        self._entries = entries
        added = () if changes is None else changes.added
        self._gone = sorted(() if changes is None else changes.gone, reverse=True)
        self._stretches = list(_stretches(len(self._text), entries, added, [place for place, _ in self._gone]))
        self._starts = [stretch.start for stretch in self._stretches]
        places = ((_first(entry, len(self._text)), rank) for rank, entry in enumerate(entries))
        self._places = sorted(places, reverse=True)

    def article(self) -> MarkedArticle:
        bounds = [(paragraph.start, paragraph.end) for paragraph in paragraphs(self._text)]
        sections = tuple(
            MarkedSection(kind, SECTIONS[kind], tuple(self._pieces(bounds, start, end)))
            for kind, start, end in _sections(self._article)
        )
        return MarkedArticle(sections, tuple(self._numbers(len(self._text) + 1)))

    def _pieces(self, bounds: list[tuple[int, int]], start: int, end: int) -> Iterator[str | Paragraph]:
        place = start
        for first, last in ((max(a, start), min(b, end)) for a, b in bounds if a < end and b > start):
            yield self._text[place:first]
            yield tuple(self._runs(first, last))
            place = last
        yield self._text[place:end]

    def _runs(self, start: int, end: int) -> Iterator[Run | Number | Missing]:
        for i in range(bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)):
            stretch = self._stretches[i]
            first, last = max(stretch.start, start), min(stretch.end, end)
            while self._gone and self._gone[-1][0] <= first:
                yield Missing(self._gone.pop()[1])
            yield from self._numbers(first + 1)
            classes = self._classes(stretch.marks)
            yield Run(self._text[first:last], f"{classes} new".strip() if stretch.is_new else classes)
        while self._gone and self._gone[-1][0] <= end:
            yield Missing(self._gone.pop()[1])

    def _classes(self, marks: tuple[_Mark, ...]) -> str:
        """Return what a stretch is: "content direct t3"; of several contents the innermost gives the kind."""
        names: list[str] = [role for role in ("source", "cue", "content") if any(mark.role == role for mark in marks)]
        contents = [self._entries[mark.rank] for mark in marks if mark.role == "content"]
        if contents:
            innermost = max(contents, key=lambda entry: entry.depth)
            names.append(innermost.attribution.kind)
            names += ["unsaid"] * (not is_statement(innermost))
        numbers = sorted({self._entries[mark.rank].number for mark in marks})
        return " ".join([*names, *(f"t{number}" for number in numbers)])

    def _numbers(self, before: int) -> Iterator[Number]:
        """Yield the number of each attribution that begins before a place and has none yet."""
        while self._places and self._places[-1][0] < before:
            entry = self._entries[self._places.pop()[1]]
            yield Number(entry.number, standing(entry.attribution))


def _first(entry: Entry, length: int) -> int:
    attribution = entry.attribution
    spans = inside(attribution.source + attribution.cue + attribution.content, length)
    return min((start for start, _ in spans), default=length)


def _stretches(
    length: int, entries: list[Entry], added: Sequence[Span] = (), cuts: Sequence[int] = ()
) -> Iterator[_Stretch]:
    """Cut the text where a span begins or ends, and at some places more; all of it, in order."""
    changes: defaultdict[int, list[tuple[_Mark, int]]] = defaultdict(list)
    for rank, entry in enumerate(entries):
        attribution = entry.attribution
        roles: tuple[tuple[Role, tuple[tuple[int, int], ...]], ...] = (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
        )
        for role, spans in roles:
            for start, end in inside(spans, length):
                changes[start].append((_Mark(rank, role), 1))
                changes[end].append((_Mark(rank, role), -1))
    active: Counter[_Mark] = Counter()
    new = inside(tuple(added), length)
    edges = {place for span in new for place in span} | {place for place in cuts if place < length}
    for start, end in pairwise(sorted({0, length, *changes, *edges})):
        for mark_, change in changes.get(start, ()):
            active[mark_] += change
            if not active[mark_]:
                del active[mark_]
        yield _Stretch(start, end, tuple(sorted(active)), any(a <= start < b for a, b in new))


def _sections(article: Article) -> Iterator[tuple[SectionKind, int, int]]:
    """Yield the sections, made to cover the text without overlap whatever they say; what is in none is body."""
    place = 0
    for section in article.sections:
        start, end = max(section.start, place), min(section.end, len(article.text))
        if start >= end:
            continue
        if place < start:
            yield "body", place, start
        yield section.kind, start, end
        place = end
    if place < len(article.text):
        yield "body", place, len(article.text)
