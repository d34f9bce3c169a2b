"""Scores of acts as probabilities."""

from dataclasses import replace

import pytest

from sayso.model.acts import Evidence
from sayso.reading.acts.scores import WEIGHTS, all_features, calibrate
from sayso.reading.acts.spans import ActSpans
from sayso.reading.text.spans import Spans
from tests.reading.acts.marking import span

TEXT = "The union accused Orr of fraud."
SURE = Evidence(0.99, 0.99, 0.99)
ACT = ActSpans(span(TEXT, "accused"), "ACCUSE", 0.9, span(TEXT, "The union"), span(TEXT, "Orr"), evidence=SURE)
NAMES = Spans([span(TEXT, "Orr")])


def test_features_are_those_that_have_weights() -> None:
    (by_name,) = all_features([ACT], NAMES, TEXT)
    assert by_name.keys() == WEIGHTS.keys()
    assert (by_name["known"], by_name["named recipient"], by_name["named actor"], by_name["several"]) == (1, 1, 0, 0)
    assert by_name["no actor"] == by_name["pronoun actor"] == 0


@pytest.mark.parametrize(
    "less",
    [
        replace(ACT, evidence=Evidence(0.3, 0.99, 0.99)),
        replace(ACT, evidence=Evidence(0.99, 0.99, 0.5)),
        replace(ACT, predicate=span(TEXT, "fraud")),
        replace(ACT, recipient=span(TEXT, "fraud")),
    ],
)
def test_what_makes_an_act_less_sure(less: ActSpans) -> None:
    (sure,), (unsure,) = calibrate([ACT], NAMES, TEXT), calibrate([less], NAMES, TEXT)
    assert 0.5 < sure.score < 1
    assert unsure.score < sure.score


def test_several_acts_of_one_predicate_are_less_sure() -> None:
    alone, (first, _) = calibrate([ACT], NAMES, TEXT)[0], calibrate([ACT, replace(ACT, actor=None)], NAMES, TEXT)
    assert first.score < alone.score
