"""Who acts on whom in a desk: acts between actors, as edges of a network with the passages behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from sayso.desk.search.statements import first_day, last_day
from sayso.desk.tables import actors, acts, article_actors, articles
from sayso.desk.view import View
from sayso.errors import UsageError
from sayso.records import Topic

DONE: Final = (None, "actual")
"""Factualities of a deed that was done."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a desk between two actors; ``actor`` and ``recipient`` are keys of nodes."""

    id: int
    article: int
    day: str
    """When it was done, as exact as the text tells it, else when the article was published; or empty."""
    actor: str
    actor_name: str
    recipient: str
    recipient_name: str
    type: str
    topic: str | None
    channel: str | None
    is_told: bool
    """Whether a statement tells it, and not the article itself."""
    passage: str


@dataclass(frozen=True, slots=True)
class Edge:
    """All acts of one type by one actor on another."""

    actor: str
    actor_name: str
    recipient: str
    recipient_name: str
    type: str
    acts: int
    first: str
    last: str
    deeds: tuple[Deed, ...]
    """In the order of their days."""


def deeds(  # noqa: PLR0913 -- what to choose by
    view: View,
    *,
    since: str | None = None,
    until: str | None = None,
    issue: str | None = None,
    type_: str | None = None,
    actor: str | None = None,
) -> list[Deed]:
    """Return the acts of a desk that were done, between two actors who are known; oldest first.

    ``since`` and ``until`` are days, months or years, inclusive; ``issue`` is a topic or words of the issue; ``type_``
    a type of PLOVER; ``actor`` a part of the name of either party.

    Raises:
        UsageError: a day is none.
    """
    low = None if since is None else first_day(since, "--since")
    high = None if until is None else last_day(until, "--until")
    found = (deed for deed in _all(view, issue) if type_ is None or deed.type == type_.upper())
    kept = [
        deed
        for deed in found
        if (low is None or deed.day >= low)
        and (high is None or (deed.day != "" and deed.day <= high))
        and (actor is None or _names(deed, actor))
    ]
    return sorted(kept, key=lambda deed: (deed.day, deed.id))


def edges(found: Sequence[Deed]) -> list[Edge]:
    """Return the acts as edges, most acts first."""
    grouped: dict[tuple[str, str, str], list[Deed]] = {}
    for deed in found:
        grouped.setdefault((deed.actor, deed.recipient, deed.type), []).append(deed)
    made = [
        Edge(
            actor=own[0].actor,
            actor_name=own[0].actor_name,
            recipient=own[0].recipient,
            recipient_name=own[0].recipient_name,
            type=type_,
            acts=len(own),
            first=own[0].day,
            last=own[-1].day,
            deeds=tuple(own),
        )
        for (_, _, type_), own in grouped.items()
    ]
    return sorted(made, key=lambda edge: (-edge.acts, edge.actor_name, edge.recipient_name, edge.type))


def check_type(given: str | None, known: Sequence[str]) -> None:
    """Refuse what is no type of act.

    Raises:
        UsageError: it is none.
    """
    if given is not None and given.upper() not in known:
        raise UsageError(f"--type {given!r} is no type of act", f"the types are {', '.join(known)}.")


def _names(deed: Deed, given: str) -> bool:
    return any(given.casefold() in name.casefold() for name in (deed.actor_name, deed.recipient_name))


def _all(view: View, issue: str | None) -> Iterator[Deed]:
    who, whom = article_actors.alias("who"), article_actors.alias("whom")
    known_who, known_whom = actors.alias("known_who"), actors.alias("known_whom")
    parties = (
        acts.join(articles, articles.c.id == acts.c.article_id)
        .join(who, who.c.id == acts.c.actor_id)
        .join(whom, whom.c.id == acts.c.recipient_id)
        .outerjoin(known_who, known_who.c.id == who.c.actor_id)
        .outerjoin(known_whom, known_whom.c.id == whom.c.actor_id)
    )
    query = sa.select(
        acts,
        articles.c.day,
        who.c.name,
        whom.c.name,
        known_who.c.id,
        known_who.c.name,
        known_whom.c.id,
        known_whom.c.name,
    )
    for row in view.connection.execute(query.select_from(parties).order_by(acts.c.id)):
        columns, (day, name, recipient_name, key, known, recipient_key, known_recipient) = (
            tuple(row[:-7]),
            tuple(row[-7:]),
        )
        act: dict[str, Any] = dict(zip(acts.c.keys(), columns, strict=True))
        record = act["record"]
        if record.get("factuality") not in DONE or (issue is not None and not _is_about(act, issue)):
            continue
        yield Deed(
            id=act["id"],
            article=act["article_id"],
            day=act["date"] or day or "",
            actor=f"a{key}" if key is not None else f"article-actor-{act['actor_id']}",
            actor_name=known or name,
            recipient=f"a{recipient_key}" if recipient_key is not None else f"article-actor-{act['recipient_id']}",
            recipient_name=known_recipient or recipient_name,
            type=act["type"],
            topic=record.get("topic"),
            channel=record.get("channel"),
            is_told=act["statement_id"] is not None,
            passage=act["passage"],
        )


def _is_about(act: dict[str, Any], issue: str) -> bool:
    """Whether an act has a topic, or words of an issue in its passage."""
    topic: Topic | None = act["record"].get("topic")
    wanted = issue.casefold()
    return wanted.replace(" ", "_") == topic or wanted in act["passage"].casefold()
