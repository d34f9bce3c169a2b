"""Factuality of a predicate that is no attribution's: {subject}, <words> and [rest] of an act are marked."""

import pytest

from sayso.reading.factuality.predicate import Predicate
from sayso.reading.factuality.status import Status, status
from sayso.reading.text import Text
from tests.reading.marking import marked


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("{Two men} <met> [the mayor] on Monday.", "actual"),
        ("{Two men} <will meet> [the mayor] on Monday.", "future"),
        ("{The firm} <did not pay> [the harbor board].", "negated"),
        ("{The firm} has never <paid> [the harbor board].", "negated"),
        ("{The firm} <refused to pay> [the harbor board].", "negated"),
        ("{The state} <might sue> [the harbor board].", "hypothetical"),
        ("If {the state} <sues> [the harbor board], the pier stays shut.", "hypothetical"),
        ("{No one} <attacked> [the guards].", "negated"),
        ("{Mr. Pike} <is expected to visit> [the island].", "future"),
    ],
)
def test_act(sentence: str, factuality: str) -> None:
    text, act = marked(sentence)
    assert status(Text(text), act.predicate).factuality == factuality


def test_within_what_is_denied_or_not_believed() -> None:
    text = "The firm denied having sued the clerk."
    firm, denied, content = (0, 8), (9, 15), (16, 37)
    outer = Predicate(firm, denied, (content,))
    paid = Predicate(None, (16, 27), ((28, 37),))
    assert status(Text(text), paid, content, outer, status(Text(text), outer)).factuality == "negated"
    text = "I don’t think the firm paid the clerk."
    outer, paid = Predicate((0, 1), (2, 13), ((14, 37),)), Predicate((14, 22), (23, 27), ((28, 37),))
    believed = Status("negated", "affirmed", "belief")
    assert status(Text(text), outer) == believed
    assert status(Text(text), paid, (14, 37), outer, believed).factuality == "hypothetical"
