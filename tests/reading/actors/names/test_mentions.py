"""Where names begin and end in a text, and what type each is."""

import pytest

from sayso.reading.actors.names.mentions import find
from sayso.reading.text.words import Words

NAMES = [
    ("Mayor Ruth Okafor left.", [("Ruth Okafor", "person")]),
    ("Joseph R. Biden Jr. spoke.", [("Joseph R. Biden Jr.", "person")]),
    ("It was Vincent van Gogh.", [("Vincent van Gogh", "person")]),
    ("Eleanor “Nell” Vance left.", [("Eleanor “Nell” Vance", "person")]),
    ("He met Pike’s wife, Hana, in Leeds.", [("Pike", "unknown"), ("Hana", "person"), ("Leeds", "unknown")]),
    ("A reader named Bettina wrote.", [("Bettina", "person")]),
    ("The Department of Health and Human Services closed.", [("Department of Health and Human Services", "group")]),
    ("So Americans for Clean Rivers sued.", [("Americans for Clean Rivers", "group")]),
    ("So the Bakers and Cold Store Workers Union (BCSW) never came back after lunch.", [("Bakers and Cold Store Workers Union", "group"), ("BCSW", "group")]),
    ("It fell on Omaha-based Ridgemont.", [("Ridgemont", "unknown")]),
    ("She lives in Nassau County.", [("Nassau County", "place")]),
    ("On Monday the Czech left.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), NAMES)
def test_names(sentence: str, names: list[tuple[str, str]]) -> None:
    assert [(run.named, run.type) for run in find(Words(sentence), ())] == names


def test_a_headline_in_capitals_has_the_names_that_the_text_has() -> None:
    text = "OKAFOR WANTS THE BRIDGE CLOSED BY MAY\n\nMayor Ruth Okafor said so."
    assert [run.named for run in find(Words(text), ())] == ["Ruth Okafor", "Ruth Okafor"]


def test_a_dateline_is_no_name() -> None:
    assert [run.named for run in find(Words("HARLOW FALLS, Ohio — Ruth Okafor left."), ())] == ["Ruth Okafor"]


def test_a_short_headline_is_no_name() -> None:
    text = "Bridge Closes\n\nThe bridge closed on Monday, Max Orlov said."
    assert [run.named for run in find(Words(text), ())] == ["Max Orlov"]


def test_a_first_line_that_the_text_knows_is_a_name() -> None:
    text = "Orla Vance\n\nShe left on Monday. Vance said so."
    assert [run.named for run in find(Words(text), ())] == ["Orla Vance", "Vance"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("MARTA VIGO, HOST: Good morning.", "MARTA VIGO"),
        ("So Ahmed al-Assadi left.", "Ahmed al-Assadi"),
    ],
)
def test_names_of_people(text: str, named: str) -> None:
    assert [(run.named, run.type) for run in find(Words(text), ())] == [(named, "person")]
