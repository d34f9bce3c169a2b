"""From entities to the records of a reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.phrases.roles import party_in
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans
from sayso.records import Actor, Span


def rank(text: Text, entities: Sequence[Entity]) -> dict[int, Span]:
    """Return the entities that are actors by what they are so far, each with the place by which it is ordered."""
    unread, end = Spans(text.unread), (len(text.plain), 0)
    mentions = {entity.index: _mentions(entity, unread) for entity in entities}
    return {e.index: min(mentions[e.index], default=end) for e in entities if _counts(e, mentions[e.index])}


def actors(
    text: Text, entities: Sequence[Entity], leading: Mapping[int, Span] | None = None
) -> tuple[tuple[Actor, ...], dict[int, str]]:
    """Make the actors; return them, and the id of every entity that became one.

    The ``leading`` entities (as `rank` gives them; all, where not given) come before the others, p1 first in the text:
    acts renumber nobody.  What boilerplate names, as a byline does, tells who writes; but it is no mention, and makes
    nobody an actor.
    """
    leading = rank(text, entities) if leading is None else leading
    unread = Spans(text.unread)
    mentions = {entity.index: _mentions(entity, unread) for entity in entities}
    kept = [entity for entity in entities if _counts(entity, mentions[entity.index])]
    end = (len(text.plain), 0)
    kept.sort(
        key=lambda e: (e.index not in leading, leading.get(e.index) or min(mentions[e.index], default=end), e.index)
    )
    ids = {entity.index: f"p{number}" for number, entity in enumerate(kept, 1)}
    return tuple(_actor(text.plain, entity, mentions[entity.index], ids[entity.index]) for entity in kept), ids


def _mentions(entity: Entity, unread: Spans) -> tuple[Span, ...]:
    """Where an entity is mentioned in what is read, in text order."""
    return tuple(sorted(span for span in entity.mentions if next(unread.near(*span), None) is None))


def _counts(entity: Entity, mentions: Sequence[Span]) -> bool:
    """Whether an entity speaks, is addressed, takes part in an act, or is named so that it is clearly an actor."""
    if entity.speaks or entity.addressed or entity.acts:
        return True
    if entity.mentions and not mentions:
        return False
    if entity.kind == "person" and entity.person is not None:
        return not entity.person.single or entity.person.titled or len(mentions) > 1
    return (
        entity.naming == "named" and entity.kind in {"organisation", "outlet", "government"} and len(entity.words) > 1
    )


def _actor(text: str, entity: Entity, mentions: tuple[Span, ...], identity: str) -> Actor:
    role = text[entity.role[0] : entity.role[1]] if entity.role is not None else entity.title
    if role is None and entity.naming == "role" and entity.kind in {"person", "people"}:
        role = entity.name
    party = entity.party
    if party is None and entity.kind in {"person", "people"}:  # the Republican nominee; a senior Democratic aide
        party = party_in(role or "") or (party_in(entity.name) if entity.naming != "named" else None)
    return Actor(
        id=identity,
        name=entity.name,
        kind=entity.kind or ("person" if entity.naming == "named" and len(entity.words) == 1 else "other"),
        naming=entity.naming,
        anonymity_reason=entity.reason,
        role=" ".join(role.split()) if role else None,
        party=party,
        state=entity.state,
        mentions=mentions,
    )
