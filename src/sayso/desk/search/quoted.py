"""Who is quoted by whom: publishers and the actors whose statements their articles carry, counted."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from sayso.desk.search.fulltext import FullTextIndex
from sayso.desk.search.statements import first_day, last_day, name_words
from sayso.desk.tables import actors, article_actors, articles
from sayso.desk.view import View


@dataclass(frozen=True, slots=True)
class Quoted:
    """The statements of an actor in the articles of a publisher, those that were not made included."""

    publisher: str
    actor: int
    name: str
    statements: int
    first: str
    """The day of the first article with such a statement; empty where none is known."""
    last: str


def quoted(
    view: View, *, since: str | None = None, until: str | None = None, actor: str | None = None, limit: int = 60
) -> list[Quoted]:
    """Return publishers with the actors they quote, most statements first.

    ``since`` and ``until`` are days, months or years, inclusive; ``actor`` words of a name, or an actor's number.

    Raises:
        UsageError: a day is none, or there is no word in the name.
    """
    table, dated = article_actors.c, sa.case((articles.c.day > "", articles.c.day))
    number = sa.func.sum(table.statements)
    query = (
        sa.select(
            articles.c.publisher,
            actors.c.id,
            actors.c.name,
            number,
            sa.func.coalesce(sa.func.min(dated), ""),
            sa.func.coalesce(sa.func.max(dated), ""),
        )
        .select_from(article_actors)
        .join(articles, articles.c.id == table.article_id)
        .join(actors, actors.c.id == table.actor_id)
        .where(table.statements > 0, articles.c.publisher.is_not(None))
    )
    if since is not None:
        query = query.where(articles.c.day >= first_day(since, "--since"))
    if until is not None:
        query = query.where(articles.c.day <= last_day(until, "--until"), articles.c.day > "")
    if actor is not None:
        query = query.where(_called(view, actor))
    ordered = query.group_by(articles.c.publisher, actors.c.id, actors.c.name)
    rows = view.connection.execute(ordered.order_by(number.desc(), articles.c.publisher, actors.c.id).limit(limit))
    return [Quoted(*tuple(row)) for row in rows]


def _called(view: View, given: str) -> sa.ColumnElement[bool]:
    table = article_actors.c
    if given.strip().isdecimal():
        return table.actor_id == int(given)
    named = FullTextIndex(view.connection).names(name_words(given, "--actor"))
    return table.actor_id.in_(sa.select(table.actor_id).where(table.id.in_(named), table.actor_id.is_not(None)))
