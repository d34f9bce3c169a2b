"""Descriptions that take the name that comes later, marked text in, names of the speakers out."""

import pytest

from sayso.reading.actors import Choice
from sayso.reading.actors.resolution.weights import CERTAINTY
from tests.reading.actors.conftest import cast

LATER = [
    # the row of the certainty, a text, the number of the speaker who comes in by a description, the name that it takes
    ("tied", "{q1 “{s2 My husband} {c2 said} {q2 so},”} {s1 Ada Moss} {c1 said}.\n\nHer husband, Ewan Keane, left. {s3 Keane} {c3 said} {q3 no}.", 1, "Ewan Keane"),
    ("named again", "{s1 A woman in the back row} {c1 said} {q1 no}. It rained.\n\n{s2 The woman, Ada Moss, whose son drowned}, {c2 said} {q2 yes}.", 0, "Ada Moss"),
]  # fmt: skip


def speaker(marked: str, number: int) -> tuple[str | None, Choice]:
    _, made = cast(marked)
    names = {actor.id: actor.name for actor in made.actors}
    choice = made.speakers[number]
    return names.get(choice.actor or ""), choice


@pytest.mark.parametrize(("row", "marked", "number", "name"), LATER)
def test_a_description_takes_the_name_that_comes_later(row: str, marked: str, number: int, name: str) -> None:
    found, choice = speaker(marked, number)
    assert found == name
    assert choice.score >= CERTAINTY[row] / 2


def test_one_kept_back_in_the_lede_is_never_sure() -> None:
    _, choice = speaker("{s1 A retired welder} {c1 said} {q1 no}.\n\n{s2 Ruth Okafor} {c2 said} {q2 yes}.", 0)
    assert choice.actor is None
    assert max(score for _, score in choice.alternatives) <= CERTAINTY["kept back"]


def test_an_office_would_be_told_with_the_name() -> None:
    found, _ = speaker("{s1 A county judge} {c1 said} {q1 no}.\n\n{s2 Ruth Okafor} {c2 said} {q2 yes}.", 0)
    assert found == "A county judge"
