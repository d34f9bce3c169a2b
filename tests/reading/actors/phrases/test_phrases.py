"""What the words of a source are made of."""

import pytest

from sayso.reading.actors.phrases.noun_phrases import Phrase
from tests.reading.actors.resolution.scenes import scene


def read(words: str, behind: str = " left.") -> tuple[str, Phrase]:
    given = scene(words + behind)
    phrase = given.discourse.text_index.phrases.read((0, len(words)))
    assert phrase is not None
    return given.text, phrase


NOUNS = [
    # words, determiner, noun, number, words before the noun
    ("the retired welder", "the", "welder", "one", ("retired",)),
    ("two senior aides", "two", "aide", "many", ("senior",)),
    ("An aide", "an", "aide", "one", ()),
    ("some Democrats", "some", "democrat", "many", ()),
    ("a group of Republicans", "many", "republican", "many", ()),
    ("current and former officials", "", "official", "many", ("current", "former")),
    ("a chorus of critics", "many", "critic", "many", ()),
    ("The U.N. agency", "the", "agency", "one", ("u.n.",)),
    ("SENIOR DEFENSE OFFICIAL TWO", "the", "official", "one", ("senior", "defense", "two")),
    ("Witness 7", "the", "witness", "one", ("7",)),
]


@pytest.mark.parametrize(("words", "determiner", "noun", "number", "described"), NOUNS)
def test_descriptions(words: str, determiner: str, noun: str, number: str, described: tuple[str, ...]) -> None:
    _, phrase = read(words)
    assert (phrase.form, phrase.determiner, phrase.noun, phrase.number, phrase.described) == (
        "noun", determiner, noun, number, described,
    )  # fmt: skip


OWNERS = [
    ("his lawyer", "his"),
    ("the bank’s director", "the bank"),
    ("a spokesman for Mr. Pike", "Mr. Pike"),
    ("the Sanders campaign", None),
    ("the sheriff’s department", None),
]


@pytest.mark.parametrize(("words", "owner"), OWNERS)
def test_owners(words: str, owner: str | None) -> None:
    text, phrase = read(words)
    assert (None if phrase.owner is None else text[slice(*phrase.owner.span)]) == owner


ROLES = [
    ("Ruth Okafor, the mayor of Lowell", "the mayor of Lowell"),
    ("The mayor, Ruth Okafor", "The mayor"),
    ("her brother Paul Roe", "her brother"),
    ("A neighbor who gave only her first name, Dee", "A neighbor"),
    ("the ranger who opened the door, Mike Castillo", "the ranger"),
    ("Ruth Okafor", None),
]


@pytest.mark.parametrize(("words", "role"), ROLES)
def test_names_and_their_roles(words: str, role: str | None) -> None:
    text, phrase = read(words)
    assert phrase.form == "name"
    assert (None if phrase.role is None else text[slice(*phrase.role)].rstrip(" ,")) == role


@pytest.mark.parametrize(
    ("words", "members"),
    [("Marge and Walt Dombrowski", 2), ("the mayor and her husband", 2), ("Jim Roe (D-Utah), Ann Poe and Bo Coe", 3)],
)
def test_lists(words: str, members: int) -> None:
    _, phrase = read(words)
    assert (phrase.form, len(phrase.members)) == ("list", members)


def test_a_relative_clause_is_no_part_of_the_phrase() -> None:
    text, phrase = read("The man who called", " again.")
    assert text[slice(*phrase.span)] == "The man"
    assert phrase.clause is not None and text[slice(*phrase.clause)] == "who called"
    assert phrase.restricted


def test_punctuation_alone_is_no_phrase() -> None:
    given = scene("“—” Ruth Okafor left.")
    assert given.discourse.text_index.phrases.read((0, 3)) is None


NAMED = [
    # words, name, role
    ("state news agency Fars", "Fars", "newswire"),
    ("businessman and Pike loyalist Stephen Moss", "Stephen Moss", "loyalist"),
    ("the Associated Press news agency", "Associated Press", "newswire"),
]


@pytest.mark.parametrize(("words", "name", "role"), NAMED)
def test_names_with_what_they_are(words: str, name: str, role: str) -> None:
    _, phrase = read(words)
    assert phrase.form == "name" and phrase.run is not None
    assert (phrase.run.named, phrase.role_noun) == (name, role)


def test_those_who_made_a_document_do_not_speak() -> None:
    _, phrase = read("projections by Ruth Okafor and Bo Farrow")
    assert (phrase.form, phrase.noun) == ("noun", "projection")


def test_a_participle_ends_a_phrase() -> None:
    _, phrase = read("A tweet sent from Pike’s account")
    assert (phrase.form, phrase.noun) == ("noun", "tweet")
