"""An article of a desk for its page: the front page for an editor, the marked text, and the statements asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sayso.checks.report import Finding
from sayso.desk.search.diff import TextChanges
from sayso.records import Actor, Reading
from sayso.views.desk.article import Details, folding_of, numbered
from sayso.views.reading.folding import more_unsure
from sayso.views.reading.listing import Item
from sayso.views.reading.marking import MarkedSection, Paragraph
from sayso.views.reading.names import Names
from sayso.views.reading.page import ReadingView, reading_view
from sayso.views.reading.wording import counted
from sayso.views.web.figures import CONDITIONS, Case, Figure, Resting, Stated, cases, figures, resting

_NEAREST: Final = 9
"""Actors that are offered first for a statement, each under a figure from 1 to 9."""


@dataclass(frozen=True)
class Narrowing:
    """Which statements of an article are listed: all conditions that are given."""

    only: str | None = None
    """A key of `CONDITIONS`."""
    speaker: str | None = None
    """The id of an actor of the article."""
    below: float | None = None
    """Only those with a score below this one."""

    @property
    def is_given(self) -> bool:
        """Whether any condition is given."""
        return (self.only, self.speaker, self.below) != (None, None, None)

    def keeps(self, case: Case) -> bool:
        """Return whether a statement is listed."""
        return (
            (self.only is None or CONDITIONS[self.only][1](case))
            and (self.speaker is None or case.attribution.speaker == self.speaker)
            and (self.below is None or case.attribution.score < self.below)
        )


class TextParagraph(NamedTuple):
    """A paragraph, and where it begins: code points of the text."""

    start: int
    runs: Paragraph


class TextSection(NamedTuple):
    """A section of the text: its paragraphs, and the white space between them as strings."""

    section: MarkedSection
    pieces: tuple[str | TextParagraph, ...]


class Changed(NamedTuple):
    """What an article has otherwise than the version before it, in words."""

    version: int
    words: str
    """ "12 words added, 3 removed"."""


class Note(NamedTuple):
    """A note on the sourcing, and where the paragraph begins that it is about."""

    finding: Finding
    paragraph: int


@dataclass(frozen=True)
class Entry:
    """A statement on the page: its number in the desk, its words, and who may be its speaker."""

    number: int
    item: Item
    case: Case
    chain: str
    """ "The Herald ← a county official (unnamed) ← the mayor"; empty where nobody passes it on."""
    change: str
    """Whether its words are new in this version, or partly so: "new", "reworded", or empty."""
    near: tuple[str, ...]
    """Ids of the likeliest other speakers: the network's, then those who are mentioned nearest."""


@dataclass(frozen=True)
class ArticlePage:
    """An article in words, for the template ``web_article.html``."""

    reading: ReadingView
    sections: tuple[TextSection, ...]
    entries: tuple[Entry, ...]
    unsure: tuple[Entry, ...]
    """Those with a low score, which are folded while the list is not narrowed."""
    summary: str
    """The words for these: "12 more, unsure (score below .60)"."""
    total: int
    """Statements of the article, those that are not listed included."""
    figures: tuple[Figure, ...]
    resting: tuple[Resting, ...]
    notes: tuple[Note, ...]
    changed: Changed | None
    """What it has otherwise than the version before it; None if it is the first."""


def article_page(
    details: Details,
    records: Mapping[int, Stated],
    findings: Sequence[Finding],
    narrowing: Narrowing,
    changes: TextChanges | None = None,
) -> ArticlePage:
    """Return an article for its page.

    ``records`` are its statements by their numbers, ``findings`` those of its check, ``changes`` what its text has
    otherwise than the version before it.
    """
    reading = numbered(details)
    view = reading_view(reading, folding_of(details, everything=narrowing.is_given), changes)
    items = {item.number: item for part in view.parts for item in (*part.items, *part.unsure)}
    every = [case for case in cases(reading, records) if case.number in items]
    names, near = Names(reading), _Nearness(reading)
    entries = [
        Entry(case.number, items[case.number], case, _chain(case, names), _change(case, changes), near.to(case))
        for case in every
        if narrowing.keeps(case)
    ]
    folded = {item.number for part in view.parts for item in part.unsure}
    shown = tuple(entry for entry in entries if entry.number not in folded)
    unsure = tuple(entry for entry in entries if entry.number in folded)
    sections = tuple(_sections(view.sections))
    starts = [piece.start for section in sections for piece in section.pieces if not isinstance(piece, str)]
    notes = tuple(Note(finding, _last_before(starts, finding.span[0])) for finding in findings)
    return ArticlePage(
        view,
        sections,
        shown,
        unsure,
        more_unsure(len(unsure)),
        len(every),
        figures(every),
        resting(every, reading.actors),
        notes,
        None if changes is None else _changed(reading.article.text, changes),
    )


def highlights(statements: Iterable[int]) -> str:
    """Return the style sheet that links the parts of each statement while it is pointed at, or chosen by keyboard."""
    pointed = ":is(:hover,:focus-within,:target,.current)"
    return "\n".join(
        f"main:has(#l{n}{pointed},#a{n}:is(:hover,:focus),.t{n}:hover) :is(.t{n},#l{n}){{--lit:var(--light)}}"
        for n in statements
    )


def _changed(text: str, changes: TextChanges) -> Changed:
    added = sum(len(text[start:end].split()) for start, end in changes.added)
    gone = sum(len(words.split()) for _, words in changes.gone)
    return Changed(changes.version, f"{counted(added, 'word')} added, {gone:,} removed")


def _change(case: Case, changes: TextChanges | None) -> str:
    """Return whether the content is new since the version before: "new" as a whole, "reworded" in a part."""
    if changes is None:
        return ""
    content = case.attribution.content
    new = sum(max(0, min(b, d) - max(a, c)) for a, b in content for c, d in changes.added)
    if new >= 0.8 * sum(end - start for start, end in content):
        return "new"
    is_cut = any(start < place < end for start, end in content for place, _ in changes.gone)
    return "reworded" if new or is_cut else ""


def _sections(sections: Iterable[MarkedSection]) -> Iterator[TextSection]:
    place = 0
    for section in sections:
        pieces: list[str | TextParagraph] = []
        for piece in section.pieces:
            pieces.append(piece if isinstance(piece, str) else TextParagraph(place, piece))
            place += len(piece) if isinstance(piece, str) else sum(len(getattr(run, "text", "")) for run in piece)
        yield TextSection(section, tuple(pieces))


def _last_before(starts: Sequence[int], place: int) -> int:
    return starts[max(bisect_right(starts, place) - 1, 0)] if starts else 0


def _chain(case: Case, names: Names) -> str:
    chain = case.attribution.chain
    return " ← ".join(names.name(actor) or "an unknown source" for actor in chain) if len(chain) > 1 else ""


class _Nearness:
    """Who may be the speaker of a statement: the network's alternatives, then by distance."""

    def __init__(self, reading: Reading) -> None:
        self._actors: tuple[Actor, ...] = reading.actors

    def to(self, case: Case) -> tuple[str, ...]:
        attribution = case.attribution
        place = (attribution.source or attribution.cue or attribution.content)[0][0]
        likely = [alternative.actor for alternative in attribution.speaker_alternatives]
        by_distance = sorted(self._actors, key=lambda actor: _distance(actor, place))
        every = dict.fromkeys([*likely, *(actor.id for actor in by_distance)])
        return tuple(id_ for id_ in every if id_ != attribution.speaker)[:_NEAREST]


def _distance(actor: Actor, place: int) -> int:
    return min((abs(start - place) for start, _ in actor.mentions), default=1_000_000_000)
