"""Who acts on whom in a desk: acts between actors, as edges of a network with the passages behind them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

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


class Network(NamedTuple):
    """The edges with the most acts."""

    edges: list[Edge]
    total: int
    """The number of all edges."""


def network(view: View, asked: ActSearch, limit: int | None = None) -> Network:
    """Return who acts on whom in the acts that meet a query, were done, and have both actors; most acts first.

    Raises:
        UsageError: as `sayso.desk.search.acts.search_acts`.
    """
    with _uncollected():
        rows = view.connection.execute(_query(view, asked, limit)).all()
        edges = [_edge(own) for _, own in groupby(rows, key=itemgetter(0))]
    return Network(edges, rows[0].total if rows else 0)


def _edge(rows: Iterator[Any]) -> Edge:
    own = tuple(Deed(*row[2:]) for row in rows)
    first = own[0]
    parties = (first.actor, first.actor_name, first.recipient, first.recipient_name)
    return Edge(*parties, first.type, len(own), first.day, own[-1].day, own)


def _query(view: View, asked: ActSearch, limit: int | None) -> sa.Select[Any]:
    """Make the query for the place of each edge, the number of all, and the columns of each `Deed`, in order."""
    (actor, known_actor, actor_columns), (recipient, known_recipient, recipient_columns) = map(
        _party, ("actor", "recipient")
    )
    own = (acts.c.type, acts.c.topic, acts.c.channel, acts.c.statement_id.is_not(None).label("is_told"), acts.c.passage)
    done = (
        sa.select(acts.c.id, acts.c.article_id, acts.c.day, *actor_columns, *recipient_columns, *own)
        .join(actor, actor.c.id == acts.c.actor_id)
        .join(recipient, recipient.c.id == acts.c.recipient_id)
        .outerjoin(known_actor, known_actor.c.id == actor.c.actor_id)
        .outerjoin(known_recipient, known_recipient.c.id == recipient.c.actor_id)
        .where(acts.c.id.in_(acts_query(view, replace(asked, factuality="actual", between=True)).order_by(None)))
        .cte("done")
    )
    key = (done.c.actor, done.c.recipient, done.c.type)
    names = (sa.func.min(done.c.actor_name), sa.func.min(done.c.recipient_name))
    place = sa.func.row_number().over(order_by=(sa.func.count().desc(), *names, done.c.type, *key[:2]))
    grouped = sa.select(*key, place.label("place"), sa.func.count().over().label("total")).group_by(*key)
    edges = grouped.cte("edges")
    deed = [_node(column) if column.name in ("actor", "recipient") else column for column in done.c]
    query = (
        sa.select(edges.c.place, edges.c.total, *deed)
        .join(edges, sa.and_(*(edges.c[column.name] == column for column in key)))
        .order_by(edges.c.place, done.c.day, done.c.id)
    )
    return query if limit is None else query.where(edges.c.place <= limit)


def _party(column: str) -> tuple[sa.FromClause, sa.FromClause, tuple[sa.ColumnElement[Any], ...]]:
    """One of the two actors of an act: its row of an article, its row across articles, and its columns.

    The number is that of the actor across articles, or else that of the one of the article alone, below 0.
    """
    own, known = article_actors.alias(column), actors.alias(f"{column}_known")
    number, name = sa.func.coalesce(own.c.actor_id, -own.c.id), sa.func.coalesce(known.c.name, own.c.name)
    return own, known, (number.label(column), name.label(f"{column}_name"), own.c.kind.label(f"{column}_kind"))


def _node(number: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    """The key of a node, as a `Deed` has it."""
    known, alone = (sa.literal(before) + sa.cast(sa.func.abs(number), sa.Text) for before in ("a", "article-actor-"))
    return sa.case((number > 0, known), else_=alone)


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
