"""Quotations that no verb of saying leads to: who acts beside them, and what is no such quotation."""

from dataclasses import replace

import pytest

import sayso
from sayso.reading.attributions.scenes import add_scenes
from tests.reading.marking import marked, passage


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("Alice Morrow began to laugh. “You have no idea.” Bob Tarn nodded.", "Alice Morrow", "“You have no idea.”"),
        ("The principal, Ines Roca, looked up. “Forty last year.”", "The principal, Ines Roca", "“Forty last year.”"),
        ("“It was never about money.” Gus Prado shook his head.", "Gus Prado", "“It was never about money.”"),
        ("Lew Orban puts down the kettle.\n\n“I count them every night.”", "Lew Orban", "“I count them every night.”"),
        (
            "President Ann Ostrava kept the envoy for the end. She “tells us how to run a port today.”",
            "President Ann Ostrava",
            "She “tells us how to run a port today.”",
        ),
    ],
)
def test_scene(text: str, who: str, words: str) -> None:
    (attribution,) = add_scenes(passage(text), [])
    assert attribution.source is not None
    assert (text[slice(*attribution.source)], text[slice(*attribution.content[0])]) == (who, words)


@pytest.mark.parametrize(
    "text",
    [
        "The “truce” lasted nine hours before shelling resumed.",
        "Then the lights went out. “You have no idea what it was.”",
        "It rained. It rained again.\n\n“I count them every night.”",
        "Lew Orban calls his boat “The Long Way Home.”",
        "It “tells us how to run a port today.”",
    ],
)
def test_no_scene(text: str) -> None:
    assert add_scenes(passage(text), []) == []


def test_a_quotation_within_a_content_goes_on() -> None:
    text, attribution = marked("PLUM: @[“It dried up,”] <says> {Ilya Brod}. “The neighbor lost hers before.”")
    text = text.replace("@", " ")
    outer = replace(attribution, content=((6, len(text)),))
    (spoken,) = add_scenes(replace(passage(text), stretches=[(6, 40)], parent=outer), [attribution])
    assert [text[slice(*span)] for span in spoken.content] == ["“It dried up,”", "“The neighbor lost hers before.”"]


def test_a_quotation_beside_another_ones_action_is_no_part_of_the_next_paragraph() -> None:
    text, attribution = marked(
        "Ray Hollis turned the letter. [“There. Read it.”]\n\n{Vera Stang} <did not touch> it. [“I know the date.”]"
    )
    hollis, stang = add_scenes(passage(text), [attribution])
    assert text[slice(*(hollis.source or (0, 0)))] == "Ray Hollis"
    assert [text[slice(*span)] for span in (*hollis.content, *stang.content)] == [
        "“There. Read it.”",
        "“I know the date.”",
    ]


def test_what_somebody_does_not_do_beside_a_quotation_negates_nothing() -> None:
    reading = sayso.read("Vera Stang did not touch it. “I know what date it is.”", without=("acts",))
    assert [attribution.factuality for attribution in reading.attributions] == ["actual"]
