"""Scores as probabilities: what lowers them, and what is left out for them."""

from dataclasses import replace

import pytest

from sayso.reading.attributions.scores import WEIGHTS, calibrate, features
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from tests.reading.marking import marked

SURE = "{Ruth Vega} <said> [“the bridge shuts on Monday, and nobody told us”]."


def scored(sentence: str, score: float = 0.95, parent: int | None = None) -> tuple[Text, AttributionSpans]:
    text, attribution = marked(sentence)
    return Text(text), replace(attribution, score=score, parent=parent)


def shown(sentence: str, score: float = 0.95) -> float:
    text, attribution = scored(sentence, score)
    (rated,) = calibrate(text, [attribution], 0.0)
    return rated.score


@pytest.mark.parametrize(
    "weaker",
    [
        "{Ruth Vega} <said> [the bridge shuts on Monday, and nobody told them].",
        "{Ruth Vega} <said> [the bridge “shuts” on Monday, and nobody told them].",
        "<It was said> [“the bridge shuts on Monday, and nobody told us”].",
        "{Ruth Vega} <was convicted of> [“the bridge shuts on Monday, and nobody told us”].",
        "{Ruth Vega} <said> [“it shuts”].",
    ],
)
def test_what_lowers_a_score(weaker: str) -> None:
    assert shown(weaker) < shown(SURE)


def test_a_higher_score_of_the_network_is_a_higher_score() -> None:
    scores = [shown(SURE, score) for score in (0.4, 0.6, 0.8, 0.99, 1.0)]
    assert scores == sorted(scores)
    assert all(0 < score < 1 for score in scores)


def test_a_cue_without_a_verb_is_not_unknown() -> None:
    text, attribution = marked("{RUTH VEGA}<:> [The bridge shuts.]")
    assert features(attribution, "direct", text)["unknown cue"] == 0
    # the layout shows who speaks: the cue is the first letter of the content
    beside = replace(attribution, cue=(attribution.content[0][0], attribution.content[0][0] + 1))
    assert features(beside, "direct", text)["unknown cue"] == 0


def test_the_features_are_those_that_weigh() -> None:
    text, attribution = marked(SURE)
    assert list(features(attribution, "direct", text)) == list(WEIGHTS)


def test_what_stands_in_one_that_is_left_out_stands_in_what_held_that_one() -> None:
    text = Text("Ann said Bo was convicted of telling Cy that the bridge shuts.")
    outer = AttributionSpans((0, 3), (4, 8), ((9, 61),), 0.99)
    middle = AttributionSpans((9, 11), (12, 28), ((29, 61),), 0.41, parent=0)
    inner = AttributionSpans((9, 11), (29, 36), ((40, 61),), 0.99, parent=1)
    kept = calibrate(text, [outer, middle, inner], 0.15)
    assert [(one.cue, one.parent) for one in kept] == [((4, 8), None), ((29, 36), 0)]
