"""Interviews without labels: who answers, and what is no interview."""

from dataclasses import replace

import pytest

from sayso.reading.attributions.interviews import add_interviews, interviewee
from sayso.reading.text.spans import Spans
from tests.reading.marking import passage

BOLD = (
    "Ines Calder spoke to Colm Astley, the harbor master.\n\n**Is the pier safe?**\n\nIt is not. I said so.\n\n"
    "**When did you know?**\n\nIn May. I wrote to the board."
)
PLAIN = (
    "Agnes Toll has fed prisoners for years.\n\nHave you been afraid?\n\nOnce. I was locked in.\n\n"
    "What did you do?\n\nI asked.\n\nNobody came."
)


@pytest.mark.parametrize(
    ("text", "who", "answers"),
    [
        (BOLD, "Colm Astley", ["It is not. I said so.", "In May. I wrote to the board."]),
        (BOLD.replace("**", "*"), "Colm Astley", ["It is not. I said so.", "In May. I wrote to the board."]),
        (PLAIN, "Agnes Toll", ["Once. I was locked in.", "I asked.\n\nNobody came."]),
        ("Agnes Toll runs a kitchen.\n\nWhat happens next?\n\nThe court decides.\n\nWhat can you do?\n\nVote.", "", []),
        ("Agnes Toll left.\n\nWhy did I stay? Why?\n\nI had to.\n\nWhat would my mother say?\n\nI know.", "", []),
        ("It rained.\n\nWhat next?", "", []),
    ],
)
def test_interview(text: str, who: str, answers: list[str]) -> None:
    attributions = add_interviews(passage(text), [])
    assert [text[slice(*attribution.content[0])] for attribution in attributions] == answers
    assert all(text[slice(*(attribution.named_by or (0, 0)))] == who for attribution in attributions)


@pytest.mark.parametrize(
    ("text", "who", "is_led"),
    [
        ("By Ines Calder\n\nTheo Manz closes his shop.", "Theo Manz", False),
        ("An interview with ferry captain Rosa Acht", "Rosa Acht", True),
        ("Nobody was there.", "", False),
    ],
)
def test_interviewee(text: str, who: str, is_led: bool) -> None:
    span, led = interviewee(text, (0, len(text)), Spans(()))
    assert ("" if span is None else text[slice(*span)], led) == (who, is_led)


def test_the_network_may_name_the_interviewee() -> None:
    text = "Questions for Zaleha."
    assert interviewee(text, (0, len(text)), Spans([(14, 20)])) == ((14, 20), True)
    assert add_interviews(replace(passage(text), stretches=[]), []) == []
