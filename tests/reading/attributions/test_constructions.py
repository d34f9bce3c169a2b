"""Clefts, reposts, words attributed to somebody, headlines: who is named elsewhere than at the verb."""

import pytest

from sayso.reading.attributions.constructions import add_constructions
from tests.reading.marking import marked, passage


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("It was Ray Tolliver, not Gus Arlen, {who} <said> [“the voters can wait.”]", "Ray Tolliver"),
        ("It was Ray Tolliver, the manager, not Senator Arlen, who <said> [“wait.”]", "Ray Tolliver, the manager"),
        ("It was not the mayor but the clerk, Ida Moss, who <said> [“wait.”]", "the clerk, Ida Moss"),
        ("The man {who} <called> [the vote “a raffle”] was Omar Reyes, the clerk.", "Omar Reyes, the clerk"),
        (
            "The one {who} <told> the council [“no”] was the treasurer, Amos Field, and not the mayor.",
            "the treasurer, Amos Field",
        ),
        (
            "It wasn’t the mayor {who} <called> [the march “a circus.”] That was her deputy, Glen Tarr.",
            "her deputy, Glen Tarr",
        ),
        ("It was not the mayor {who} <called> [the march “a circus.”] It rained.", "who"),
        ("The man {who} <said> [it rained] was late.", "who"),
        ("{Ruth} <said> [it was the clerk who paid].", "Ruth"),
    ],
)
def test_cleft(sentence: str, who: str) -> None:
    text, attribution = marked(sentence)
    (left,) = add_constructions(passage(text), [attribution])
    assert left.source is not None and text[slice(*left.source)] == who


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("The words “let them swim” were Tobias Renn’s.", "Tobias Renn", ["“let them swim”"]),
        (
            "The line “Nobody should walk” has been attributed to Mayor Ida Voss for years.",
            "Mayor Ida Voss",
            ["“Nobody should walk”"],
        ),
        ("Posts credited the line “no one walks” to the MP Jo Tarrant.", "the MP Jo Tarrant", ["“no one walks”"]),
        ("His words were “ask first.”", "His", ["“ask first.”"]),
        ("The phrase “a raffle” is the clerk’s.", "the clerk", ["“a raffle”"]),
        (
            "He had it as “we are broke.” It was said by her deputy, Joan Pike.",
            "her deputy, Joan Pike",
            ["“we are broke.”"],
        ),
        ("Mr. Renn shared a post by Petra Lund that read “Shame on them.”", "Petra Lund", ["“Shame on them.”"]),
        (
            "He reposted a message from the account @oldpier that called the man “a clown.”",
            "the account @oldpier",
            ["the man “a clown.”"],
        ),
        ("‘Pier is rotten’: harbor master warns board\n\nIt rained.", "harbor master", ["‘Pier is rotten’"]),
        ("Pier to close, says board\n\nIt rained.", "board", ["Pier to close"]),
        ("Firm misled regulator, report finds\n\nIt rained.", "report", ["Firm misled regulator"]),
        (
            "The treaty, said her rival, Otto Lenz, is not “a blank check.”",
            "her rival, Otto Lenz",
            ["The treaty", "is not “a blank check.”"],
        ),
    ],
)
def test_construction(text: str, who: str, content: list[str]) -> None:
    (attribution,) = add_constructions(passage(text), [])
    assert attribution.source is not None and text[slice(*attribution.source)] == who
    assert [text[slice(*span)].rstrip(".") for span in attribution.content] == [words.rstrip(".") for words in content]


@pytest.mark.parametrize(
    "text",
    [
        "Board tables gravel pit, hear earful on dogs\n\nIt rained.",
        "Seniors without heat, say calls for help were ignored\n\nIt rained.",
        "Mr. Renn shared a post by Petra Lund on Monday.",
        "The words “let them swim” were old.",
    ],
)
def test_no_construction(text: str) -> None:
    assert add_constructions(passage(text), []) == []
