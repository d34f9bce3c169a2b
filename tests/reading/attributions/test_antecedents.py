"""What a pronoun stands for that is all of a content."""

import pytest

import sayso


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The clerk said the ballots were lost. Mayor Irene Kwan denied that.", "the ballots were lost"),
        ("“The ballots were lost,” the clerk said.\n\nMayor Irene Kwan denied it.", "“The ballots were lost,”"),
        (
            "The clerk said the ballots were lost. A guard confirmed it. Mayor Irene Kwan denied that.",
            "the ballots were lost",
        ),
        ("Mayor Irene Kwan denied that the ballots were lost.", "the ballots were lost"),
    ],
)
def test_what_was_denied(text: str, content: str) -> None:
    reading = sayso.read(text)
    denial = next(attribution for attribution in reading.attributions if attribution.polarity == "denied")
    assert denial.text(reading).removeprefix("that ") == content
    assert denial.kind == "indirect"


def test_nothing_is_taken_from_far_away() -> None:
    text = "The clerk said the ballots were lost.\n\n" + "It rained. " * 30 + "\n\nMayor Irene Kwan denied that."
    contents = [attribution.text(reading := sayso.read(text)) for attribution in sayso.read(text).attributions]
    assert contents.count("the ballots were lost") == 1 and reading.attributions


def test_without_it_the_pronoun_is_left() -> None:
    text = "The clerk said the ballots were lost. Mayor Irene Kwan denied that."
    reading = sayso.read(text, without=("antecedents",))
    assert reading.attributions[-1].text(reading) == "that"
