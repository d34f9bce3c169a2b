"""The strict pass over names: which are one entity's, which may be several's."""

import pytest

from tests.reading.actors.resolution.scenes import scene

ONE = [
    ("Ruth Okafor left. Okafor came back. Ms. Okafor slept.", ["Ruth Okafor"]),
    ("Robert Hale left. Bob Hale slept.", ["Robert Hale"]),
    ("Then Organizing for America (OFA) met. OFA left.", ["Organizing for America"]),
    ("The Northern Chronicle closed. The Chronicle was old.", ["Northern Chronicle"]),
    ("Lester Crain, whom everybody called Tip, slept. Tip woke.", ["Lester Crain"]),
    ("Ruth Okafor met Bo Okafor.", ["Ruth Okafor", "Bo Okafor"]),
    ("Dale Roe Jr. met Dale Roe III.", ["Dale Roe Jr.", "Dale Roe III"]),
    ("The Cole Trust met the Alder Trust.", ["Cole Trust", "Alder Trust"]),
]


@pytest.mark.parametrize(("text", "names"), ONE)
def test_names_of_one_entity(text: str, names: list[str]) -> None:
    assert sorted(entity.name for entity in scene(text).discourse.entities) == sorted(names)


def test_a_surname_that_two_bear_stays_open() -> None:
    given = scene("Ruth Okafor met Bo Okafor. Okafor slept.")
    ((index, able),) = given.names.open.items()
    assert given.discourse.text_index.words.word[index] == "Okafor"
    assert [given.discourse.entities[entity].name for entity in able] == ["Ruth Okafor", "Bo Okafor"]


def test_a_plural_names_a_family() -> None:
    given = scene("Ruth Prado met Bo Prado. The Prados slept.")
    ((_, members),) = given.names.families.items()
    assert members == [0, 1]


def test_an_entity_is_found_by_what_is_learned_of_it() -> None:
    given = scene("Ruth Okafor met Bo Farrow.")
    ruth, bo = given.discourse.entities
    ruth.learn_nouns("mayor", "mayor")
    bo.learn_owner(ruth.index)
    assert given.discourse.lookup.by_noun["mayor"] == [ruth.index]
    assert given.discourse.lookup.by_owner[ruth.index] == [bo.index]
    assert given.discourse.lookup.by_surname["Farrow"][0] == bo.index


def test_a_name_may_turn_out_to_be_an_organisation() -> None:
    (entity,) = scene("Halden Freight grew.").discourse.entities
    assert entity.doubtful or entity.person is None
    entity.turn_group()
    assert (entity.kind, entity.words, entity.person) == ("organisation", ("halden", "freight"), None)


@pytest.mark.parametrize(("evidence", "gender"), [([("f", 2.0)], None), ([("f", 4.0)], "f"), ([("f", 4.0), ("m", 8.0)], "m")])  # fmt: skip
def test_gender_counts_as_known_from_enough_evidence(evidence: list[tuple[str, float]], gender: str | None) -> None:
    (entity,) = scene("Mx. Okafor left.").discourse.entities
    for sex, weight in evidence:
        entity.is_a(sex, weight)  # type: ignore[arg-type]
    assert entity.gender == gender
