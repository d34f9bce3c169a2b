"""Mails that a text answers or passes on: who wrote which lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.reading.attributions.mails import add_mails
from sayso.reading.attributions.passage import Passage
from sayso.reading.text import Text


def mails(text: str) -> list[tuple[str, str]]:
    whole = Text(text)
    plain = whole.plain
    return [
        (
            "" if (who := mail.source or mail.named_by) is None else plain[slice(*who)],
            " | ".join(plain[slice(*span)] for span in mail.content),
        )
        for mail in add_mails(Passage(whole, whole.sections), [])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We will.\n\nOn Tue, Mar 4, 2026 at 9:12 AM, Ruth Poe <ruth@port.example> wrote:\n> Send one.\n> Please.",
            [("Ruth Poe", "Send one. | Please.")],
        ),
        (
            "On Mar 4, 2026, at 9:12 AM, Ruth Poe via Lists <lists@port.example>\nwrote:\n\n> Send a boat.",
            [("Ruth Poe", "Send a boat.")],
        ),
        (
            "On 3 March 2026, at 18:02, Ruth Poe wrote:\n> It broke.\n>\n> On 2 March, Carl Voss wrote:\n>> It may.",
            [("Ruth Poe", "It broke."), ("Carl Voss", "It may.")],
        ),
        (
            'Ok.\n\nOn 4 Mar 2026 09:12, "Poe, Ruth" <ruth@port.example> wrote:\n\nSend a boat.',
            [("Poe, Ruth", "Send a boat.")],
        ),
        ("On 4 Mar 2026 09:12, <ruth@port.example> wrote:\n> Send a boat.", [("ruth@port.example", "Send a boat.")]),
        (
            "Carl Voss writes:\n> Were they changed?\n\nYes.\n\n> Who paid?\n\nI did.",
            [("Carl Voss", "Were they changed?"), ("Carl Voss", "Who paid?")],
        ),
        ("Carl Voss <carl@port.example> wrote (Tue, 4 Mar 2026 09:12):\n> It broke.", [("Carl Voss", "It broke.")]),
        (
            "See below.\n\n-----Original Message-----\nFrom: Gwen Tarr [mailto:gwen@fleet.example]\nSent: Monday\n"
            "Subject: Brakes\n\nThey failed.\n\nFrom: Bo Marr\nDate: Sunday\n\nDid they?",
            [("Gwen Tarr", "They failed."), ("Bo Marr", "Did they?")],
        ),
        (
            "---------- Forwarded message ---------\nFrom: *Carl Voss* <cv@x.example>\nDate: Monday\n\nIt broke.\n\nC.",
            [("Carl Voss", "It broke.\n\nC.")],
        ),
        (
            "From: Dale Poe <dale@mill.example>\nTo: Jess\n\nI did not.\n\n> Did you?",
            [("Dale Poe", "I did not."), ("", "Did you?")],
        ),
        ("> Did you?\n\nNo.\n\n>> Did she?\n\nYes.", [("", "Did you?"), ("", "Did she?")]),
        # block quotations of articles are no mail
        ("The mayor was blunt.\n\n> We will not sell.\n\nThe council met.\n\n> It was a gift.\n\nNobody came.", []),
        ("On Tuesday, Ruth Poe wrote:\n\nThe park was a gift.", []),
        ("From: Dale Poe\n\nThe park was a gift.", []),
        ("It is 4 > 3, she wrote: yes.", []),
        ("", []),
    ],
)
def test_who_wrote(text: str, expected: list[tuple[str, str]]) -> None:
    assert mails(text) == expected


def test_no_span_holds_a_mark() -> None:
    text = (
        "On Tue, Mar 4, 2026 at 9:12 AM, Ruth Poe <ruth@port.example> wrote:\n"
        "> The rope broke in the night. I need a boat\n> and a crane before Friday. "
        "The clerk said that nobody\n> had looked at it.\n>\n> Nobody came."
    )
    reading = sayso.read(text)
    spans = [span for attribution in reading.attributions for span in (*attribution.source, *attribution.content)]
    assert spans and all(">" not in text[slice(*span)] for span in spans)
    first = reading.attributions[0]
    assert first.text(reading).startswith("The rope broke in the night. I need a boat and a crane before Friday.")
    assert [actor.name for actor in reading.actors if actor.id == first.speaker] == ["Ruth Poe"]


@given(
    st.lists(
        st.sampled_from(["> ", ">> ", "", "On 4 Mar 2026 09:12, Bo Roe wrote:\n", "From: Bo\n", "To: Al\n", "I.\n"])
    )
)
def test_any_lines(parts: list[str]) -> None:
    text = "".join(parts)
    assert all(words and ">" not in words for _, content in mails(text) for words in content.split(" | "))
