"""GUM's columns to mentions and names, on sentences of our own."""

from pathlib import Path

import pytest

from corpora.gum import Document, documents

HEAD = "# newdoc id = GUM_news_own\n"
SENTENCES = """# newpar
1\tMayor\tMayor\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=(1-person-new-nnnnn-cf1-2,3-coref-Ruth_Roe
2\tRuth\tRuth\tPROPN\tNNP\t_\t6\tnsubj\t_\t_
3\tRoe\tRoe\tPROPN\tNNP\t_\t2\tflat\t_\t_
4\tand\tand\tCCONJ\tCC\t_\t5\tcc\t_\t_
5\tPike\tPike\tPROPN\tNNP\t_\t2\tconj\t_\tEntity=1)(2-person-new-nnnnn-cf2-1-coref)
6\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
7\tthe\tthe\tDET\tDT\t_\t8\tdet\t_\tEntity=(3-organization-new-nnnnn-cf3-2-sgl-University_of_Ashport
8\tUniversity\tUniversity\tPROPN\tNNP\t_\t6\tobj\t_\t_
9\tof\tof\tADP\tIN\t_\t10\tcase\t_\t_
10-11\tAshport's\t_\t_\t_\t_\t_\t_\t_\t_
10\tAshport\tAshport\tPROPN\tNNP\t_\t8\tnmod\t_\tEntity=(4-place-new-nnnnn-cf4-1-sgl)
11\t's\t's\tPART\tPOS\t_\t8\tcase\t_\tEntity=3)
12\thall\thall\tNOUN\tNN\t_\t6\tobl\t_\tSpaceAfter=No
13\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# newpar
1\tTheir\ttheir\tPRON\tPRP$\t_\t2\tnmod:poss\t_\tEntity=(6-object-giv:act-nnnnn-cf1-2-sgl(5-person-giv:act-nnnnn-cf1-1-ana)
2\tDutch\tDutch\tADJ\tJJ\t_\t3\tamod\t_\t_
3\tbikes\tbike\tNOUN\tNNS\t_\t0\troot\t_\tEntity=6)
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    (tmp_path / "own.conllu").write_text(HEAD + SENTENCES)
    (one,) = documents(tmp_path / "own.conllu")
    return one


def test_text(document: Document) -> None:
    assert document.text == "Mayor Ruth Roe and Pike left the University of Ashport's hall.\n\nTheir Dutch bikes"
    assert document.genre == "news"


def test_mentions(document: Document) -> None:
    got = [
        (document.text[slice(*one.span)], document.text[slice(*one.head)], one.form, one.type, one.entity)
        for one in document.mentions
    ]
    assert got == [
        ("Mayor Ruth Roe and Pike", "Ruth", "name", "person", 1),
        ("Pike", "Pike", "name", "person", 2),
        ("the University of Ashport", "University", "name", "organisation", 3),
        ("Ashport", "Ashport", "name", "place", 4),
        ("Their", "Their", "pronoun", "person", 5),
        ("Their Dutch bikes", "bikes", "noun", "other", 6),
    ]


def test_a_group_is_known_by_its_and(tmp_path: Path) -> None:
    both = SENTENCES.replace("Entity=(1-", "Entity=(7-person-new-nnnnn-cf1-2-coref(1-").replace(
        "cf1-2,3-coref", "cf1-2"
    )
    both = both.replace(
        "3\tRoe\tRoe\tPROPN\tNNP\t_\t2\tflat\t_\t_", "3\tRoe\tRoe\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)"
    )
    (tmp_path / "own.conllu").write_text(
        HEAD + both.replace("Entity=1)(2-", "Entity=(2-").replace("cf2-1-coref)", "cf2-1-coref)7)")
    )
    (one,) = documents(tmp_path / "own.conllu")
    heads = {one.text[slice(*mention.span)]: one.text[slice(*mention.head)] for mention in one.mentions}
    assert heads["Mayor Ruth Roe"] == "Ruth" and heads["Mayor Ruth Roe and Pike"] == "and"


def test_names(document: Document) -> None:
    got = {(document.text[slice(*one.span)], one.type) for one in document.names}
    # a title is no part of a name, "of" is one of a name's, and a name in a name is not told apart
    assert got == {("Ruth Roe", "person"), ("Pike", "person"), ("University of Ashport", "organisation")}
    assert [document.text[slice(*span)] for span in document.unsure] == ["Dutch"]
