"""States in descriptions of people."""

import pytest

from sayso.english.states import INHABITANTS, NAMES
from sayso.reading.actors.phrases.places import in_words

DESCRIPTIONS = [
    ("the Utah Democrat", "UT"),
    ("a lanky Texan", "TX"),
    ("two New Yorkers", "NY"),
    ("the mayor of Albany, New York", "NY"),
    ("the West Virginia senator", "WV"),
    ("the Virginia senator", "VA"),
    ("an Arkansas farmer", "AR"),
    ("a Kansas farmer", "KS"),
    ("North Dakota Gov. Ann Poe", "ND"),
    ("the utah democrat", None),
    ("the senator", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "state"), DESCRIPTIONS)
def test_state_in_a_description(words: str, state: str | None) -> None:
    assert in_words(words) == state


@pytest.mark.parametrize("names", [NAMES, INHABITANTS], ids=["states", "inhabitants"])
def test_every_name_is_read_as_its_own_state(names: dict[str, str]) -> None:
    assert len(names) > 40
    assert {name: in_words(f"a shy {name} here") for name in names} == names
