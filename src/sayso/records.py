"""The records of a reading: frozen, and the public contract.

Offsets are Unicode code points into ``article.text``, as ``[start, end)``.  Lists of spans are in text order.  Keys are
only ever added; renaming or dropping one makes a new schema number.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

SCHEMA: Final = "sayso/reading/1"

Span = tuple[int, int]
SectionKind = Literal["headline", "body", "caption", "update", "boilerplate"]
Kind = Literal["direct", "mixed", "indirect"]
Type = Literal["assertion", "belief", "fact", "eventuality"]
Factuality = Literal["actual", "negated", "hypothetical", "future"]
Polarity = Literal["affirmed", "denied"]
ActorKind = Literal["person", "people", "organisation", "government", "outlet", "document", "other"]
Naming = Literal["named", "role", "anonymous", "generic"]

# two code points that UTF-16, and so JSON, takes for one
_SPLIT_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def join_surrogates(text: str) -> str:
    """Return a text with each surrogate pair as the one code point that it stands for; lone surrogates stay."""
    return _SPLIT_PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Section(_Record):
    """A stretch of the article; together the sections cover the text, in order and without overlap."""

    kind: SectionKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Article(_Record):
    """A text and what is known of where it came from."""

    id: str = Field(description="the first 32 hexadecimal digits of the SHA-256 of the text in UTF-8")
    location: str | None = Field(description="the path or address as given; null for a text given as such, - for stdin")
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = Field(default=None, description="ISO 8601")
    updated: str | None = Field(default=None, description="ISO 8601")
    language: str | None = Field(default=None, description="BCP 47, where the page says so")
    text: str = Field(description="for a plain-text file: the file, decoded and otherwise untouched")
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = Field(
        default=(), description="what was assumed to read it, a line each: a guessed encoding, guessed columns"
    )

    @field_validator("text")
    @classmethod
    def _has_no_pair(cls, text: str) -> str:
        if _SPLIT_PAIR.search(text):
            raise ValueError("the text has surrogate pairs, which JSON would join: join them first, as from_text does")
        return text

    @staticmethod
    def identify(text: str) -> str:
        """The id of an article with this text."""
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Alternative(_Record):
    """Somebody who may be the one."""

    actor: str = Field(description="actor id")
    score: float = Field(ge=0, le=1, description="the probability that it is this one")


class Attribution(_Record):
    """Somebody said something: a source, a cue, a content, and how they hang together."""

    id: str
    source: tuple[Span, ...] = Field(description="the words that name who said it; empty if the text leaves them out")
    cue: tuple[Span, ...] = Field(description="the words that say that it was said; empty if there are none")
    content: tuple[Span, ...] = Field(min_length=1, description="what was said, one span a piece")
    parent: str | None = Field(default=None, description="id of the attribution whose content holds this one")
    speaker: str | None = Field(default=None, description="actor id; null where nobody is likely enough")
    speaker_score: float | None = Field(
        default=None, ge=0, le=1, description="how sure the speaker is, as a probability; null where there is none"
    )
    speaker_alternatives: tuple[Alternative, ...] = Field(
        default=(),
        description="who else may be the speaker, likeliest first, three at most; where the speaker is null, those who "
        "were considered for it, four at most",
    )
    addressee: str | None = Field(default=None, description="actor id")
    chain: tuple[str, ...] = Field(default=(), description="actor ids, outermost teller first, the speaker last")
    kind: Kind = Field(
        description="direct: all in quotation marks, a labelled turn or a block quotation; mixed: in part; "
        "indirect: none of it"
    )
    type: Type | None = Field(default=None, description="as in PARC and PDTB")
    factuality: Factuality | None = Field(default=None, description="did the saying happen, as the article tells it")
    polarity: Polarity | None = Field(default=None, description="does the speaker stand by the content")
    score: float = Field(
        ge=0,
        le=1,
        description="how sure the network is: that the cue is one, that the least certain content is one, and of the "
        "source, multiplied",
    )


class Actor(_Record):
    """Somebody who speaks, is spoken of, or acts."""

    id: str
    name: str = Field(description="the fullest form in the text")
    kind: ActorKind
    naming: Naming
    anonymity_reason: Span | None = None
    role: str | None = None
    party: str | None = None
    state: str | None = Field(default=None, description="postal code")
    mentions: tuple[Span, ...] = ()
    same_as: tuple[str, ...] = ()


class Act(_Record):
    """Who did what to whom."""

    id: str
    actor: str | None = None
    recipient: str | None = None
    actor_span: Span | None = None
    recipient_span: Span | None = None
    type: str = Field(description="PLOVER act type")
    predicate: Span | None = None
    means: Span | None = None
    issue: Span | None = None
    place: Span | None = None
    date: str | None = None
    factuality: Factuality | None = None
    attribution: str | None = Field(default=None, description="id of the attribution that reports it")
    score: float = Field(ge=0, le=1)


class Model(_Record):
    """The network that read."""

    name: str
    version: str
    sha256: str = Field(description="of the weights' file")


class Reading(_Record):
    """What Sayso makes of one article."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)

    schema_: Literal["sayso/reading/1"] = Field(default=SCHEMA, alias="schema")
    article: Article
    attributions: tuple[Attribution, ...] = ()
    actors: tuple[Actor, ...] = ()
    acts: tuple[Act, ...] = ()
    model: Model

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain lists, strings and numbers, under the keys of the schema."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self, indent: int | None = None) -> str:
        """The reading as JSON, on one line unless ``indent`` is given.

        Letters stand as they are; only a text with lone surrogates, which no UTF-8 file can hold, is escaped.
        """
        plain = self.model_dump(by_alias=True)
        out = json.dumps(plain, ensure_ascii=False, indent=indent)
        try:
            out.encode("utf-8")
        except UnicodeEncodeError:
            return json.dumps(plain, indent=indent)
        return out

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The JSON Schema (2020-12) that every reading holds to."""
        schema = cls.model_json_schema(by_alias=True, mode="serialization")
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}
