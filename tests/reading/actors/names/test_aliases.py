"""Names that a text introduces as another's."""

import pytest

from sayso.reading.actors.names.aliases import introduced, inverted
from sayso.reading.actors.names.mentions import find
from sayso.reading.text.words import Words

ALIASES = [
    # text, each alias with the name that it stands for
    ("So Organizing for Harbors (OFH) met.", [("OFH", "Organizing for Harbors")]),
    ("So Organizing for Harbors (the OFH) met.", [("OFH", "Organizing for Harbors")]),
    ("So Organizing for Harbors, or OFH, met.", [("OFH", "Organizing for Harbors")]),
    ("So Organizing for Harbors, known as OFH, met.", [("OFH", "Organizing for Harbors")]),
    ("So Lester Crain, whom everybody called Bricks, slept.", [("Bricks", "Lester Crain")]),
    ("So Lester Crain, also known as Bricks, slept.", [("Bricks", "Lester Crain")]),
    ("So Lester Crain, nicknamed Bricks, slept.", [("Bricks", "Lester Crain")]),
    ("So Lester Crain called Brennick a liar.", []),
    ("So Lester Crain was here. Someone called Brennick slept.", []),
    ("So Lester Crain met Ruth Okafor.", []),
    ("They say Bricks is Lester Crain.", [("Bricks", "Lester Crain")]),
    ("They say Ruth Okafor is Lester Crain.", []),
]


def aliases(text: str) -> list[tuple[str, str]]:
    words = Words(text)
    runs = find(words, ())
    named = {run.first: run.named for run in runs}
    return [(named[alias], named[name]) for alias, name in introduced(runs, words).items()]


@pytest.mark.parametrize(("text", "expected"), ALIASES)
def test_aliases(text: str, expected: list[tuple[str, str]]) -> None:
    assert aliases(text) == expected


def test_an_alias_holds_from_where_it_is_introduced() -> None:
    text = "Then Bricks fell. So Lester Crain, whom everybody called Bricks, slept. Later Bricks woke."
    words = Words(text)
    runs = find(words, ())
    before, crain, *after = [run.first for run in runs]
    assert before not in introduced(runs, words)
    assert introduced(runs, words) == dict.fromkeys(after, crain) and len(after) == 2


def test_a_name_that_is_told_to_be_anothers_is_so_everywhere() -> None:
    text = "Then Bricks fell. They say Bricks is Lester Crain."
    words = Words(text)
    runs = find(words, ())
    first, second, crain = [run.first for run in runs]
    assert introduced(runs, words) == {first: crain, second: crain}


@pytest.mark.parametrize(("short", "type_"), [("MDR", "group"), ("KDR", "person")])
def test_an_abbreviation_with_the_same_initial_makes_a_person_a_group(short: str, type_: str) -> None:
    words = Words(f"So Marcel Delarue, or {short}, met.")
    runs = find(words, ())
    assert (runs[0].words, runs[0].type) == (("Marcel", "Delarue"), "person")
    introduced(runs, words)
    assert (runs[0].type, runs[0].person is None) == (type_, type_ == "group")


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Halloran, Jess: It rained.\nPike, Dana: It did.", ["Jess", "Dana"]),
        ("From: Halloran, Jess <jess@courier.example>\nTo: Pike, Dana\n\nIt rained.", ["Jess", "Dana"]),
        ("By Halloran, Jess\n\nIt rained.", ["Jess"]),
        ("By Halloran, Jess said.", []),
        ("It rained. Pike, Dana: It did.", []),
        ("Pike, Dana said so.", []),
    ],
)
def test_a_label_may_have_the_surname_first(text: str, given: list[str]) -> None:
    words = Words(text)
    assert [words.word[first] for first in inverted(find(words, ()), words)] == given
