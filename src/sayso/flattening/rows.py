"""Make the rows that are searched and counted from a reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sayso.records import Act, Actor, Article, Attribution, Reading, words

Row = dict[str, Any]
_ABOUT: Final = ("title", "author", "publisher", "published", "updated", "language")


def article_row(article: Article, now: str) -> Row:
    """Make the row of an article, without its text; ``now`` is ISO 8601 in UTC."""
    return {
        **{name: plain(getattr(article, name)) for name in _ABOUT},
        "added": now,
        "day": (article.published or "")[:10],
        "notes": [storable(note) for note in article.notes] or None,
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
    """Make a text `storable`; None stays None."""
    return None if words is None else storable(words)


def storable(text: str) -> str:
    """Replace lone surrogates and NULs, which no database stores, by U+FFFD; offsets stay the same."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def actor_rows(reading: Reading) -> list[Row]:
    """Make a row for each actor of the article, without the actor across articles."""
    from sayso.names.acronyms import acronym

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
    """Make a row for each attribution; ``*_number`` are ids in the reading.

    ``checked``: what a person did with an attribution (accepted, changed, added), by its id.
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


def act_rows(acts: Sequence[Act], text: str, checked: Mapping[str, str]) -> list[Row]:
    """Make a row for each act; ``*_number`` are ids in the reading.

    ``checked``: what a person did with an act (accepted, changed, added), by its id.
    """
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
            "factuality": act.factuality,
            "topic": act.topic,
            "channel": act.channel,
            "checked": checked.get(act.id),
        }
        for act in acts
    ]


def _passage(act: Act, text: str) -> str:
    spans = act.spans
    return text[min(start for start, _ in spans) : max(end for _, end in spans)] if spans else ""


def sourcing_row(reading: Reading) -> Row:
    """Count how an article is sourced: only statements that were made, by the article's account."""
    actors = {actor.id: actor for actor in reading.actors}
    said = [attribution for attribution in reading.attributions if attribution.factuality in (None, "actual")]
    speakers = [actors.get(attribution.speaker or "") for attribution in said]
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
        "tellers": len({attribution.chain[0] for attribution in said if attribution.chain}),
        "single_origin": len(said),
    }
