"""Every factuality and polarity has its words."""

from itertools import product
from typing import get_args

import pytest

from sayso.flattening.standing import standing_of, status_of
from sayso.records import Factuality, Polarity


@pytest.mark.parametrize(("factuality", "polarity"), [*product(get_args(Factuality), get_args(Polarity))])
def test_every_standing_has_its_words(factuality: Factuality, polarity: Polarity) -> None:
    words = standing_of(factuality, polarity)
    assert ("den" in words) == (polarity == "denied")
    assert ("not" in words) == (factuality == "negated")


def test_what_is_not_known_was_said() -> None:
    assert standing_of(None, None) == "said"
    assert status_of("said", "did not say") == "said, inside: did not say"
