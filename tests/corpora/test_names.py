"""What is left of a name when titles, articles and marks are off, and what a text agrees on."""

import pytest

from corpora.names import Named, agreed, trimmed

SPANS = [
    ("Sen. Ruth Roe's", "person", "Ruth Roe"),
    ("“President-elect Roe", "person", "Roe"),
    ("the United States", "place", "United States"),
    ("Justice Department", "organisation", "Justice Department"),
    ("Roe Jr.", "person", "Roe Jr."),
    ("the Harbor Trust,", "organisation", "Harbor Trust"),
    ("Gov. Pike,", "person", "Pike"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), SPANS)
def test_trimmed(text: str, kind: str, wanted: str) -> None:
    assert text[slice(*trimmed(text, (0, len(text)), kind))] == wanted


def test_agreed() -> None:
    text = "Ruth Roe won. Roe left Ashport, Ashport slept in Ashport, see https://ashport"
    places = [("Ruth Roe", "person"), ("Roe left", ""), ("Ashport", "place"), ("https://ashport", "organisation")]
    names = [
        Named((0, 8), "person"),
        Named((14, 17), "organisation"),
        Named((23, 30), "place"),
        Named((32, 39), "person"),
        Named((49, 56), "place"),
        Named((62, 77), "organisation"),
    ]
    got = [(text[slice(*one.span)], one.type) for one in agreed(text, names)]
    wanted = [places[0], ("Roe", "person"), *[("Ashport", "place")] * 3]
    assert got == wanted
