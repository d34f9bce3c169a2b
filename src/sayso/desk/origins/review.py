"""Origin groups as a person sees them: listed, explained, taken apart and put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.desk.origins.grouping import members_of, regroup, ungroup
from sayso.desk.records import Statement, StoredArticle
from sayso.desk.tables import judgements, origin_groups, origin_members
from sayso.desk.view import View
from sayso.desk.writer import Writer, now
from sayso.errors import DeskError


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """What goes back to one text or one utterance."""

    id: int
    kind: str
    """"near copy" of articles, or "quotation"."""
    why: str
    """In words: what the first two had in common; others came in by being like one of the group."""
    articles: tuple[StoredArticle, ...]
    statements: tuple[Statement, ...]
    """Empty for near copies."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A judgement that the members of a group do not belong together."""

    id: int
    kind: str
    members: tuple[str, ...]
    author: str
    made: str
    reason: str
    undone: str | None


def groups(view: View) -> Iterator[OriginGroup]:
    """All origin groups, the largest first."""
    member = origin_members.c
    sizes = (
        sa.select(member.origin_group_id)
        .group_by(member.origin_group_id)
        .order_by(sa.func.count().desc(), member.origin_group_id)
    )
    for id_ in view.connection.scalars(sizes).all():
        yield group(view, id_)


def group(view: View, id_: int) -> OriginGroup:
    """One origin group with its members.

    Raises:
        DeskError: there is none with this id.
    """
    row = view.connection.execute(sa.select(origin_groups).where(origin_groups.c.id == id_)).first()
    if row is None:
        raise DeskError(f"no origin group {id_} in this desk", "sayso origins lists them.")
    member = origin_members.c
    query = sa.select(member.article_id, member.statement_id).where(member.origin_group_id == id_)
    members = view.connection.execute(query.order_by(member.article_id, member.statement_id)).all()
    return OriginGroup(
        id=row.id,
        kind=row.kind,
        why=_words(row.kind, row.why),
        articles=tuple(view.article(one) for one in dict.fromkeys(found.article_id for found in members)),
        statements=tuple(view.statements([found.statement_id for found in members if found.statement_id is not None])),
    )


def _words(kind: str, why: dict[str, Any]) -> str:
    if kind == "near copy":
        return f"{why['share']:.0%} of the {why['of']} stand in the other"
    return f"{why['words']} words in a row are the same, {why['share']:.0%} of the shorter statement"


def take_apart(writer: Writer, id_: int, author: str, reason: str) -> int:
    """Take a group apart for good: the judgement's id, by which `put_back` undoes it.

    Raises:
        DeskError: there is no such group.
    """
    about = ungroup(writer.connection, id_)
    row = {"kind": "ungroup", "about": about, "author": author, "made": now(), "reason": reason}
    made = sa.insert(judgements).values(row).returning(judgements.c.id)
    return int(writer.connection.execute(made).scalar_one())


def put_back(writer: Writer, judgement: int) -> None:
    """Undo a judgement of `take_apart`: what is alike is grouped again.

    Raises:
        DeskError: there is no such judgement, or it is undone already.
    """
    one = judgements.c
    found = writer.connection.execute(sa.select(judgements).where(one.id == judgement, one.kind == "ungroup")).first()
    if found is None or found.undone is not None:
        state = "no judgement" if found is None else "undone already: judgement"
        raise DeskError(f"{state} {judgement} about origins", "sayso origins --apart lists them.")
    writer.connection.execute(sa.update(judgements).where(one.id == judgement).values(undone=now()))
    for article in members_of(writer.connection, found.about):
        regroup(writer.connection, article, now())


def taken_apart(view: View) -> list[Apart]:
    """All judgements that a group was none, oldest first, those that were undone too."""
    one = judgements.c
    rows = view.connection.execute(sa.select(judgements).where(one.kind == "ungroup").order_by(one.id))
    return [
        Apart(row.id, row.about["group"], tuple(row.about["members"]), row.author, row.made, row.reason, row.undone)
        for row in rows
    ]
