"""Nested attributions: what is attributed within a content, to any depth.

PolNeAR, from which the network learned, marks the outermost attributions only.  So the content of each one is read
again as a text of its own, without the quotation marks around it, and so on until nothing more is found or a chain is
`DEEPEST` contents deep.  All contents of one depth are read in one batch, and only where they hold a reporting word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.model.decode import find_inside
from sayso.model.network import Network
from sayso.model.pieces import Pieces
from sayso.reading.attributions.passage import Passage, Step, run
from sayso.reading.attributions.spans import AttributionSpans, extent
from sayso.reading.factuality.reporting_words import may_hold_a_saying
from sayso.reading.text import Text
from sayso.records import Span

DEEPEST: Final = 12
"""Contents within contents that are read at most; news seldom has more than three."""
_TIMES: Final = DEEPEST
"""How often a text is read again at most, all depths together.  News is read less than twice; where contents overlap,
each with several inside, the number of them grows with every depth."""
# reported | that the minister believes; asked | whether her husband had told her
_CONJUNCTION = re.compile(r"(?:that|whether|how|why|if|because) ", re.I)
_DOUBLED = ("``", "''")
_PARAGRAPH = re.compile(r"[^\n]+")


def nest(
    outermost: list[AttributionSpans], whole: Passage, pieces: Pieces, network: Network, steps: Sequence[Step]
) -> list[AttributionSpans]:
    """Add to the outermost attributions of an article all those inside their contents.

    ``whole`` is the passage in which the outermost ones were found, ``pieces`` are its text's.  Every content is read
    by the same ``steps``.  Out: in text order, every attribution behind its parent.
    """
    text, attributions = whole.text, list(outermost)
    level, most = range(len(attributions)), _TIMES * len(pieces)
    for _ in range(DEEPEST):
        before = len(attributions)
        read = [(parent, spans, _bare(pieces, spans, text)) for parent, spans in _stretches(attributions, level, text)]
        sums = accumulate(len(bare) for _, _, bare in read)
        # a stretch may be no more than marks
        read = [stretch for stretch, length in zip(read, sums, strict=True) if len(stretch[2]) and length <= most]
        most -= sum(len(bare) for _, _, bare in read)
        inner = find_inside(pieces, [bare for _, _, bare in read], network)
        for (parent, stretch, _), findings in zip(read, inner, strict=True):
            passage = replace(whole, stretches=[extent(stretch)], parent=attributions[parent])
            cut = [part for finding in findings for part in _within(AttributionSpans.of(finding), stretch)]
            attributions += _attached(run(steps, passage, cut), parent, attributions)
        level = range(before, len(attributions))
        if not level:
            break
    return in_order(attributions)


def _attached(
    inner: list[AttributionSpans], parent: int, attributions: list[AttributionSpans]
) -> list[AttributionSpans]:
    """Return those of a passage that stand inside the parent, with their parents' indices in ``attributions``."""
    kept: list[AttributionSpans] = []
    index: dict[int, int] = {}
    for number, attribution in enumerate(inner):
        outer = parent if attribution.parent is None else index.get(attribution.parent)
        held = _held(attribution, attributions[parent])
        if outer is not None and held is not None:
            index[number] = len(attributions) + len(kept)
            kept.append(replace(held, parent=outer))
    return kept


def _stretches(attributions: list[AttributionSpans], level: range, text: Text) -> Iterator[tuple[int, list[Span]]]:
    """Yield what is read again of the contents of one depth, each stretch with the index of its attribution."""
    # an attribution that shares its content with a secondary source leaves it to that one
    shared = {
        attribution.parent
        for attribution in attributions
        if attribution.parent is not None and attribution.content == attributions[attribution.parent].content
    }
    for number in level:
        if number not in shared:
            yield from ((number, stretch) for stretch in _worth_reading(attributions[number], text))


def _worth_reading(attribution: AttributionSpans, text: Text) -> Iterator[list[Span]]:
    """Yield the stretches of a content that hold a reporting word, to be read one by one.

    They are sentences; but a sentence that a cue splits, or a paragraph with a quotation inside, is one stretch, in
    pieces: “The mayor,” | she said, | “told me to go.”
    """
    for paragraph in _paragraphs(attribution, text.plain):
        for stretch in _split(paragraph, text):
            (start, end), *rest = stretch
            inner = any(start < mark[0] and mark[1] < end for mark in text.quotations.near(start, end))
            parts = [stretch] if rest or inner else [[part] for part in text.sentences.split(start, end)]
            yield from (part for part in parts if may_hold_a_saying(" ".join(text.plain[a:b] for a, b in part)))


def _split(pieces: list[Span], text: Text) -> Iterator[list[Span]]:
    """The pieces of a paragraph, those of one sentence together: “They say so,” she said. | “They lie.”"""
    stretch: list[Span] = []
    for start, end in pieces:
        if stretch and text.sentences.begins_within(stretch[-1][1], start):
            yield stretch
            stretch = []
        stretch.append((start, end))
    yield stretch


def _paragraphs(attribution: AttributionSpans, text: str) -> Iterator[list[Span]]:
    """The pieces of a content, those that stand in one paragraph together."""
    stretch: list[Span] = []
    for start, end in attribution.content:
        for line in _PARAGRAPH.finditer(text, start, end):
            if stretch and "\n" in text[stretch[-1][1] : line.start()]:
                yield stretch
                stretch = []
            stretch.append(line.span())
    if stretch:
        yield stretch


def _bare(pieces: Pieces, stretch: list[Span], text: Text) -> NDArray[np.int64]:
    """The places of a stretch's pieces, ``[pieces of it]``, less a conjunction and the marks around all of it."""
    marks = {place for start, end in stretch for place in _frame(start, end, text)}
    ranges = [
        np.arange(np.searchsorted(pieces.start, start, "left"), np.searchsorted(pieces.end, end, "right"))
        for start, end in stretch
    ]
    places = np.concatenate(ranges)
    if _CONJUNCTION.match(text.plain, stretch[0][0]):
        places = places[1:]
    return places[[int(pieces.start[place]) not in marks for place in places]] if marks else places


def _frame(start: int, end: int, text: Text) -> Iterator[int]:
    """Where the marks stand of a quotation that holds all of a stretch."""
    for opening, closing in text.quotations.near(start, end):
        if opening <= start and closing >= end - 1:
            yield from (opening, closing - 1)
            if text.plain[opening : opening + 2] in _DOUBLED:
                yield opening + 1
            if text.plain[closing - 2 : closing] in _DOUBLED:
                yield closing - 2


def _within(attribution: AttributionSpans, stretch: list[Span]) -> Iterator[AttributionSpans]:
    """An attribution with its spans cut to the stretch: what stands between its pieces is not part of it."""
    cue = _cut(attribution.cue, stretch)
    source = None if attribution.source is None else _cut(attribution.source, stretch)
    if len(cue) != 1 or (source is not None and len(source) != 1):
        return
    content = tuple(part for span in attribution.content for part in _cut(span, stretch))
    if content:
        yield replace(attribution, cue=cue[0], source=None if source is None else source[0], content=content)


def _held(attribution: AttributionSpans, parent: AttributionSpans) -> AttributionSpans | None:
    """Return an attribution whose content stands in its parent's and is shorter; None if it does not.

    What stands between two pieces of the parent's content, such as its cue, is no part of any content within.
    """
    (start, end), (first, last) = extent(parent.content), extent(attribution.content)
    if not start <= first <= last <= end:
        return None
    content = tuple(part for span in attribution.content for part in _cut(span, parent.content))
    if not content or sum(b - a for a, b in content) >= sum(b - a for a, b in parent.content):
        return None
    return attribution if content == attribution.content else replace(attribution, content=content)


def _cut(span: Span, stretch: Sequence[Span]) -> list[Span]:
    """The parts of a span in each piece of a stretch."""
    parts = [(max(span[0], start), min(span[1], end)) for start, end in stretch]
    return [(start, end) for start, end in parts if start < end]


def in_order(attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Put attributions in text order, each behind the one that holds it and its likes; renumber the parents."""
    keys: list[tuple[Span, ...]] = []
    for attribution in attributions:
        keys.append((*(() if attribution.parent is None else keys[attribution.parent]), attribution.place))
    order = sorted(range(len(attributions)), key=lambda i: (keys[i], i))
    rank = {i: place for place, i in enumerate(order)}
    return [
        attributions[i] if (p := attributions[i].parent) is None else replace(attributions[i], parent=rank[p])
        for i in order
    ]
