"""Documents with pages, time codes and speakers, and the index of their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.checks.sources import SourceDocument, SourceIndex
from sayso.intake.captions import from_captions
from sayso.intake.pdf import from_pdf
from tests.intake.making import drawn, pdf

HEARING = """[00:00:05] MAYOR OKAFOR: Good evening. We start at 5:30 sharp.

(00:01:10) SEN. ROURKE: I never [inaudible] said that. (Laughter.) And I will not.

00:02:00
The CLERK: So ordered.
"""


def places(text: str, words: str) -> list[str]:
    document = SourceDocument.named("hearing.txt", text)
    index = SourceIndex([document])
    row = [index.number(word) for word in words.split()]
    return [document.place(index.span(int(at), int(at) + len(row))).label for at in index.exactly(row)]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("good evening", "hearing.txt, 00:00:05, MAYOR OKAFOR"),
        ("start at 5 30 sharp", "hearing.txt, 00:00:05, MAYOR OKAFOR"),
        ("i never said that", "hearing.txt, 00:01:10, SEN. ROURKE"),
        ("said that and i will not", "hearing.txt, 00:01:10, SEN. ROURKE"),
        ("so ordered", "hearing.txt, 00:02:00, The CLERK"),
    ],
)
def test_places(words: str, label: str) -> None:
    assert places(HEARING, words) == [label]


def test_what_nobody_says_is_no_word_of_it() -> None:
    assert places(HEARING, "inaudible") == [] and places(HEARING, "laughter") == [] and places(HEARING, "00 05") == []


def test_pages() -> None:
    document = SourceDocument.named("report.pdf", "The first page.\fThe second page.\fThe third.")
    index = SourceIndex([document])
    assert [document.place(index.edge(int(at))).page for at in index.places(index.number("the"))] == [1, 2, 3]


def test_pages_of_a_pdf_and_times_of_captions() -> None:
    report = from_pdf(
        pdf([drawn([(72, 700, 11, f"The {n} page has words enough for all of us.")]) for n in ("first", "next")]),
        "a.pdf",
    )
    document = SourceDocument.of(report)
    assert document.place((document.text.index("next"), len(document.text))).label == "a.pdf, page 2"
    cues = [
        "00:00:01.000 --> 00:00:03.000\n<v Al Finn>Are we?",
        "00:00:04.000 --> 00:00:05.000\n<v Ruth Okafor>We are done",
    ]
    cues = ["WEBVTT", *cues, "01:00:05.500 --> 01:00:08.000\nwaiting for it."]
    document = SourceDocument.of(from_captions("\n\n".join(cues).encode(), "call.vtt"))
    place = document.text.index("waiting")
    assert document.place((place, place + 7)).label == "call.vtt, 01:00:05, Ruth Okafor"


def test_no_row_of_words_runs_from_one_document_into_the_next() -> None:
    index = SourceIndex([SourceDocument.named("a", "we will"), SourceDocument.named("b", "go home")])
    assert not len(index.exactly([index.number("will"), index.number("go")]))
    assert index.document(int(index.places(index.number("go"))[0])).name == "b"


@given(st.lists(st.text("ab ", max_size=12), max_size=4), st.text("ab ", max_size=6))
def test_exactly_finds_what_a_search_finds(texts: list[str], asked: str) -> None:
    index = SourceIndex([SourceDocument.named(str(i), text) for i, text in enumerate(texts)])
    row = asked.split()
    expected = [
        (str(i), at)
        for i, text in enumerate(texts)
        for at in range(len(text.split()))
        if row and text.split()[at : at + len(row)] == row
    ]
    found = index.exactly([index.number(word) for word in row])
    assert [index.document(int(at)).name for at in found] == [name for name, _ in expected]
