"""Speakers named by a label: who says what in a transcript, a letter, behind a dash, in a block quotation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.attributions.transcripts import add_block_quotations, turns
from sayso.reading.text import Text
from tests.reading.marking import marked, passage


def read(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*attribution.source)], " | ".join(text[slice(*span)] for span in attribution.content))
        for attribution in turns(Text(text), [(0, len(text))])
        if attribution.source
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SEN. ROURKE: Did you read the memo?\nMR. HALE: I did not.",
            [("SEN. ROURKE", "Did you read the memo?"), ("MR. HALE", "I did not.")],
        ),
        (
            "SEN. ROURKE: Did you read it? MR. HALE: I did not.",
            [("SEN. ROURKE", "Did you read it?"), ("MR. HALE", "I did not.")],
        ),
        (
            "The CHAIRMAN. Did you read it, Mr. Hale?\n  Mr. HALE. I did.\n  Ms. DE LA CRUZ. So did I.",
            [("The CHAIRMAN", "Did you read it, Mr. Hale?"), ("Mr. HALE", "I did."), ("Ms. DE LA CRUZ", "So did I.")],
        ),
        ("Mr. HALE. We rose at noon, and ate.", []),
        (
            "Whitcomb: We will not pay.\n\nAdeyemi: You will.\n\nIt is in the contract.",
            [("Whitcomb", "We will not pay."), ("Adeyemi", "You will.\n\nIt is in the contract.")],
        ),
        (
            "Jane Orr, committee chair: That is settled.\n\nTom Beck, treasurer: I doubt it.",
            [("Jane Orr, committee chair", "That is settled."), ("Tom Beck, treasurer", "I doubt it.")],
        ),
        ("Q. Were you there?\nA. Yes.", [("Q", "Were you there?"), ("A", "Yes.")]),
        ("MS. DOE: We left.\n(Laughter.)\nMR. ROE: We did?", [("MS. DOE", "We left."), ("MR. ROE", "We did?")]),
        ("From the desk of Harriet Lowe:\n\nSchool begins late.", [("Harriet Lowe", "School begins late.")]),
        ("From: Dale Whit\nTo: All\nSubject: Friday\n\nThe line is down.", [("Dale Whit", "The line is down.")]),
        ("“We tried everything.” — Lena Orr, mayor", [("Lena Orr, mayor", "“We tried everything.”")]),
        ("“We tried everything.”\n— Lena Orr, mayor\n", [("Lena Orr, mayor", "“We tried everything.”")]),
        ("Monday: Soup.\nTuesday: Can you believe it? Soup.", []),
        ("Update: We have more.\nNote: You may reply.", []),
        ("The vote was at noon: nobody came.", []),
        ("From Lodova: the siege is over.", []),
        ("He called it “a mess” — Lena Orr agreed.", []),
        ("", []),
    ],
)
def test_turns(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("In a letter, {Dr. Wray} <wrote:>[ ]\n\n    I can no longer sign.\n    I am sorry.\n\nThe trust agreed.", 2),
        ("In a letter, {Dr. Wray} <wrote:>[ ]\n\tI can no longer sign.\n\nThe trust agreed.", 1),
        ("In a letter, {Dr. Wray} <wrote:>[ ]\n\nThe trust agreed.", 0),
    ],
)
def test_block_quotation(text: str, block: int) -> None:
    text, attribution = marked(text)
    (quotation,) = add_block_quotations(passage(text), [attribution])
    if not block:
        assert quotation == attribution
        return
    content = text[slice(*quotation.content[0])]
    assert content.startswith("I can no longer sign.") and content.count("\n") == block - 1
    assert quotation.is_verbatim and quotation.source == attribution.source


def test_a_block_quotation_that_nothing_leads_to() -> None:
    text, attribution = marked("[The council met], {the clerk} <said>.\n\n@ We will not sell the park.\n\nIt was late.")
    text = text.replace("@", ">")
    block = text.index("We will") - 2, text.index("park.") + 5
    joined = replace(attribution, content=(*attribution.content, block))
    assert add_block_quotations(passage(text), [joined]) == [attribution]
    alone = replace(attribution, content=(block,))
    assert add_block_quotations(passage(text), [alone]) == [alone]


def test_a_title_before_a_block_quotation() -> None:
    text = "Dr. Wray wrote:\n\n> I can no longer sign.\n\nShe left."
    (attribution,) = add_block_quotations(passage(text), [])
    assert attribution.source is not None and text[slice(*attribution.source)] == "Dr. Wray"


@given(st.text(alphabet="AQ:.\n “”—-()Bcde fFrom", max_size=120))
def test_any_text(text: str) -> None:
    attributions = turns(Text(text), [(0, len(text))])
    for attribution in attributions:
        assert all(0 <= start < end <= len(text) for start, end in attribution.content)
    assert attributions == turns(Text(text), [(0, len(text))])
