"""Coherent first, averaged then."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.dossier.raters import coherent, nearest_step, pool, posterior
from sayso.errors import DossierError
from tests.dossier.strategies import chance

several = st.lists(chance, min_size=2, max_size=6)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ((0.5, 0.3, 0.2), (0.5, 0.3, 0.2)),
        # .2 too much: a fifteenth less for each
        ((0.6, 0.4, 0.2), (8 / 15, 5 / 15, 2 / 15)),
        # .4 too little
        ((0.3, 0.3), (0.5, 0.5)),
        # .6 too much: .2 less for each would take the last below 0, so .25 less for two and 0 is left of it
        ((0.9, 0.6, 0.1), (0.65, 0.35, 0.0)),
        ((1.0, 1.0, 0.0), (0.5, 0.5, 0.0)),
        ((0.0, 0.0), (0.5, 0.5)),
    ],
)
def test_the_nearest_coherent_point(given: tuple[float, ...], made: tuple[float, ...]) -> None:
    assert coherent(given) == pytest.approx(made)


@given(several, st.data())
def test_no_coherent_point_is_nearer(own: list[float], data: st.DataObject) -> None:
    made = coherent(own)
    assert math.fsum(made) == pytest.approx(1) and min(made) >= 0
    other = data.draw(st.lists(st.floats(0.001, 1), min_size=len(own), max_size=len(own)))
    elsewhere = [one / math.fsum(other) for one in other]
    assert math.dist(made, own) <= math.dist(elsewhere, own) + 1e-9
    assert coherent(made) == pytest.approx(made)


def test_raters_are_averaged_after_that() -> None:
    found = pool({"birk": (0.9, 0.6, 0.1), "ames": (0.25, 0.25, 0.5)})
    assert found.mean == pytest.approx((0.45, 0.3, 0.25))
    assert found.low == pytest.approx((0.25, 0.25, 0.0)) and found.high == pytest.approx((0.65, 0.35, 0.5))
    assert dict(found.moved) == pytest.approx({"ames": 0.0, "birk": math.sqrt(0.0625 * 2 + 0.01)})


def test_bayes() -> None:
    # odds 1 : 1 : 2, weights 10 : 1 : 1
    assert posterior((0.25, 0.25, 0.5), (10.0, 0.0, 0.0)) == pytest.approx((10 / 13, 1 / 13, 2 / 13))
    assert posterior((0.5, 0.5), (-50_000.0, -40_000.0)) == (0.0, 1.0)
    assert posterior((0.0, 1.0), (90.0, 0.0)) == (0.0, 1.0)


@given(chance)
def test_the_nearest_step(p: float) -> None:
    assert all(abs(nearest_step(p) - p) <= abs(one - p) + 1e-9 for one in (0.05, 0.2, 0.5, 0.8, 0.95))


def test_between_two_steps_the_more_modest() -> None:
    assert (nearest_step(0.35), nearest_step(0.875), nearest_step(0.125)) == (0.5, 0.8, 0.2)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: coherent([0.5, 1.2]), "a probability of 1.2: give a number from 0 to 1"),
        (lambda: coherent([float("nan")]), "a probability of nan"),
        (lambda: coherent([]), "no probabilities"),
        (lambda: pool({}), "probabilities of different hypotheses"),
        (lambda: pool({"ames": [1.0], "birk": [0.5, 0.5]}), "probabilities of different hypotheses"),
        (lambda: posterior([1.0], [0.0, 0.0]), "1 priors for 2 hypotheses"),
        (lambda: posterior([0.5, 0.6], [0.0, 0.0]), "priors that do not add up to 1: make them coherent first"),
        (lambda: nearest_step(-0.1), "a probability of -0.1"),
    ],
)
def test_bad_numbers(call: object, message: str) -> None:
    with pytest.raises(DossierError, match=message):
        call()  # type: ignore[operator]
