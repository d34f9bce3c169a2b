"""Entities become actors: which, in what order, with what role, party and kind."""

from dataclasses import replace

import pytest

from sayso.names.parts import parse
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.entities.output import actors
from sayso.reading.text import Text
from sayso.records import Actor, ActorKind

PLAIN = "The mayor of\nTarrow met Ruth Okafor. A senior Democratic aide left."
TEXT = Text.of_lines(PLAIN)


def okafor() -> Entity:
    return Entity(0, "person", "named", "Ruth Okafor", person=parse(("Ruth", "Okafor")), mentions={(24, 35)})


def aide() -> Entity:
    return Entity(1, "person", "anonymous", "A senior Democratic aide", mentions={(37, 61)}, speaks=True)


def actor_of(entity: Entity) -> Actor:
    (actor,), _ = actors(TEXT, [entity])
    return actor


def test_actors_are_numbered_as_they_come_in_the_text() -> None:
    listed, ids = actors(TEXT, [replace(aide(), index=0), replace(okafor(), index=1)])
    assert [(actor.id, actor.name) for actor in listed] == [("p1", "Ruth Okafor"), ("p2", "A senior Democratic aide")]
    assert ids == {0: "p2", 1: "p1"}


def test_an_actor_without_mention_comes_last() -> None:
    listed, _ = actors(TEXT, [replace(okafor(), mentions=set(), speaks=True), aide()])
    assert [actor.name for actor in listed] == ["A senior Democratic aide", "Ruth Okafor"]


def test_mentions_stand_in_order() -> None:
    assert actor_of(replace(okafor(), mentions={(29, 35), (0, 9), (24, 35)})).mentions == ((0, 9), (24, 35), (29, 35))


COUNTS = [
    # name, kind, whether it is an actor though it neither speaks nor acts
    ("Ruth Okafor", "person", True),
    ("Mr. Okafor", "person", True),
    ("Okafor", "person", False),
    ("Tarrow Foods", "organisation", True),
    ("Tarrow Gazette", "outlet", True),
    ("Tarrow", "government", False),
    ("Tarrow River", "other", False),
]


def named(name: str, kind: ActorKind) -> Entity:
    words = tuple(name.split())
    if kind == "person":
        return Entity(0, kind, "named", name, person=parse(words), mentions={(24, 35)})
    return Entity(0, kind, "named", name, words=tuple(word.lower() for word in words), mentions={(24, 35)})


@pytest.mark.parametrize(("name", "kind", "counts"), COUNTS)
def test_a_clear_name_is_an_actor(name: str, kind: ActorKind, counts: bool) -> None:
    listed, ids = actors(TEXT, [named(name, kind)])
    assert (len(listed), len(ids)) == (counts, counts)


def test_a_single_word_that_comes_back_is_an_actor() -> None:
    listed, _ = actors(TEXT, [replace(named("Okafor", "person"), mentions={(0, 9), (24, 35)})])
    assert [actor.name for actor in listed] == ["Okafor"]


@pytest.mark.parametrize("part", ["speaks", "addressed", "acts"])
def test_whatever_takes_part_is_an_actor(part: str) -> None:
    river = named("Tarrow River", "other")
    setattr(river, part, True)
    assert actor_of(river).name == "Tarrow River"


def test_a_role_is_the_words_of_the_text_on_one_line() -> None:
    assert actor_of(replace(okafor(), role=(0, 19), title="Mayor")).role == "The mayor of Tarrow"


def test_a_title_is_a_role_where_no_other_is_told() -> None:
    assert actor_of(replace(okafor(), title="Mayor")).role == "Mayor"
    assert actor_of(okafor()).role is None


@pytest.mark.parametrize(("kind", "role"), [("person", "The mayor"), ("people", "The mayor"), ("document", None)])
def test_a_person_named_by_a_role_has_that_role(kind: ActorKind, role: str | None) -> None:
    assert actor_of(Entity(0, kind, "role", "The mayor", speaks=True)).role == role


def test_a_description_tells_the_party_of_the_unnamed() -> None:
    assert actor_of(aide()).party == "D"
    assert actor_of(replace(aide(), party="R")).party == "R"
    assert actor_of(replace(aide(), kind="organisation")).party is None
    assert actor_of(replace(okafor(), name="Ruth Republican")).party is None


@pytest.mark.parametrize(("name", "kind"), [("Okafor", "person"), ("Okafor Vantle", "other")])
def test_a_name_of_one_word_and_no_kind_is_a_persons(name: str, kind: ActorKind) -> None:
    words = tuple(name.lower().split())
    assert actor_of(Entity(0, None, "named", name, words=words, speaks=True)).kind == kind


def test_what_is_known_is_handed_on() -> None:
    actor = actor_of(replace(aide(), state="UT", reason=(62, 66)))
    assert (actor.naming, actor.state, actor.anonymity_reason) == ("anonymous", "UT", (62, 66))


def test_boilerplate_holds_no_mention_and_makes_nobody_an_actor() -> None:
    text = Text(PLAIN, sections=[(37, len(PLAIN))], soft_breaks=())
    assert actors(text, [okafor()]) == ((), {})
    (writer,), _ = actors(text, [replace(okafor(), speaks=True)])
    assert (writer.name, writer.mentions) == ("Ruth Okafor", ())
