"""A word is never without its range."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.dossier.evidence import STEPS
from sayso.dossier.verbal_scale import PROBABILITIES, lean, odds, probability
from sayso.errors import DossierError
from tests.dossier.strategies import chance


def test_every_step_has_a_word_of_its_own() -> None:
    assert [probability(step) for step in STEPS] == list(PROBABILITIES)
    assert all(one.high == other.low for one, other in pairwise(PROBABILITIES))


@given(chance)
def test_the_range_holds_the_probability(p: float) -> None:
    own = probability(p)
    assert own.low <= p <= own.high and "%" in str(own)


@given(st.floats(-5000, 5000))
def test_the_range_holds_the_odds(decibans: float) -> None:
    own = lean(decibans)
    assert own == lean(-decibans) and "odds" in str(own)
    assert own.low * (1 - 1e-12) <= odds(abs(decibans)) <= own.high * (1 + 1e-12)


@pytest.mark.parametrize(
    ("decibans", "text"),
    [
        (0.0, "hardly any lean (odds of 1 to 1 up to 1.26 to 1)"),
        (-3.0, "a slight lean (odds of 1.26 to 1 up to 3.16 to 1)"),
        (6.8, "a lean (odds of 3.16 to 1 up to 10 to 1)"),
        (12.0, "a clear lean (odds of 10 to 1 up to 100 to 1)"),
        (25.0, "a strong lean (odds of 100 to 1 or more)"),
    ],
)
def test_leans(decibans: float, text: str) -> None:
    assert str(lean(decibans)) == text


def test_probability_in_words() -> None:
    assert str(probability(0.8)) == "likely (65 to 90 %)"
    with pytest.raises(DossierError, match="give a number from 0 to 1"):
        probability(1.01)


def test_odds() -> None:
    assert odds(3.0) == pytest.approx(2, rel=0.01) and math.isfinite(odds(1e9))
