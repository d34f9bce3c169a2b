"""A dossier as one page that an editor would sign: it needs nothing else, no network, no script, no other file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sayso.dossier.evidence import NONE
from sayso.dossier.log import Item
from sayso.dossier.sensitivity import PairRange
from sayso.dossier.weighing import EventWeight
from sayso.views.dossier.wording import (
    NOT_CLAIMED,
    SHAPES,
    Shown,
    chain,
    changes,
    dates,
    decibans,
    expected,
    headline,
    is_missing,
    is_seen,
    lead,
    origin,
    origins,
    prior_lines,
    scale,
    span,
    verdict,
    where,
)
from sayso.views.pictures import Picture, Shape, line, rect, text
from sayso.views.rendering import render

_ROW: Final = 56.0
"""Pixels for a pair: its name and the bar below."""


def page(shown: Shown, back: str = "") -> str:
    """Return the page; it can be written as UTF-8 whatever the articles hold.  Raises nothing.

    ``back``: the address of a page that it leads back to.
    """
    return render("dossier.html", title=shown.dossier.question, back=back, **parts(shown))


def parts(shown: Shown) -> dict[str, Any]:
    """Return what the template ``dossier_parts.html`` shows of a dossier."""
    dossier = shown.dossier

    def missing(item: Item) -> bool:
        return is_missing(item, shown.missing)

    return {
        "dossier": dossier,
        "none_of_these": NONE,
        "state": _state(shown),
        "lead": lead(shown),
        "sensitivity": shown.sensitivity,
        "origins": origins(shown),
        "picture": balance(shown.sensitivity.pairs),
        "priors": prior_lines(shown),
        "diagnostic": [(dossier.items[weight.event.id], weight) for weight in shown.sensitivity.diagnostic],
        "events": shown.events,
        "event_headings": (
            "Event",
            "",
            *(("none" if name == NONE else name) for name in dossier.names),
            "Diagnosticity",
        ),
        "reasons": shown.reasons,
        "scale": scale(),
        "not_claimed": NOT_CLAIMED,
        "log": changes(shown.log),
        "is_missing": missing,
        "decibans": decibans,
        "expected": expected,
        "span": span,
        "unsigned": _unsigned,
        "verdict": verdict,
        **event_words(),
    }


def event_words() -> dict[str, Any]:
    """Return what puts an event of a dossier into words, for a template."""
    return {
        "shapes_of_kinds": SHAPES,
        "dates": dates,
        "headline": headline,
        "is_seen": is_seen,
        "where": where,
        "origin": origin,
        "chain": chain,
    }


def _state(shown: Shown) -> str:
    lines = [f"{len(shown.events)} events, raters: {', '.join(shown.dossier.raters) or 'none yet'}"]
    if shown.as_of:
        lines.append(f"as it stood on {shown.as_of.isoformat()}")
    if shown.known_by:
        lines.append(f"with what was reported by {shown.known_by.isoformat()}")
    return "; ".join(lines)


def _unsigned(weight: EventWeight) -> str:
    return decibans(weight.diagnosticity).lstrip("+")


def balance(pairs: tuple[PairRange, ...]) -> Picture:
    """Draw a bar for each pair from its lowest to its highest value, its weight as a line, 0 in the middle."""
    reach = max([10.0, *(abs(end) for pair in pairs for end in (pair.low, pair.high))]) * 1.05
    height = _ROW * len(pairs) + 30

    def x(value: float) -> float:
        return 50 + 46 * value / reach

    def shapes() -> Iterator[Shape]:
        for value in _ticks(reach):
            yield line(x(value), 0, x(value), height - 22, cls="tick")
            yield text(x(value), height - 6, f"{value:+.0f}" if value else "0", anchor="middle")
        yield line(x(0), 0, x(0), height - 22, cls="zero")
        for n, pair in enumerate(pairs):
            y = _ROW * n
            yield text(0, y + 14, f"{pair.first} against {pair.second}")
            kind = "resolved" if pair.resolved else "open"
            yield rect(x(pair.low), y + 24, max(0.3, x(pair.high) - x(pair.low)), 20, rx="3", cls=kind)
            yield line(x(pair.weight), y + 20, x(pair.weight), y + 48, cls="weight")

    words = "; ".join(f"{pair.first} against {pair.second}: {decibans(pair.weight)}, {span(pair)}" for pair in pairs)
    title = "Ranges of the weights of every pair, in decibans"
    return Picture("balanced", title, words, height, tuple(shapes()))


def _ticks(reach: float) -> list[float]:
    step = next((size for size in (5, 10, 20, 50, 100, 200, 500, 1000) if reach / size <= 4), 5000)
    return [float(n * step) for n in range(-int(reach // step), int(reach // step) + 1)]
