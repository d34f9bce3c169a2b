"""Which of several entries an article's actor joins: entries told in a line, with the number of their articles."""

import json
from math import log10

import pytest

from sayso.desk.identity.decision import Candidate, Choice, chosen, scored
from sayso.desk.identity.profiles import Profile, keys
from tests.desk.identity.test_scoring import LEAST, row

LEAST_DECIBANS = 10 * log10(LEAST / (1 - LEAST))


def choice(told: str, *entries: tuple[str, int]) -> Choice:
    """An actor, and the entries of a desk: "name | role | party | state" of each article, and how many articles."""
    those = row(told)
    by_key: dict[str, list[Candidate]] = {}
    for id_, (its, articles) in enumerate(entries, 1):
        profile = Profile()
        profile.add(row(its), articles)
        entry = Candidate(id_, json.dumps(profile.to_json()), articles, frozenset(keys(profile)), False)
        for key in entry.keys:
            by_key.setdefault(key, []).append(entry)
    return Choice(those, scored(those, by_key))


def joined(told: str, *entries: tuple[str, int], last: bool = True) -> int | None:
    """The number of the entry that is joined."""
    found = chosen(choice(told, *entries), LEAST_DECIBANS, (), last=last)
    return found and found[1].id


MAYOR, SWIMMER = "Ruth Okafor | Mayor | D", "Ruth Okafor | a swimmer | R"


@pytest.mark.parametrize(
    ("told", "entries", "expected"),
    [
        # a whole name: the commonest of those that fit as well, the older one if they are even
        ("Ruth Okafor", [(SWIMMER, 2), (MAYOR, 3)], 2),
        ("Ruth Okafor", [(SWIMMER, 3), (MAYOR, 3)], 1),
        ("Ruth Okafor | a swimmer", [(SWIMMER, 2), (MAYOR, 9)], 1),
        ("Ruth Okafor | | D", [(SWIMMER, 9), (MAYOR, 1)], 2),
        ("Ruth Okafor | Mayor | D", [("Okafor | Mayor | D", 9), ("Ruth Okafor", 3)], 2),
        # a part of one: only if it is far commoner than all others together
        ("Pike | Sen.", [("Amos Pike | Sen.", 20), ("Lena Pike | Sen.", 2)], 1),
        ("Pike | Sen.", [("Amos Pike | Sen.", 3), ("Lena Pike | Sen.", 2)], None),
        ("Pike | Sen.", [("Amos Pike | Sen.", 20), ("Lena Pike | Sen.", 2), ("Jo Pike | Sen.", 1)], None),
        # who is known by no more than that part is no rival
        ("Pike | Sen.", [("Pike | Sen.", 3), ("Amos Pike | Sen.", 4)], 2),
        ("Pike | Sen.", [("Pike | Sen.", 1), ("Pike | Sen.", 1)], 1),
        # not sure enough
        ("Pike", [("Amos Pike | Sen.", 50)], None),
        ("John Smith", [("John Smith", 9)], None),
        ("John Smith", [("John Smith", 30)], 1),
        ("John Smith | a plumber", [("John Smith | Sheriff", 90)], None),
    ],
)
def test_several_that_fit(told: str, entries: list[tuple[str, int]], expected: int | None) -> None:
    assert joined(told, *entries) == expected


def test_a_whole_name_waits_for_the_company_unless_one_is_far_commoner() -> None:
    assert joined("Ruth Okafor", (MAYOR, 5), (SWIMMER, 2), last=False) is None
    assert joined("Ruth Okafor", (MAYOR, 90), (SWIMMER, 2), last=False) == 1


def test_a_part_that_was_split_off_is_no_rival() -> None:
    those = choice("Pike | Sen.", ("Amos Pike | Sen.", 3), ("Amos Pike | Sen.", 2))
    assert chosen(those, LEAST_DECIBANS, (), last=True) is None
    found = chosen(those, LEAST_DECIBANS, {(1, 2)}, last=True)
    assert found is not None and found[1].id == 1


def test_the_reason_says_that_others_fit_too() -> None:
    found = chosen(choice("Ruth Okafor", (MAYOR, 5), (SWIMMER, 2)), LEAST_DECIBANS, (), last=True)
    assert found is not None and found[0].why == {"prior": -10.0, "full name": 26.0, "most articles": 0.0}
