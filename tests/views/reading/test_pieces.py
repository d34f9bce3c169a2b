"""Words out of a text, letter by letter."""

from __future__ import annotations

import pytest

from sayso.records import Span
from sayso.views.reading.pieces import Pieces

TEXT = "“One,” he said, “two.”\n\n“Three  and\tfour.\n\n“Five.”"
WRAPPED = (
    "The mayor of Mill Valley said on Tuesday that she would not\n"
    "stand for another term, and that nobody would be more glad of\n"
    "it than the people who had to listen to her every week in the\n"
    "hall.\n"
)


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([(0, 6)], ["“One,”"]),
        ([(0, 6), (16, 22)], ["“One,” … “two.”"]),
        ([(16, len(TEXT))], ["“two.”", "“Three  and\tfour.", "“Five.”"]),
        ([(0, 3), (3, 6)], ["“One,”"]),
        ([(16, 22), (24, 30)], ["“two.”", "“Three"]),
        ([(0, 6), (24, 30)], ["“One,” … “Three"]),
        ([], []),
        ([(900, 950), (-5, 0), (4, 2)], []),
        ([(20, 24)], [".”"]),
        ([(0, 6), (2, 6)], ["“One,” … ne,”"]),
    ],
)
def test_pieces_are_joined_and_paragraphs_kept(spans: list[Span], found: list[str]) -> None:
    assert Pieces(TEXT).paragraphs(spans) == found


def test_a_line_has_no_breaks() -> None:
    assert Pieces(TEXT).line([(16, len(TEXT))]) == "“two.” “Three  and\tfour. “Five.”"


def test_lines_that_are_only_wrapped_are_joined() -> None:
    start, end = WRAPPED.index("she would"), WRAPPED.index(", and")
    assert Pieces(WRAPPED).paragraphs([(start, end)]) == ["she would not stand for another term"]
