"""Who acts on whom in a desk: acts between actors, as edges of a network with the passages behind them."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa

from sayso.desk.search.acts import ActSearch, acts_query
from sayso.desk.tables import actors, acts, article_actors
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


def _party(column: str) -> tuple[sa.FromClause, sa.FromClause, tuple[sa.ColumnElement[str], ...]]:
    """One of the two actors of an act: its row of an article, its row across articles, and how a `Deed` has it.

    The key of a node is that of the actor across articles, or else of the one of the article alone.
    """
    own, known = article_actors.alias(column), actors.alias(f"{column}_known")
    key = sa.case(
        (own.c.actor_id.is_not(None), sa.literal("a") + sa.cast(own.c.actor_id, sa.Text)),
        else_=sa.literal("article-actor-") + sa.cast(own.c.id, sa.Text),
    )
    return own, known, (key, sa.func.coalesce(known.c.name, own.c.name), own.c.kind)


def _deeds() -> sa.Select[Any]:
    """Make the query for the acts that have both actors, with the columns of a `Deed` in order."""
    (actor, known_actor, actor_columns), (recipient, known_recipient, recipient_columns) = map(
        _party, ("actor", "recipient")
    )
    start = acts.join(actor, actor.c.id == acts.c.actor_id).join(recipient, recipient.c.id == acts.c.recipient_id)
    start = start.outerjoin(known_actor, known_actor.c.id == actor.c.actor_id)
    start = start.outerjoin(known_recipient, known_recipient.c.id == recipient.c.actor_id)
    own = (acts.c.type, acts.c.topic, acts.c.channel, acts.c.statement_id.is_not(None), acts.c.passage)
    columns = (acts.c.id, acts.c.article_id, acts.c.day, *actor_columns, *recipient_columns, *own)
    return sa.select(*columns).select_from(start)


_DEEDS: Final = _deeds()


def deeds(view: View, asked: ActSearch) -> list[Deed]:
    """Return the acts that meet a query, were done, and have an actor and a recipient who are known; oldest first.

    Raises:
        UsageError: as `sayso.desk.search.acts.search_acts`.
    """
    wanted = acts_query(view, replace(asked, factuality="actual", between=True)).order_by(None)
    with _uncollected():
        rows = view.connection.execute(_DEEDS.where(acts.c.id.in_(wanted))).all()
        return sorted((Deed(*row) for row in rows), key=lambda deed: (deed.day, deed.id))


def edges(all_deeds: Sequence[Deed]) -> list[Edge]:
    """Return the acts as edges, most acts first."""
    grouped: dict[tuple[str, str, str], list[Deed]] = {}
    with _uncollected():
        for deed in all_deeds:
            grouped.setdefault((deed.actor, deed.recipient, deed.type), []).append(deed)
        made = [_edge(own) for own in grouped.values()]
        return sorted(made, key=lambda edge: (-edge.acts, edge.actor_name, edge.recipient_name, edge.type))


def _edge(own: Sequence[Deed]) -> Edge:
    first = own[0]
    parties = (first.actor, first.actor_name, first.recipient, first.recipient_name)
    return Edge(*parties, first.type, len(own), first.day, own[-1].day, tuple(own))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the collector of cycles: of an archive there are records by the 100,000, and it goes through all."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
