"""Plots as SVG within a page: drawn with its colours, in patterns as well, and told in words to who cannot see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sayso.desk.search.audit import NAMINGS, Group
from sayso.views.desk.audit import NAMED, named, percent, share
from sayso.views.markup import escaped

_WIDTH: Final = 760
_LEFT: Final = 190
"""Where bars begin; what they are called stands before."""
_RIGHT: Final = 640
_ROW: Final = 26
_LONGEST: Final = 26
_PATTERNS: Final = """\
<defs>
<pattern id="p-role" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect class="f-role" width="6" height="6"/><line class="s-role" y2="6" stroke-width="3"/></pattern>
<pattern id="p-generic" width="6" height="6" patternUnits="userSpaceOnUse">\
<rect class="f-generic" width="6" height="6"/><circle class="s-generic" cx="3" cy="3" r="1.4"/></pattern>
</defs>
"""
_FILLS: Final = {
    "named": 'class="f-named"',
    "role": 'fill="url(#p-role)"',
    "anonymous": 'class="f-anonymous"',
    "generic": 'fill="url(#p-generic)"',
    "unknown": 'class="f-unknown"',
}


def namings(groups: Sequence[Group]) -> str:
    """A bar for each group, parted by how those who speak are named."""
    shown = [group for group in groups if group.statements]
    height = 30 + _ROW * len(shown) + 6
    out = [_PATTERNS, _legend()]
    for i, group in enumerate(shown):
        top, place = 30 + _ROW * i, float(_LEFT)
        out.append(_label(named(group), top))
        for naming in NAMINGS:
            part = share(group, naming, "statements") or 0.0
            width = part * (_RIGHT - _LEFT)
            if not width:
                continue
            out.append(f'<rect {_FILLS[naming]} x="{place:.1f}" y="{top + 3}" width="{width:.1f}" height="18"/>')
            if naming in {"named", "anonymous"} and width >= 36:
                out.append(_text(place + width / 2, top + 16, percent(part), "in", "middle"))
            place += width
        edge = f'x="{_LEFT}" y="{top + 3}" width="{_RIGHT - _LEFT}" height="18"'
        out.append(f'<rect class="edge" {edge}/>')
        out.append(_text(_RIGHT + 10, top + 16, f"{group.statements:,}", "soft"))
    told = "; ".join(f"{named(group)}: {_told(group)}" for group in shown[:10])
    return _svg("n", "How those who speak are named", told, height, "".join(out))


def _told(group: Group) -> str:
    return ", ".join(f"{NAMED[one]} {percent(share(group, one, 'statements'))}" for one in NAMINGS)


def _legend() -> str:
    out, place = [], _LEFT
    for naming in NAMINGS:
        out.append(f'<rect {_FILLS[naming]} x="{place}" y="6" width="14" height="12"/>')
        out.append(f'<rect class="edge" x="{place}" y="6" width="14" height="12"/>')
        out.append(_text(place + 19, 16, NAMED[naming]))
        place += 34 + 8 * len(NAMED[naming])
    out.append(_text(_RIGHT + 10, 16, "statements", "soft"))
    return "".join(out)


def anonymity(months: Sequence[Group]) -> str:
    """The share of the unnamed, month by month; a month without statements breaks the line."""
    shares = [share(month, "anonymous", "statements") for month in months]
    highest = max((one for one in shares if one is not None), default=0.0)
    top = next(level for level in (0.05, 0.1, 0.2, 0.3, 0.5, 1.0) if highest <= level)
    height, low, high = 220, 180, 16
    step = (_WIDTH - 90) / max(len(months) - 1, 1)

    def across(i: int) -> float:
        return 60 + step * i

    def up(one: float) -> float:
        return low - (low - high) * one / top

    out = []
    for level in (0.0, top / 2, top):
        out.append(f'<line class="rule" x1="60" x2="{_WIDTH - 20}" y1="{up(level):.1f}" y2="{up(level):.1f}"/>')
        out.append(_text(52, up(level) + 4, f"{100 * level:g} %", "soft", "end"))
    every = max(1, -(-len(months) // 12))
    out += [
        _text(across(i), low + 20, month.name or "", "soft", "middle")
        for i, month in enumerate(months)
        if i % every == 0
    ]
    out += _line(shares, across, up)
    ends = [(month, one) for month, one in zip(months, shares, strict=True) if one is not None]
    told = ""
    if ends:
        most = max(ends, key=lambda end: end[1])
        told = (
            f"From {ends[0][0].name}, {percent(ends[0][1])}, to {ends[-1][0].name}, {percent(ends[-1][1])}; "
            f"highest in {most[0].name}, {percent(most[1])}."
        )
    return _svg("a", "Share of unnamed speakers by month", told, height, "".join(out))


def _line(shares: Sequence[float | None], across: Callable[[int], float], up: Callable[[float], float]) -> list[str]:
    out: list[str] = []
    points: list[str] = []
    for i, one in enumerate([*shares, None]):
        if one is not None:
            points.append(f"{across(i):.1f},{up(one):.1f}")
            if len(shares) <= 40:
                out.append(f'<circle class="dot" cx="{across(i):.1f}" cy="{up(one):.1f}" r="3"/>')
        elif points:
            out.append(f'<polyline class="line" points="{" ".join(points)}"/>')
            points = []
    return out


def voices(heard: Sequence[Group]) -> str:
    """A bar for each of those who are heard most."""
    most = max((one.statements for one in heard), default=0) or 1
    out = []
    for i, one in enumerate(heard):
        width = (_RIGHT - _LEFT) * one.statements / most
        out.append(_label(named(one), _ROW * i))
        out.append(f'<rect class="bar" x="{_LEFT}" y="{_ROW * i + 3}" width="{width:.1f}" height="18"/>')
        out.append(_text(_LEFT + width + 8, _ROW * i + 16, f"{one.statements:,}"))
    told = "; ".join(f"{named(one)}: {one.statements:,} statements" for one in heard)
    return _svg("v", "Who is heard most", told, _ROW * len(heard) + 6, "".join(out))


def _label(words: str, top: int) -> str:
    short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return _text(_LEFT - 10, top + 16, short, "", "end")


def _text(x: float, y: float, words: str, name: str = "", anchor: str = "") -> str:
    more = f' class="{name}"' * bool(name) + f' text-anchor="{anchor}"' * bool(anchor)
    return f'<text x="{x:.1f}" y="{y:.1f}"{more}>{escaped(words)}</text>'


def _svg(id_: str, title: str, told: str, height: int, inner: str) -> str:
    return (
        f'<div class="picture" tabindex="0" role="region" aria-label="{escaped(title)}: the plot">'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="{id_}-title {id_}-desc">\n'
        f'<title id="{id_}-title">{escaped(title)}</title>\n<desc id="{id_}-desc">{escaped(told)}</desc>\n'
        f"{inner}\n</svg></div>\n"
    )
