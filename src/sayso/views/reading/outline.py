"""Order the attributions of a reading for display: as in the text, each below its parent."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from sayso.intake.paragraphs import paragraphs
from sayso.records import Attribution, Reading, Section, Span

_OWN_NUMBER = re.compile(r"a([1-9][0-9]{0,8})", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """An attribution in its place."""

    number: int
    """As in its id ("a3" is 3) where all ids are such; else its rank in the text.  Unique in the reading."""
    depth: int
    """How many parents it has, one inside the next."""
    parent: int | None
    """The number of its parent."""
    section: int | None
    """The index of the section in which it begins, if the article has any there."""
    attribution: Attribution
    holder: Entry | None = field(default=None, repr=False, compare=False)
    """Its parent."""


def outline(reading: Reading) -> list[Entry]:
    """Return every attribution once, in text order, each below its parent.

    A parent that is not there, or a circle of parents, makes an attribution stand for itself.  Raises nothing.
    """
    attributions = sorted(reading.attributions, key=_place)
    numbers = _numbers(attributions)
    rank = {attribution.id: i for i, attribution in reversed(list(enumerate(attributions)))}
    within: defaultdict[int | None, list[int]] = defaultdict(list)
    for i, attribution in enumerate(attributions):
        parent = rank.get(attribution.parent) if attribution.parent is not None else None
        within[parent].append(i)
    entries: list[Entry] = []
    seen: set[int] = set()
    starts = [section.start for section in reading.article.sections]
    # those without a parent, then what only a circle of parents leads to
    for first in [*within[None], *range(len(attributions))]:
        waiting: list[tuple[int, Entry | None]] = [(first, None)]
        while waiting:
            i, holder = waiting.pop()
            if i in seen:
                continue
            seen.add(i)
            section = _section(reading.article.sections, starts, _place(attributions[i])[0])
            entry = Entry(
                number=numbers[i],
                depth=holder.depth + 1 if holder else 0,
                parent=holder.number if holder else None,
                section=section,
                attribution=attributions[i],
                holder=holder,
            )
            entries.append(entry)
            waiting += [(child, entry) for child in reversed(within[i])]
    return entries


def _place(attribution: Attribution) -> Span:
    """Where an attribution begins, whatever of it comes first, and where it ends."""
    spans = attribution.source + attribution.cue + attribution.content
    return min(start for start, _ in spans), max(end for _, end in spans)


def _numbers(attributions: list[Attribution]) -> list[int]:
    own = [_OWN_NUMBER.fullmatch(attribution.id) for attribution in attributions]
    numbers = [int(match[1]) for match in own if match]
    return numbers if len(set(numbers)) == len(attributions) else list(range(1, len(attributions) + 1))


def _section(sections: tuple[Section, ...], starts: list[int], place: int) -> int | None:
    index = bisect_right(starts, place) - 1
    return index if index >= 0 and place < sections[index].end else None


@dataclass(frozen=True)
class SetAside:
    """How much of an article is boilerplate."""

    paragraphs: int
    characters: int


def set_aside(reading: Reading) -> SetAside:
    """What is set aside as boilerplate; characters are code points, without the white space around paragraphs."""
    texts = [
        paragraph
        for section in reading.article.sections
        if section.kind == "boilerplate"
        for paragraph in paragraphs(reading.article.text[section.start : section.end])
    ]
    return SetAside(len(texts), sum(len(paragraph.text) for paragraph in texts))
