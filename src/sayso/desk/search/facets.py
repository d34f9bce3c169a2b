"""Count what a search finds by speaker, naming, publisher and month: each number is that of a narrower search."""

from __future__ import annotations

from collections import Counter
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
    fitting = query.limit(MOST + 1).subquery("fitting")
    columns = (statements.c.id, statements.c.actor_id, statements.c.naming, articles.c.publisher, statements.c.day)
    join = fitting.join(statements, statements.c.id == fitting.c.id)
    join = join.join(articles, articles.c.id == statements.c.article_id)
    rows = view.connection.execute(sa.select(*columns).select_from(join)).all()
    counted = rows
    if len(rows) > MOST:  # the join keeps no order: the oldest is the one that is too many
        oldest = min(rows, key=lambda row: (row.day, row.id))
        counted = [row for row in rows if row is not oldest]
    months = Counter(row.day[:7] or None for row in counted)
    return Facets(
        counted=len(counted),
        is_whole=len(rows) <= MOST,
        speakers=_speakers(view, Counter(row.actor_id for row in counted if row.actor_id is not None)),
        namings=_facets(Counter(row.naming or "unknown" for row in counted)),
        publishers=_facets(Counter(row.publisher or None for row in counted)),
        months=tuple(Facet(month, months[month]) for month in sorted(months, key=lambda month: month or "")[::-1]),
    )


def _facets(counts: Counter[Any]) -> tuple[Facet, ...]:
    return tuple(Facet(name, count) for name, count in _most(counts))


def _speakers(view: View, counts: Counter[Any]) -> tuple[Facet, ...]:
    most = _most(counts)
    query = sa.select(actors.c.id, actors.c.name).where(actors.c.id.in_([actor for actor, _ in most]))
    names = {row.id: row.name for row in view.connection.execute(query)}
    return tuple(Facet(names[actor], count, actor) for actor, count in most)


def _most(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))[:_LISTED]
