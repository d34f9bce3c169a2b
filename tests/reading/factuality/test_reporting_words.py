"""The table of cue words: forms, meanings, and where a content is worth reading again."""

import pytest

from sayso.reading.factuality.reporting_words import forms, may_hold_a_saying, words


@pytest.mark.parametrize(
    ("base", "wanted"),
    [
        ("claim", ("claim", "claims", "claimed", "claiming")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("announce", ("announce", "announces", "announced", "announcing")),
        ("admit", ("admit", "admits", "admitted", "admitting")),
        ("confess", ("confess", "confesses", "confessed", "confessing")),
        ("convey", ("convey", "conveys", "conveyed", "conveying")),
    ],
)
def test_forms(base: str, wanted: tuple[str, ...]) -> None:
    assert forms(base) == wanted


@pytest.mark.parametrize(
    ("form", "base", "type_", "denies"),
    [
        ("told", "tell", "assertion", False),
        ("believes", "believe", "belief", False),
        ("known", "know", "fact", False),
        ("promised", "promise", "eventuality", False),
        ("denies", "deny", "assertion", True),
        ("doubted", "doubt", "belief", True),
        ("view", "view", "belief", False),
        ("denial", "denial", "assertion", True),
    ],
)
def test_meaning(form: str, base: str, type_: str, denies: bool) -> None:
    word = words()[form]
    assert (word.base, word.type, word.denies) == (base, type_, denies)


@pytest.mark.parametrize(
    ("content", "worth"),
    [
        ("the chairman said he was done", True),
        ("according to the mayor, it leaks", True),
        ("her claim that it leaked", True),
        ("I think the sheriff is finished", True),
        ("the bridge in the United States is closed", False),
        ("the plan will call for more money", False),
        ("her temper at the land", False),
        ("", False),
    ],
)
def test_may_hold_a_saying(content: str, worth: bool) -> None:
    assert may_hold_a_saying(content) is worth
