"""Quotations word for word: the verdict, the place, what differs."""

from __future__ import annotations

from collections import Counter

import pytest

import sayso
from evaluation.quotations import checked
from sayso.checks.quotations import CheckedQuotation, Quotation, check_quotation, quotations_of
from sayso.checks.sources import SourceDocument, SourceIndex
from sayso.checks.speakers import are_different

HEARING = SourceDocument.named(
    "hearing.txt",
    """[00:00:05] MAYOR OKAFOR: Good evening. We will not close the library this year, because
the roof can wait until spring.

[00:01:10] SEN. ROURKE: I never said that the roof was safe. I said the roof was, in my view, safe enough for one more
winter [inaudible] and no longer.

[00:02:00] MAYOR OKAFOR: The money is there — all of it. The council knows that.
""",
)
INDEX = SourceIndex([HEARING])


def verdict(text: str, speaker: str | None = None) -> CheckedQuotation:
    return check_quotation(Quotation((0, len(text)), text, speaker), INDEX)


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("We will not close the library this year,", "Ruth Okafor", "exact"),
        ("we will not close the library", None, "exact"),
        ("[W]e will not close the library", "Ruth Okafor", "exact"),
        ("We will not close [it] this year", "Ruth Okafor", "exact"),
        ("We will not close the library … because the roof can wait", "Ruth Okafor", "exact"),
        ("We will not close the library . . . until spring.", "Ruth Okafor", "exact"),
        ("We will not close [...] until spring.", "Ruth Okafor", "exact"),
        ("We will not close the library this year [sic], because the roof can wait", "Ruth Okafor", "exact"),
        ("The money is there -- all of it.", "Ruth Okafor", "exact"),
        ("safe enough for one more winter and no longer", "John Rourke", "exact"),
        ("The money is there, all of it", "Ruth Okafor", "punctuation"),
        ("We will not close the Library this year", "Ruth Okafor", "punctuation"),
        ("We will close the library this year", "Ruth Okafor", "shortened"),
        ("I said the roof was safe enough for one more winter", "John Rourke", "shortened"),
        ("the roof can wait until spring. The money is there", "Ruth Okafor", "joined"),
        ("We will not close the library … The money is there", "Ruth Okafor", "joined"),
        ("We will not close the library … I never said that the roof was safe", "Ruth Okafor", "other speaker"),
        ("We will not shut the library this year", "Ruth Okafor", "changed"),
        ("The roof can wait until the spring", "Ruth Okafor", "changed"),
        ("I never said that the roof was safe", "Ruth Okafor", "other speaker"),
        ("I never said that the roof was safe", "Senator Rourke", "exact"),
        ("I never said that the roof was safe", None, "exact"),
        ("Nobody ever asked the voters about this plan", "Ruth Okafor", "not found"),
        ("zebra", None, "not found"),
    ],
)
def test_verdicts(text: str, speaker: str | None, expected: str) -> None:
    assert verdict(text, speaker).verdict == expected


def test_the_place_and_the_words_of_the_original_are_given() -> None:
    result = verdict("We will not shut the library this year", "Ruth Okafor")
    assert result.places[0].label == "hearing.txt, 00:00:05, MAYOR OKAFOR"
    assert result.original == "We will not close the library this year"
    assert [(d.quoted, d.original, d.span) for d in result.differences] == [("shut", "close", (12, 16))]


def test_what_is_left_out_is_given_at_its_place() -> None:
    result = verdict("I said the roof was safe enough")
    assert [(d.quoted, d.original, d.span) for d in result.differences] == [("", "in my view", (19, 19))]


def test_of_two_places_that_of_the_speaker_counts() -> None:
    index = SourceIndex(
        [SourceDocument.named("a", "BO HALE: We are done here, all of us.\n\nANN POE: We are done here, all of us.\n")]
    )
    quotation = Quotation((0, 25), "We are done here, all of us", "Ann Poe")
    result = check_quotation(quotation, index)
    assert result.verdict == "exact" and result.places[0].speaker == "ANN POE"


def test_no_documents_no_original() -> None:
    assert check_quotation(Quotation((0, 5), "hello"), SourceIndex([])).verdict == "not found"


@pytest.mark.parametrize(
    ("name", "label", "differ"),
    [
        ("Ruth Okafor", "MAYOR OKAFOR", False),
        ("Okafor", "Ruth Okafor, mayor", False),
        ("Ruth Okafor", "SEN. ROURKE", True),
        ("Ruth Okafor", "Q", False),
        ("Ruth Okafor", "UNIDENTIFIED SPEAKER", False),
        ("Ruth Okafor", None, False),
        (None, "SEN. ROURKE", False),
        ("the mayor", "THE COURT", False),
    ],
)
def test_speakers_that_differ(name: str | None, label: str | None, differ: bool) -> None:
    assert are_different(name, label) is differ


def test_quotations_of_a_draft() -> None:
    text = (
        "“We will not close the library,” Mayor Ruth Okafor said. The plan is called “Open Doors.” "
        "She told the council that “the roof can ‘wait’ until spring.”"
    )
    found = quotations_of(sayso.read(text))
    assert [(text[slice(*quotation.span)], quotation.speaker) for quotation in found] == [
        ("We will not close the library,", "Ruth Okafor"),
        ("the roof can ‘wait’ until spring.", "Ruth Okafor"),
    ]


def test_the_half_of_the_made_set_that_nothing_was_tuned_on() -> None:
    pairs = [(case, given) for case, given in checked("held-out")]
    right = sum(case.verdict == given for case, given in pairs)
    assert len(pairs) == 200 and right / len(pairs) >= 0.97
    confused = Counter((case.verdict, given) for case, given in pairs)
    assert not confused["not found", "exact"], "an invented quotation passed as exact"
    assert not any(given in ("changed", "not found") for case, given in pairs if case.verdict == "exact")
