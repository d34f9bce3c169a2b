"""Corrections, retractions and made-up quotations: what was never said is negated, what replaces it is not."""

import pytest

import sayso
from sayso.reading.attributions.corrections import split_corrections
from tests.reading.marking import marked, passage


def test_a_content_is_split_at_what_was_not_said() -> None:
    text, attribution = marked("Correction: {He} <said> [it was “by the book,” not “a lucky look.”]")
    contents = [text[slice(*part.content[0])] for part in split_corrections(passage(text), [attribution])]
    assert contents == ["it was “by the book,”", "“a lucky look.”"]
    text, attribution = marked("{He} <said> [it was “by the book,” not “a lucky look.”]")
    assert split_corrections(passage(text), [attribution]) == [attribution]


@pytest.mark.parametrize(
    ("text", "negated", "actual"),
    [
        (
            "Because of an editing error, an article wrongly said that Mayor Petra Lund had called the plan “a joke.” "
            "She called it “a yoke.”",
            "a joke",
            "a yoke",
        ),
        (
            "“We will vote again,” said Mayor Ida Voss.\n\nThe Courier retracts its report that Mayor Ida Voss "
            "told donors “the voters are sheep.” She never said it.",
            "the voters are sheep",
            "We will vote again",
        ),
        (
            "The line “Nobody should have to walk” has been attributed to Mayor Ida Voss. She never said it.\n\n"
            "“I walk,” she said.",
            "Nobody should have to walk",
            "I walk",
        ),
        (
            "CORRECTION: A headline on Friday quoted the sheriff, Dale Ordway, as saying “shoot first.” His words were "
            "“ask first.”",
            "shoot first",
            "ask first",
        ),
        (
            "A video shows Mayor Dina Frost saying, “The poor can walk.” The audio is fake.\n\n“I walk,” Frost said.",
            "The poor can walk",
            "I walk",
        ),
    ],
)
def test_what_was_never_said(text: str, negated: str, actual: str) -> None:
    said = {
        words: attribution.factuality
        for attribution in sayso.read(text).attributions
        for words in (negated, actual)
        if words in text[attribution.content[0][0] : attribution.content[-1][1]]
    }
    assert said == {negated: "negated", actual: "actual"}


def test_who_else_said_it_is_not_negated() -> None:
    text = (
        "This article was amended on 12 June. An earlier version attributed the remark “rent is theft” to the MP "
        "Jo Tarrant. It was in fact made by her brother, Luke Tarrant."
    )
    reading = sayso.read(text, without=("acts",))
    names = {actor.id: actor.name for actor in reading.actors}
    said = [(names[attribution.speaker or ""], attribution.factuality) for attribution in reading.attributions]
    assert said == [("Jo Tarrant", "negated"), ("Luke Tarrant", "actual")]
