"""Lists behind a colon: what an introduction says is said by its speaker, item by item.

Tobias Renn, the board's chairman, said:

- The pier would stay shut until the spring.
- Bait sellers would pay no rent until then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from sayso.reading.attributions.passage import Passage, in_place_of, joined
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.factuality.reporting_words import words
from sayso.records import Span

_SURE: Final = 0.85
"""The score of a list: layout and a reporting verb, no network."""
_LINE = re.compile(r"[^\n]+")
# - eggs   • eggs   1. eggs   (a) eggs
_ITEM = re.compile(r"[ \t]*(?:[-*•·▪‣◦–—]|\(?(?:\d{1,3}|[a-z])[.)])[ \t]+(?=\S)")
# Tobias Renn, the chairman, | said |:   The union | wants |:   | wrote | that:
_INTRODUCTION = re.compile(
    r"(?:In [^,\n]{2,60}, )?(?P<who>[^:\n]{2,120}?),? (?P<cue>\w+)(?: (?:that|the following|in (?:\w+ ){1,3}))?:[ \t]*$"
)


class _List(NamedTuple):
    introduction: Span
    items: list[Span]


def add_lists(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Give the items of every list to the one whom its introduction names, in place of what else was made of them."""
    if passage.parent is not None or "\n" not in passage.text.plain:
        return attributions
    text, out = passage.text.plain, attributions
    for start, end in joined(passage.stretches):
        for introduction, items in _lists(text, start, end):
            leading = _leading(text, introduction, items, out)
            if leading is not None:
                held = {attribution for attribution in out if introduction[0] <= attribution.cue[0] < introduction[1]}
                rest = [attribution for attribution in out if attribution not in held or attribution.cue != leading.cue]
                out = in_place_of([replace(leading, content=tuple(items))], rest)
    return out


def _lists(text: str, start: int, end: int) -> Iterator[_List]:
    """The lists of a stretch, each with the line before it, which ends in a colon."""
    before: Span | None = None
    current: _List | None = None
    for line in _LINE.finditer(text, start, end):
        item = _ITEM.match(text, line.start(), line.end())
        last = line.start() + len(line.group().rstrip())
        if item and (current or (before and text[before[1] - 1] == ":")):
            if current is None:
                assert before is not None
                current = _List(before, [])
            current.items.append((item.end(), last))
        else:
            if current is not None and len(current.items) > 1:
                yield current
            current = None
        if last > line.start():
            before = line.start(), last
    if current is not None and len(current.items) > 1:
        yield current


def _leading(
    text: str, introduction: Span, items: list[Span], attributions: list[AttributionSpans]
) -> AttributionSpans | None:
    """The attribution that a list's introduction begins: as the network found it, or by its last verb."""
    whole = items[0][0] - 8, items[-1][1]
    for attribution in attributions:
        if introduction[0] <= attribution.cue[0] < introduction[1] and attribution.content[-1][1] > introduction[1]:
            return attribution if attribution.content[-1][0] < whole[1] and attribution.source is not None else None
    match = _INTRODUCTION.match(text, *introduction)
    if match is None or match["cue"].lower() not in words() or not words()[match["cue"].lower()].is_verb:
        return None
    return AttributionSpans(match.span("who"), match.span("cue"), tuple(items), _SURE)
