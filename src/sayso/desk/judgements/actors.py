"""Judgements of actors across articles: merge entries, or split an article's actor off.

A judgement has an author, a date and a reason; it overrides the matches of the machine and can be undone.  It
identifies actors by what lasts: the article's hash, the actor's number in the reading and its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Row

from sayso.desk.identity.linker import Linker, printing_key
from sayso.desk.moments import now
from sayso.desk.tables import actors, article_actors, articles, judged_actors, judgements, texts
from sayso.desk.view import DESK, View
from sayso.desk.writer import Writer
from sayso.errors import DeskError

_PRINTED: Final = (
    sa.select(article_actors, texts.c.hash, articles.c.address)
    .join(articles, articles.c.id == article_actors.c.article_id)
    .join(texts, texts.c.id == articles.c.text_id)
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A merge or a split; ``undone`` is when it was undone."""

    id: int
    kind: str
    entries: tuple[int, ...]
    """The entries it is about: of a merge the remaining one first, of a split the old one and the new one."""
    names: tuple[str, ...]
    author: str
    made: str
    reason: str
    undone: str | None


def merge(writer: Writer, ids: Sequence[int], author: str, reason: str) -> Judgement:
    """Merge entries into the first; later actors whose names fit any of them join it.

    Raises:
        DeskError: fewer than two entries, or an id without an entry.
    """
    wanted = list(dict.fromkeys(ids))
    if len(wanted) < 2:
        raise DeskError("one actor alone cannot be merged", "give the ids of two or more: sayso actors list.")
    names = [_entry(writer, id_).name for id_ in wanted]
    made = _judge(writer, "merge", {"entries": wanted, "names": names}, author, reason)
    _move(writer, made, [row for id_ in wanted for row in _members(writer, id_)], wanted[0])
    return made


def split(  # noqa: PLR0913
    writer: Writer,
    id_: int,
    author: str,
    reason: str,
    *,
    article_ids: Sequence[int] = (),
    name: str | None = None,
    into: int | None = None,
) -> Judgement:
    """Split actors of some articles, of one spelling, or both, off an entry.

    ``into``: the entry that they belong to; None makes a new one.

    Raises:
        DeskError: there is no such entry; no actor in it fits, or all do.
    """
    old = _entry(writer, id_)
    if into is not None and (into == id_ or _entry(writer, into) is None):
        raise DeskError(f"actor {id_} cannot be split into itself", "give another id, or none for a new actor.")
    members = _members(writer, id_)
    meant = [
        row
        for row in members
        if (row.article_id in article_ids or not article_ids) and (name is None or row.name == name)
    ]
    if not meant or len(meant) == len(members):
        how_many = "nobody" if not meant else "everybody"
        raise DeskError(
            f"{how_many} in actor {id_} is meant", f"sayso actors show {id_} lists its articles and spellings."
        )
    new = into if into is not None else Linker(writer.connection).blank()
    made = _judge(writer, "split", {"entries": [id_, new], "names": [old.name, meant[0].name]}, author, reason)
    _move(writer, made, meant, new)
    return made


def undo(writer: Writer, id_: int) -> Judgement:
    """Undo a judgement: actors go back to their entries; those added later are matched anew.

    An actor that was judged again since then stays where the later judgement put it.

    Raises:
        DeskError: there is no such judgement about actors, or it is undone already.
    """
    connection, linker = writer.connection, Linker(writer.connection)
    row = connection.execute(
        sa.select(judgements).where(judgements.c.id == id_, judgements.c.kind.in_(("merge", "split")))
    ).first()
    if row is None or row.undone is not None:
        state = "was undone already" if row is not None else "is not about actors, or not there"
        raise DeskError(f"judgement {id_} {state}", "sayso actors judgements lists them.")
    undone = now()
    connection.execute(sa.update(judgements).where(judgements.c.id == id_).values(undone=undone))
    recorded = connection.execute(sa.select(judged_actors).where(judged_actors.c.judgement_id == id_)).all()
    target = row.about["entries"][0 if row.kind == "merge" else 1]
    before = {row.id for row in _members(writer, target)}
    touched = {target}
    for judged in recorded:
        where = _where(writer, judged)
        if where is None:
            continue
        before.discard(where.id)
        forced = linker.judged((where.hash, where.address), [dict(where._mapping)]).get(where.number)
        if where.actor_id == target and forced is None:
            linker.move([where.id], linker.blank(judged.was_id), judged.was_score, judged.was_why)
            touched |= {judged.was_id}
    held = {row.id for row in _members(writer, target) if linker.judged((row.hash, row.address), [dict(row._mapping)])}
    linker.refresh(touched)
    linker.relink(sorted(before - held))
    return _judgement(row, undone)


def listed(view: View | Writer) -> list[Judgement]:
    """Return all judgements about actors, oldest first, undone ones included."""
    query = sa.select(judgements).where(judgements.c.kind.in_(("merge", "split"))).order_by(judgements.c.id)
    return [_judgement(row, row.undone) for row in view.connection.execute(query)]


def _judgement(row: Row[Any], undone: str | None) -> Judgement:
    about = row.about
    return Judgement(
        row.id, row.kind, tuple(about["entries"]), tuple(about["names"]), row.author, row.made, row.reason, undone
    )


def _entry(writer: Writer, id_: int) -> Row[Any]:
    row = writer.connection.execute(sa.select(actors).where(actors.c.id == id_)).first()
    if row is None:
        raise DESK.lacks(f"actor {id_}", DESK.actors)
    return row


def _members(writer: Writer, id_: int) -> Sequence[Row[Any]]:
    asked = _PRINTED.where(article_actors.c.actor_id == id_).order_by(article_actors.c.article_id, article_actors.c.id)
    return writer.connection.execute(asked).all()


def _where(writer: Writer, judged: Row[Any]) -> Row[Any] | None:
    """Return the row of an actor that was judged; None if its article or its name is gone."""
    hash_, _, address = judged.article_hash.partition("@")
    asked = _PRINTED.where(texts.c.hash == hash_, article_actors.c.name == judged.name)
    if "@" in judged.article_hash:  # judgements of older desks name the text alone
        asked = asked.where(sa.func.coalesce(articles.c.address, "") == address)
    rows = writer.connection.execute(asked).all()
    exact = [row for row in rows if row.number == judged.number]
    return exact[0] if exact else rows[0] if len(rows) == 1 else None


def _judge(writer: Writer, kind: str, about: dict[str, Any], author: str, reason: str) -> Judgement:
    if not reason.strip():
        raise DeskError("a judgement without a reason", "say why, with --reason.")
    values = {"kind": kind, "about": about, "author": author, "made": now(), "reason": reason.strip()}
    id_ = writer.connection.scalar(sa.insert(judgements).values(values).returning(judgements.c.id))
    assert id_ is not None
    entries, names = tuple(about["entries"]), tuple(about["names"])
    return Judgement(int(id_), kind, entries, names, author, str(values["made"]), reason.strip(), None)


def _move(writer: Writer, made: Judgement, members: Sequence[Row[Any]], entry: int) -> None:
    linker = Linker(writer.connection)
    rows = [
        {
            "judgement_id": made.id,
            "article_hash": printing_key(row.hash, row.address),
            "number": row.number,
            "name": row.name,
            "was_id": row.actor_id,
            "was_score": row.match_score,
            "was_why": row.match_why,
            "actor_id": entry,
        }
        for row in members
    ]
    writer.connection.execute(sa.insert(judged_actors), rows)
    moved = [row for row in members if row.actor_id != entry]
    linker.move([row.id for row in moved], entry, 1.0, {f"judgement {made.id}": 0.0})
    linker.refresh({entry, *(row.actor_id for row in moved)})
