"""Shapes of a picture: names as SVG has them, places across in percent, all else on one digit."""

from sayso.views.pictures import Shape, circle, line, rect, text


def test_shapes_have_the_attributes_of_svg() -> None:
    assert rect(1, 2.25, 3.333, 4.04, cls="bar") == Shape(
        "rect", {"class": "bar", "x": "1%", "y": "2.2", "width": "3.33%", "height": "4"}
    )
    assert line(0, 1, 2.5, 3) == Shape("line", {"x1": "0%", "x2": "2.5%", "y1": "1", "y2": "3"})
    assert circle(100, 1, 3, cls="dot") == Shape("circle", {"class": "dot", "cx": "100%", "cy": "1", "r": "3"})


def test_words_keep_their_anchor_and_class() -> None:
    assert text(1, 2, "12 %", cls="soft", anchor="end") == Shape(
        "text", {"x": "1%", "y": "2", "text-anchor": "end", "class": "soft"}, "12 %"
    )
