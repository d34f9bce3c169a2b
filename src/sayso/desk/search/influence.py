"""Who acts on whom in a desk: acts between actors, as edges of a network with the passages behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from sayso.desk.records import ArticleActor, StoredAct
from sayso.desk.search.acts import ActSearch, acts_query
from sayso.desk.tables import actors
from sayso.desk.view import View


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a desk between two actors; ``actor`` and ``recipient`` are keys of nodes."""

    id: int
    article: int
    day: str
    """When it was done, as exact as the text tells it, else when the article was published; or empty."""
    actor: str
    actor_name: str
    actor_kind: str
    recipient: str
    recipient_name: str
    recipient_kind: str
    type: str
    topic: str | None
    channel: str | None
    is_told: bool
    """Whether a statement tells it, and not the article itself."""
    passage: str


@dataclass(frozen=True, slots=True)
class Edge:
    """All acts of one type by one actor on another."""

    actor: str
    actor_name: str
    recipient: str
    recipient_name: str
    type: str
    acts: int
    first: str
    last: str
    deeds: tuple[Deed, ...]
    """In the order of their days."""


def deeds(view: View, asked: ActSearch) -> list[Deed]:
    """Return the acts that meet a query, were done, and have an actor and a recipient who are known; oldest first.

    Raises:
        UsageError: as `sayso.desk.search.acts.search_acts`.
    """
    query = acts_query(view, replace(asked, factuality="actual", between=True))
    stored = view.acts(view.connection.scalars(query).all())
    numbers = {party.actor for act in stored for party in (act.actor, act.recipient) if party is not None}
    known = sa.select(actors.c.id, actors.c.name).where(actors.c.id.in_(sorted(filter(None, numbers))))
    names = {row.id: row.name for row in view.connection.execute(known)}
    all_deeds = [
        _deed(act, act.actor, act.recipient, names)
        for act in stored
        if act.actor is not None and act.recipient is not None
    ]
    return sorted(all_deeds, key=lambda deed: (deed.day, deed.id))


def _deed(act: StoredAct, actor: ArticleActor, recipient: ArticleActor, names: dict[int, str]) -> Deed:
    return Deed(
        id=act.id,
        article=act.article.id,
        day=act.day,
        actor=_key(actor),
        actor_name=names.get(actor.actor or 0, actor.name),
        actor_kind=actor.kind,
        recipient=_key(recipient),
        recipient_name=names.get(recipient.actor or 0, recipient.name),
        recipient_kind=recipient.kind,
        type=act.record.type,
        topic=act.record.topic,
        channel=act.record.channel,
        is_told=act.statement is not None,
        passage=act.passage,
    )


def _key(party: ArticleActor) -> str:
    """The key of a node: of the actor across articles, or of the one of the article alone."""
    return f"a{party.actor}" if party.actor is not None else f"article-actor-{party.id}"


def edges(all_deeds: Sequence[Deed]) -> list[Edge]:
    """Return the acts as edges, most acts first."""
    grouped: dict[tuple[str, str, str], list[Deed]] = {}
    for deed in all_deeds:
        grouped.setdefault((deed.actor, deed.recipient, deed.type), []).append(deed)
    made = [
        Edge(
            actor=own[0].actor,
            actor_name=own[0].actor_name,
            recipient=own[0].recipient,
            recipient_name=own[0].recipient_name,
            type=type_,
            acts=len(own),
            first=own[0].day,
            last=own[-1].day,
            deeds=tuple(own),
        )
        for (_, _, type_), own in grouped.items()
    ]
    return sorted(made, key=lambda edge: (-edge.acts, edge.actor_name, edge.recipient_name, edge.type))
