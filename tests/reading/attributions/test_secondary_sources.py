"""Two tellers of one content, and passives: {source}, <cue> and [content] are what the network found."""

import pytest

from sayso.reading.attributions.secondary_sources import active, add_secondary_sources
from tests.reading.marking import marked, passage


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("{The Post}, citing three people, <reported> [that it is dead].", ["The Post", "three people"]),
        ("[The line is sold], {the Ledger} <reported>, citing two bankers on the deal.", ["the Ledger", "two bankers"]),
        ("According to {the Post}<,> which cited two diplomats, [it is dead].", ["the Post", "two diplomats"]),
        ("The broadcaster quoted {an officer} <as saying> [the crossing was shut].", ["The broadcaster", "an officer"]),
        ("[It is shut], <according to> {three officials quoted by the Tribune}.", ["the Tribune", "three officials"]),
        ("{The mayor}, citing health concerns, <said> [she would resign].", ["The mayor"]),
        ("{The mayor} <said> [it was shut].", ["The mayor"]),
    ],
)
def test_secondary_source(sentence: str, chain: list[str]) -> None:
    text, given = marked(sentence)
    attributions = add_secondary_sources(passage(text), [given])
    names = []
    for number, attribution in enumerate(attributions):
        assert attribution.parent == (number - 1 if number else None)
        assert attribution.content == given.content
        assert attribution.source is not None
        names.append(text[slice(*attribution.source)])
    assert [name[: len(wanted)] for name, wanted in zip(names, chain, strict=True)] == chain


def test_citing_taken_for_a_saying_of_its_own() -> None:
    text = "The Post, citing three people, reported that it is dead."
    _, citing = marked("{The Post}, <citing> [three people], reported that it is dead.")
    _, reported = marked("{The Post}, citing three people, <reported> [that it is dead].")
    attributions = add_secondary_sources(passage(text), [citing, reported])
    assert [text[slice(*given.source)] for given in attributions if given.source] == ["The Post", "three people"]
    assert [given.parent for given in attributions] == [None, 0]


@pytest.mark.parametrize(
    ("sentence", "source", "addressee"),
    [
        ("{He} <was told> by a neighbor [that the gate was open].", "a neighbor", "He"),
        ("{He} <was told by> a neighbor [that the gate was open].", "a neighbor", "He"),
        ("He <was told> by {a neighbor} [that the gate was open].", "a neighbor", "He"),
        ("Mr. Abara had <been warned by> {two engineers} [that the gate was open].", "two engineers", "Mr. Abara"),
        ("On Monday the keeper <was told> by {a neighbor} [that it was open].", "a neighbor", "the keeper"),
        ("It was open, <said> {a neighbor} [who had been told].", "a neighbor", None),
        ("{Ministers} <were warned> [that the wall might fail].", None, "Ministers"),
        ("{He} <told> a neighbor [that the gate was open].", "He", None),
        ("{They} <have been repeatedly told> [that the gate was open].", None, "They"),
        ("{A member} who asked not to be named since it is open <told> me [it cracked].", "A member", None),
        ("{A member}, who is an engineer, <told> me [it cracked].", "A member", None),
    ],
)
def test_passive(sentence: str, source: str | None, addressee: str | None) -> None:
    text, given = marked(sentence)
    turned = active(given, text)
    assert (turned.source and text[slice(*turned.source)]) == source
    assert (turned.addressee and text[slice(*turned.addressee)]) == addressee
