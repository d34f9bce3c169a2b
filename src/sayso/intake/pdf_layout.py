"""The layout of a page of a PDF: columns, and the numbers that courts print before lines.

Columns are found by the gaps between them (the recursive X-Y cut of Nagy and Seth, 1984), within bands that lines
across all columns cut.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_GUTTER = 8.0
"""Points between two columns, at least."""
_COLUMN_LINES, _COLUMN_WORDS = 3, 2.5
"""Lines of a column, and words of its lines on average, at least: a table has fewer."""
_ACROSS = 0.6
"""Share of the width from which on a line goes across all columns."""
_NUMBERED = 8
"""Numbers in a row from which on they are line numbers; fewer if nearly all lines have one."""
# 12   12 Q. Where were you?   but not: 12. Where were you?
_NUMBER = re.compile(r"(\d{1,2})(?:\s+(?=\S)|$)")


class Line(NamedTuple):
    """A line of a page: its start, end and height in points from the lower left corner, its font size, its words."""

    x: float
    y: float
    size: float
    text: str
    end: float = 0.0
    """Where it ends on the right."""


class Pages(NamedTuple):
    """The lines of each page, in reading order, and the metadata."""

    pages: list[list[Line]]
    title: str | None
    author: str | None
    date: str | None


def without_line_numbers(lines: list[Line]) -> list[Line]:
    """Leave out numbers that stand before the lines of a page, from 1 on or going on from the page before."""
    numbered = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x)):
        number = _NUMBER.match(line.text)
        if number:
            numbered.append((int(number[1]), number.end(), line))
    longest: list[tuple[int, int, Line]] = []
    run: list[tuple[int, int, Line]] = []
    for entry in numbered:
        if run and entry[0] == run[-1][0] + 1 and abs(entry[2].x - run[-1][2].x) < 12:
            run.append(entry)
        elif not run or len(run) < 3 or abs(entry[2].x - run[-1][2].x) < 12:
            run = [entry]
        longest = max(longest, run, key=len)
    if len(longest) < _NUMBERED and (len(longest) < 4 or len(longest) < 0.8 * len(lines)):
        return lines
    ends = {id(line): end for _, end, line in longest}
    kept = [line._replace(text=line.text[ends[id(line)] :]) if id(line) in ends else line for line in lines]
    return [line for line in kept if line.text]


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines of a page column by column, within bands that lines across all columns cut."""
    left, right = _columns(lines)
    if left:
        return [*in_reading_order(left), *in_reading_order(right)]
    ordered = sorted(lines, key=lambda line: (-line.y, line.x))
    if len(lines) < 2 * _COLUMN_LINES:
        return ordered
    width = max(line.end for line in lines) - min(line.x for line in lines)
    bands: list[list[Line]] = [[]]
    for line in ordered:
        if line.end - line.x > _ACROSS * width:
            bands += [[line], []]
        else:
            bands[-1].append(line)
    if len(bands) == 1:
        return ordered
    return [line for band in bands for line in (in_reading_order(band) if len(band) < len(lines) else band)]


def _columns(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines on both sides of the first gap between columns; none if there is no gap."""
    by_start = sorted(lines, key=lambda line: line.x)
    reached = by_start[0].end if by_start else 0.0
    for i, line in enumerate(by_start):
        if line.x - reached >= _GUTTER and _is_column(by_start[:i]) and _is_column(by_start[i:]):
            return by_start[:i], by_start[i:]
        reached = max(reached, line.end)
    return [], []


def _is_column(lines: list[Line]) -> bool:
    return len(lines) >= _COLUMN_LINES and sum(len(line.text.split()) for line in lines) >= _COLUMN_WORDS * len(lines)
