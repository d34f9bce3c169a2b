"""From entities to the records of a reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.reading.actors.cast import Telling
from sayso.reading.actors.entities import Entity
from sayso.reading.actors.naming import hides, reason
from sayso.reading.actors.words import Words
from sayso.records import Actor


def actors(text: str, entities: Sequence[Entity]) -> tuple[tuple[Actor, ...], dict[int, str]]:
    """The actors, p1 first in the text, and the id of every entity that became one."""
    kept = [entity for entity in entities if _counts(entity)]
    kept.sort(key=lambda entity: (min(entity.mentions, default=(len(text), 0)), entity.index))
    ids = {entity.index: f"p{number}" for number, entity in enumerate(kept, 1)}
    return tuple(_actor(text, entity, ids[entity.index]) for entity in kept), ids


def _counts(entity: Entity) -> bool:
    """Whether somebody speaks, is spoken to, or is named so that it is clear that it is somebody."""
    if entity.speaks or entity.addressed:
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
    return Actor(
        id=identity,
        name=entity.name,
        kind=entity.kind or "other",
        naming=entity.naming,
        anonymity_reason=entity.reason,
        role=" ".join(role.split()) if role else None,
        party=entity.party,
        state=entity.state,
        mentions=tuple(sorted(entity.mentions)),
    )


_NEAR: Final = 2
"""In how many sentences behind a telling its anonymity may be explained."""


def hidden_reasons(
    text: str,
    words: Words,
    told: Sequence[Telling],
    choice: Sequence[Sequence[tuple[int | None, float]]],
    entities: Sequence[Entity],
) -> None:
    """Find why the unnamed are not named: beside the source, or in a sentence soon behind it."""
    for number, one in enumerate(told):
        if not choice[number] or choice[number][0][0] is None or one.source is None:
            continue
        entity = entities[choice[number][0][0]]
        if entity.reason is not None or entity.naming == "named" or entity.kind not in {"person", "people", None}:
            continue
        found = reason(text, *one.source)
        if found is None and hides(text, *one.source):
            entity.naming = "anonymous"
        if found is None:
            start, end = _sentence(words, one.source[0])
            found = reason(text, max(start, one.source[1]), end)
        if found is None and entity.naming == "anonymous":
            found = _later(text, words, one.source[1])
        if found is not None:
            entity.reason = found
            entity.naming = "anonymous"


def _sentence(words: Words, place: int) -> tuple[int, int]:
    at = min(words.at(place), len(words) - 1)
    number = words.sentence[at]
    first = last = at
    while first > 0 and words.sentence[first - 1] == number:
        first -= 1
    while last + 1 < len(words) and words.sentence[last + 1] == number:
        last += 1
    return words.start[first], words.end[last]


def _later(text: str, words: Words, place: int) -> tuple[int, int] | None:
    """A reason told in the rest of the paragraph, or at its end: "All three spoke on the condition of anonymity ..."."""
    at = min(words.at(place), len(words) - 1)
    paragraph = words.paragraph[at]
    last = at
    while last + 1 < len(words) and words.paragraph[last + 1] == paragraph:
        last += 1
    return reason(text, words.end[at], words.end[last])
