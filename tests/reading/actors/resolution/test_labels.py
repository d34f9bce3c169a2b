"""Who takes turns under MODERATOR, Q and A."""

import pytest

from sayso.reading.actors.resolution.evidence import NEW, Ranked
from sayso.reading.actors.resolution.labels import Labels
from sayso.reading.actors.resolution.weights import CERTAINTY
from tests.reading.actors.resolution.scenes import Scene, scene

TURNS = "\n\n{s1 Q}{c1 .} {q1 Did you see it?}\n\n{s2 A}{c2 .} {q2 No.}"


def by_name(given: Scene, letters: dict[str, Ranked]) -> dict[str, tuple[str, float]]:
    """A letter -> the name of the first in its ranking, and the probability."""
    entities = given.discourse.entities
    return {letter: (entities[ranked[0][0] or 0].name, ranked[0][1]) for letter, ranked in letters.items()}


LETTERS: list[tuple[str, dict[str, tuple[str, float]]]] = [
    # the sentence before tells who questioned whom
    (
        "Rep. Dov Roe questioned Ms. Ruth Okafor about it:",
        {"q": ("Dov Roe", CERTAINTY["asks"]), "a": ("Ruth Okafor", CERTAINTY["asks"])},
    ),
    # the introduction tells of one, or of several
    ("Ms. Ruth Okafor runs the docks.", {"a": ("Ruth Okafor", CERTAINTY["introduced"])}),
    ("Ms. Ruth Okafor succeeded Mr. Bo Farrow.", {"a": ("Ruth Okafor", CERTAINTY["introduced first"])}),
    ("It rained.", {}),
    # in court, another one asks further on
    ("Ms. Ruth Okafor runs the docks.\n\nCROSS-EXAMINATION", {}),
]


@pytest.mark.parametrize(("introduction", "expected"), LETTERS)
def test_who_asks_and_who_answers(introduction: str, expected: dict[str, tuple[str, float]]) -> None:
    given = scene(introduction + TURNS)
    for entity in given.discourse.entities:
        entity.kind = "person"
    assert by_name(given, Labels(given.discourse).letters(0)) == expected


def test_the_writer_asks() -> None:
    given = scene("By Mr. Bo Farrow\n\nMs. Ruth Okafor runs the docks." + TURNS)
    given.discourse.writer = given.entity("Bo Farrow").index
    given.entity("Ruth Okafor")
    letters = by_name(given, Labels(given.discourse).letters(0))
    assert letters == {
        "q": ("Bo Farrow", CERTAINTY["introduced"]),
        "a": ("Ruth Okafor", CERTAINTY["introduced"]),
    }


@pytest.mark.parametrize(
    ("marked", "words", "is_letter"),
    [
        ("It rained." + TURNS, "Q", True),
        ("{s1 MODERATOR}{c1 :} {q1 Begin.}", "MODERATOR", False),
        ("{s1 The moderator} {c1 said} {q1 no}.", "The moderator", False),
    ],
)
def test_letters(marked: str, words: str, *, is_letter: bool) -> None:
    given = scene(marked)
    assert Labels(given.discourse).is_letter(given.reference(words, source=[0])) == is_letter


def test_what_is_no_label_tells_nothing() -> None:
    given = scene("{s1 The moderator} {c1 said} {q1 no}.")
    assert Labels(given.discourse).resolve(given.reference("The moderator", source=[0])) is None


def test_one_reporter_may_be_another_than_the_last() -> None:
    given = scene("{s1 REPORTER}{c1 :} {q1 Why?}\n\n{s2 REPORTER}{c2 :} {q2 When?}")
    assert Labels(given.discourse).resolve(given.reference("REPORTER", source=[0])) is None


def test_a_letter_goes_to_the_one_known_for_it() -> None:
    given = scene("Ms. Ruth Okafor runs the docks." + TURNS)
    okafor = given.entity("Ruth Okafor")
    labels = Labels(given.discourse)
    given.discourse.letters = labels.letters(0)
    found = labels.resolve(given.collected("A"))
    assert found is not None and found.ranked == [(okafor.index, CERTAINTY["introduced"])]


def test_the_one_who_asks_is_new_and_then_the_same() -> None:
    given = scene("It rained." + TURNS + "\n\n{s3 Q}{c3 .} {q3 Why?}")
    labels = Labels(given.discourse)
    first, again = (r for r in given.collect() if given.text[slice(*r.phrase.span)] == "Q")
    opening = labels.resolve(first)
    assert opening is not None and opening.ranked == [(NEW, CERTAINTY["label again"])]
    ((asker, _),) = given.discourse.apply(opening)
    found = labels.resolve(again)
    assert found is not None and (found.ranked[0][0], found.new) == (asker, None)
    assert labels.resolve(given.collected("A")) is None, "who answers is not made up"
