"""Whether two articles' actors are one: pairs, each with what is expected."""

from typing import Any

import pytest

from sayso.desk.identity.profiles import Profile, followed, group_name, keys
from sayso.desk.identity.scoring import WEIGHTS, match
from sayso.names.acronyms import acronym

LEAST = 0.9
BIOGUIDE = "https://bioguide.congress.gov/search/bio/"


def row(told: str, **more: Any) -> dict[str, Any]:
    """A row of ``article_actors`` from "name | role | party | state", of a person unless a kind is told."""
    name, role, party, state = ([part.strip() or None for part in told.split("|")] + [None] * 3)[:4]
    made = {"name": name, "kind": "person", "naming": "named", "role": role, "party": party, "state": state}
    return {**made, "same_as": [], "acronym": None, **more}


# one, the other, the same: "unsure" is below the threshold, but not ruled out
PAIRS = [
    ("Ruth Okafor", "Ruth Okafor", "same"),
    ("Ruth Okafor", "RUTH OKAFOR", "same"),
    ("Ruth Okafor | Mayor", "Ruth B. Okafor | the mayor of Port Alder", "same"),
    ("Inés Luján", "Ines Lujan", "same"),
    ("Bob Pike | an economist", "Robert Pike | an economist", "same"),
    ("R. Okafor | Mayor", "Ruth Okafor | the mayor", "same"),
    ("Okafor | Mayor", "Ruth Okafor | the mayor of Port Alder", "same"),
    ("Pike | Sen. | R", "Amos Pike | Senator | R", "same"),
    ("Pike | | R | OH", "Amos Pike | | R | OH", "same"),
    ("John Smith | Sheriff", "John Smith | the sheriff", "same"),
    ("Okafor", "Ruth Okafor | Mayor", "unsure"),
    ("Okafor", "Okafor", "unsure"),
    ("Pike | a spokesman", "Amos Pike | a spokesman", "unsure"),
    ("John Smith", "John Smith", "unsure"),
    ("John Smith | Sheriff", "John Smith | a plumber", "unsure"),
    ("R. Okafor", "Ruth Okafor", "unsure"),
    ("Ruth", "Ruth Okafor | Mayor", "unsure"),
    ("Ruth Okafor | Mayor of Port Alder", "Ruth Okafor | Mayor of Dunwick", "unsure"),
    ("Tobias Wren | Mayor | I", "Tobias Wren | | R", "unsure"),
    ("Okafor | Lieutenant Governor", "Ruth Okafor | Governor", "unsure"),
    ("Pike | Sen. | R | OH", "Amos Pike | Sen. | R | TX", "unsure"),
    ("Ruth Okafor", "Daniel Okafor", "no"),
    ("Ruth Okafor | Mayor | D | OH", "Daniel Okafor | Mayor | D | OH", "no"),
    ("Thomas Kean Jr.", "Thomas Kean Sr.", "no"),
    ("George H. W. Stane | President", "George W. Stane | President", "unsure"),
    ("Amos Pike Jr.", "Amos Pike", "unsure"),
    ("Amos Pike III | | R", "Amos Pike | | R", "unsure"),
    ("Amos Pike Jr. | Sen.", "Amos Pike | Senator", "same"),
    ("Amos Pike PhD", "Amos Pike", "same"),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_persons(one: str, other: str, expected: str) -> None:
    for ours, theirs in ((one, other), (other, one)):  # who came first makes no difference
        found = match(Profile.of(row(ours)), Profile.of(row(theirs)))
        told = "no" if not found.possible else "same" if found.score >= LEAST else "unsure"
        assert told == expected, found.why


GROUPS = [
    ("Port Alder City Council | government", "The Port Alder City Council | organisation", "same"),
    ("Hollis County Argus | outlet", "Hollis County Argus | outlet", "same"),
    ("Harbor Safety Review | document", "Harbor Safety Review | document", "same"),
    ("World Fish Forum | organisation", "WFF | organisation", "unsure"),
    ("City Council | government", "City Council | government", "unsure"),
    ("Harbor Safety Review | document", "Harbor Safety Review | organisation", "no"),
    ("World Fish Forum | organisation", "World Farm Forum | organisation", "no"),
]


@pytest.mark.parametrize(("one", "other", "expected"), GROUPS)
def test_groups_and_documents(one: str, other: str, expected: str) -> None:
    (ours, kind), (theirs, kind_) = (told.split(" | ") for told in (one, other))
    found = match(Profile.of(row(ours, kind=kind)), Profile.of(row(theirs, kind=kind_)))
    told = "no" if not found.possible else "same" if found.score >= LEAST else "unsure"
    assert told == expected, found.why


def test_an_acronym_that_an_article_introduced_is_a_name() -> None:
    told = acronym("World Fish Forum", "organisation", ["World Fish Forum", "WFF", "it"])
    forum = Profile.of(row("World Fish Forum", kind="organisation", acronym=told))
    assert match(Profile.of(row("WFF", kind="organisation")), forum).score >= LEAST
    assert acronym("World Fish Forum", "organisation", ["the forum"]) is None


def test_a_register_id_is_certain_and_another_one_rules_out() -> None:
    pike = Profile.of(row("Amos Pike", same_as=[BIOGUIDE + "P000001"]))
    same = match(Profile.of(row("A. J. Pike", same_as=[BIOGUIDE + "P000001"])), pike)
    assert same.possible and same.score > 0.9999
    other = match(Profile.of(row("Amos Pike", same_as=[BIOGUIDE + "P000002"])), pike)
    assert not other.possible and other.score == 0


def test_company_helps_the_undecided() -> None:
    alone = match(Profile.of(row("John Smith")), Profile.of(row("John Smith")))
    assert alone.with_company(1).score < LEAST <= alone.with_company(2).score
    assert alone.with_company(3).decibans == alone.with_company(30).decibans


def test_a_name_that_is_often_named_is_its_bearers() -> None:
    def score(told: str, articles: int, entry: str = "Ruth Okafor | Mayor | D") -> float:
        return match(Profile.of(row(told)), Profile.of(row(entry)), articles=articles).score

    misread = "Ruth Okafor | | R"
    assert score(misread, 1) == score(misread, 10) < score(misread, 40) < LEAST <= score(misread, 100)
    assert score(misread, 100) == score(misread, 5000)
    assert score("Ruth Okafor | | R | OH", 5000, "Ruth Okafor | | D | TX") < LEAST  # party and state
    assert score("R. Okafor | | R", 5000) < LEAST and score("Okafor", 5000) < LEAST  # a part of the name
    assert score("Amos Pike Jr.", 5000, "Amos Pike") == score("Amos Pike Jr.", 1, "Amos Pike")


def test_a_party_that_hardly_any_article_tells_is_not_the_entrys() -> None:
    entry = Profile()
    entry.add(row("Ruth Okafor | | D"), 9)
    entry.add(row("Ruth Okafor | | R"), 1)
    assert "other party" in match(Profile.of(row("Ruth Okafor | | R")), entry).why
    entry.add(row("Ruth Okafor | | R"), 2)
    assert "party" in match(Profile.of(row("Ruth Okafor | | R")), entry).why
    assert "party" in match(Profile.of(row("Ruth Okafor | | D")), entry).why


@pytest.mark.parametrize(
    ("told", "more", "expected"),
    [
        ("Ruth Okafor", {}, True),
        ("a county official", {"naming": "anonymous"}, False),
        ("critics", {"naming": "generic", "kind": "people"}, False),
        ("the mayor", {"naming": "role", "role": "the mayor"}, False),
        ("the president", {"naming": "role", "same_as": ["http://www.wikidata.org/entity/Q1"]}, True),
        ("the council", {"kind": "government"}, False),
        ("The department", {"kind": "government"}, False),
        ("Their report", {"kind": "document"}, False),
        ("Harbor Safety Review", {"kind": "document"}, True),
        ("Transcript", {"kind": "document"}, False),
    ],
)
def test_who_is_followed(told: str, more: dict[str, Any], expected: bool) -> None:
    assert followed(row(told, **more)) is expected


def test_the_fuller_name_is_the_entrys_whatever_came_first() -> None:
    for names in (["Okafor", "Ruth Okafor", "R. Okafor"], ["RUTH OKAFOR", "Ruth Okafor", "Okafor"]):
        for order in (names, names[::-1]):
            profile = Profile()
            for name in order:
                profile.add(row(name))
            assert profile.name == "Ruth Okafor"


def test_a_surname_that_can_be_nobodys_match_is_under_a_key_of_its_own() -> None:
    assert keys(Profile.of(row("Pike"))) == {"pike ?"}
    assert keys(Profile.of(row("Pike | Sen."))) == {"pike", "pike *"}
    assert keys(Profile.of(row("Bob Pike"))) == {"pike", "pike b", "pike r"}


def test_names_of_groups() -> None:
    assert group_name("The Port Alder Council") == "port alder council"
    assert group_name("the council") == group_name("The council") == group_name("Its Council") == ""


def test_every_feature_is_there_once() -> None:
    assert len({weight.feature for weight in WEIGHTS}) == len(WEIGHTS)
