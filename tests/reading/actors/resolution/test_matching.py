"""Whether a description or a part of a name fits an entity: a text, the words, and the weight."""

import pytest

from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.phrases.roles import party_of
from sayso.reading.actors.resolution.discourse import CandidateContext
from sayso.reading.actors.resolution.matching import describes, fits_kind, fits_person, may_be_such, named, noun_of
from sayso.reading.actors.resolution.weights import W
from sayso.records import ActorKind
from tests.reading.actors.resolution.scenes import Scene, scene

NOBODY = frozenset[int]()


def phrase(words: str) -> Phrase:
    return scene(f"{words} left.").reference(words).phrase


def described(given: Scene, words: str, name: str, owner: str | None = None) -> float:
    reference = given.reference(words, source=[])
    context = CandidateContext(
        reference=reference,
        owner=None if owner is None else given.named(owner),
        whom="",
        sentence=given.discourse.text_index.words.sentence[reference.place],
        paragraph=0,
        opens=None,
        subject=None,
        above=None,
        about=None,
        described=NOBODY,
        named=NOBODY,
        heard=NOBODY,
        around=NOBODY,
        links=None,
    )
    return describes(context, given.discourse.entities[given.named(name)], given.discourse)


NOUNS: list[tuple[str, str, str, float | None]] = [
    ("Mayor Ruth Okafor", "Ruth Okafor", "the mayor", W["same noun"]),
    ("Mayor Ruth Okafor", "Ruth Okafor", "the former mayor", W["same noun"] + W["other rank"]),
    ("Mayor Ruth Okafor", "Ruth Okafor", "the woman", W["any person"]),
    ("Mayor Ruth Okafor", "Ruth Okafor", "the girl", None),
    ("Mayor Ruth Okafor", "Ruth Okafor", "the Swede", W["trait"]),
    ("Mayor Ruth Okafor", "Ruth Okafor", "the plumber", None),
    ("Sen. Dana Pike", "Dana Pike", "the lawmaker", W["kind of noun"]),
]


@pytest.mark.parametrize(("text", "name", "words", "weight"), NOUNS)
def test_what_a_head_noun_tells(text: str, name: str, words: str, weight: float | None) -> None:
    given = scene(f"{text} left.")
    assert noun_of(phrase(words), given.entity(name)) == (None if weight is None else pytest.approx(weight))


def test_a_gender_that_contradicts_rules_out() -> None:
    given = scene("Mr. Bo Farrow and Ms. Ruth Okafor met. The woman left.")
    assert described(given, "The woman", "Bo Farrow") == W["wrong gender"]
    assert described(given, "The woman", "Ruth Okafor") == pytest.approx(W["gender"] + W["any person"])


def test_nobody_with_a_name_is_the_person() -> None:
    given = scene("Mr. Bo Farrow left. The person spoke.")
    assert described(given, "The person", "Bo Farrow") == W["no match"]


@pytest.mark.parametrize(
    ("words", "weight"), [("The Democrat", W["party"] + W["trait"]), ("The Republican", W["wrong party"])]
)
def test_a_party_fits_or_rules_out(words: str, weight: float) -> None:
    given = scene(f"Mr. Jim Tolliver left. {words} spoke.")
    given.entity("Jim Tolliver").party = party_of("democrat")
    assert described(given, words, "Jim Tolliver") == pytest.approx(weight)


@pytest.mark.parametrize(("age", "row"), [("54", "age"), ("61", "wrong age")])
def test_an_age_fits_or_rules_out(age: str, row: str) -> None:
    given = scene("Ms. Ada Moss left. The 54-year-old spoke.")
    given.entity("Ada Moss").age = age
    weight = described(given, "The 54-year-old", "Ada Moss")
    assert (weight >= W["age"]) if row == "age" else weight == W[row]


def test_a_lawyer_of_another_one_is_another_lawyer() -> None:
    given = scene("Mr. Bo Farrow met Ms. Ann Poe and Mr. Al Hale. Farrow’s lawyer left.")
    lawyer = given.entity("Ann Poe")
    lawyer.learn_nouns("lawyer")
    lawyer.owner = given.named("Bo Farrow")
    own = described(given, "Farrow’s lawyer", "Ann Poe", owner="Bo Farrow")
    lawyer.owner = given.named("Al Hale")
    assert own >= W["same owner"] + W["same noun"]
    assert described(given, "Farrow’s lawyer", "Ann Poe", owner="Bo Farrow") == pytest.approx(
        own - W["same owner"] + W["other owner, by name"]
    )


def test_a_surname_goes_first_to_the_one_introduced_first() -> None:
    given = scene("Al Pike and Bo Pike met. Pike left.")
    start = given.text.rindex("Pike")
    words = given.discourse.text_index.phrases.read((start, start + len("Pike")))
    assert words is not None
    first, second = given.entity("Al Pike"), given.entity("Bo Pike")
    assert named(words, first, given.discourse) == pytest.approx(W["surname"] + W["introduced first"])
    assert named(words, second, given.discourse) == pytest.approx(W["surname"])


@pytest.mark.parametrize(("words", "fits"), [("the plumber", True), ("the men", True), ("the board", False)])
def test_what_may_be_a_person(words: str, *, fits: bool) -> None:
    assert fits_person(phrase(words)) == fits


KINDS: list[tuple[str, ActorKind | None, ActorKind, bool]] = [
    ("the mayor", "person", "person", True),
    ("the mayor", "person", "organisation", False),
    ("the mayors", "people", "person", False),
    ("the board", "organisation", "person", False),
    ("the board", "organisation", "organisation", True),
    ("the report", "document", "organisation", False),
    ("the report", "document", "document", True),
]


@pytest.mark.parametrize(("words", "kind", "own", "fits"), KINDS)
def test_kinds_that_go_together(words: str, kind: ActorKind | None, own: ActorKind, *, fits: bool) -> None:
    assert fits_kind(phrase(words), kind, Entity(0, own, "named", "Harrow")) == fits


@pytest.mark.parametrize(
    ("noun", "known", "may_be"), [("bank", (), True), ("bank", ("union",), False), ("plumber", (), False)]
)
def test_a_named_organisation_may_be_a_bank_if_nothing_is_known_against_it(
    noun: str, known: tuple[str, ...], *, may_be: bool
) -> None:
    entity = Entity(0, "organisation", "named", "Harrow", nouns=set(known))
    assert may_be_such(noun, entity) == may_be
    entity.kind = "person"
    assert not may_be_such(noun, entity)
