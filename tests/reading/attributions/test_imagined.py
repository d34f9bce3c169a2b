"""Words put into a mouth: whose they are, and that nobody said them."""

import pytest

import sayso


@pytest.mark.parametrize(
    ("text", "source", "factuality"),
    [
        ("You can almost hear him: “Not on my watch.”", "him", "hypothetical"),
        ("You can just hear the parking chief now: “We need more time.”", "the parking chief", "hypothetical"),
        ("I can hear my mother already: “Wear a hat.”", "my mother", "hypothetical"),
        ("I can picture her telling them, “You had your chance.”", "her", "hypothetical"),
        ("It is easy to imagine Mr. Pell murmuring to the cardinals, “Be patient.”", "Mr. Pell", "hypothetical"),
        (
            "I’d love to hear the governor explain it to a nurse: “It is gone.”",
            "the governor",
            "hypothetical",
        ),
        ("Can’t you just see the judge telling her, “Nice try”?", "the judge", "hypothetical"),
        ("You can hear the crowd outside shouting, “Resign!”", "the crowd outside", "actual"),
        ("Imagine how he felt. The mayor told him, “Go home.”", "The mayor", "actual"),
        ("The look on her face said, “Try me.”", "The look on her face", "hypothetical"),
    ],
)
def test_imagined(text: str, source: str, factuality: str) -> None:
    (attribution,) = sayso.read(text).attributions
    assert [text[slice(*span)] for span in attribution.source] == [source]
    assert attribution.factuality == factuality and attribution.kind == "direct"


def test_what_is_imagined_ends_with_its_quotation() -> None:
    text = "Imagine a senator saying, “The bill is dead.” Ms. Roe said on Monday that it was alive."
    attributions = sayso.read(text).attributions
    assert [(text[slice(*attribution.source[0])], attribution.factuality) for attribution in attributions] == [
        ("a senator", "hypothetical"),
        ("Ms. Roe", "actual"),
    ]
