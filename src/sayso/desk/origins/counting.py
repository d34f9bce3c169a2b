"""Count the independent origins of statements: the groups among all that claim the same, see `grouping`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.origins.blocking import candidates
from sayso.desk.origins.similarity import CLAIM_FEWEST, claim_in, likeness
from sayso.desk.tables import origin_groups, origin_members, sourcing, statements
from sayso.settings import setting

MOST_COUNTED: Final = 400
"""Statements whose origins are counted anew after one article."""
_NEAR: Final = (
    sa.select(origin_members.c.article_id, origin_members.c.origin_group_id)
    .join(origin_groups, origin_groups.c.id == origin_members.c.origin_group_id)
    .where(origin_groups.c.kind == "near copy")
    .subquery()
)


def count_origins(connection: Connection, ids: Iterable[int], new: frozenset[int] = frozenset()) -> None:
    """Count the independent origins of some statements anew, and of those that claim the same.

    ``new``: those of them that came just now.  One that goes back to the same origin as another is no news to it.
    """
    start = sorted(set(ids))[:MOST_COUNTED]
    mates = mates_of(connection, start)
    if not mates:
        return
    groups, counted = _groups(connection, _everyone(mates))
    changed = {
        mate
        for one, found in mates.items()
        for mate in found
        if one not in new or groups.get(mate, -mate) != groups.get(one, -one)
    }
    others = sorted(changed - set(start))[:MOST_COUNTED]
    if others:
        mates |= mates_of(connection, others)
        groups, counted = _groups(connection, _everyone(mates))
    counts = [
        {"one": one, "many": many}
        for one in sorted(mates)
        if (many := len({groups.get(each) or -each for each in {one, *mates[one]}})) != counted.get(one)
    ]
    if counts:
        update = sa.update(statements).where(statements.c.id == sa.bindparam("one"))
        connection.execute(update.values(origins=sa.bindparam("many")), counts)
    _count_single(connection, sorted(mates))


def _everyone(mates: dict[int, set[int]]) -> list[int]:
    return sorted(set(mates) | {mate for found in mates.values() for mate in found})


def mates_of(connection: Connection, ids: Sequence[int]) -> dict[int, set[int]]:
    """For each statement those that claim the same in nearly the same words."""
    mates: dict[int, set[int]] = {one: set() for one in ids}
    pairs = candidates(connection, "claim", ids, CLAIM_FEWEST) if ids else []
    if not pairs:
        return mates
    wanted = sorted({id_ for pair in pairs for id_ in pair})
    told = connection.execute(sa.select(statements.c.id, statements.c.content_text).where(statements.c.id.in_(wanted)))
    held = {id_: claim_in(content) for id_, content in told}
    least = setting("same_claim")
    for one, other in pairs:
        if one in held and other in held and likeness(held[one], held[other]) >= least:
            mates[one].add(other)
    return mates


def _groups(connection: Connection, ids: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
    """The origin of statements: their own group, else that of the article's near copies; and how many were counted."""
    near = _NEAR.c.origin_group_id.label("near")
    query = (
        sa.select(statements.c.id, statements.c.origins, statements.c.origin_group_id, near)
        .outerjoin(_NEAR, _NEAR.c.article_id == statements.c.article_id)
        .where(statements.c.id.in_(ids))
    )
    found, counted = {}, {}
    for row in connection.execute(query):
        counted[row.id] = int(row.origins)
        if row.origin_group_id is not None:
            found[row.id] = int(row.origin_group_id)
        elif row.near is not None:
            found[row.id] = int(row.near)
    return found, counted


def _count_single(connection: Connection, ids: Sequence[int]) -> None:
    one = statements.c
    told = sa.and_(one.origins == 1, sa.or_(one.factuality.is_(None), one.factuality == "actual"))
    count = sa.select(sa.func.count()).where(one.article_id == sourcing.c.article_id, told).scalar_subquery()
    touched = sa.select(one.article_id).where(one.id.in_(ids))
    connection.execute(sa.update(sourcing).where(sourcing.c.article_id.in_(touched)).values(single_origin=count))
