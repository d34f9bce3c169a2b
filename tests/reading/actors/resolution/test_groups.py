"""Several, and some of several: both, one of them, the other, the former."""

import pytest

from sayso.reading.actors.resolution.evidence import NEW
from sayso.reading.actors.resolution.groups import Groups
from sayso.reading.actors.resolution.proper_names import ProperNames
from sayso.reading.actors.resolution.weights import CERTAINTY
from tests.reading.actors.resolution.scenes import Scene, scene


def couple(given: Scene, words: str, *names: str) -> int:
    """The group of a list of names."""
    names_of = ProperNames(given.discourse, given.names)
    found = names_of.resolve_list(given.reference(words, source=[0]), [given.named(name) for name in names])
    ((group, _),) = given.discourse.apply(found)
    assert group is not None
    given.discourse.mention(given.discourse.entities[group], (0, len(words)), 0)
    return group


WHOLE = [
    # the last group of that number
    ("Two aides met three bakers. {s1 Both} {c1 said} {q1 no}.", "Both", "Two aides"),
    ("Two aides met three bakers. {s1 All three} {c1 said} {q1 no}.", "All three", "three bakers"),
]


@pytest.mark.parametrize(("marked", "words", "group"), WHOLE)
def test_all_of_them(marked: str, words: str, group: str) -> None:
    given = scene("It rained. " + marked)
    entities = {name: given.introduce(name) for name in ("Two aides", "three bakers")}
    found = Groups(given.discourse).whole(given.reference(words, source=[0]))
    assert found.ranked == [(entities[group].index, CERTAINTY["all of them"])]


def test_both_where_nobody_came_before() -> None:
    given = scene("It rained. {s1 Both} {c1 said} {q1 no}.")
    assert Groups(given.discourse).whole(given.reference("Both", source=[0])).ranked == []


def test_one_of_them_is_new_and_of_their_kind() -> None:
    given = scene("It rained. Two aides came. {s1 One of them} {c1 said} {q1 no}.")
    aides = given.introduce("Two aides")
    groups = Groups(given.discourse)
    reference = given.reference("One of them", source=[0])
    assert groups.named_by(reference) is aides
    found = groups.part(reference, aides)
    assert found.ranked == [(NEW, CERTAINTY["one of them"])]
    assert found.new is not None
    assert (found.new.kind, found.new.number, found.new.family) == ("person", "one", aides.index)
    assert "aide" in found.new.nouns


def test_one_of_new_ones_is_of_no_group_before() -> None:
    given = scene("It rained. Two aides came. {s1 One of three bakers} {c1 said} {q1 no}.")
    given.introduce("Two aides")
    groups = Groups(given.discourse)
    reference = given.reference("One of three bakers", source=[0])
    assert groups.named_by(reference) is None
    new = groups.part(reference, None).new
    assert new is not None and new.family is None and "baker" in new.nouns


def test_the_other_of_two() -> None:
    given = scene("{s1 Al Hale and Bo Farrow} {c1 said} {q1 no}. {s2 The other} {c2 said} {q2 yes}.")
    pair = couple(given, "Al Hale and Bo Farrow", "Al Hale", "Bo Farrow")
    given.discourse.last_speaker = given.named("Al Hale")
    found = Groups(given.discourse).part(given.reference("The other", source=[1]), given.discourse.entities[pair])
    assert found.ranked == [(given.named("Bo Farrow"), CERTAINTY["the other of two"])]


def test_the_other_where_neither_spoke_is_new() -> None:
    given = scene("{s1 Al Hale and Bo Farrow} {c1 said} {q1 no}. {s2 The other} {c2 said} {q2 yes}.")
    pair = couple(given, "Al Hale and Bo Farrow", "Al Hale", "Bo Farrow")
    found = Groups(given.discourse).part(given.reference("The other", source=[1]), given.discourse.entities[pair])
    assert found.ranked == [(NEW, CERTAINTY["one of them"])]


def test_the_unnamed_come_before_those_who_are_nobody_in_particular() -> None:
    given = scene("It rained. Two aides met some critics. {s1 They} {c1 said} {q1 no}.")
    aides, critics = given.introduce("Two aides"), given.introduce("some critics")
    place = given.collected("They").place
    aides.naming = critics.naming = "generic"
    assert Groups(given.discourse).last(place) is critics, "mentioned last"
    aides.naming = "anonymous"
    assert Groups(given.discourse).last(place) is aides
    assert Groups(given.discourse).last(0) is None


FORMER = [
    ("Odile Fournier met Graham Teller. {s1 The former} {c1 said} {q1 no}.", "The former", "Odile Fournier"),
    ("Odile Fournier met Graham Teller. {s1 The latter} {c1 said} {q1 no}.", "The latter", "Graham Teller"),
    # the two last named together, not the one before them, nor one alone
    ("Bo Farrow left. Odile Fournier met Graham Teller. {s1 The former} {c1 said} {q1 no}.", "The former", "Odile Fournier"),
    ("Odile Fournier met Graham Teller. Bo Farrow left. {s1 The latter} {c1 said} {q1 no}.", "The latter", "Graham Teller"),
    ("Bo Farrow left. {s1 The former} {c1 said} {q1 no}.", "The former", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "words", "name"), FORMER)
def test_the_former_and_the_latter(marked: str, words: str, name: str | None) -> None:
    given = scene(marked)
    found = Groups(given.discourse).former_or_latter(given.reference(words, source=[0]))
    assert found.ranked == ([] if name is None else [(given.named(name), CERTAINTY["former or latter"])])
