"""Word pieces: offsets, capitals, gaps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.pieces import CASES, GAPS, split

WORDS = [
    # text, [(piece, its capitals, the gap before it)]
    ("Roe said.", [("Roe", "first", "paragraph"), ("said", "none", "space"), (".", "none", "joined")]),
    (
        "NATO’s A",
        [("NATO", "all", "paragraph"), ("’", "none", "joined"), ("s", "none", "joined"), ("A", "first", "space")],
    ),
    ("so\nit\n\nis", [("so", "none", "paragraph"), ("it", "none", "line"), ("is", "none", "paragraph")]),
    ("so\r\nit\r\n\r\nis", [("so", "none", "paragraph"), ("it", "none", "line"), ("is", "none", "paragraph")]),
    ('"No"', [('"', "none", "paragraph"), ("No", "first", "joined"), ('"', "none", "joined")]),
    ("Ölçü É", [("Ö", "first", "paragraph"), ("É", "first", "space")]),
    ("", []),
    (" \n\t", []),
    ("\x00", []),
]


@pytest.mark.parametrize(("text", "wanted"), WORDS)
def test_split(text: str, wanted: list[tuple[str, str, str]]) -> None:
    pieces = split(text)
    got = [
        (text[s:e], CASES[c], GAPS[g])
        for s, e, c, g in zip(pieces.start, pieces.end, pieces.case, pieces.gap, strict=True)
    ]
    if text.startswith("Ö"):  # how it is cut is the vocabulary's business
        assert (got[0][1:], got[-1]) == (wanted[0][1:], wanted[-1])
    else:
        assert got == wanted


def test_lone_surrogates_keep_their_place() -> None:
    pieces = split("so \ud800 it 😀 is")
    assert [("so \ud800 it 😀 is")[s:e] for s, e in zip(pieces.start, pieces.end, strict=True)][-1] == "is"


@given(st.text(st.characters(), max_size=200))
def test_any_text(text: str) -> None:
    pieces = split(text)
    again = split(text)
    assert all((getattr(pieces, name) == getattr(again, name)).all() for name in ("ids", "case", "gap", "start", "end"))
    assert (pieces.start < pieces.end).all()
    assert (np.diff(pieces.start) >= 0).all() and (pieces.end <= len(text)).all()
    assert set(pieces.case) <= {0, 1, 2} and set(pieces.gap) <= {0, 1, 2, 3}
