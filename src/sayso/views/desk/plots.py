"""The pictures of an audit: in the page's colours and patterns, each with a description in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap
from typing import Final, NamedTuple

from sayso.desk.search.audit import NAMINGS, By, Group
from sayso.views.desk.audit import NAMED, named, percent, share
from sayso.views.pictures import Picture, Shape, circle, line, rect, text

_LINE: Final = 18
"""Pixels for a line of words above a bar."""
_BAR: Final = 26
"""Pixels for a bar and the gap below it."""
_LONGEST: Final = 28
"""Characters of a name on a line, with the number beside it, on the narrowest page."""
_FILLS: Final[dict[str, dict[str, str]]] = {
    "named": {"cls": "f-named"},
    "role": {"fill": "url(#p-role)"},
    "anonymous": {"cls": "f-anonymous"},
    "generic": {"fill": "url(#p-generic)"},
    "unknown": {"cls": "f-unknown"},
}
"""How each way of naming is filled; the patterns are the template's."""


class Key(NamedTuple):
    """An entry of a legend."""

    fill: dict[str, str]
    words: str


def legend() -> tuple[Key, ...]:
    """Return the legend of `namings`, by attributes of SVG."""
    fills = {
        naming: {name.replace("cls", "class"): value for name, value in fill.items()} for naming, fill in _FILLS.items()
    }
    return tuple(Key(fills[naming], NAMED[naming]) for naming in NAMINGS)


def namings(groups: Sequence[Group], by: By) -> Picture:
    """Draw a bar for each group, divided by how speakers are named; its name and number of statements stand above."""
    shown = [group for group in groups if group.statements]
    shapes, top = [], 0
    for group in shown:
        number = f"{group.statements:,} {'statement' if group.statements == 1 else 'statements'}"
        labels, top = _labels(named(group, by), number, top)
        shapes += [*labels, *_divided_bar(group, top)]
        top += _BAR
    words = "; ".join(f"{named(group, by)}: {_shares(group)}" for group in shown[:10])
    return Picture("n", "How speakers are named", words, top, tuple(shapes))


def _labels(name: str, number: str, top: int) -> tuple[list[Shape], int]:
    """Write a name, in as many lines as it needs, and a number beside the first; return them and where they end."""
    lines = wrap(name, _LONGEST) or [""]
    shapes = [text(0, top + 14 + _LINE * i, words) for i, words in enumerate(lines)]
    return [*shapes, text(100, top + 14, number, cls="soft", anchor="end")], top + _LINE * len(lines)


def _divided_bar(group: Group, top: int) -> Iterator[Shape]:
    place = 0.0
    for naming in NAMINGS:
        part = share(group, naming, "statements") or 0.0
        width = 100 * part
        if not width:
            continue
        yield rect(place, top, width, 18, **_FILLS[naming])
        if naming in {"named", "anonymous"} and part >= _ROOM:
            yield text(place + width / 2, top + 13, percent(part), cls="in", anchor="middle")
        place += width
    yield rect(0, top, 100, 18, cls="edge")


_ROOM: Final = 0.12
"""The share of a bar that has room for a figure, on the narrowest page."""


def _shares(group: Group) -> str:
    return ", ".join(f"{NAMED[naming]} {percent(share(group, naming, 'statements'))}" for naming in NAMINGS)


def anonymity(months: Sequence[Group]) -> Picture:
    """Draw the share of unnamed sources, month by month; a month without statements breaks the line."""
    shares = [share(month, "anonymous", "statements") for month in months]
    highest = max((value for value in shares if value is not None), default=0.0)
    top = next(level for level in (0.05, 0.1, 0.2, 0.3, 0.5, 1.0) if highest <= level)
    height, low, high = 220, 190, 24
    step = 94 / max(len(months) - 1, 1)

    def across(i: int) -> float:
        return 3 + step * i

    def up(value: float) -> float:
        return low - (low - high) * value / top

    shapes: list[Shape] = []
    for level in (0.0, top / 2, top):
        shapes.append(line(0, up(level), 100, up(level), cls="rule"))
        shapes.append(text(0, up(level) - 4, f"{100 * level:g} %", cls="soft"))
    every = max(1, -(-len(months) // 5))
    shapes += [
        text(across(i), low + 20, month.name or "", cls="soft", anchor=_anchor(i, len(months)))
        for i, month in enumerate(months)
        if i % every == 0
    ]
    shapes += _line(shares, across, up)
    known = [(month, value) for month, value in zip(months, shares, strict=True) if value is not None]
    return Picture("a", "Share of unnamed speakers by month", _trend(known), height, tuple(shapes))


def _anchor(i: int, number: int) -> str:
    """Return the end of a month's name that stands below its point, so that none reaches out of the picture."""
    if i == 0:
        return "start"
    return "end" if i == number - 1 else "middle"


def _trend(known: list[tuple[Group, float]]) -> str:
    if not known:
        return ""
    (first, first_share), (last, last_share) = known[0], known[-1]
    most, most_share = max(known, key=lambda pair: pair[1])
    return (
        f"From {first.name}, {percent(first_share)}, to {last.name}, {percent(last_share)}; "
        f"highest in {most.name}, {percent(most_share)}."
    )


def _line(
    shares: Sequence[float | None], across: Callable[[int], float], up: Callable[[float], float]
) -> Iterator[Shape]:
    for i, value in enumerate(shares):
        following = shares[i + 1] if i + 1 < len(shares) else None
        if value is None:
            continue
        is_alone = following is None and (i == 0 or shares[i - 1] is None)
        if len(shares) <= 40 or is_alone:
            yield circle(across(i), up(value), 3, cls="dot")
        if following is not None:
            yield line(across(i), up(value), across(i + 1), up(following), cls="line")


def voices(groups: Sequence[Group]) -> Picture:
    """Draw a bar for each of the speakers who are quoted most; the name and the number stand above."""
    most = max((group.statements for group in groups), default=0) or 1
    shapes: list[Shape] = []
    top = 0
    for group in groups:
        labels, top = _labels(named(group, "speaker"), f"{group.statements:,}", top)
        shapes += [*labels, rect(0, top, 100 * group.statements / most, 18, cls="bar")]
        top += _BAR
    words = "; ".join(f"{named(group, 'speaker')}: {group.statements:,} statements" for group in groups)
    return Picture("v", "Who is quoted most", words, top, tuple(shapes))
