"""The words by which passages are compared."""

import pytest

from sayso.checks.words import punctuation, words


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The dam’s safe.", ["the", "dam's", "safe"]),
        ("THE DAM'S SAFE!", ["the", "dam's", "safe"]),
        ("well-known: 1,200 of them", ["well", "known", "1", "200", "of", "them"]),
        ("Straße", ["strasse"]),
        ("— … “”", []),
    ],
)
def test_keys(text: str, keys: list[str]) -> None:
    assert [word.key for word in words(text)] == keys


def test_spans_are_those_of_the_text() -> None:
    text = "We’ll go, she said."
    assert [text[slice(*word.span)] for word in words(text, 3)] == ["ll", "go", "she", "said"]


@pytest.mark.parametrize(
    ("left", "right", "are_alike"),
    [
        (" — ", " -- ", True),
        ("—", " - ", True),
        (",” ", ", ", True),
        (",\n", ", ", True),
        (", ", " ", False),
        (". ", ", ", False),
        ("-", " ", False),
    ],
)
def test_punctuation(left: str, right: str, are_alike: bool) -> None:
    assert (punctuation(left) == punctuation(right)) is are_alike
