"""What is typed becomes phrases, and never an error."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.search.phrases import Phrase, for_fts5, for_postgres, marks, phrases

TYPED = [
    ("bridge", [Phrase(("bridge",))]),
    ("bridge repair", [Phrase(("bridge",)), Phrase(("repair",))]),
    ('"not safe" now', [Phrase(("not", "safe")), Phrase(("now",))]),
    ("“not safe”", [Phrase(("not", "safe"))]),
    ("hous*", [Phrase(("hous",), begins=True)]),
    ('"safe hous"*', [Phrase(("safe", "hous"), begins=True)]),
    ("O'Neill", [Phrase(("O", "Neill"))]),
    ("NEAR(a b)", [Phrase(("NEAR", "a")), Phrase(("b",))]),
    ("AND OR NOT", [Phrase(("AND",)), Phrase(("OR",)), Phrase(("NOT",))]),
    ('"', []),
    ("*", []),
    ("🙂 ^ - :", []),
    ('"never closed', [Phrase(("never", "closed"))]),
]


@pytest.mark.parametrize(("typed", "found"), TYPED)
def test_typed(typed: str, found: list[Phrase]) -> None:
    assert list(phrases(typed)) == found


@given(st.text(max_size=40) | st.text('"*“”(): ^-aé1_{}+', max_size=20))
def test_nothing_typed_is_an_error_of_the_index(typed: str) -> None:
    found = phrases(typed)
    if not found:
        return
    with sqlite3.connect(":memory:") as index:
        index.execute("CREATE VIRTUAL TABLE t USING fts5(speaker, source_text, content_text)")
        for part in (None, "speaker", "content"):
            index.execute("SELECT rowid FROM t WHERE t MATCH ?", (for_fts5(found, part),)).fetchall()
    index.close()


def test_for_postgres() -> None:
    found = phrases('bridge "not saf"*')
    assert for_postgres(found) == "('bridge') & ('not' <-> 'saf':*)"
    assert for_postgres(found, "speaker") == "('bridge':A) & ('not':A <-> 'saf':*A)"
    assert for_postgres(phrases("Inés cafe\u0301*")) == "('Ines') & ('cafe':*)"


MARKED = [
    ("The bridge was not safe.", "bridge", ["bridge"]),
    ("not only safe, but not safe", '"not safe"', ["not safe"]),
    ("Houses and housing", "hous*", ["Houses", "housing"]),
    ("a café, a CAFE\u0301", "cafe", ["café", "CAFE\u0301"]),
    ("bridges", "bridge", []),
    ("unsafe safe", "safe", ["safe"]),
]


@pytest.mark.parametrize(("text", "typed", "found"), MARKED)
def test_marks(text: str, typed: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, phrases(typed))] == found
