"""Names without case, accents and marks."""

import pytest

from sayso.names.folding import Tokens, fold, splits, without_suffix

FOLDED = [
    ("Ruth Okafor", ("ruth", "okafor")),
    ("José Á. Luján", ("jose", "a", "lujan")),
    ("Alma Ortiz-Bell", ("alma", "ortiz", "bell")),
    ("Conor O’Dowd", ("conor", "odowd")),
    ("J.D. Quill", ("j", "d", "quill")),
    ("JD Quill", ("j", "d", "quill")),
    ("J. D. Quill", ("j", "d", "quill")),
    ("Rutger Łoś", ("rutger", "los")),
    ("Åse Øverland’s", ("ase", "overland")),
    ("Harlan Pike Jr.", ("harlan", "pike", "jr")),
    ("Harlan Pike II", ("harlan", "pike", "ii")),
    ("", ()),
    ("— 7 …", ()),
]


@pytest.mark.parametrize(("text", "words"), FOLDED)
def test_fold(text: str, words: Tokens) -> None:
    assert fold(text) == words


def test_suffixes_and_splits() -> None:
    assert without_suffix(("harlan", "pike", "iii")) == (("harlan", "pike"), "iii")
    assert without_suffix(("jr",)) == (("jr",), None)
    assert list(splits(("a", "b"))) == [((), "a b"), (("a",), "b")]
    assert len(list(splits(tuple("abcdefgh")))) == 4
