"""List the actors across articles, with the forms of their names and the reasons for each match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Row

from sayso.desk.identity.profiles import group_name
from sayso.desk.tables import actor_keys, actors, article_actors, articles
from sayso.desk.view import View


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor across articles, with every form of the name and the number of articles that have it."""

    id: int
    name: str
    kind: str
    role: str | None
    party: str | None
    state: str | None
    articles: int
    statements: int
    forms: dict[str, int]


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of one article that an entry holds."""

    article: int
    number: str
    name: str
    day: str
    score: float | None
    """The probability of the match, 0 to 1; None for the actor that the entry was made for."""
    why: dict[str, float]
    """The features of the match, in decibans."""

    @property
    def explained(self) -> str:
        """The features in words: full name +26, prior -10."""
        if not self.why:
            return "the first of this entry"
        ordered = sorted(self.why.items(), key=lambda pair: -pair[1])
        return ", ".join(f"{name} {value:+g}" if value else name for name, value in ordered)


def entries(view: View, name: str | None = None, limit: int = 50, offset: int = 0) -> list[Entry]:
    """Return the entries that a name, a part of one or an acronym fits, or all; most statements first."""
    query = _fitting(sa.select(actors), name)
    query = query.order_by(actors.c.statements.desc(), actors.c.articles.desc(), actors.c.id)
    return [_entry(row) for row in view.connection.execute(query.limit(limit).offset(offset))]


def count(view: View, name: str | None = None) -> int:
    """Return how many entries `entries` has in all."""
    return int(view.connection.scalar(_fitting(sa.select(sa.func.count()).select_from(actors), name)) or 0)


def _fitting(query: sa.Select[Any], name: str | None) -> sa.Select[Any]:
    if name is not None:
        words = group_name(name.title()).split()
        keyed = sa.select(actor_keys.c.actor_id).where(actor_keys.c.key.in_([name, " ".join(words), *words[-1:]]))
        escaped = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        query = query.where(actors.c.id.in_(keyed) | actors.c.name.ilike(f"%{escaped}%", escape="\\"))
    return query


def entry(view: View, id_: int) -> Entry:
    """Return one entry.

    Raises:
        DeskError: the desk has none with this id.
    """
    row = view.connection.execute(sa.select(actors).where(actors.c.id == id_)).first()
    if row is None:
        raise view.terms.lacks(f"actor {id_}", view.terms.actors)
    return _entry(row)


def members(view: View, id_: int) -> Iterator[Member]:
    """Yield the articles' actors that an entry holds, article by article."""
    query = (
        sa.select(article_actors, articles.c.day)
        .join(articles, articles.c.id == article_actors.c.article_id)
        .where(article_actors.c.actor_id == id_)
        .order_by(article_actors.c.article_id, article_actors.c.id)
    )
    for row in view.connection.execute(query):
        yield Member(row.article_id, row.number, row.name, row.day, row.match_score, row.match_why or {})


def _entry(row: Row[Any]) -> Entry:
    forms = dict(sorted(row.forms.get("names", {}).items(), key=lambda pair: (-pair[1], pair[0])))
    return Entry(row.id, row.name, row.kind, row.role, row.party, row.state, row.articles, row.statements, forms)
