"""Outlets that tell by a noun: what they say, and what is left to the sentence around it."""

import pytest

import sayso
from sayso.reading.attributions.outlet_reports import reports
from sayso.reading.text import Text
from tests.reading.attributions.test_nesting import tellers


@pytest.mark.parametrize(
    ("text", "outlet", "content"),
    [
        (
            "A Herald report that the mayor had lied to the council led to calls for his resignation.",
            "A Herald",
            "the mayor had lied to the council",
        ),
        (
            "A New York Times report that the agency had known of the leak was met with silence.",
            "A New York Times",
            "the agency had known of the leak",
        ),
        (
            "In May, a Beacon article claiming the firm had told them that it was safe set off a scare.",
            "a Beacon",
            "the firm had told them that it was safe",
        ),
        (
            "The senator, citing a Post report that the agency had lost the files, called for hearings.",
            "a Post",
            "the agency had lost the files",
        ),
        ("Shares fell on a Beacon story that the bank had asked for help.", "a Beacon", "the bank had asked for help"),
        ("The duke was asked about Sunday’s Argus report saying he had left.", "Sunday’s Argus", "he had left"),
    ],
)
def test_report(text: str, outlet: str, content: str) -> None:
    (report,) = reports(Text(text), [(0, len(text))])
    assert report.source is not None
    assert (text[slice(*report.source)], [text[slice(*span)] for span in report.content]) == (outlet, [content])


@pytest.mark.parametrize(
    "text",
    [
        "The Herald report that ran on Tuesday said the mayor would quit.",
        "She wrote a report that Ms. Low read with care.",
        "The Beacon report, which was short, said that the mayor would quit.",
        "A report that the mill was for sale had been denied.",
    ],
)
def test_no_report_of_an_outlet(text: str) -> None:
    assert reports(Text(text), [(0, len(text))]) == []


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "Citing a Herald report that the mill was for sale, Dora Finch called for a public hearing.",
            "the mill was",
            ["a Herald"],
        ),
        (
            "Citing a Herald report that the mill was for sale, Dora Finch called for a public hearing.",
            "a public hearing",
            ["Dora Finch"],
        ),
        (
            "Shares fell after a Beacon report that the premier believes the pact is dead.",
            "the pact is dead",
            ["a Beacon", "the premier"],
        ),
        (
            "The mayor dismissed a Tribune story that he had met the developer.",
            "he had met",
            ["The mayor", "a Tribune"],
        ),
    ],
)
def test_chain_of_a_report(text: str, words: str, chain: list[str]) -> None:
    assert tellers(sayso.read(text), words) == chain
