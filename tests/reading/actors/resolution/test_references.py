"""What is collected to be resolved: a marked text, and the references in the order of resolving."""

import pytest

from sayso.reading.actors.cast import RoleReference
from sayso.reading.actors.resolution.references import References
from tests.reading.actors.resolution.scenes import scene

COLLECTED = [
    # sources, addressees, and pronouns and descriptions between them
    ("{s1 Ruth Okafor} {c1 told} {a1 Bo Farrow} {q1 no}.", ["Ruth Okafor", "Bo Farrow"]),
    ("{s1 Ruth Okafor} {c1 said} {q1 no}. Then the mayor met him.", ["Ruth Okafor", "the mayor", "him"]),
    ("The old mayor rested. {s1 She} {c1 said} {q1 no}.", ["The old mayor", "She"]),
    # a name that is no source needs no resolving; nor does a noun for nobody
    ("Bo Farrow saw the rain. {s1 She} {c1 said} {q1 no}.", ["She"]),
    # kin with a capital, and crowds
    ("Then Mom left. {s1 She} {c1 said} {q1 no}.", ["Mom", "She"]),
    ("Then critics left. {s1 She} {c1 said} {q1 no}.", ["critics", "She"]),
    # what stands inside an attribution waits for its speaker
    ("{q1 “He knew,”} {s1 Ruth Okafor} {c1 said}.", ["Ruth Okafor", "He"]),
    ("{q1 “{s2 The sheriff} {c2 knew} {q2 that he lied},”} {s1 Ruth Okafor} {c1 said}.", ["Ruth Okafor", "The sheriff", "he"]),
    # a possessive mayor's is an owner's
    ("Then the mayor’s house burnt. {s1 She} {c1 said} {q1 no}.", ["She"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), COLLECTED)
def test_references_in_the_order_of_resolving(marked: str, expected: list[str]) -> None:
    given = scene(marked)
    assert [given.text[slice(*found.phrase.span)] for found in given.collect()] == expected


def test_roles_and_what_is_around() -> None:
    given = scene("{s1 Ruth Okafor} {c1 told} {a1 Bo Farrow}, {q1 “{s2 She} {c2 thought} {q2 he lied}.”}")
    outer, hearer, inner, between = (given.collected(words) for words in ("Ruth Okafor", "Bo Farrow", "She", "he"))
    assert (outer.source_of, outer.addressee_of, outer.inside) == ([0], [], ())
    assert (hearer.source_of, hearer.addressee_of) == ([], [0])
    assert (inner.source_of, inner.inside, inner.quoted_by) == ([1], (0,), 0)
    assert (between.tells, between.inside, between.quoted_by) == (False, (0, 1), 0)
    assert outer.tells and hearer.tells and inner.tells


def test_reported_words_are_not_quoted() -> None:
    given = scene("{s1 Ruth Okafor} {c1 said} {q1 that {s2 she} {c2 thought} {q2 so}}.")
    assert (given.collected("she").inside, given.collected("she").quoted_by) == ((0,), None)


def test_one_source_of_two_attributions_is_one_reference() -> None:
    given = scene("{s1 Ruth Okafor} {c1 said} {q1 no}.")
    source = given.discourse.text_index.attributions[0].source
    assert source is not None
    roles = [RoleReference(source, "source", 0), RoleReference(source, "actor", 3)]
    (found,) = References(given.discourse.text_index).collect(roles, [])
    assert found.roles == {"source": [0], "addressee": [], "actor": [3]}


def test_whose_a_source_is() -> None:
    given = scene("{s1 Her lawyer} {c1 said} {q1 no}. {s2 The lawyer} {c2 said} {q2 yes}.")
    given.collect()
    assert given.discourse.text_index.possessor == {0: "her"}


def test_the_owner_of_an_entity() -> None:
    given = scene("Then her brother Bo Farrow left.")
    owner = given.reference("her").phrase
    (found,) = (r for r in References(given.discourse.text_index).collect([], [(7, owner)]) if r.owns is not None)
    assert (found.owns, found.phrase.span) == (7, owner.span)


def test_a_name_that_several_may_bear_is_collected() -> None:
    given = scene("Al Pike met Bo Pike. Then Pike left.")
    place = max(i for i, word in enumerate(given.discourse.text_index.words.word) if word == "Pike")
    (found,) = References(given.discourse.text_index).collect([], [], [place])
    assert (found.phrase.form, found.place, found.tells) == ("name", place, False)
    assert References(given.discourse.text_index).collect([], []) == []


def test_a_phrase_within_a_reference_stands_where_that_stands() -> None:
    given = scene("{s1 Ruth Okafor} {c1 said}, {q1 “Her lawyer knew.”}")
    reference = given.collected("Her lawyer")
    assert reference.phrase.owner is not None
    inner = reference.at(reference.phrase.owner)
    assert (inner.inside, inner.quoted_by, inner.tells) == ((0,), 0, False)
