"""The pictures of an audit: in the page's colours and patterns, each with a description in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sayso.desk.search.audit import NAMINGS, Group
from sayso.views.desk.audit import NAMED, named, percent, share
from sayso.views.pictures import Picture, Shape, circle, line, polyline, rect, text

_WIDTH: Final = 760
_LEFT: Final = 190
"""Where bars begin; what they are called stands before."""
_RIGHT: Final = 640
_ROW: Final = 26
_LONGEST: Final = 26
"""Characters of a name before a bar; the table has all of it."""
_FILLS: Final[dict[str, dict[str, str]]] = {
    "named": {"cls": "f-named"},
    "role": {"fill": "url(#p-role)"},
    "anonymous": {"cls": "f-anonymous"},
    "generic": {"fill": "url(#p-generic)"},
    "unknown": {"cls": "f-unknown"},
}
"""Each fill of the legend; the patterns are the template's."""


def namings(groups: Sequence[Group]) -> Picture:
    """Draw a bar for each group, divided by how speakers are named."""
    shown = [group for group in groups if group.statements]
    shapes = list(_legend())
    for i, group in enumerate(shown):
        shapes += _divided_bar(group, 30 + _ROW * i)
    words = "; ".join(f"{named(group)}: {_shares(group)}" for group in shown[:10])
    return Picture("n", "How speakers are named", words, _WIDTH, 30 + _ROW * len(shown) + 6, tuple(shapes))


def _divided_bar(group: Group, top: int) -> Iterator[Shape]:
    yield _label(named(group), top)
    place = float(_LEFT)
    for naming in NAMINGS:
        part = share(group, naming, "statements") or 0.0
        width = part * (_RIGHT - _LEFT)
        if not width:
            continue
        yield rect(place, top + 3, width, 18, **_FILLS[naming])
        if naming in {"named", "anonymous"} and width >= 36:
            yield text(place + width / 2, top + 16, percent(part), cls="in", anchor="middle")
        place += width
    yield rect(_LEFT, top + 3, _RIGHT - _LEFT, 18, cls="edge")
    yield text(_RIGHT + 10, top + 16, f"{group.statements:,}", cls="soft")


def _shares(group: Group) -> str:
    return ", ".join(f"{NAMED[naming]} {percent(share(group, naming, 'statements'))}" for naming in NAMINGS)


def _legend() -> Iterator[Shape]:
    place = _LEFT
    for naming in NAMINGS:
        yield rect(place, 6, 14, 12, **_FILLS[naming])
        yield rect(place, 6, 14, 12, cls="edge")
        yield text(place + 19, 16, NAMED[naming])
        place += 34 + 8 * len(NAMED[naming])
    yield text(_RIGHT + 10, 16, "statements", cls="soft")


def anonymity(months: Sequence[Group]) -> Picture:
    """Draw the share of unnamed sources, month by month; a month without statements breaks the line."""
    shares = [share(month, "anonymous", "statements") for month in months]
    highest = max((value for value in shares if value is not None), default=0.0)
    top = next(level for level in (0.05, 0.1, 0.2, 0.3, 0.5, 1.0) if highest <= level)
    height, low, high = 220, 180, 16
    step = (_WIDTH - 90) / max(len(months) - 1, 1)

    def across(i: int) -> float:
        return 60 + step * i

    def up(value: float) -> float:
        return low - (low - high) * value / top

    shapes: list[Shape] = []
    for level in (0.0, top / 2, top):
        shapes.append(line(60, up(level), _WIDTH - 20, up(level), cls="rule"))
        shapes.append(text(52, up(level) + 4, f"{100 * level:g} %", cls="soft", anchor="end"))
    every = max(1, -(-len(months) // 12))
    shapes += [
        text(across(i), low + 20, month.name or "", cls="soft", anchor="middle")
        for i, month in enumerate(months)
        if i % every == 0
    ]
    shapes += _line(shares, across, up)
    known = [(month, value) for month, value in zip(months, shares, strict=True) if value is not None]
    return Picture("a", "Share of unnamed speakers by month", _trend(known), _WIDTH, height, tuple(shapes))


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
    points: list[tuple[float, float]] = []
    for i, value in enumerate([*shares, None]):
        if value is not None:
            points.append((across(i), up(value)))
            if len(shares) <= 40:
                yield circle(across(i), up(value), 3, cls="dot")
        elif points:
            yield polyline(points, cls="line")
            points = []


def voices(groups: Sequence[Group]) -> Picture:
    """Draw a bar for each of the speakers who are quoted most."""
    most = max((group.statements for group in groups), default=0) or 1
    shapes: list[Shape] = []
    for i, group in enumerate(groups):
        width = (_RIGHT - _LEFT) * group.statements / most
        shapes.append(_label(named(group), _ROW * i))
        shapes.append(rect(_LEFT, _ROW * i + 3, width, 18, cls="bar"))
        shapes.append(text(_LEFT + width + 8, _ROW * i + 16, f"{group.statements:,}"))
    words = "; ".join(f"{named(group)}: {group.statements:,} statements" for group in groups)
    return Picture("v", "Who is quoted most", words, _WIDTH, _ROW * len(groups) + 6, tuple(shapes))


def _label(words: str, top: int) -> Shape:
    short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return text(_LEFT - 10, top + 16, short, anchor="end")
