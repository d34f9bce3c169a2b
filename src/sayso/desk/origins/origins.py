"""Keep the origins of a desk in step with its articles: what arrives, changes, leaves, is taken apart or put back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.origins.blocking import Wordings, drop_unused_wordings, pair_text, rows_among
from sayso.desk.origins.counting import count_origins, count_single_origins
from sayso.desk.origins.grouping import regroup_articles, regroup_statements
from sayso.desk.tables import (
    articles,
    origin_groups,
    origin_members,
    statements,
    text_fingerprints,
    text_pairs,
    texts,
    wording_fingerprints,
    wording_pairs,
    wordings,
)

_PART: Final = 300  # wordings or texts that are grouped and counted at once


def contents_of(connection: Connection, article: int) -> dict[int, str]:
    """The wordings of an article's statements by their ids, each with a content that has it."""
    query = sa.select(statements.c.wording_id, statements.c.content_text).where(
        statements.c.article_id == article, statements.c.wording_id.is_not(None)
    )
    return {row.wording_id: row.content_text for row in connection.execute(query)}


def grouped_by(connection: Connection, article: int) -> dict[int, tuple[Any, ...]]:
    """What the groups around an article's statements depend on, the wording first, by the statements' ids."""
    table = statements.c
    query = sa.select(table.id, table.wording_id, table.content, table.speaker, table.naming, table.parent_id)
    rows = connection.execute(query.where(table.article_id == article))
    return {
        row.id: (row.wording_id, tuple(map(tuple, row.content)), row.speaker, row.naming, row.parent_id) for row in rows
    }


def arrange(
    connection: Connection, now: str, *, wording_ids: Collection[int] = (), text_ids: Collection[int] = ()
) -> None:
    """Make the groups around some wordings and texts anew, and count the origins that may have changed."""
    copies = regroup_articles(connection, text_ids, now) if text_ids else set()
    repeated = regroup_statements(connection, wording_ids, now) if wording_ids else set()
    affected = set(wording_ids)
    for column, ids in (("article_id", copies), ("id", repeated)):
        rows = rows_among(connection, "wording_id", "statements", column, ids)
        affected |= {row.wording_id for row in rows if row.wording_id is not None}
    count_origins(connection, affected)


def forget_wordings(connection: Connection, contents: Mapping[int, str], now: str) -> None:
    """Make the groups around wordings that an article no longer has anew, and drop those that none has."""
    arrange(connection, now, wording_ids=contents)
    drop_unused_wordings(connection, contents)


def rebuild(connection: Connection, now: str) -> None:
    """Make all fingerprints, pairs, groups and counts of a desk anew from its texts and statements."""
    connection.execute(sa.update(statements).values(origin_group_id=None, wording_id=None, origins=1))
    # each by itself: while a desk of an older schema is upgraded, SQLite deletes nothing along
    for table in (
        *(origin_members, origin_groups, text_pairs, text_fingerprints),
        *(wording_pairs, wording_fingerprints, wordings),
    ):
        connection.execute(sa.delete(table))
    for id_ in connection.scalars(sa.select(texts.c.id).order_by(texts.c.id)).all():
        pair_text(connection, id_, str(connection.scalar(sa.select(texts.c.text).where(texts.c.id == id_))))
    ids = connection.scalars(sa.select(articles.c.id).order_by(articles.c.id)).all()
    update = sa.update(statements).where(statements.c.id == sa.bindparam("one"))
    for article in ids:
        query = sa.select(statements.c.id, statements.c.content_text).where(statements.c.article_id == article)
        rows = connection.execute(query.order_by(statements.c.id)).all()
        made = Wordings(connection, [row.content_text for row in rows])
        labels = [{"one": row.id, "its": id_} for row, id_ in zip(rows, made.ids, strict=True)]
        if labels:
            connection.execute(update.values(wording_id=sa.bindparam("its")), labels)
    for part in _components(connection, texts, text_pairs, None):
        regroup_articles(connection, part, now)
    for part in _components(connection, wordings, wording_pairs, wording_pairs.c.run):
        regroup_statements(connection, part, now)
    every = connection.scalars(sa.select(wordings.c.id).order_by(wordings.c.id)).all()
    for start in range(0, len(every), _PART):
        count_origins(connection, every[start : start + _PART])
    count_single_origins(connection)


def _components(
    connection: Connection, table: sa.Table, pairs: sa.Table, given: sa.Column[Any] | None
) -> Iterator[list[int]]:
    """All wordings or texts, some hundred at a time, those that hang together by pairs together."""
    above = {id_: id_ for id_ in connection.scalars(sa.select(table.c.id).order_by(table.c.id))}

    def first(id_: int) -> int:
        while above[id_] != id_:
            above[id_] = id_ = above[above[id_]]
        return id_

    column_1, column_2 = list(pairs.c)[:2]
    query = sa.select(column_1, column_2).where(column_1 < column_2)
    for a, b in connection.execute(query if given is None else query.where(given.is_not(None))):
        above[first(b)] = first(a)
    components: dict[int, list[int]] = defaultdict(list)
    for id_ in above:
        components[first(id_)].append(id_)
    part: list[int] = []
    for component in components.values():
        part += component
        if len(part) >= _PART:
            yield part
            part = []
    yield part
