"""Words beside deeds: what an actor said, did, and had done to them, on one line of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import sqlalchemy as sa

from sayso.desk.records import StoredAct
from sayso.desk.search.acts import NEWEST_ACTS_FIRST
from sayso.desk.search.statements import NEWEST_FIRST, Hit, hits
from sayso.desk.tables import acts, statements
from sayso.desk.view import View

Part = Literal["said", "done", "done to them"]
_ORDER: Final[tuple[Part, ...]] = ("done to them", "done", "said")
"""Of what has the same day, from the last that is listed to the first."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One statement by an actor, or one act by or on them."""

    day: str
    """Of a statement its article's; of an act the day it was done, else its article's; empty where not known."""
    part: Part
    statement: Hit | None = None
    act: StoredAct | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of moments, newest first; those without a date come last."""

    moments: tuple[Moment, ...]
    total: int
    """The number of all statements by the actor and acts by and on them."""
    offset: int = 0

    @property
    def more(self) -> bool:
        """Whether there are moments behind this page."""
        return self.offset + len(self.moments) < self.total


def timeline(view: View, said: sa.ColumnElement[bool], own: sa.Select[Any], *, limit: int, offset: int = 0) -> Timeline:
    """Lay statements and acts on one line of time.

    ``said``: the condition for statements by an actor; ``own``: the query for the actor's rows in ``article_actors``.
    """
    done = acts.c.actor_id.in_(own)
    asked: dict[Part, sa.Select[Any]] = {
        "said": sa.select(statements.c.day, statements.c.id).where(said).order_by(*NEWEST_FIRST),
        "done": sa.select(acts.c.day, acts.c.id).where(done).order_by(*NEWEST_ACTS_FIRST),
        # what they did to themselves is listed once
        "done to them": sa.select(acts.c.day, acts.c.id)
        .where(acts.c.recipient_id.in_(own), sa.func.coalesce(acts.c.actor_id, 0).not_in(own))
        .order_by(*NEWEST_ACTS_FIRST),
    }
    newest = [
        (row.day, _ORDER.index(part), row.id)
        for part, query in asked.items()
        for row in view.connection.execute(query.limit(limit + offset))
    ]
    page = sorted(newest, reverse=True)[offset : offset + limit]
    total = sum(_count(view, query) for query in asked.values())
    return Timeline(_moments(view, [(day, _ORDER[part], id_) for day, part, id_ in page]), total, offset)


def _count(view: View, query: sa.Select[Any]) -> int:
    return view.connection.scalar(sa.select(sa.func.count()).select_from(query.order_by(None).subquery())) or 0


def _moments(view: View, page: Sequence[tuple[str, Part, int]]) -> tuple[Moment, ...]:
    said = {hit.statement.id: hit for hit in hits(view, [id_ for _, part, id_ in page if part == "said"], ())}
    done = {act.id: act for act in view.acts([id_ for _, part, id_ in page if part != "said"])}
    return tuple(
        Moment(day, part, statement=said[id_]) if part == "said" else Moment(day, part, act=done[id_])
        for day, part, id_ in page
    )
