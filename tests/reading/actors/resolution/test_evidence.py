"""Resolvers return evidence and change nothing; applying it changes the discourse."""

import pytest

from sayso.reading.actors.resolution.descriptions import Descriptions
from sayso.reading.actors.resolution.evidence import NEW, Evidence, Learned, best
from sayso.reading.actors.resolution.labels import Labels
from sayso.reading.actors.resolution.pronouns import Pronouns
from sayso.reading.actors.resolution.proper_names import ProperNames
from sayso.reading.actors.resolution.weights import LIKELY
from tests.reading.actors.resolution.scenes import Scene, scene, state

MARKED = "{s1 Mayor Ruth Okafor} {c1 said} {q1 no}. Pike’s lawyer and Bo Farrow left. "


def evidence(given: Scene, words: str) -> Evidence:
    reference = given.reference(words, source=[0])
    if reference.phrase.form == "pronoun":
        return Pronouns(given.discourse, {}).resolve(reference)
    if reference.phrase.form in {"name", "list"}:
        names = ProperNames(given.discourse, given.names)
        return names.resolve(reference) if reference.phrase.form == "name" else names.resolve_list(reference, [0])
    descriptions = Descriptions(given.discourse, {})
    return descriptions.resolve(reference, descriptions.kind(reference))


SOURCES = [
    "Then she", "Then they", "Then it", "Then I", "Then who", "Then the mayor", "Then an aide", "Then two aides",
    "Then one of the aides", "Then another", "Then both", "Then some", "Then the former", "Then Bo Farrow",
    "Then Ruth Okafor’s", "Then Bo Farrow and Ann Poe", "Then the Okafors", "Then Coach", "Then Witness 7",
]  # fmt: skip


@pytest.mark.parametrize("source", SOURCES)
def test_resolving_changes_nothing(source: str) -> None:
    words = source.removeprefix("Then ")
    given = scene(f"{MARKED}Then {{s2 {words}}} {{c2 said}} {{q2 yes}}.")
    before = state(given.discourse)
    first = evidence(given, words)
    assert state(given.discourse) == before
    assert evidence(given, words).ranked == first.ranked, "so the same evidence is found again"


def test_a_new_entity_comes_in_when_its_evidence_is_applied() -> None:
    given = scene(f"{MARKED}Then {{s2 an aide}} {{c2 said}} {{q2 yes}}.")
    found = evidence(given, "an aide")
    count = len(given.discourse.entities)
    assert found.ranked[0][0] == NEW and found.new is not None
    ((index, _),) = given.discourse.apply(found)
    assert index == count == len(given.discourse.entities) - 1
    entity = given.discourse.entities[count]
    assert (entity.index, entity.name, entity.nouns) == (count, "an aide", {"aide"})
    assert list(given.discourse.known_by(["aide"])) == [count], "and it can be looked up"
    assert given.text[slice(*next(iter(entity.mentions)))] == "an aide"


def test_what_is_learned_goes_to_the_entity_it_is_of() -> None:
    given = scene(MARKED)
    mayor, farrow = given.named("Ruth Okafor"), given.named("Bo Farrow")
    learned = (Learned(mayor, gender="f", weight=12.0, partner=farrow, relation="wife"), Learned(farrow, form="bo"))
    assert given.discourse.apply(Evidence([(mayor, 0.9), (None, 0.1)], learned=learned)) == [(mayor, 0.9), (None, 0.1)]
    entity = given.discourse.entities[mayor]
    assert (entity.gender, entity.partners, entity.relation) == ("f", {farrow}, "wife")
    assert "bo" in given.discourse.entities[farrow].forms


def test_a_name_in_the_genitive_with_a_verb_becomes_a_company() -> None:
    given = scene("{s1 Barlow’s} {c1 said} {q1 no}.")
    found = ProperNames(given.discourse, given.names).resolve(given.reference("Barlow", source=[0]))
    given.discourse.apply(found)
    assert given.discourse.entities[0].name == "Barlow’s"
    assert found.span is not None and given.text[slice(*found.span)] == "Barlow’s"


def test_a_label_keeps_its_entity() -> None:
    given = scene("{s1 MODERATOR}{c1 :} {q1 Begin.}\n\n{s2 MODERATOR}{c2 :} {q2 Thank you.}")
    labels = Labels(given.discourse)
    first, second = (given.reference("MODERATOR", source=[number]) for number in (0, 1))
    opening = labels.resolve(first)
    assert opening is not None and opening.new is not None
    ((index, _),) = given.discourse.apply(opening)
    again = labels.resolve(second)
    assert again is not None and again.new is None and again.ranked[0][0] == index


@pytest.mark.parametrize(
    ("ranked", "entity"),
    [([], None), ([(3, LIKELY)], 3), ([(3, LIKELY - 0.01), (4, 0.1)], None), ([(None, 0.8), (3, 0.2)], None)],
)
def test_the_best_is_the_likeliest_if_it_is_likely_at_all(
    ranked: list[tuple[int | None, float]], entity: int | None
) -> None:
    assert best(ranked) == entity
