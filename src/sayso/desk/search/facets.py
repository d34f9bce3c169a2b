"""Count what a search finds by speaker, naming, publisher and month: each number is that of a narrower search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from sayso.desk.search.statements import Search, search_query
from sayso.desk.tables import actors, articles, statements
from sayso.desk.view import View

MOST: Final = 20_000
"""Hits that are counted; of more, the newest."""
_LISTED: Final = 10


@dataclass(frozen=True, slots=True)
class Facet:
    """A value, and how many hits have it."""

    name: str | None
    """A name, a way of naming, a publisher, a month (2026-02); None where the article does not say."""
    count: int
    actor: int | None = None
    """The number of a speaker."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The hits of a search by what they have in common, the most frequent first; months newest first."""

    counted: int
    """Hits that were counted."""
    is_whole: bool
    """Whether these are all hits."""
    speakers: tuple[Facet, ...]
    """Speakers who are followed across articles."""
    namings: tuple[Facet, ...]
    publishers: tuple[Facet, ...]
    months: tuple[Facet, ...]


def facets(view: View, asked: Search) -> Facets:
    """Count the hits of a search, the newest `MOST` of them.

    Raises:
        UsageError: as `sayso.desk.search.statements.search`.
    """
    query, _ = search_query(view, asked, by="date")
    some = query.order_by(None).limit(MOST + 1).subquery()
    is_whole = view.connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one() <= MOST
    chosen = (query.order_by(None) if is_whole else query.limit(MOST)).subquery("chosen")
    by_actor, by_naming, by_publisher, by_month = _counts(view, chosen)
    counted = sum(by_naming.values())
    by_actor.pop(None, None)
    months = {month or None: count for month, count in by_month.items()}
    return Facets(
        counted=counted,
        is_whole=is_whole,
        speakers=_speakers(view, by_actor),
        namings=_facets({naming or "unknown": count for naming, count in by_naming.items()}),
        publishers=_facets(by_publisher),
        months=tuple(Facet(month, months[month]) for month in sorted(months, key=lambda month: month or "")[::-1]),
    )


def _counts(view: View, chosen: sa.Subquery) -> tuple[dict[Any, int], ...]:
    """Count statements by actor, naming, publisher and month.

    The database counts: a row for each hit would be dear in Python, where each waits for the threads of other readers.
    """
    columns = (statements.c.actor_id, statements.c.naming, statements.c.article_id, statements.c.day)
    hits = sa.select(*columns).select_from(chosen.join(statements, statements.c.id == chosen.c.id)).cte("hits")
    number, day = sa.func.count().label("number"), sa.func.min(hits.c.day).label("day")
    printed = sa.select(hits.c.article_id, day, number).group_by(hits.c.article_id).cte("printed")
    month = sa.func.substr(printed.c.day, 1, 7)
    whole = sa.func.sum(printed.c.number)
    from_articles = sa.join(printed, articles, articles.c.id == printed.c.article_id)
    parts = (
        sa.select(*_row(0, number=hits.c.actor_id), sa.func.count()).group_by(hits.c.actor_id),
        sa.select(*_row(1, words=hits.c.naming), sa.func.count()).group_by(hits.c.naming),
        sa.select(*_row(2, words=articles.c.publisher), whole)
        .select_from(from_articles)
        .group_by(articles.c.publisher),
        sa.select(*_row(3, words=month), whole).group_by(month),
    )
    counts: tuple[dict[Any, int], ...] = tuple({} for _ in parts)
    for part, actor, words, count in view.connection.execute(sa.union_all(*parts)):
        counts[part][words if actor is None else actor] = int(count)
    return counts


def _row(part: int, *, number: Any = None, words: Any = None) -> tuple[sa.ColumnElement[Any], ...]:  # noqa: ANN401
    return sa.literal_column(str(part)), sa.cast(number, sa.Integer), sa.cast(words, sa.Text)


def _facets(counts: dict[Any, int]) -> tuple[Facet, ...]:
    return tuple(Facet(name or None, count) for name, count in _most(counts))


def _speakers(view: View, counts: dict[Any, int]) -> tuple[Facet, ...]:
    most = _most(counts)
    query = sa.select(actors.c.id, actors.c.name).where(actors.c.id.in_([actor for actor, _ in most]))
    names = {row.id: row.name for row in view.connection.execute(query)}
    return tuple(Facet(names[actor], count, actor) for actor, count in most)


def _most(counts: dict[Any, int]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))[:_LISTED]
