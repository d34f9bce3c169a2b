"""Find what may be alike in a large desk, by fingerprints in common: nothing is compared with everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.tables import articles, fingerprints, statements

# made once, since their columns take longer to set up than many a query to run
_OURS, _THEIRS = fingerprints.alias(), fingerprints.alias()
_MOST: Final = 2000  # pairs, those with most fingerprints in common first


def candidates(connection: Connection, what: str, ids: Sequence[int], fewest: int = 1) -> list[tuple[int, int]]:
    """Pairs (one of the ids, another) with so many fingerprints in common, those with most in common first."""
    ours, theirs = _OURS, _THEIRS
    same = sa.and_(theirs.c.what == what, theirs.c.band == ours.c.band, theirs.c.value == ours.c.value)
    mine = statements.c.id if what != "article" else articles.c.id
    by_article = sa.select(mine.table.c.article_id if what != "article" else mine).where(mine.in_(ids))
    query = (
        sa.select(ours.c.id, theirs.c.id)
        .join(theirs, same)
        .where(ours.c.article_id.in_(by_article), ours.c.what == what, ours.c.id.in_(ids), theirs.c.id != ours.c.id)
        .group_by(ours.c.id, theirs.c.id)
        .having(sa.func.count() >= fewest)
        .order_by(sa.func.count().desc(), ours.c.id, theirs.c.id)
        .limit(_MOST)
    )
    return [(int(one), int(other)) for one, other in connection.execute(query)]
