"""The contract: its keys, its schema, its JSON."""

import json

import jsonschema
import pytest
from pydantic import ValidationError

from sayso.records import Article, Attribution, Model, Reading

KEYS = {
    "": ("schema", "article", "attributions", "actors", "acts", "model"),
    "article": (
        *("id", "location", "title", "author", "publisher", "published", "updated"),
        *("language", "text", "sections", "locators", "notes"),
    ),
    "attribution": (
        *("id", "source", "cue", "content", "parent"),
        *("speaker", "speaker_score", "speaker_alternatives", "addressee", "chain"),
        *("kind", "type", "factuality", "polarity", "score"),
    ),
    "model": ("name", "version", "sha256"),
}


def reading(text: str = "Roe said so.") -> Reading:
    return Reading(
        article=Article(id=Article.identify(text), location=None, text=text),
        attributions=(
            Attribution(id="a1", source=((0, 3),), cue=((4, 8),), content=((9, 11),), kind="indirect", score=0.5),
        ),
        model=Model(name="m", version="1", sha256="0" * 64),
    )


def test_keys_are_the_contract() -> None:
    plain = reading().to_dict()
    assert tuple(plain) == KEYS[""]
    assert tuple(plain["article"]) == KEYS["article"]
    assert tuple(plain["attributions"][0]) == KEYS["attribution"]
    assert tuple(plain["model"]) == KEYS["model"]
    assert plain["schema"] == "sayso/reading/1"


def test_json_round_trip_and_schema() -> None:
    one = reading()
    plain = json.loads(one.to_json())
    jsonschema.Draft202012Validator.check_schema(Reading.json_schema())
    jsonschema.validate(plain, Reading.json_schema())
    assert Reading.model_validate(plain) == one
    assert json.loads(one.to_json(indent=2)) == plain


@pytest.mark.parametrize("text", ["\ud800 alone", "“é” 😀 \x00 \u202e"])
def test_any_text_becomes_json_that_utf8_can_hold(text: str) -> None:
    out = reading(text).to_json()
    out.encode("utf-8")
    assert json.loads(out)["article"]["text"] == text
    assert "\n" not in out


def test_records_are_frozen_and_strict() -> None:
    with pytest.raises(ValidationError):
        reading().article.text = "other"
    with pytest.raises(ValidationError):
        Attribution(id="a", source=(), cue=(), content=(), kind="indirect", score=0.5)
    with pytest.raises(ValidationError):
        Article.model_validate({"id": "a", "location": None, "text": "", "colour": "red"})


def test_id_is_the_text() -> None:
    assert Article.identify("a") == "ca978112ca1bbdcafac231b39a23dc4d" != Article.identify("b")
