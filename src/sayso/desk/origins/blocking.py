"""Find what may be alike in a large desk, by fingerprints in common: nothing is compared with everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.tables import articles, fingerprints, statements

_OURS, _THEIRS = fingerprints.alias(), fingerprints.alias()
_MOST: Final = 2000  # pairs, those with most fingerprints in common first


def _pairs(what: str) -> sa.Select[Any]:
    ours, theirs = _OURS, _THEIRS
    same = sa.and_(theirs.c.what == what, theirs.c.band == ours.c.band, theirs.c.value == ours.c.value)
    ids: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
    by_article = articles.c.id if what == "article" else statements.c.article_id
    holding = sa.select(by_article).where(by_article.table.c.id.in_(ids))
    many = sa.func.count()
    return (
        sa.select(ours.c.id, theirs.c.id)
        .join(theirs, same)
        .where(ours.c.article_id.in_(holding), ours.c.what == what, ours.c.id.in_(ids), theirs.c.id != ours.c.id)
        .group_by(ours.c.id, theirs.c.id)
        .having(many >= sa.bindparam("fewest"))
        .order_by(many.desc(), ours.c.id, theirs.c.id)
        .limit(_MOST)
    )


# made once: to put one together takes longer than many a query runs
_QUERIES: Final = {what: _pairs(what) for what in ("article", "run", "claim")}


def candidates(connection: Connection, what: str, ids: Sequence[int], fewest: int = 1) -> list[tuple[int, int]]:
    """Pairs (one of the ids, another) with so many fingerprints in common, those with most in common first."""
    asked = {"ids": list(ids), "fewest": fewest}
    return [(int(row[0]), int(row[1])) for row in connection.execute(_QUERIES[what], asked)]
