"""From entities to the records of a reading."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.phrases.roles import party_in
from sayso.records import Actor


def actors(text: str, entities: Sequence[Entity]) -> tuple[tuple[Actor, ...], dict[int, str]]:
    """The actors, p1 first in the text, and the id of every entity that became one."""
    kept = [entity for entity in entities if _counts(entity)]
    kept.sort(key=lambda entity: (min(entity.mentions, default=(len(text), 0)), entity.index))
    ids = {entity.index: f"p{number}" for number, entity in enumerate(kept, 1)}
    return tuple(_actor(text, entity, ids[entity.index]) for entity in kept), ids


def _counts(entity: Entity) -> bool:
    """Whether an entity speaks, is addressed, takes part in an act, or is named so that it is clearly an actor."""
    if entity.speaks or entity.addressed or entity.acts:
        return True
    if entity.kind == "person" and entity.person is not None:
        return not entity.person.single or entity.person.titled or len(entity.mentions) > 1
    return (
        entity.naming == "named" and entity.kind in {"organisation", "outlet", "government"} and len(entity.words) > 1
    )


def _actor(text: str, entity: Entity, identity: str) -> Actor:
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
        mentions=tuple(sorted(entity.mentions)),
    )
