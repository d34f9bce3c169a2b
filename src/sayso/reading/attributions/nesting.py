"""Attributions inside attributions: what is told within a content, to any depth.

PolNeAR, from which the network learned, marks the outermost attributions only.  So the content of each one is read
again as a text of its own, without the quotation marks around it, and so on until nothing more is told.  All
contents of one depth are read in one batch, and only where they hold a word of telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.model.decode import Found, find_inside
from sayso.model.network import Network
from sayso.model.pieces import Pieces
from sayso.reading.attributions.boundaries import fitted, outermost
from sayso.reading.attributions.outlet_reports import reports, with_reports
from sayso.reading.attributions.secondary_sources import active, with_tellers
from sayso.reading.attributions.spans import Telling
from sayso.reading.factuality.reporting_words import may_hold_a_saying
from sayso.reading.factuality.status import is_controlled, is_planned
from sayso.reading.text.quotations import Quotations
from sayso.records import Span

# reported | that the minister believes; asked | whether her husband had told her
_CONJUNCTION = re.compile(r"(?:that|whether|how|why|if|because) ", re.I)
_DOUBLED = ("``", "''")
_PARAGRAPH = re.compile(r"[^\n]+")
# the end of a sentence: not behind Mr. or an initial
_SENTENCE_END = re.compile(
    r"(?=[.!?])(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|vs|No))(?<!\b(?:Mrs|Rep|Sen|Gov|Gen|Col|Inc|Rev|Hon|Jr.))[.!?]+\s+(?=[A-Z“‘\"'])"
)


# she said. | “They lie.”
_STOPPED = re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'«„A-Z]|$)")

_Speaker = TypeVar("_Speaker")


def nest(outer: list[Telling], pieces: Pieces, network: Network, quoted: Quotations, least: float) -> list[Telling]:
    """Add to the outermost tellings all those inside their contents whose score is at least ``least``.

    ``pieces`` are the text's.  Out: in text order, every telling behind its parent.
    """
    told = with_tellers(outer, quoted.text)
    level = range(len(told))
    while level:
        stretches = list(_stretches(told, level, quoted))
        texts = [_bare(pieces, stretch, quoted) for _, stretch in stretches]
        before = len(told)
        for (parent, stretch), found in zip(stretches, find_inside(pieces, texts, network), strict=True):
            likely = [one for one in found if one.score >= least]
            kept = [fitted(cut, quoted) for one in likely for cut in _within(one, stretch)]
            read = [Telling(one.source, one.cue, one.content, one.score) for one in outermost(kept, quoted)]
            by_noun = reports(quoted.text, [(stretch[0][0], stretch[-1][1])])
            for one in with_reports(read, by_noun):
                if _is_inside(one, told[parent]):
                    told.append(active(replace(one, parent=parent), quoted.text))
        level = range(before, len(told))
    return _in_order(told)


def chains(told: Sequence[Telling], speakers: Sequence[str | None]) -> list[tuple[str, ...]]:
    """The tellers of each telling, from the outermost to its speaker; empty where the speaker is unknown.

    Who tells of their own words (she said she had told the board) stands once; a teller in between whom nobody knows
    is left out.
    """
    known: list[tuple[str, ...]] = []
    for one, speaker in zip(told, speakers, strict=True):
        chain = () if one.parent is None else known[one.parent]
        known.append(chain if speaker is None or chain[-1:] == (speaker,) else (*chain, speaker))
    return [() if speaker is None else chain for chain, speaker in zip(known, speakers, strict=True)]


def with_controlled(
    told: Sequence[Telling], speakers: Sequence[_Speaker], hearers: Sequence[_Speaker | None], text: str
) -> list[_Speaker]:
    """The speakers, those among them too who speak by another's verb, and are no source of their own.

    Holt plans to use her speech | to announce | that ...; she apologised for | telling | them; asked Roe | to say | so.
    """
    known = list(speakers)
    for number, one in enumerate(told):
        if one.parent is None:
            continue
        parent, hearer = told[one.parent], hearers[one.parent]
        controlled = is_controlled(text, one, parent)
        if is_planned(text, one, parent) or (controlled and parent.addressee is None):
            known[number] = known[one.parent]
        elif controlled and hearer is not None:
            known[number] = hearer
    return known


def _stretches(told: list[Telling], level: range, quoted: Quotations) -> Iterator[tuple[int, list[Span]]]:
    """What is read again of the contents of one depth, each stretch with the number of its telling."""
    # those who share their content with another teller inside leave it to that one
    shared = {one.parent for one in told if one.parent is not None and one.content == told[one.parent].content}
    for number in level:
        if number not in shared:
            yield from ((number, stretch) for stretch in _worth_reading(told[number], quoted))


def _worth_reading(one: Telling, quoted: Quotations) -> Iterator[list[Span]]:
    """The stretches of a content in which somebody may be told of, to be read one by one.

    They are sentences; but a sentence that a cue splits, or all of what quotes somebody in turn, is one stretch, in
    pieces: “The mayor,” | she said, | “told me to go.”
    """
    for paragraph in _paragraphs(one, quoted.text):
        for stretch in _split(paragraph, quoted.text):
            (start, end), *others = stretch
            inner = any(start < mark[0] and mark[1] < end for mark in quoted.near(start, end))
            parts = [stretch] if others or inner else [[part] for part in _sentences(quoted.text, start, end)]
            yield from (part for part in parts if may_hold_a_saying(" ".join(quoted.text[a:b] for a, b in part)))


def _split(pieces: list[Span], text: str) -> Iterator[list[Span]]:
    """The pieces of a paragraph, those of one sentence together: “They say so,” she said. | “They lie.”"""
    stretch: list[Span] = []
    for start, end in pieces:
        if stretch and _STOPPED.search(text, stretch[-1][1], start):
            yield stretch
            stretch = []
        stretch.append((start, end))
    yield stretch


def _paragraphs(one: Telling, text: str) -> Iterator[list[Span]]:
    """The pieces of a content, those that stand in one paragraph together."""
    stretch: list[Span] = []
    for start, end in one.content:
        for line in _PARAGRAPH.finditer(text, start, end):
            if stretch and "\n" in text[stretch[-1][1] : line.start()]:
                yield stretch
                stretch = []
            stretch.append(line.span())
    if stretch:
        yield stretch


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a paragraph, as far as its punctuation tells."""
    for stop in _SENTENCE_END.finditer(text, start, end):
        yield start, stop.start()
        start = stop.end()
    if start < end:
        yield start, end


def _bare(pieces: Pieces, stretch: list[Span], quoted: Quotations) -> NDArray[np.int64]:
    """The places of a stretch's pieces, ``[pieces of it]``, less a conjunction and the marks around all of it."""
    marks = {place for start, end in stretch for place in _frame(start, end, quoted)}
    ranges = [
        np.arange(np.searchsorted(pieces.start, start, "left"), np.searchsorted(pieces.end, end, "right"))
        for start, end in stretch
    ]
    places = np.concatenate(ranges)
    if _CONJUNCTION.match(quoted.text, stretch[0][0]):
        places = places[1:]
    return places[[int(pieces.start[place]) not in marks for place in places]] if marks else places


def _frame(start: int, end: int, quoted: Quotations) -> Iterator[int]:
    """Where the marks stand of a quotation that holds all of a stretch."""
    for opening, closing in quoted.near(start, end):
        if opening <= start and closing >= end - 1:
            yield from (opening, closing - 1)
            if quoted.text[opening : opening + 2] in _DOUBLED:
                yield opening + 1
            if quoted.text[closing - 2 : closing] in _DOUBLED:
                yield closing - 2


def _within(one: Found, stretch: list[Span]) -> Iterator[Found]:
    """An attribution with its spans cut to the stretch: what stands between its pieces is not part of it."""
    cue = _cut(one.cue, stretch)
    source = None if one.source is None else _cut(one.source, stretch)
    if len(cue) != 1 or (source is not None and len(source) != 1):
        return
    content = tuple(part for span in one.content for part in _cut(span, stretch))
    if content:
        yield replace(one, cue=cue[0], source=None if source is None else source[0], content=content)


def _is_inside(one: Telling, parent: Telling) -> bool:
    """Whether a content lies in its parent's and is shorter: so the reading comes to an end."""
    start, end = parent.content[0][0], parent.content[-1][1]
    length = sum(b - a for a, b in one.content)
    return start <= one.content[0][0] and one.content[-1][1] <= end and length < sum(b - a for a, b in parent.content)


def _cut(span: Span, stretch: list[Span]) -> list[Span]:
    """The parts of a span in each piece of a stretch."""
    parts = [(max(span[0], start), min(span[1], end)) for start, end in stretch]
    return [(start, end) for start, end in parts if start < end]


def _in_order(told: list[Telling]) -> list[Telling]:
    """The tellings in text order, each behind the one that holds it and its likes; parents renumbered."""
    keys: list[tuple[Span, ...]] = []
    for one in told:
        keys.append((*(() if one.parent is None else keys[one.parent]), one.place))
    order = sorted(range(len(told)), key=lambda i: (keys[i], i))
    rank = {i: place for place, i in enumerate(order)}
    return [told[i] if (p := told[i].parent) is None else replace(told[i], parent=rank[p]) for i in order]
