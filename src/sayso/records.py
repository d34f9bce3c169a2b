"""The records of a reading: frozen, and the public contract.

Offsets are Unicode code points into ``article.text``, as ``[start, end)``.  Lists of spans are in text order.  Keys are
only ever added; renaming or dropping one makes a new schema number.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from sayso.dataframes import dataframe
from sayso.notebooks import notebook_html

if TYPE_CHECKING:
    import pandas

SCHEMA: Final = "sayso/reading/1"

Span = tuple[int, int]
SectionKind = Literal["headline", "body", "caption", "update", "boilerplate"]
Kind = Literal["direct", "mixed", "indirect"]
Type = Literal["assertion", "belief", "fact", "eventuality"]
Factuality = Literal["actual", "negated", "hypothetical", "future"]
Polarity = Literal["affirmed", "denied"]
ActorKind = Literal["person", "people", "organisation", "government", "outlet", "document", "other"]
Part = Literal["source", "cue", "content"]
PARTS: Final[tuple[Part, ...]] = ("source", "cue", "content")
GAP: Final = " ... "
"""Joins the pieces of a source, cue or content."""
MARKS_OF_QUOTED_LINES: Final = "> \t\r\n"
"""What stands between two lines of a mail that is quoted."""
_PLAIN: Final = ("kind", "type", "factuality", "polarity", "score", "speaker_score", "parent")
Naming = Literal["named", "role", "anonymous", "generic"]
ActType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Channel = Literal["tv", "radio", "online", "mail", "phone", "street", "meeting", "letter", "court", "money"]
Topic = Literal[
    "macroeconomics", "civil_rights", "health", "agriculture", "labor", "education", "environment", "energy",
    "immigration", "transportation", "law_crime", "social_welfare", "housing", "commerce", "defense", "technology",
    "trade", "foreign_affairs", "government", "public_lands", "culture",
]  # fmt: skip
Vote = Literal["for", "against"]

_FIELDS: Final = "\n\nFields:\n"
# two code points that UTF-16, and so JSON, takes for one
_SPLIT_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def join_surrogates(text: str) -> str:
    """Return a text with each surrogate pair as the one code point that it stands for; lone surrogates stay."""
    return _SPLIT_PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)


def words(text: str, spans: Sequence[Span]) -> str:
    """Return the words of some spans of a text (code points), joined by `GAP`; lines of a quoted mail by a blank."""
    parts = [text[start:end] for start, end in spans[:1]]
    for (_, last), (start, end) in pairwise(spans):
        between = text[last:start]
        is_quoted = ">" in between and not between.strip(MARKS_OF_QUOTED_LINES)
        parts += [" " if is_quoted else GAP, text[start:end]]
    return "".join(parts)


def _described(schema: dict[str, Any], record: type[Record]) -> None:
    """Keep the list of fields out of the description in the JSON Schema, which has them anyway."""
    schema["description"] = (record.__doc__ or "").partition(_FIELDS)[0]


class Record(BaseModel):
    """A frozen record; its docstring, and so ``help()``, lists its fields with their meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_described)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:  # noqa: ANN401 - pydantic's own keywords
        """Add the fields to the docstring of a subclass."""
        summary = inspect.cleandoc(cls.__doc__ or "").partition(_FIELDS)[0]
        lines = (f"    {name}: {field.description}" for name, field in cls.model_fields.items())
        cls.__doc__ = f"{summary}{_FIELDS}{chr(10).join(lines)}"


class Section(Record):
    """A section of the article; the sections cover the text, in order and without overlap."""

    kind: SectionKind = Field(description="headline, body, caption, update or boilerplate")
    start: int = Field(ge=0, description="where it begins, in code points")
    end: int = Field(ge=0, description="where it ends, in code points")


class Locator(Record):
    """Where a page of a document, or what has a time code, begins in the text."""

    kind: Literal["page", "time"] = Field(description="page or time")
    label: str = Field(description='the number of the page in the file, from 1; or the time, such as "00:01:02"')
    start: int = Field(ge=0, description="where it begins, in code points")


class Article(Record):
    """A text, and what is known of its origin."""

    id: str = Field(description="the first 32 hexadecimal digits of the SHA-256 of the text in UTF-8")
    location: str | None = Field(description="the path or address as given; null for a text given as such, - for stdin")
    title: str | None = Field(default=None, description="the title")
    author: str | None = Field(default=None, description="the author")
    publisher: str | None = Field(default=None, description="the publisher")
    published: str | None = Field(default=None, description="ISO 8601")
    updated: str | None = Field(default=None, description="ISO 8601")
    language: str | None = Field(default=None, description="BCP 47, where the page says so")
    text: str = Field(description="for a plain-text file: the file, decoded and otherwise untouched")
    sections: tuple[Section, ...] = Field(default=(), description="the sections of the text, in order")
    locators: tuple[Locator, ...] = Field(
        default=(), description="where pages of a PDF and cues of captions begin, in order; not kept in a desk"
    )
    notes: tuple[str, ...] = Field(
        default=(), description="what was assumed when it was read, one line each: a guessed encoding, guessed columns"
    )

    @field_validator("text")
    @classmethod
    def _has_no_pair(cls, text: str) -> str:
        if _SPLIT_PAIR.search(text):
            raise ValueError("the text has surrogate pairs, which JSON would join: join them first, as from_text does")
        return text

    @staticmethod
    def identify(text: str) -> str:
        """Return the id of an article with this text."""
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Alternative(Record):
    """An actor who may be the speaker."""

    actor: str = Field(description="actor id")
    score: float = Field(ge=0, le=1, description="the probability that this actor is the speaker")


class Attribution(Record):
    """An attribution: a source, a cue and a content, and how they are connected."""

    id: str = Field(description="a1, a2 and so on, in the order of the text; c1, c2 and so on if a person added it")
    source: tuple[Span, ...] = Field(description="the words that name the source; empty if the text leaves them out")
    cue: tuple[Span, ...] = Field(description="the words that attribute it; empty if there are none")
    content: tuple[Span, ...] = Field(min_length=1, description="the words that are attributed, one span per piece")
    parent: str | None = Field(default=None, description="id of the attribution whose content holds this one")
    speaker: str | None = Field(default=None, description="actor id; null if no actor is likely enough")
    speaker_score: float | None = Field(
        default=None, ge=0, le=1, description="the probability of the speaker; null if there is none"
    )
    speaker_alternatives: tuple[Alternative, ...] = Field(
        default=(),
        description="other possible speakers, the likeliest first, three at most; if the speaker is null, the "
        "candidates, four at most",
    )
    addressee: str | None = Field(default=None, description="actor id")
    chain: tuple[str, ...] = Field(default=(), description="actor ids, the outermost source first, the speaker last")
    kind: Kind = Field(
        description="direct: all in quotation marks, a labelled turn or a block quotation; mixed: in part; "
        "indirect: none of it"
    )
    type: Type | None = Field(default=None, description="as in PARC and PDTB")
    factuality: Factuality | None = Field(default=None, description="whether it was said, according to the article")
    polarity: Polarity | None = Field(default=None, description="whether the speaker affirms or denies the content")
    score: float = Field(
        ge=0,
        le=1,
        description="the probability that the attribution is right, as people judge it",
    )

    def text(self, reading: Reading, part: Part = "content") -> str:
        """Return the words of the content, source or cue, letter by letter; `GAP` joins the pieces."""
        spans: tuple[Span, ...] = getattr(self, part)
        return words(reading.article.text, spans)


class Actor(Record):
    """An actor: a person, a group, a body or a document that speaks, is addressed, or acts."""

    id: str = Field(description="p1, p2 and so on")
    name: str = Field(description="the fullest form in the text")
    kind: ActorKind = Field(description="person, people, organisation, government, outlet, document or other")
    naming: Naming = Field(description="named, by role, anonymous (unnamed) or generic (such as critics)")
    anonymity_reason: Span | None = Field(default=None, description="the words that say why the source is not named")
    role: str | None = Field(default=None, description="the office or occupation, in words of the text")
    party: str | None = Field(default=None, description="D, R, I or another letter or name")
    state: str | None = Field(default=None, description="postal code")
    mentions: tuple[Span, ...] = Field(default=(), description="where the text mentions the actor")
    same_as: tuple[str, ...] = Field(default=(), description="public identifiers, as addresses")


class Act(Record):
    """An act: who did what to whom."""

    id: str = Field(description="d1, d2 and so on")
    actor: str | None = Field(default=None, description="actor id; null where nobody is likely enough")
    recipient: str | None = Field(default=None, description="actor id")
    actor_span: Span | None = Field(default=None, description="the words for the actor, as written at the act")
    recipient_span: Span | None = Field(default=None, description="the words for the recipient")
    type: ActType = Field(description="the act type of PLOVER")
    predicate: Span | None = Field(default=None, description="the word that tells the deed")
    means: Span | None = Field(default=None, description="by what it was done: radio ads, a letter, a lawsuit")
    issue: Span | None = Field(default=None, description="the words that tell what it is about")
    place: Span | None = Field(default=None, description="the words for where")
    date: str | None = Field(
        default=None, description="ISO 8601, as exact as the text tells it: 2018-05-08, 2018-05, 2018"
    )
    factuality: Factuality | None = Field(default=None, description="was it done, as the article tells it")
    attribution: str | None = Field(default=None, description="id of the attribution that reports it, the innermost")
    score: float = Field(ge=0, le=1, description="how sure the network is that the predicate tells an act")
    channel: Channel | None = Field(default=None, description="the way by which it reaches the recipient")
    topic: Topic | None = Field(default=None, description="a major topic of the Comparative Agendas Project")
    bill: Span | None = Field(
        default=None, description="the bill, nomination or measure that is voted on, signed, blocked"
    )
    vote: Vote | None = Field(default=None, description="a vote for or against the bill or the recipient")
    endorsement: bool = Field(default=False, description="the recipient is backed for an office")
    electoral_threat: bool = Field(default=False, description="a challenge to a seat at the polls is made or held out")

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans that it has: parties, predicate, means, issue, place and bill."""
        parts = (
            self.actor_span,
            self.predicate,
            self.recipient_span,
            self.means,
            self.issue,
            self.place,
            self.bill,
        )
        return tuple(span for span in parts if span is not None)


class Model(Record):
    """The network that made a reading."""

    name: str = Field(description="the name of the network")
    version: str = Field(description="the version of the network")
    sha256: str = Field(description="of the weights' file")


class Reading(Record):
    """The reading of one article: its attributions, actors and acts."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)

    schema_: Literal["sayso/reading/1"] = Field(default=SCHEMA, alias="schema", description="the schema's number")
    article: Article = Field(description="the article, with its text")
    attributions: tuple[Attribution, ...] = Field(default=(), description="the attributions, in the order of the text")
    actors: tuple[Actor, ...] = Field(default=(), description="the actors")
    acts: tuple[Act, ...] = Field(default=(), description="the acts")
    model: Model = Field(description="the network")

    def speaker(self, attribution: Attribution) -> Actor | None:
        """Return the speaker of an attribution; None if the speaker is unknown."""
        return self.actor(attribution.speaker)

    def actor(self, id_: str | None) -> Actor | None:
        """Return an actor by its id; None if there is none."""
        return next((actor for actor in self.actors if actor.id == id_), None)

    def to_dataframe(self) -> pandas.DataFrame:
        """Return the attributions as a table of pandas, one row each, with names for actors and words for spans.

        Raises:
            UsageError: pandas is not installed.
        """
        names = {actor.id: actor.name for actor in self.actors}
        namings = {actor.id: actor.naming for actor in self.actors}
        rows = [
            {
                "id": attribution.id,
                **{part: attribution.text(self, part) for part in PARTS},
                "speaker": names.get(attribution.speaker or ""),
                "naming": namings.get(attribution.speaker or "", "unknown"),
                "addressee": names.get(attribution.addressee or ""),
                "chain": [names[source] for source in attribution.chain],
                **{key: getattr(attribution, key) for key in _PLAIN},
            }
            for attribution in self.attributions
        ]
        return dataframe(rows, ("id", *PARTS, "speaker", "naming", "addressee", "chain", *_PLAIN))

    def _repr_html_(self) -> str:
        """Return the reading as a notebook shows it: as ``sayso read --format html`` does, in a frame."""
        return notebook_html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the reading as plain lists, strings and numbers, under the keys of the schema."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self, indent: int | None = None) -> str:
        """Return the reading as JSON, on one line unless ``indent`` is given.

        Only a text with lone surrogates, which no UTF-8 file can hold, is escaped.
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
        """Return the JSON Schema (2020-12) of a reading."""
        schema = cls.model_json_schema(by_alias=True, mode="serialization")
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}
