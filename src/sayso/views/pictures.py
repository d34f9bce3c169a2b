"""Pictures as shapes that a template draws as SVG, in the page's colours, with a description in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Element = Literal["rect", "line", "circle", "text"]


@dataclass(frozen=True)
class Shape:
    """An element of SVG; places across are in percent of the picture's width, all other numbers in pixels."""

    element: Element
    attributes: dict[str, str | float]
    words: str = ""


@dataclass(frozen=True)
class Picture:
    """Shapes with a title, and with a description for readers who cannot see them.

    ``id`` is unique on the page; ``height`` is in pixels.  A picture is as wide as there is room.
    """

    id: str
    title: str
    description: str
    height: float
    shapes: tuple[Shape, ...]


def rect(x: float, y: float, width: float, height: float, **attributes: str) -> Shape:
    """Draw a rectangle by its upper left corner; ``cls`` is its class."""
    place: dict[str, str | float] = {
        "x": _percent(x),
        "y": _short(y),
        "width": _percent(width),
        "height": _short(height),
    }
    return Shape("rect", _named(attributes) | place)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str) -> Shape:
    """Draw a line from one point to another."""
    place: dict[str, str | float] = {"x1": _percent(x1), "x2": _percent(x2), "y1": _short(y1), "y2": _short(y2)}
    return Shape("line", _named(attributes) | place)


def circle(cx: float, cy: float, r: float, **attributes: str) -> Shape:
    """Draw a circle around a point; ``r`` is in pixels."""
    return Shape("circle", _named(attributes) | {"cx": _percent(cx), "cy": _short(cy), "r": _short(r)})


def text(x: float, y: float, words: str, **attributes: str) -> Shape:
    """Write words on a line; ``anchor`` says which end of them stands at ``x`` (start, middle, end)."""
    anchor = attributes.pop("anchor", "")
    place: dict[str, str | float] = {"x": _percent(x), "y": _short(y)}
    if anchor:
        place["text-anchor"] = anchor
    return Shape("text", place | _named(attributes), words)


def _named(attributes: dict[str, str]) -> dict[str, str | float]:
    """Return attributes by their names in SVG: ``cls`` is ``class``; those without a value are left out."""
    return {"class" if name == "cls" else name: value for name, value in attributes.items() if value}


def _percent(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
