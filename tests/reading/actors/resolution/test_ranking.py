"""Which candidate comes first, and why: marked texts whose named sources have spoken."""

import pytest

from sayso.reading.actors.resolution.ranking import Form, rank
from tests.reading.actors.resolution.scenes import Scene, scene


def chances(given: Scene, words: str, form: Form = "pronoun") -> dict[str | None, float]:
    """The probabilities by name, of all entities as candidates."""
    entities = given.discourse.entities
    ranked = rank(given.collected(words), entities, given.discourse, form)
    return {None if index is None else entities[index].name: chance for index, chance in ranked}


def likeliest(given: Scene, words: str, form: Form = "pronoun") -> str | None:
    return next(iter(chances(given, words, form)))


FIRST: list[tuple[str, str, Form, str]] = [
    # gender
    ("Mr. Bo Farrow met Ms. Ruth Okafor. {s1 She} {c1 said} {q1 no}.", "She", "pronoun", "Ruth Okafor"),
    ("Ms. Ruth Okafor met Mr. Bo Farrow. {s1 He} {c1 said} {q1 no}.", "He", "pronoun", "Bo Farrow"),
    # the nearer of two
    ("Ms. Ada Moss left.\n\nIt rained.\n\nMs. Ruth Okafor came. {s1 She} {c1 said} {q1 no}.", "She", "pronoun", "Ruth Okafor"),
    # the last speaker goes on
    ("Ms. Ada Moss left. {s1 Ms. Ruth Okafor} {c1 said} {q1 no}. {s2 She} {c2 added} {q2 yes}.", "She", "pronoun", "Ruth Okafor"),
    # reported words of herself
    ("Ms. Ada Moss left. {s1 Ms. Ruth Okafor} {c1 said} {q1 that {s2 she} {c2 thought} {q2 so}}.", "she", "pronoun", "Ruth Okafor"),
    # quoted words: a third person
    ("Ms. Ada Moss left. {s1 Ms. Ruth Okafor} {c1 said}, {q1 “{s2 She} {c2 thought} {q2 so}.”}", "She", "pronoun", "Ada Moss"),
    # the topic of the words
    ("Ms. Ada Moss left. {q1 “{s2 She} {c2 thought} {q2 so},”} {s1 Ms. Ruth Okafor} {c1 said} of Ms. Ann Poe.", "She", "pronoun", "Ann Poe"),
    # a description
    ("Mayor Ruth Okafor met Sen. Dana Pike. {s1 The mayor} {c1 said} {q1 no}.", "The mayor", "noun", "Ruth Okafor"),
    ("Mayor Ruth Okafor met Sen. Dana Pike. {s1 The lawmaker} {c1 said} {q1 no}.", "The lawmaker", "noun", "Dana Pike"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "words", "form", "name"), FIRST)
def test_the_likeliest(marked: str, words: str, form: Form, name: str) -> None:
    given = scene(marked)
    given.let_names_speak()
    assert likeliest(given, words, form) == name


def test_somebody_else_is_always_a_candidate() -> None:
    given = scene("Ms. Ada Moss met Ms. Ruth Okafor. {s1 She} {c1 said} {q1 no}.")
    found = chances(given, "She")
    assert found.keys() == {"Ada Moss", "Ruth Okafor", None}
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-3)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_one_who_is_ruled_out_is_hardly_a_candidate() -> None:
    given = scene("Mr. Bo Farrow came. {s1 She} {c1 said} {q1 no}.")
    found = chances(given, "She")
    assert next(iter(found)) is None
    assert found["Bo Farrow"] < 0.01


def test_without_candidates_it_is_somebody_else() -> None:
    given = scene("It rained. {s1 She} {c1 said} {q1 no}.")
    assert rank(given.collected("She"), [], given.discourse, "pronoun") == [(None, 1.0)]


def test_the_only_one_is_surer_than_one_of_two() -> None:
    alone = chances(scene("Ms. Ada Moss left. {s1 She} {c1 said} {q1 no}."), "She")
    both = chances(scene("Ms. Ruth Okafor and Ms. Ada Moss left. {s1 She} {c1 said} {q1 no}."), "She")
    assert alone["Ada Moss"] > both["Ada Moss"]
    assert alone[None] < both[None]


@pytest.mark.parametrize(("linked", "other"), [("Ada Moss", "Ruth Okafor"), ("Ruth Okafor", "Ada Moss")])
def test_a_networks_links_speak_for_a_candidate(linked: str, other: str) -> None:
    marked = "Ms. Ada Moss met Ms. Ruth Okafor. {s1 She} {c1 said} {q1 no}."
    without = chances(scene(marked), "She")
    given = scene(marked)
    earlier = given.entity(linked).places[0]
    given.discourse.network = {given.collected("She").place: {earlier: 0.99}}
    found = chances(given, "She")
    assert found[linked] / found[other] > without[linked] / without[other]


def test_one_who_is_dead_hardly_tells() -> None:
    given = scene("Ms. Ada Moss met Ms. Ruth Okafor. {s1 She} {c1 said} {q1 no}.")
    alive = chances(given, "She")["Ada Moss"]
    given.entity("Ada Moss").dead = True
    assert chances(given, "She").get("Ada Moss", 0.0) < alive / 2


def test_nobody_speaks_to_himself() -> None:
    given = scene("Mr. Bo Farrow met Mr. Al Hale. {s1 Mr. Al Hale} {c1 told} {a1 him} {q1 no}.")
    given.let_names_speak()
    assert likeliest(given, "him") == "Bo Farrow"
