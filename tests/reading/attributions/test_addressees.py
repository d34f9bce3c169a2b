"""To whom it was said: {source}, <cue> and [content] are marked, the addressee is what stands behind the bar."""

import pytest

from sayso.reading.attributions.addressees import addressee
from sayso.reading.text import Text
from tests.reading.marking import marked


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("{Holt} <told> reporters [that it leaked].", "reporters"),
        ("{Holt} <told> reporters on Monday [that it leaked].", "reporters"),
        ("[“It leaks,”] {Holt} <told> the Board of Trustees.", "the Board of Trustees"),
        ("[“It leaks,”] {Holt} <told> the Harbor Post in a phone call.", "the Harbor Post"),
        ("{Holt} <told> the Beacon: [“It leaks.”]", "the Beacon"),
        ("In a letter to the senator, {Holt} <wrote> [that it leaked].", "the senator"),
        ("{Holt} <said> in an interview with the Beacon [that it leaked].", "the Beacon"),
        ("{Holt} <testified> before the committee [that it leaked].", "the committee"),
        ("{Holt} <testified before> the committee [that it leaked].", "the committee"),
        ("{Holt} <assured> voters [that it would hold].", "voters"),
        ("{Holt} <urged> residents [to leave].", "residents"),
        ("{Holt} <told> me the mayor said [that it leaked].", "me"),
        ("{Holt} <told> The Comet her ex had begged her: [“It leaks.”]", "The Comet"),
        ("{Holt} <said> [that it leaked].", None),
        ("{Holt} <told> [the truth].", None),
        ("She had met reporters. {Holt} <said> [that it leaked].", None),
        ("{She}, <asked> three times [whether it leaked], smiled.", None),
        ("{She} used his speech to <announce> [that it leaked].", None),
        ("{She} <had warned> in 2019 [that it leaked].", None),
        ("{She} <confirmed to> the Beacon [that it leaked].", "the Beacon"),
    ],
)
def test_addressee(sentence: str, words: str | None) -> None:
    text, attribution = marked(sentence)
    span = addressee(Text(text), attribution, (0, len(text)))
    assert (None if span is None else text[slice(*span)]) == words
