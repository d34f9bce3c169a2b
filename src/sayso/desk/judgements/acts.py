"""Correct acts: accept, change, delete, add; `sayso.desk.judgements.corrections.undo` undoes them too."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk import carrying
from sayso.desk.judgements.corrections import (
    By,
    EditRequest,
    Named,
    refuse_second,
    stamped,
    standing,
    value_shown,
)
from sayso.desk.overlay.acts import ActChange, shown_act
from sayso.desk.overlay.anchors import Anchor, Selector, anchor_act, select
from sayso.desk.overlay.corrections import Action, corrected
from sayso.desk.records import StoredAct
from sayso.desk.search.acts import act_type
from sayso.desk.search.statements import first_day
from sayso.desk.tables import acts
from sayso.desk.tables import corrections as table
from sayso.desk.view import View
from sayso.desk.writer import Writer
from sayso.errors import UsageError
from sayso.reading.text import Text
from sayso.records import Act, Reading, Span

UNKNOWN: Final = "unknown"
"""A party that the words do not tell for certain: the words stay."""
_VALUES: Final = ("type", "factuality", "date", "topic", "channel", "vote")


def accept_act(writer: Writer, act: int, by: By) -> StoredAct:
    """Record that an act is right as it stands.

    Raises:
        DeskError: the desk has no such act.
        UsageError: the same author has accepted, changed or added it before.
    """
    return _correct(writer, act, "accept", {}, by)


def change_act(writer: Writer, act: int, fields: dict[str, Any], by: By) -> StoredAct:
    """Change fields of an act.

    ``fields``: ``predicate`` as quoted words; ``actor`` and ``recipient`` as `Named`, as `UNKNOWN` or, for nobody, as
    None; ``type``, ``factuality``, ``date``, ``topic``, ``channel`` and ``vote``, None for none.

    Raises:
        DeskError: the desk has no such act.
        UsageError: words do not stand in the article, or in several places; a value is none; the act is as the fields
            say already.
    """
    return _correct(writer, act, "change", fields, by)


def delete_act(writer: Writer, act: int, by: By) -> None:
    """Record that an act is none.

    Raises:
        DeskError: the desk has no such act.
    """
    stored = View(writer.connection).act(act)
    machine, before = standing(writer.connection, stored.article.id)
    what = (_anchor(machine, before, stored.record), ActChange(), _shown(before, stored.record))
    carrying.insert_correction(writer.connection, stored.article.id, "delete", what, stamped(by))
    writer.project(stored.article.id)


def add_act(writer: Writer, article: int, fields: dict[str, Any], by: By) -> StoredAct:
    """Add an act by hand: ``fields`` as `change_act` takes them, ``predicate`` and ``type`` at least.

    Raises:
        DeskError: the desk has no such article.
        UsageError: words do not stand in the article, or in several places; a value is none.
    """
    _, before = standing(writer.connection, article)
    if not fields.get("predicate") or not fields.get("type"):
        raise UsageError("an act needs a predicate and a type", "give them: --predicate sued --type ACCUSE.")
    change = _change(writer.connection, article, before, {"factuality": "actual", **fields}, None)
    given = sa.select(sa.func.count()).where(table.c.article_id == article, table.c.action == "add")
    number = f"dc{(writer.connection.scalar(given.where(table.c.about == 'act')) or 0) + 1}"
    held = Anchor(
        model="", number=number, source=change.actor_span, cue=change.predicate, content=change.recipient_span
    )
    carrying.insert_correction(writer.connection, article, "add", (held, change, {}), stamped(by))
    writer.project(article)
    return _stored(writer.connection, article, number)


def _correct(writer: Writer, act: int, action: Action, fields: dict[str, Any], by: By) -> StoredAct:
    connection = writer.connection
    view = View(connection)
    stored = view.act(act)
    article, record = stored.article.id, stored.record
    machine, before = standing(connection, article)
    change = _change(connection, article, before, fields, record)
    if action == "change" and not change.model_fields_set:
        raise UsageError("nothing to change", "give a new value, for instance --type REQUEST.")
    if action == "accept":
        refuse_second(connection, article, record.id, by.author, "act")
    was = _shown(before, record)
    if action == "change":
        was = {key: was[key] for key in change.fields}
    what = (_anchor(machine, before, record), change, was)
    id_ = carrying.insert_correction(connection, article, action, what, stamped(by))
    after = corrected(machine, view.corrections(article))
    why = after.lost.get(id_)
    if why is not None:
        raise UsageError(f"act {act} cannot be corrected like that ({why})", "nothing was changed.")
    if action == "change" and _by_id(after.reading, record.id) == record:
        values = ", ".join(f"{field} is {value_shown(was[field])}" for field in change.fields)
        raise UsageError(
            f"the correction changes nothing: of act {act}, {values} already",
            f"give another value, or confirm the act: sayso correct act accept {act}.",
        )
    writer.project(article)
    return _stored(connection, article, record.id)


def _change(
    connection: Connection, article: int, reading: Reading, fields: dict[str, Any], act: Act | None
) -> ActChange:
    asked = EditRequest(connection, article, reading)
    new: dict[str, Any] = {key: _value(key, fields[key]) for key in _VALUES if key in fields}
    if fields.get("type", "") is None:
        raise UsageError("an act has a type", "give one, such as --type REQUEST.")
    predicate = None if act is None else act.predicate
    if fields.get("predicate"):
        predicate = asked.stretch(fields["predicate"], predicate)
        new["predicate"] = select(reading.article.text, [predicate])
    for part in ("actor", "recipient"):
        if part in fields:
            new |= _party(asked, part, fields[part], predicate)
    return ActChange.model_validate(new)


def _value(key: str, value: str | None) -> str | None:
    if value is None:
        return None
    if key == "type":
        return act_type(value)
    return first_day(value, "--date") if key == "date" else value


def _party(asked: EditRequest, part: str, given: Named | str | None, predicate: Span | None) -> dict[str, Any]:
    """The actor and the words for it: those that stand nearest to the predicate, in its sentence."""
    if given is None:
        return {part: None, f"{part}_span": ()}
    if not isinstance(given, Named):
        return {part: None}
    who = asked.who(given)
    near = _nearest(Text(asked.text), who.mentions, predicate)
    return {part: who} if near is None else {part: who, f"{part}_span": (near,)}


def _nearest(text: Text, mentions: tuple[Selector, ...], predicate: Span | None) -> Selector | None:
    if predicate is None:
        return None
    start, end = text.sentences.start(predicate[0]), text.sentences.end(predicate[0])
    inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
    return min(inside, key=lambda at: max(predicate[0] - at.end, at.start - predicate[1]), default=None)


def _anchor(machine: Reading, before: Reading, act: Act) -> Anchor:
    """The anchor of an act: of the network's own, as it had it, or of an added one."""
    own = next((candidate for candidate in machine.acts if candidate.id == act.id), None)
    text = before.article.text
    return anchor_act(text, act, "") if own is None else anchor_act(text, own, machine.model.sha256)


def _shown(reading: Reading, act: Act) -> dict[str, Any]:
    return shown_act(reading.article.text, {actor.id: actor.name for actor in reading.actors}, act)


def _by_id(reading: Reading, number: str) -> Act:
    return next(act for act in reading.acts if act.id == number)


def _stored(connection: Connection, article: int, number: str) -> StoredAct:
    query = sa.select(acts.c.id).where(acts.c.article_id == article, acts.c.number == number)
    return View(connection).act(connection.scalars(query).one())
