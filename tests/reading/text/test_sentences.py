"""Where sentences begin and end: a bar stands before each that begins inside the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.text import Text


@pytest.mark.parametrize(
    "marked",
    [
        "It is over. |She left.",
        "It is over! |“Go home,” she said. |“Now.”",
        "“It is over.” |She left.",
        "Is it over? |(It is.) |He left.",
        # abbreviations and initials
        "Sen. Pike met Kean Jr. and Prof. Moss on Sept. 3 in the U.S. Senate. |Lt. Roe was there.",
        "John F. Kelly said so to Gov. Hollin.",
        # a small letter goes on
        "“Is it over?” she asked. |“It is!” he cried.",
        "It opens at 9 a.m. and closes at 5 p.m. on Sundays.",
        # paragraphs
        "The pier\n|The board closed it\n\n|“No”",
        "It cost $2.5 million. |3 men paid.",
    ],
)
def test_beginnings(marked: str) -> None:
    parts = marked.split("|")
    sentences = Text.of_lines("".join(parts)).sentences
    places = [len("".join(parts[:i])) for i in range(len(parts))]
    assert sentences.starts == places
    ends = [place + len(part.rstrip()) for place, part in zip(places, parts, strict=True)]
    assert sentences.ends == ends
    for i, (start, end) in enumerate(zip(places, ends, strict=True)):
        assert sentences.start(start) == sentences.start(end - 1) == start
        assert sentences.end(start) == sentences.end(end - 1) == end
        assert sentences.begins_within(start - 1, start) and not sentences.begins_within(start, end)
        assert bool(i) == sentences.begins_within(0, end)


def test_split_leaves_out_the_stops_between() -> None:
    text = "Roe said that it was over. She left! “Go home,” she said."
    parts = Text(text).sentences.split(9, len(text))
    assert [text[slice(*part)] for part in parts] == ["that it was over", "She left", "“Go home,” she said."]


@given(st.text(alphabet="Aa .!?“”\n1", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text(text: str, start: int, end: int) -> None:
    sentences = Text.of_lines(text).sentences
    assert sentences.starts == sorted(sentences.starts) and len(sentences.starts) == len(sentences.ends)
    assert all(a < b for a, b in zip(sentences.starts, sentences.ends, strict=True))
    start, end = min(start, len(text)), min(end, len(text))
    reached = start
    for part in sentences.split(start, end):
        assert reached <= part[0] < part[1] <= end
        reached = part[1]
