"""Party, state, age and home beside a name."""

import pytest

from sayso.reading.actors.phrases.roles import Affiliation, beside, party_in, party_of

NOTHING = Affiliation()
BEHIND = [
    # text behind the name, what it tells
    (" (D-Utah) left", Affiliation("D", "UT")),
    (" (R., Ga.) left", Affiliation("R", "GA")),
    (" (D) left", Affiliation("D")),
    (" (D-Port Hale) left", Affiliation("D", home="Port Hale")),
    (", R-N.Y., left", Affiliation("R", "NY")),
    (", I-Vt. said", Affiliation("I", "VT")),
    (", 54, left", Affiliation(age="54")),
    (" (54) left", Affiliation(age="54")),
    (", 54 percent of it", NOTHING),
    (", 54 people left", NOTHING),
    (", the Oregon Democrat, left", Affiliation("D", "OR")),
    (", a Maine Republican, left", Affiliation("R", "ME")),
    (", Republican from Georgia, left", Affiliation("R", "GA")),
    (", an independent, left", Affiliation("I")),
    (", an independent review", NOTHING),
    (", the son of a Republican, left", NOTHING),
    (", a critic of the Maine Republican, left", NOTHING),
    (", the Liberal Democrat, left", NOTHING),
    (" beat the Democrat, Bo Coe", NOTHING),
    ("\n(D-Utah)", NOTHING),
    (" left", NOTHING),
]


@pytest.mark.parametrize(("behind", "told"), BEHIND)
def test_behind_a_name(behind: str, told: Affiliation) -> None:
    name = "Ann Poe"
    assert beside(name + behind, 0, len(name), legislator=False) == told


OF = [
    (" of Georgia left", True, Affiliation(state="GA")),
    (" of Georgia left", False, NOTHING),
    (" of Georgia, a Republican, left", True, Affiliation("R", "GA")),
    (", of Ohio, left", True, Affiliation(state="OH")),
    (" of Leeds left", True, NOTHING),
]


@pytest.mark.parametrize(("behind", "legislator", "told"), OF)
def test_of_a_state_counts_behind_a_legislator_only(behind: str, legislator: bool, told: Affiliation) -> None:
    assert beside(f"Ann Poe{behind}", 0, 7, legislator) == told


BEFORE = [
    ("Democratic Sen. ", "D"),
    ("Republican ", "R"),
    ("Independent candidate ", "I"),
    ("the Republican who never met with ", None),
    ("the Republican\n", None),
    ("the Democrat ", None),
]


@pytest.mark.parametrize(("before", "party"), BEFORE)
def test_before_a_name(before: str, party: str | None) -> None:
    text = f"{before}Ann Poe left"
    assert beside(text, len(before), len(before) + 7, legislator=False).party == party


def test_what_stands_behind_a_name_goes_before_what_stands_before_it() -> None:
    text = "Republican rival Ann Poe (D-Utah) left"
    assert beside(text, text.index("Ann"), text.index(" (D"), legislator=False) == Affiliation("D", "UT")


@pytest.mark.parametrize(("noun", "party"), [("democrat", "D"), ("republican", "R"), ("d", None), ("dem", None), ("baker", None)])  # fmt: skip
def test_party_of_a_noun(noun: str, party: str | None) -> None:
    assert party_of(noun) == party


DESCRIPTIONS = [
    ("a senior Democratic aide to the governor", "D"),
    ("two Republicans", "R"),
    ("one of four Democrats on the panel", "D"),
    ("the GOP chairman", "R"),
    ("an aide to Democrats", None),
    ("a critic of Republicans", None),
    ("a former Democratic aide", None),
    ("the Liberal Democrats", None),
    ("the Republican Guard", None),
    ("Democrats and Republicans", None),
    ("two bakers", None),
]


@pytest.mark.parametrize(("words", "party"), DESCRIPTIONS)
def test_party_in_a_description(words: str, party: str | None) -> None:
    assert party_in(words) == party


BEFORE = [
    ("Republican Sen. ", "R"),
    ("the Democratic nominee ", "D"),
    ("Republican ", "R"),
    ("The Republican who met ", None),
    ("A Democratic bill by ", None),
]


@pytest.mark.parametrize(("before", "party"), BEFORE)
def test_party_before_a_name(before: str, party: str | None) -> None:
    text = f"{before}Ann Poe left."
    start = text.index("Ann Poe")
    assert beside(text, start, start + len("Ann Poe"), legislator=False).party == party
