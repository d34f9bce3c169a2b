"""The component of spaCy pipelines."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.errors import UsageError

spacy = pytest.importorskip("spacy", reason="spaCy is missing: the component was NOT tested; pip install -e '.[test]'")

TEXT = (
    "“We are done waiting,” said Mayor Ruth Okafor. The council, she added, “never answered.” "
    "The bridge is 300 metres long."
)


@pytest.fixture(scope="module")
def nlp() -> Any:
    import_module("sayso.integrations.spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso", config={"without": ["acts"]})
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Any) -> Any:
    return nlp(TEXT)


def find(doc: Any, words: str) -> Any:
    start = doc.text.index(words)
    return doc.char_span(start, start + len(words))


def test_attributions_are_those_of_a_reading_in_spans_of_the_document(doc: Any) -> None:
    reading = sayso.read(TEXT, without=["acts"])
    assert doc._.reading == reading and len(doc._.attributions) == len(reading.attributions) >= 2
    for attribution, record in zip(doc._.attributions, reading.attributions, strict=True):
        assert attribution.record == record
        for part in ("source", "cue", "content"):
            for span, (start, end) in zip(getattr(attribution, part), getattr(record, part), strict=True):
                assert span.start_char <= start and end <= span.end_char and TEXT[start:end] in span.text
        speaker = reading.speaker(record)
        assert attribution.speaker == (speaker.name if speaker else None)


def test_a_span_knows_who_says_it(doc: Any) -> None:
    assert find(doc, "done waiting")._.speaker == "Ruth Okafor" == find(doc, "never answered")._.speaker
    assert find(doc, "300 metres")._.speaker is None and find(doc, "300 metres")._.attribution is None
    assert find(doc, "done waiting")._.attribution.cue[0].text == "said"


def test_documents_survive_bytes_and_processes(nlp: Any, doc: Any) -> None:
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.reading == doc._.reading
    (piped,) = nlp.pipe([TEXT])
    assert piped._.reading == doc._.reading


def test_a_document_that_was_not_read_has_nothing() -> None:
    doc = spacy.blank("en")(TEXT)
    assert doc._.reading is None and doc._.attributions == [] and doc[0:3]._.speaker is None


@pytest.mark.parametrize("text", ["", "  \n", "😀 “Ok,” Okafor said."])
def test_any_text_is_read(nlp: Any, text: str) -> None:
    assert nlp(text)._.reading.article.text == text


def test_a_step_that_there_is_not_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso", config={"without": ["nothing"]})
    with pytest.raises(UsageError, match="nothing"):
        nlp("He said so.")


def test_spacy_finds_it_by_its_entry_point() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"]["sayso"].partition(":")
    assert callable(getattr(import_module(module), name))
