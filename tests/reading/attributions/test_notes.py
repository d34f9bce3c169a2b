"""Reporters' notes: who says what has no subject."""

import pytest

from sayso.reading.attributions.notes import add_notes
from tests.reading.marking import passage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Notes, Mayor Ruben Johannes, May 6.\n\nOn the pool:\nSays fuel is what hurts.\n“Ask the bank,” thrice.",
            [("Ruben Johannes", "fuel is what hurts"), ("Ruben Johannes", "“Ask the bank,”")],
        ),
        (
            "Board mtg 3/3. Renn opens. Wants pier shut by Fri. Dole (bait shop): nobody told her.",
            [("Renn", "pier shut by Fri"), ("Dole", "nobody told her")],
        ),
        ("Interview with Chief Ron Ayala\n\nWouldn't say who signed.", [("Chief Ron Ayala", "who signed")]),
        (
            "Call w/ Dina Frost 2/3\n\n- says no architect wants it\n- won't name bidders",
            [("Dina Frost", "no architect wants it"), ("Dina Frost", "bidders")],
        ),
        (
            "TOWN MTG 5/12 - rough notes\n\nSupt. Ann Castellano:\n- wants 2 buses\n- would not say who signed",
            [("Supt. Ann Castellano", "2 buses"), ("Supt. Ann Castellano", "who signed")],
        ),
        ("Ruth Okafor left. Says nothing.", []),
        ("Notes on a pier\n\nIt rained all day.", []),
    ],
)
def test_notes(text: str, expected: list[tuple[str, str]]) -> None:
    notes = add_notes(passage(text), [])
    named = [note.named_by or note.source or (0, 0) for note in notes]
    assert [text[slice(*span)].removeprefix("Mayor ") for span in named] == [who for who, _ in expected]
    assert [text[slice(*note.content[0])] for note in notes] == [words for _, words in expected]
