"""From a reading to the rows that are searched and counted.  Pure: nothing here asks a database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sayso.desk.identity.profiles import acronym
from sayso.records import Act, Actor, Article, Attribution, Reading, Span

GAP: Final = " ... "
"""Stands between two pieces of one source or content."""
Row = dict[str, Any]
_ABOUT: Final = ("title", "author", "publisher", "published", "updated", "language")


def words(text: str, spans: Sequence[Span]) -> str:
    """The words of some spans of a text, letter by letter, `GAP` between two of them."""
    return GAP.join(text[start:end] for start, end in spans)


def article_row(article: Article, now: str) -> Row:
    """Make the row of an article that comes to the desk now (ISO 8601, UTC), without its text."""
    return {
        **{name: plain(getattr(article, name)) for name in _ABOUT},
        "added": now,
        "day": (article.published or "")[:10],
    }


def text_row(article: Article) -> Row:
    """Make the row of an article's text."""
    return {
        "hash": article.id,
        "words": len(article.text.split()),
        "text": storable(article.text),
        "sections": [section.model_dump() for section in article.sections],
    }


def plain(words: str | None) -> str | None:
    """Make what a page says of itself `storable`; None stays None."""
    return None if words is None else storable(words)


def storable(text: str) -> str:
    """A text that a database takes: lone surrogates and NULs become U+FFFD, one for one, so that offsets stay."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def actor_rows(reading: Reading) -> list[Row]:
    """A row for each actor of the article, without who that is across articles."""
    spoken = Counter(attribution.speaker for attribution in reading.attributions)
    text = storable(reading.article.text)
    return [
        {
            "number": actor.id,
            "name": storable(actor.name),
            "kind": actor.kind,
            "naming": actor.naming,
            "role": actor.role,
            "party": actor.party,
            "state": actor.state,
            "anonymity_reason": None if actor.anonymity_reason is None else text[slice(*actor.anonymity_reason)],
            "mentions": actor.mentions,
            "same_as": list(actor.same_as),
            "acronym": acronym(actor.name, actor.kind, (text[start:end] for start, end in actor.mentions)),
            "statements": spoken[actor.id],
        }
        for actor in reading.actors
    ]


def statement_rows(reading: Reading, checked: Mapping[str, str]) -> list[Row]:
    """A row for each attribution; actors and parents by their ids in the reading, under ``*_number``.

    ``checked`` says which a person accepted, changed or added.
    """
    text = storable(reading.article.text)
    actors = {actor.id: actor for actor in reading.actors}
    return [_statement(attribution, text, actors, checked.get(attribution.id)) for attribution in reading.attributions]


def _statement(attribution: Attribution, text: str, actors: Mapping[str, Actor], checked: str | None) -> Row:
    speaker = actors.get(attribution.speaker or "")
    return {
        "number": attribution.id,
        "parent_number": attribution.parent,
        "speaker_number": attribution.speaker,
        "addressee_number": attribution.addressee,
        "chain_numbers": attribution.chain,
        "speaker": None if speaker is None else storable(speaker.name),
        "naming": None if speaker is None else speaker.naming,
        "tellers": len(attribution.chain),
        "kind": attribution.kind,
        "type": attribution.type,
        "factuality": attribution.factuality,
        "polarity": attribution.polarity,
        "score": attribution.score,
        "source_text": words(text, attribution.source),
        "cue_text": words(text, attribution.cue),
        "content_text": words(text, attribution.content),
        "source": attribution.source,
        "cue": attribution.cue,
        "content": attribution.content,
        "checked": checked,
    }


def act_rows(acts: Sequence[Act], text: str) -> list[Row]:
    """A row for each act, actors and statement by their ids in the reading, under ``*_number``."""
    text = storable(text)
    return [
        {
            "number": act.id,
            "actor_number": act.actor,
            "recipient_number": act.recipient,
            "statement_number": act.attribution,
            "type": act.type,
            "date": act.date,
            "passage": _passage(act, text),
            "record": act.model_dump(mode="json"),
        }
        for act in acts
    ]


def _passage(act: Act, text: str) -> str:
    parts = (act.actor_span, act.predicate, act.recipient_span, act.means, act.issue, act.place)
    spans = [span for span in parts if span is not None]
    return text[min(start for start, _ in spans) : max(end for _, end in spans)] if spans else ""


def sourcing_row(reading: Reading) -> Row:
    """How an article is sourced: counts of what was said, as it tells; what was not said counts for nothing."""
    actors = {actor.id: actor for actor in reading.actors}
    said = [attribution for attribution in reading.attributions if attribution.factuality in (None, "actual")]
    speakers = [actors.get(one.speaker or "") for one in said]
    namings = Counter("unknown" if speaker is None else speaker.naming for speaker in speakers)
    return {
        "statements": len(said),
        **{naming: namings[naming] for naming in ("named", "role", "anonymous", "generic", "unknown")},
        "reasons": sum(
            speaker is not None and speaker.naming == "anonymous" and speaker.anonymity_reason is not None
            for speaker in speakers
        ),
        "documents": sum(speaker is not None and speaker.kind == "document" for speaker in speakers),
        "speakers": len({speaker.id for speaker in speakers if speaker is not None}),
        "tellers": len({one.chain[0] for one in said if one.chain}),
        "single_origin": len(said),
    }
