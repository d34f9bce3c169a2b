"""The checker of invariants sees every kind of broken reading."""

from typing import Any

import pytest

import sayso
from evaluation.invariants import broken
from sayso.records import Article, Attribution, Reading

TEXT = 'The Post reported that Ruth Okafor said: "The bridge is safe." Sign up for our newsletter.'


@pytest.fixture(scope="module")
def sound() -> Reading:
    reading = sayso.read(TEXT)
    assert len(reading.attributions) == 2
    assert reading.attributions[1].parent == "a1"
    return reading


def changed(reading: Reading, number: int, **fields: Any) -> Reading:
    attributions = list(reading.attributions)
    attributions[number] = attributions[number].model_copy(update=fields)
    return reading.model_copy(update={"attributions": tuple(attributions)})


def test_sound(sound: Reading) -> None:
    assert broken(sound) == []
    assert broken(sayso.read("")) == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"source": ((23, 23),)}, "a2 source: a span is empty"),
        ({"cue": ((36, 1000),)}, "a2 cue: a span leaves the text"),
        ({"content": ((50, 55), (42, 48))}, "a2 content: spans are out of order"),
        ({"cue": ((36, 45),)}, "a2: source, cue and content overlap"),
        ({"content": ((0, 10),)}, "a2: its content is not in its parent's pieces"),
        ({"parent": "a2"}, "a2: its parent is none before it"),
        ({"parent": "a9"}, "a2: its parent is none before it"),
        ({"id": "a1"}, "attributions: an id comes twice"),
        ({"speaker": "p99"}, "a2: it refers to an actor that there is not"),
        ({"chain": ()}, "a2: its chain does not end with its speaker"),
    ],
)
def test_attributions(sound: Reading, fields: dict[str, Any], wrong: str) -> None:
    assert wrong in broken(changed(sound, 1, **fields))


def test_boilerplate(sound: Reading) -> None:
    part = sound.article.sections[0]
    cut = (part.model_copy(update={"end": 30}), part.model_copy(update={"start": 30, "kind": "boilerplate"}))
    article = sound.article.model_copy(update={"sections": cut})
    wrong = broken(sound.model_copy(update={"article": article}))
    assert "a2 content: a span touches boilerplate" in wrong
    assert any(line.endswith("mentions: a span touches boilerplate") for line in wrong)


def test_sections(sound: Reading) -> None:
    part = sound.article.sections[0]
    for cut in [(part.model_copy(update={"end": 30}),), (part, part), (part.model_copy(update={"start": 3}),)]:
        article = sound.article.model_copy(update={"sections": cut})
        assert any(line.startswith("sections:") for line in broken(sound.model_copy(update={"article": article})))


def test_order() -> None:
    reading = sayso.read("Ruth Okafor said the mill burned. Teo Salas said the mill stood.")
    first, second = reading.attributions
    turned: tuple[Attribution, ...] = (second.model_copy(update={"id": "a1"}), first.model_copy(update={"id": "a2"}))
    assert "attributions: they are out of order" in broken(reading.model_copy(update={"attributions": turned}))


def test_surrogate_pairs() -> None:
    text = "Okafor said \ud83d\ude00 the bridge is \ud800 safe."
    reading = sayso.read(text)
    assert reading.article.text == "Okafor said \U0001f600 the bridge is \ud800 safe."
    assert broken(reading) == []
    with pytest.raises(ValueError, match="surrogate pairs"):
        Article(id="0", location=None, text=text)


def test_a_byline_is_no_mention() -> None:
    text = "Bridge Closes for a Year\n\nBy Teo Salas, Staff Writer\n\nRuth Okafor said it was shut. She told me so."
    reading = sayso.read(text)
    assert [part.kind for part in reading.article.sections] == ["headline", "boilerplate", "body"]
    assert broken(reading) == []
    mentions = [(text[start:end], actor.name) for actor in reading.actors for start, end in actor.mentions]
    assert ("Ruth Okafor", "Ruth Okafor") in mentions
    assert ("Teo Salas", "Teo Salas") not in mentions


def test_a_name_in_boilerplate_alone_is_no_actor() -> None:
    text = "Bridge Closes for a Year\n\nBy Teo Salas, Staff Writer\n\nRuth Okafor said the bridge was unsafe."
    names = [actor.name for actor in sayso.read(text).actors]
    assert "Ruth Okafor" in names
    assert "Teo Salas" not in names
