"""The picture of a network: no name stands on another, at any width at which it shows."""

from __future__ import annotations

import random

import pytest

from sayso.views.pictures import Shape
from sayso.views.web.network import Tie, picture

LETTER = 6.0
"""Pixels of a letter in the middle of names, at 12 pixels."""


def box(shape: Shape, width: int) -> tuple[float, float, float, float]:
    """The place of a name in pixels: left, top, right, bottom."""
    wide, x = LETTER * len(shape.words), float(str(shape.attributes["x"]).rstrip("%")) * width / 100
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[str(shape.attributes["text-anchor"])]
    return left, float(shape.attributes["y"]) - 10, left + wide, float(shape.attributes["y"])


@pytest.mark.parametrize("actors", [2, 12, 60])
@pytest.mark.parametrize("width", [320, 700, 1300])
def test_no_name_stands_on_another(actors: int, width: int) -> None:
    randomness = random.Random(actors)
    places = {f"a{n}": (randomness.random(), randomness.random()) for n in range(actors)}
    ties = [Tie(f"Actor Number {n}", f"a{n}", "Lena Pike", "a0", "SUPPORT", 1, "", "", "") for n in range(1, actors)]
    drawn = picture(ties, places)
    names = [shape for shape in drawn.shapes if shape.element == "text"]
    shown = [shape for shape in names if width >= 640 or "class" not in shape.attributes]
    boxes = [box(shape, width) for shape in shown]
    assert boxes and all(left >= 0 and right <= width for left, _, right, _ in boxes)
    assert any(shape.words == "Lena Pike" for shape in shown), "whoever has most ties is named"
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:number]:
            assert right <= other[0] or left >= other[2] or bottom <= other[1] or top >= other[3]
