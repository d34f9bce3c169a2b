"""Carry corrections over from one version of an article to the next.

A correction is found in the new text by its words (`sayso.desk.overlay.anchors.moved`).  Without exactly one place
there it is kept as lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.overlay.acts import ActChange
from sayso.desk.overlay.anchors import Anchor, NotThere, Selector, Who, moved
from sayso.desk.overlay.corrections import Action, Change, Correction
from sayso.desk.tables import corrections as table
from sayso.desk.tables import versions
from sayso.desk.view import View

_PARTS: Final = ("source", "cue", "content")
_SPANS: Final = {*_PARTS, "predicate", "actor_span", "recipient_span"}
_ACTORS: Final = {"speaker", "addressee", "actor", "recipient"}


@dataclass(frozen=True, slots=True)
class By:
    """Who corrects, why and when."""

    author: str
    reason: str
    made: str
    """ISO 8601, UTC."""


def insert_correction(
    connection: Connection,
    article: int,
    action: Action,
    what: tuple[Anchor, Change | ActChange, dict[str, Any]],
    by: By,
) -> int:
    """Insert a correction and return the id of its row.

    ``what``: the attribution or act that it is of, the new values, and the values before.
    """
    anchor, change, was = what
    row = {
        "article_id": article,
        "action": action,
        "number": anchor.number,
        "anchor": anchor.model_dump(mode="json"),
        "change": change.model_dump(mode="json", exclude_unset=True),
        "was": was,
        "author": by.author,
        "made": by.made,
        "reason": by.reason,
        "about": "act" if isinstance(change, ActChange) else "statement",
    }
    id_ = connection.scalar(sa.insert(table).values(row).returning(table.c.id))
    assert id_ is not None
    return int(id_)


def carry_over(connection: Connection, article: int, address: str | None) -> int:
    """Carry corrections over to the newest version at an address; return how many were carried.

    ``address``: None where there is no version before.
    """
    if address is None:
        return 0
    query = sa.select(versions.c.article_id).where(versions.c.address == address).order_by(versions.c.version.desc())
    newest = [int(id_) for id_ in connection.scalars(query.limit(2))]
    if len(newest) < 2 or newest[1] == article:
        return 0
    view = View(connection)
    text = view.text(article)
    here = view.corrections(article)
    known = {correction.id for correction in here} | {correction.anchor.came_from for correction in here}
    added = {correction.number for correction in here if correction.action == "add"}
    numbers: dict[str, str] = {}
    carried = 0
    for correction in view.corrections(newest[1]):
        root = correction.anchor.came_from or correction.id
        if correction.undone is not None or root in known:
            continue
        if correction.action == "add" and correction.number is not None and correction.number in added:
            prefix = correction.number.rstrip("0123456789")
            numbers[correction.number] = next(
                f"{prefix}{i}" for i in range(1, len(added) + 2) if f"{prefix}{i}" not in added
            )
        anchor, change = _moved(text, correction, numbers)
        anchor = anchor.model_copy(update={"came_from": root})
        added |= {anchor.number} if correction.action == "add" else set()
        by = By(correction.author, correction.reason, correction.made)
        insert_correction(connection, article, correction.action, (anchor, change, correction.was), by)
        carried += 1
    return carried


def _moved(text: str, correction: Correction, numbers: dict[str, str]) -> tuple[Anchor, Change | ActChange]:
    """A correction's anchor and change in another text; as they were, but unplaced, where one has no place there."""

    def all_of(selectors: Sequence[Selector]) -> tuple[Selector, ...]:
        return tuple(moved(text, selector) for selector in selectors)

    def anchored(old: Anchor) -> Anchor:
        parts = {part: all_of(getattr(old, part)) for part in _PARTS}
        return old.model_copy(update={**parts, "number": numbers.get(old.number, old.number), "unplaced": None})

    def actor(old: Who) -> Who:
        return old.model_copy(update={"mentions": all_of(old.mentions)})

    change = correction.change
    try:
        given = change.model_fields_set
        new: dict[str, Any] = {part: all_of(getattr(change, part)) for part in sorted(given & _SPANS)}
        new |= {part: actor(who) for part in sorted(given & _ACTORS) if (who := getattr(change, part)) is not None}
        if isinstance(change, Change) and change.parent is not None:
            new["parent"] = anchored(change.parent)
        return anchored(correction.anchor), change.model_copy(update=new)
    except NotThere as why:
        number = numbers.get(correction.anchor.number, correction.anchor.number)
        return correction.anchor.model_copy(update={"unplaced": str(why), "number": number}), change
