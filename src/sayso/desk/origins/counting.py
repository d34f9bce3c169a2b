"""Count the independent origins of statements: the groups among all that claim the same, see `grouping`.

A statement's origin is its quotation group, else the near copy group of its article, else the statement itself.  A
statement and one that it contains ("Pike said Okafor had said that ...") have one origin: the article has it all from
the outermost source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.origins.blocking import rows_among
from sayso.desk.tables import origin_groups, origin_members, sourcing, statements, wordings
from sayso.settings import setting

_NEAR: Final = (
    sa.select(origin_members.c.article_id, origin_members.c.origin_group_id)
    .join(origin_groups, origin_groups.c.id == origin_members.c.origin_group_id)
    .where(origin_groups.c.kind == "near copy")
    .subquery()
)
_ORIGINS: Final = (
    sa.select(statements.c.id, statements.c.article_id, statements.c.wording_id, statements.c.origins)
    .add_columns(
        sa.func.coalesce(statements.c.origin_group_id, _NEAR.c.origin_group_id, -statements.c.id).label("origin")
    )
    .add_columns(wordings.c.claim.is_not(None).label("is_claim"), statements.c.parent_id)
    .join(wordings, wordings.c.id == statements.c.wording_id)
    .outerjoin(_NEAR, _NEAR.c.article_id == statements.c.article_id)
    .where(statements.c.wording_id.in_(sa.bindparam("ids", expanding=True)))
)


def count_origins(connection: Connection, wording_ids: Collection[int]) -> None:
    """Count the origins of all statements anew that have some wordings, or claim the same as those who have them."""
    if not wording_ids:
        return
    mates = _mates(connection, wording_ids)
    counted = set(wording_ids) | {mate for own in mates.values() for mate in own}
    mates |= _mates(connection, counted - set(wording_ids))
    every = counted | {mate for own in mates.values() for mate in own}
    held: dict[int, list[sa.Row[Any]]] = defaultdict(list)
    for row in connection.execute(_ORIGINS, {"ids": sorted(every)}):
        held[row.wording_id].append(row)
    changed, articles = [], set()
    for wording in counted:
        origins = independent([row for id_ in {wording, *mates[wording]} for row in held[id_]])
        for row in held[wording]:
            # a statement of too few words claims nothing that another could claim as well
            number = origins if row.is_claim else 1
            if row.origins != number:
                changed.append({"one": row.id, "many": number})
                articles.add(row.article_id)
    if changed:
        update = sa.update(statements).where(statements.c.id == sa.bindparam("one"))
        connection.execute(update.values(origins=sa.bindparam("many")), changed)
        count_single_origins(connection, articles)


def independent(rows: Sequence[Any]) -> int:
    """Count the independent origins of statements that all claim the same.

    ``rows``: statements with ``id``, ``parent_id`` and ``origin``, the number of what each goes back to.
    """
    by_id = {row.id: int(row.origin) for row in rows}
    above = {origin: origin for origin in by_id.values()}

    def root(origin: int) -> int:
        while above[origin] != origin:
            origin = above[origin]
        return origin

    for row in rows:
        if row.parent_id in by_id:
            above[root(int(row.origin))] = root(by_id[row.parent_id])
    return sum(origin == held for origin, held in above.items())


def _mates(connection: Connection, wording_ids: Collection[int]) -> dict[int, set[int]]:
    """For each wording those that claim the same in nearly the same words."""
    mates: dict[int, set[int]] = defaultdict(set)
    least = setting("same_claim")
    for row in rows_among(connection, "wording_id, other_id, claim", "wording_pairs", "wording_id", wording_ids):
        if row.claim is not None and row.claim >= least:
            mates[row.wording_id].add(row.other_id)
    return mates


def count_single_origins(connection: Connection, article_ids: Collection[int] | None = None) -> None:
    """Count anew how many statements of some articles, or of all, have one origin; what was not said is left out."""
    table = statements.c
    said = sa.and_(table.origins == 1, sa.or_(table.factuality.is_(None), table.factuality == "actual"))
    count = sa.select(sa.func.count()).where(table.article_id == sourcing.c.article_id, said).scalar_subquery()
    update = sa.update(sourcing).values(single_origin=count)
    given = None if article_ids is None else sourcing.c.article_id.in_(sorted(article_ids))
    connection.execute(update if given is None else update.where(given))
