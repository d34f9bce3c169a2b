"""How sure it is that a description is of somebody new: a text, the description, and the row of the certainty."""

import pytest

from sayso.reading.actors.resolution.novelty import Novelty
from sayso.reading.actors.resolution.weights import CERTAINTY
from sayso.records import ActorKind
from tests.reading.actors.resolution.scenes import scene

NEW, DOUBT = "new, at most", "in doubt, at most"

PEOPLE = [
    # nobody named before
    ("It rained. {s1 The novelist} {c1 said} {q1 no}.", "The novelist", NEW),
    # a word for a change, of one of whom no role is known
    ("Ruth Okafor left. {s1 The novelist} {c1 said} {q1 no}.", "The novelist", DOUBT),
    # a part in what happened, of one of whom no role is known; of one whose role is known, only a trait
    ("Ruth Okafor left. {s1 The caller} {c1 said} {q1 no}.", "The caller", DOUBT),
    ("Mayor Ruth Okafor left. {s1 The caller} {c1 said} {q1 no}.", "The caller", NEW),
    ("Mayor Ruth Okafor left. {s1 The Swede} {c1 said} {q1 no}.", "The Swede", DOUBT),
    # two paragraphs on, nobody is near any more
    ("Ruth Okafor left.\n\nIt rained.\n\nIt snowed.\n\n{s1 The novelist} {c1 said} {q1 no}.", "The novelist", NEW),
    # another gender
    ("Mr. Bo Farrow left. {s1 The actress} {c1 said} {q1 no}.", "The actress", NEW),
    # an office would be told with the name; a former one is hardly ever new
    ("Ruth Okafor left. {s1 The senator} {c1 said} {q1 no}.", "The senator", NEW),
    ("Ruth Okafor left. {s1 The former senator} {c1 said} {q1 no}.", "The former senator", DOUBT),
    # what is somebody's
    ("Ruth Okafor left. {s1 Her lawyer} {c1 said} {q1 no}.", "Her lawyer", NEW),
    ("It rained. {s1 My opponent} {c1 said} {q1 no}.", "My opponent", DOUBT),
    # a number for a name
    ("Ruth Okafor left. {s1 Witness 7} {c1 said} {q1 no}.", "Witness 7", NEW),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "words", "row"), PEOPLE)
def test_people(marked: str, words: str, row: str) -> None:
    given = scene(marked)
    for entity in given.discourse.entities:
        entity.kind = "person"
    assert Novelty(given.discourse).certainty(given.reference(words, source=[0])) == CERTAINTY[row]


@pytest.mark.parametrize(
    ("kind", "words", "row"),
    [
        ("organisation", "The union", DOUBT),
        ("person", "The union", NEW),
        ("organisation", "The dockers’ union", NEW),
    ],
)
def test_the_union_where_an_organisation_is_named(kind: ActorKind, words: str, row: str) -> None:
    given = scene(f"The Harbor Trust met. {{s1 {words}}} {{c1 said}} {{q1 no}}.")
    given.entity("Harbor Trust", kind)
    assert Novelty(given.discourse).certainty(given.reference(words, source=[0])) == CERTAINTY[row]


def test_what_does_not_speak_is_new() -> None:
    given = scene("Ruth Okafor left. The novelist sang.")
    given.entity("Ruth Okafor")
    assert Novelty(given.discourse).certainty(given.reference("The novelist")) == CERTAINTY[NEW]


@pytest.mark.parametrize(("words", "row"), [("the caller", DOUBT), ("the angry caller", NEW)])
def test_the_caller_may_be_the_resident(words: str, row: str) -> None:
    given = scene(f"A resident rang, and {{s1 {words}}} {{c1 said}} {{q1 no}}.")
    given.introduce("A resident").naming = "anonymous"
    assert Novelty(given.discourse).certainty(given.reference(words, source=[0])) == CERTAINTY[row]


@pytest.mark.parametrize(("words", "row"), [("The hunky restaurateur", DOUBT), ("A hunky restaurateur", NEW)])
def test_lively_words_may_vary_the_last_speaker(words: str, row: str) -> None:
    given = scene(f"{{s1 Mayor Bo Farrow}} {{c1 said}} {{q1 no}}. {{s2 {words}}} {{c2 said}} {{q2 yes}}.")
    given.entity("Bo Farrow")
    given.let_names_speak()
    assert Novelty(given.discourse).certainty(given.reference(words, source=[1])) == CERTAINTY[row]
