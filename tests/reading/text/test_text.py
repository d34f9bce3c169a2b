"""The text of an article: made once, read without its soft line breaks; its places are those of the text as it is."""

import pytest

import sayso
from sayso.reading.text import Text

LINES = (
    "The harbor board voted on Tuesday to close the pier, said Mayor",
    "Ruth Okafor. “It did not hold,” Okafor told the Alder Beacon,",
    "“and the engineer, Ola Marsh, said that it would not.”",
)


@pytest.mark.parametrize("newline", ["\n", "\r\n", " \n", "\n   "])
def test_a_wrapped_article_reads_as_it_would_on_one_line(newline: str) -> None:
    indent = newline.lstrip("\r\n") if newline[0] == "\n" else ""
    plain, text = indent + " ".join(LINES), indent + newline.join(LINES)
    whole, reading = sayso.read(plain), sayso.read(text)
    assert [actor.name for actor in reading.actors] == [actor.name for actor in whole.actors]
    for attribution, wanted in zip(reading.attributions, whole.attributions, strict=True):
        for part in ("source", "cue", "content"):
            spans = [" ".join(text[slice(*span)].split()) for span in getattr(attribution, part)]
            assert spans == [plain[slice(*span)] for span in getattr(wanted, part)]
    for actor, same in zip(reading.actors, whole.actors, strict=True):
        names = [" ".join(text[slice(*span)].split()) for span in actor.mentions]
        assert names == [plain[slice(*span)] for span in same.mentions]


def test_boilerplate_is_in_no_section_that_is_read() -> None:
    article = sayso.read("Mayor Pike resigned on Monday, Ruth Okafor said.\n\nSubscribe to our newsletter.").article
    text = Text.of(article)
    assert [text.plain[slice(*span)].strip() for span in text.sections] == [
        "Mayor Pike resigned on Monday, Ruth Okafor said."
    ]


def test_parts_are_made_once() -> None:
    text = Text("Ruth Okafor said: “It is done.”")
    assert text.words is text.words and text.quotations is text.quotations
    assert not text.is_unwrapped
