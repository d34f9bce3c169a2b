"""What a phrase tells of an actor that comes in with it."""

import pytest

from sayso.reading.actors.resolution.drafts import draft, full_span
from tests.reading.actors.resolution.scenes import scene

SPANS = [
    # sentence, the phrase, all of the words that tell which document it is
    ("A memo obtained by The Register says no.", "A memo", "A memo obtained by The Register"),
    ("He read a letter read at Mass on Sunday.", "a letter", "a letter read at Mass on Sunday"),
    ("He sent an email to families.", "an email", "an email to families"),
    (
        "An affidavit filed by Det. Ron Abbate states it.",
        "An affidavit",
        "An affidavit filed by Det. Ron Abbate states it",
    ),
    ("The report said no.", "The report", "The report"),
    ("The mayor seen in May left.", "The mayor", "The mayor"),
]


@pytest.mark.parametrize(("sentence", "words", "whole"), SPANS)
def test_a_document_keeps_what_tells_which_it_is(sentence: str, words: str, whole: str) -> None:
    given = scene(sentence)
    phrase = given.reference(words).phrase
    start, end = full_span(phrase, given.discourse.text_index.words)
    assert sentence[start:end] == whole


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        (
            "A customs officer on the Tamarra side laughed.",
            "A customs officer",
            "A customs officer on the Tamarra side",
        ),
        ("A customs officer in Tamarra laughed.", "A customs officer", "A customs officer in Tamarra"),
        ("A young man beside her laughed.", "A young man", "A young man beside her"),
        ("A young man beside a car laughed.", "A young man", "A young man"),
    ],
)
def test_a_description_keeps_where_someone_is(sentence: str, words: str, name: str) -> None:
    assert draft(scene(sentence).reference(words).phrase, "person", "anonymous", sentence).name == name
