"""What the forms of a statement say, made into changes of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal, cast

from pydantic import BaseModel, Field

from sayso.api.changes import Changes
from sayso.api.records import StatementRecord
from sayso.errors import UsageError
from sayso.records import Factuality, Kind, Polarity, Reading, Span, Type

_PARTS: Final[tuple[Literal["source", "cue", "content"], ...]] = ("source", "cue", "content")
_STATUS: Final[tuple[Literal["kind", "type", "factuality", "polarity"], ...]] = (
    *("kind", "type", "factuality", "polarity"),
)
_SPANS: Final = r"[0-9]{1,9}-[0-9]{1,9}( [0-9]{1,9}-[0-9]{1,9})*"


class Decision(BaseModel):
    """A decision about a statement; of a change, the fields that are given.

    Places are code points of the article as its page shows it, "120-134 140-150": `spans` makes spans of the text.
    """

    action: Literal["accept", "delete", "change"]
    whole: bool = Field(default=False, description="whether all fields are given, so that an empty one means nothing")
    speaker: str = Field(default="", max_length=300, description="an actor's id or name, or words of the article")
    nobody: bool = Field(default=False, description="the speaker is unknown")
    naming: Literal["", "role", "anonymous", "generic"] = Field(default="", description="how a new actor is named")
    source: str = Field(default="", max_length=100_000, description="words of the article, a line for each piece")
    cue: str = Field(default="", max_length=100_000)
    content: str = Field(default="", max_length=100_000)
    source_at: str = Field(default="", pattern=f"^({_SPANS})?$", max_length=1_000)
    cue_at: str = Field(default="", pattern=f"^({_SPANS})?$", max_length=1_000)
    content_at: str = Field(default="", pattern=f"^({_SPANS})?$", max_length=1_000)
    kind: Kind | None = None
    type: Type | None = None
    factuality: Factuality | None = None
    polarity: Polarity | None = None
    reason: str = Field(default="", max_length=1_000)


class NewStatement(BaseModel):
    """A statement that the reading lacks: where its content stands on the page."""

    content_at: str = Field(pattern=f"^{_SPANS}$", max_length=1_000)
    reason: str = Field(default="", max_length=1_000)


def changes(decision: Decision, record: StatementRecord, reading: Reading) -> Changes:
    """Return the fields of a statement that a decision changes.

    Raises:
        UsageError: there is none, or a place is outside of the article.
    """
    changed: dict[str, Any] = {**dict(_parts(decision, record, reading.article.text)), **_speaker(decision, reading)}
    if decision.whole and changed.get("speaker", "") == record.speaker and not decision.naming:
        del changed["speaker"]
    for field in _STATUS:
        value = getattr(decision, field)
        if value is not None and value != getattr(record, field):
            changed[field] = value
    if not changed:
        raise UsageError("nothing was changed", "give another speaker, other words, or another status.")
    return cast("Changes", changed)


def _speaker(decision: Decision, reading: Reading) -> dict[str, Any]:
    words = decision.speaker.strip()
    if decision.nobody or (decision.whole and not words):
        return {"speaker": None}
    if not words:
        return {}
    is_new = all(words != actor.id and words.casefold() != actor.name.casefold() for actor in reading.actors)
    return {"speaker": words, **({"naming": decision.naming} if is_new and decision.naming else {})}


def _parts(decision: Decision, record: StatementRecord, text: str) -> Iterator[tuple[str, Sequence[str | Span]]]:
    for part in _PARTS:
        if places := getattr(decision, f"{part}_at"):
            yield part, spans(text, places)
        elif decision.whole:
            given = [line.strip() for line in getattr(decision, part).splitlines() if line.strip()]
            if given != lines(text, getattr(record.spans, part)):
                yield part, given


def lines(text: str, of: Sequence[Span]) -> list[str]:
    """Return the words of spans, each on one line."""
    return [" ".join(text[start:end].split()) for start, end in of]


def spans(text: str, places: str) -> list[Span]:
    """Return places on a page as spans of the text, without white space at their ends.

    A page shows a carriage return and a line feed as one.

    Raises:
        UsageError: a place is outside of the text, or there are no words.
    """
    shown = [index for index, letter in enumerate(text) if letter != "\r" or text[index + 1 : index + 2] != "\n"]
    made = []
    for place in places.split():
        first, last = map(int, place.split("-"))
        if not 0 <= first < last <= len(shown):
            raise UsageError("the place is outside of the article", "select words of the article.")
        start, end = shown[first], shown[last - 1] + 1
        words = text[start:end]
        if not words.strip():
            raise UsageError("no words are selected", "select words of the article.")
        made.append((start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
    return made


def narrowed(query: str) -> str:
    """Return the query of an address as it stands behind the address that one goes back to."""
    return f"?{query}" if query and re.fullmatch(r"[\w.=&%+-]{1,300}", query) else ""
