"""Weights that tell bodies from people: what a name is matched with, and what is fitted."""

import numpy as np
import pytest

from training.kinds import Example, figures, fitted, is_of, table, unseen

NAMES = ["always", "which", "given name first"]
SOME = [
    Example(number, "x", is_body, {"always": 1.0, ("which" if is_body else "given name first"): 1.0})
    for number in range(20)
    for is_body in (True, False)
]


@pytest.mark.parametrize(
    ("key", "name", "kind", "wanted"),
    [
        (("estuary", "water"), "Estuary Water", "organisation", True),
        (("trust",), "The Trust", "organisation", True),
        (("water",), "Estuary Water", "organisation", False),
        (("poe",), "Ann Poe", "person", True),
        (("sarmat",), "Ann Poe, a poet of Sarmat", "person", False),
    ],
)
def test_whose_name_it_is(key: tuple[str, ...], name: str, kind: str, wanted: bool) -> None:
    assert is_of(key, name, kind) is wanted


def test_what_tells_bodies_weighs_for_them() -> None:
    weights = dict(zip(NAMES, fitted(SOME, NAMES), strict=True))
    assert weights["which"] > 0 > weights["given name first"]
    assert table(SOME[:1], NAMES).tolist() == [[1.0, 1.0, 0.0]]


def test_figures_are_of_texts_that_were_not_fitted_to() -> None:
    shares = unseen(SOME, NAMES)
    assert [row.value for row in figures(SOME, shares)] == [100, 0]
    assert np.all((shares > 0) & (shares < 1))
