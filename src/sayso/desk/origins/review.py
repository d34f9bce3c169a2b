"""List, explain, take apart and put back origin groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.desk.moments import now
from sayso.desk.origins.grouping import statement_key
from sayso.desk.origins.origins import arrange
from sayso.desk.origins.partings import Key, Parting
from sayso.desk.records import Statement, StoredArticle
from sayso.desk.tables import articles, judgements, origin_groups, origin_members, statements, texts
from sayso.desk.view import DESK, View
from sayso.desk.writer import Writer
from sayso.errors import DeskError


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles or statements that go back to one text or one utterance."""

    id: int
    kind: str
    """"near copy" of articles, or "quotation"."""
    why: str
    """In words: what two members have in common."""
    articles: tuple[StoredArticle, ...]
    statements: tuple[Statement, ...]
    """Empty for near copies."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A judgement that the members of a group do not belong together."""

    id: int
    kind: str
    members: tuple[Key, ...]
    author: str
    made: str
    reason: str
    undone: str | None


def group_numbers(view: View) -> list[int]:
    """Return the ids of all origin groups, the largest first."""
    member = origin_members.c
    sizes = (
        sa.select(member.origin_group_id)
        .group_by(member.origin_group_id)
        .order_by(sa.func.count().desc(), member.origin_group_id)
    )
    return list(view.connection.scalars(sizes))


def groups(view: View) -> Iterator[OriginGroup]:
    """All origin groups, the largest first."""
    for id_ in group_numbers(view):
        yield group(view, id_)


def group(view: View, id_: int) -> OriginGroup:
    """Return one origin group with its members.

    Raises:
        DeskError: there is none with this id.
    """
    row = view.connection.execute(sa.select(origin_groups).where(origin_groups.c.id == id_)).first()
    if row is None:
        raise view.terms.lacks(f"origin group {id_}", view.terms.origins)
    member = origin_members.c
    query = sa.select(member.article_id, member.statement_id).where(member.origin_group_id == id_)
    members = view.connection.execute(query.order_by(member.article_id, member.statement_id)).all()
    return OriginGroup(
        id=row.id,
        kind=row.kind,
        why=_words(row.kind, row.why),
        articles=tuple(
            view.article(article) for article in dict.fromkeys(member_row.article_id for member_row in members)
        ),
        statements=tuple(
            view.statements([member_row.statement_id for member_row in members if member_row.statement_id is not None])
        ),
    )


def _words(kind: str, why: dict[str, Any]) -> str:
    if kind == "near copy":
        return f"{why['share']:.0%} of the {why['of']} stand in the other"
    run = "1 word is" if why["words"] == 1 else f"{why['words']} words in a row are"
    return f"{run} the same, {why['share']:.0%} of the shorter statement"


def take_apart(writer: Writer, id_: int, author: str, reason: str) -> int:
    """Take a group apart; return the id of the judgement, by which `put_back` undoes it.

    Raises:
        DeskError: there is no such group.
    """
    members = _keys(writer, id_)
    kind = writer.connection.scalar(sa.select(origin_groups.c.kind).where(origin_groups.c.id == id_))
    if kind is None:
        raise DESK.lacks(f"origin group {id_}", DESK.origins)
    parting = Parting(kind, tuple(sorted(members, key=str)))
    row = {"kind": "ungroup", "about": parting.to_json(), "author": author, "made": now(), "reason": reason}
    made = sa.insert(judgements).values(row).returning(judgements.c.id)
    judgement = int(writer.connection.execute(made).scalar_one())
    _arrange(writer, parting)
    return judgement


def put_back(writer: Writer, judgement: int) -> None:
    """Undo a judgement of `take_apart`, so that similar members are grouped again.

    Raises:
        DeskError: there is no such judgement, or it is undone already.
    """
    table = judgements.c
    row = writer.connection.execute(sa.select(judgements).where(table.id == judgement, table.kind == "ungroup")).first()
    if row is None or row.undone is not None:
        state = "no judgement" if row is None else "undone already: judgement"
        raise DeskError(f"{state} {judgement} about origins", "sayso origins --apart lists them.")
    writer.connection.execute(sa.update(judgements).where(table.id == judgement).values(undone=now()))
    _arrange(writer, Parting.from_json(row.about))


def _keys(writer: Writer, id_: int) -> set[Key]:
    """Return the keys of a group's members in a judgement."""
    member = origin_members.c
    query = (
        sa.select(texts.c.hash, articles.c.address, member.statement_id, statements.c.content_text)
        .select_from(origin_members)
        .join(articles, articles.c.id == member.article_id)
        .join(texts, texts.c.id == articles.c.text_id)
        .outerjoin(statements, statements.c.id == member.statement_id)
        .where(member.origin_group_id == id_)
    )
    rows = writer.connection.execute(query).all()
    return {Key(row.hash, row.address) if row.statement_id is None else statement_key(row) for row in rows}


def _arrange(writer: Writer, parting: Parting) -> None:
    """Group and count what a judgement is about anew."""
    connection = writer.connection
    hashes = {key.hash for key in parting.members}
    if parting.kind == "near copy":
        ids = connection.scalars(sa.select(texts.c.id).where(texts.c.hash.in_(sorted(hashes)))).all()
        arrange(connection, now(), text_ids=ids)
        return
    query = (
        sa.select(statements.c.wording_id)
        .join(articles, articles.c.id == statements.c.article_id)
        .join(texts, texts.c.id == articles.c.text_id)
        .where(texts.c.hash.in_(sorted(hashes)), statements.c.wording_id.is_not(None))
    )
    arrange(connection, now(), wording_ids=set(connection.scalars(query)))


def taken_apart(view: View) -> list[Apart]:
    """List all judgements that a group was none, oldest first, those that were undone too."""
    table = judgements.c
    rows = view.connection.execute(sa.select(judgements).where(table.kind == "ungroup").order_by(table.id))
    return [
        Apart(row.id, parting.kind, parting.members, row.author, row.made, row.reason, row.undone)
        for row in rows
        for parting in (Parting.from_json(row.about),)
    ]
