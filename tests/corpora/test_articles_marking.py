"""Acts of articles, marked in short lines."""

import pytest

from corpora.articles_marking import rows
from corpora.marked import MarkedError

TEXT = "The mayor sued the county.\nThe county said it had sued the mayor, and the council passed the bill."
TEXTS = {"made-1": {"id": "made-1", "date": "2020-01-02", "text": TEXT}}


def test_lines_become_rows() -> None:
    lines = """
== made-1
0 | The mayor | sued | the county | ACCUSE court @2020-01
1 | it | sued | the mayor | ACCUSE in
1 | the council | passed | | SUPPORT for | the bill
"""
    [row] = rows(lines, TEXTS)
    assert (row["id"], row["published"]) == ("made-1", "2020-01-02")
    first, second, third = row["acts"]
    assert (first["channel"], first["date"]) == ("court", "2020-01")
    assert [TEXT[slice(*second[name])] for name in ("actor", "predicate", "recipient")] == ["it", "sued", "the mayor"]
    assert second["inside_attribution"]
    assert (third["recipient"], third["vote"], TEXT[slice(*third["bill"])]) == (None, "for", "the bill")


def test_a_later_place_of_the_same_words() -> None:
    [row] = rows("== made-1\n1 | county | sued | the#2 | ACCUSE", TEXTS)
    place = TEXT.index("the council")
    assert row["acts"][0]["recipient"] == (place, place + 3)


def test_an_article_without_lines_has_no_acts() -> None:
    assert [row["acts"] for row in rows("== made-1\n", TEXTS)] == [[]]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("0 | the mayor | sued | the county | ACCUSE", "'the mayor' does not stand in the sentence"),
        ("0 | The mayor | sued | the county | BLAME", "the type 'BLAME' is none of"),
        ("0 | The mayor | sued | the county | ACCUSE loudly", "'loudly' is no factuality"),
        ("7 | The mayor | sued | the county | ACCUSE", "line 2, .*index out of range"),
    ],
)
def test_faults_are_named(line: str, complaint: str) -> None:
    with pytest.raises(MarkedError, match=complaint):
        list(rows(f"== made-1\n{line}", TEXTS))
