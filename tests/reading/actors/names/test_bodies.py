"""Bodies whose names look like a person's are told by what stands beside them."""

from typing import NamedTuple

import pytest

from sayso.reading.actors.names.bodies import clusters, doubtful
from sayso.reading.actors.names.mentions import find, find_by_form
from sayso.reading.text.words import Words


class Name(NamedTuple):
    span: tuple[int, int]
    type: str
    score: float


def types(text: str) -> dict[str, str]:
    """The type of each name, by a network that knows but the Herald."""
    text += " The Herald had it."
    known = Name((text.index("Herald"), text.index("Herald") + len("Herald")), "organisation", 0.9)
    return {" ".join(run.words): run.type for run in find(Words(text), [known])}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hebridean Passage, which runs the route, said it would add a ferry.", "Hebridean Passage"),
        ("The company, Corrigan Tunnels, said it had met the deadline.", "Corrigan Tunnels"),
        (
            "Estuary Water said it had repaired the main. Estuary’s customers were told by Estuary to boil theirs.",
            "Estuary Water",
        ),
    ],
)
def test_a_body_is_known_by_what_stands_beside_it(text: str, name: str) -> None:
    assert types(text)[name] == "group"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Callum Petrie, who runs the route, said he would add a ferry.", "Callum Petrie"),
        ("Anselmo Castellanos, 41, said he had met the deadline. Castellanos is a driver.", "Anselmo Castellanos"),
        ("Hebridean Passage, who runs the route, said he would add a ferry. Passage smiled.", "Hebridean Passage"),
    ],
)
def test_a_person_stays_one(text: str, name: str) -> None:
    assert types(text)[name] == "person"


def test_neither_a_title_nor_a_family_nor_a_turn_is_in_doubt() -> None:
    text = (
        "Dr. Moira Vale said so. Ann Poe and Luis Poe agreed. Arrow Shoes, which paid, did not.\nBo Farrow: It rained."
    )
    words = Words(text)
    assert list(doubtful(words, clusters(find_by_form(words, {})))) == [("arrow", "shoes")]
