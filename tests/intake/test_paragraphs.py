"""Paragraphs: a line each, or, in wrapped text, what blank lines part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.paragraphs import paragraphs

LETTER = (
    "Mayor Harlan Pike of Mill Valley said on Tuesday that he would resign\n"
    "by the end of the month. He gave no reason, and would not answer when\n"
    "reporters asked about the bridge.\n"
    "\n"
    "Council member Ida Moss said that she was not surprised at all by the\n"
    "news. The council meets on Friday.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\r\n", []),
        ("One.", ["One."]),
        ("One.\nTwo.\n\nThree.\n", ["One.", "Two.", "Three."]),
        ("  One.  \r\n\r\nTwo.\rThree.\u2029Four.\u2028Five.", ["One.", "Two.", "Three.", "Four.", "Five."]),
        ("Pike resigned on Monday.\nHe gave no reason for it.\nMoss was not surprised.", 3),
        (LETTER, 2),
        (LETTER.replace("\n", "\r\n"), 2),
        ("A headline that is much longer than any of the wrapped lines below it, for all it is worth\n\n" + LETTER, 3),
    ],
)
def test_paragraphs(text: str, expected: list[str] | int) -> None:
    found = [paragraph.text for paragraph in paragraphs(text)]
    assert found == expected if isinstance(expected, list) else len(found) == expected


@given(st.text(st.sampled_from("ab.\n\r \u2028\ud800\0"), max_size=60))
def test_paragraphs_are_where_they_say(text: str) -> None:
    last = 0
    for paragraph in paragraphs(text):
        assert last <= paragraph.start < paragraph.end
        assert text[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip()
        last = paragraph.end
