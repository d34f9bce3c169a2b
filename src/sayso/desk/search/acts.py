"""Search the acts of a desk by words, actor, recipient, type, issue, day and more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

import sqlalchemy as sa

from sayso.desk.records import StoredAct
from sayso.desk.search.fulltext import FullTextIndex
from sayso.desk.search.phrases import phrases
from sayso.desk.search.statements import first_day, last_day, name_words, published_by
from sayso.desk.tables import acts, article_actors, articles
from sayso.desk.view import View
from sayso.errors import UsageError
from sayso.records import ActType

NEWEST_ACTS_FIRST: Final = (acts.c.day.desc(), acts.c.id.desc())
"""The order of acts; those without a date come last."""


@dataclass(frozen=True, slots=True)
class ActSearch:
    """A query for acts; an act has to meet all conditions that are given."""

    words: str = ""
    """Words of the passage: see `sayso.desk.search.phrases`."""
    actor: str | None = None
    """Words of the name of who did it, or the number of an actor across articles; so is ``recipient``."""
    recipient: str | None = None
    either: str | None = None
    """Words of the name of one of the two, or a number."""
    type: str | None = None
    """One of `sayso.records.ActType`, in any case."""
    issue: str | None = None
    """One of `sayso.records.Topic`, or words of the passage."""
    factuality: str | None = None
    """Acts without factuality count as ``actual``."""
    channel: str | None = None
    since: str | None = None
    """A day, month or year, ISO 8601, included; so is ``until``."""
    until: str | None = None
    publisher: str | None = None
    """The name, or words of it."""
    article: int | None = None
    between: bool = False
    """Only acts of which actor and recipient are known."""


@dataclass(frozen=True, slots=True)
class ActResults:
    """A page of acts, newest first, those without a date last."""

    acts: tuple[StoredAct, ...]
    total: int
    """The number of all acts that meet the query."""
    offset: int = 0

    @property
    def more(self) -> bool:
        """Whether there are acts behind this page."""
        return self.offset + len(self.acts) < self.total


def search_acts(view: View, asked: ActSearch, *, limit: int = 20, offset: int = 0) -> ActResults:
    """Return a page of the acts that meet a query, newest first, and their total number.

    Raises:
        UsageError: ``since`` or ``until`` is not a day, month or year; ``type`` is no type of act; no publisher in
            the desk fits; ``limit`` or ``offset`` is negative.
    """
    if min(limit, offset) < 0:
        raise UsageError("a limit or an offset below 0", "give a number from 0 up.")
    query = acts_query(view, asked)
    total = view.connection.scalar(sa.select(sa.func.count()).select_from(query.order_by(None).subquery())) or 0
    ids = view.connection.scalars(query.limit(limit).offset(offset)).all()
    return ActResults(tuple(view.acts(ids)), total, offset)


def acts_query(view: View, asked: ActSearch) -> sa.Select[Any]:
    """Make the query for the ids of acts, newest first.

    Raises:
        UsageError: as `search_acts`.
    """
    query = sa.select(acts.c.id).where(*_conditions(asked, FullTextIndex(view.connection)))
    if asked.publisher is not None:
        query = query.join(articles, articles.c.id == acts.c.article_id).where(published_by(view, asked.publisher))
    return query.order_by(*NEWEST_ACTS_FIRST)


def _conditions(asked: ActSearch, index: FullTextIndex) -> Iterator[sa.ColumnElement[bool]]:
    table = acts.c
    yield from (index.passages(phrase) for phrase in phrases(asked.words))
    yield from _parties(asked, index)
    if asked.type is not None:
        yield table.type == act_type(asked.type)
    if asked.issue is not None:
        yield _is_about(asked.issue, index)
    if asked.factuality is not None:
        yield sa.func.coalesce(table.factuality, "actual") == asked.factuality
    if asked.channel is not None:
        yield table.channel == asked.channel
    if asked.article is not None:
        yield table.article_id == asked.article
    if asked.since is not None:
        yield table.day >= first_day(asked.since, "--since")
    if asked.until is not None:
        # what has no date comes before all days, and is not of those days
        yield sa.and_(table.day <= last_day(asked.until, "--until"), table.day > "")


def _parties(asked: ActSearch, index: FullTextIndex) -> Iterator[sa.ColumnElement[bool]]:
    actor, recipient = acts.c.actor_id, acts.c.recipient_id
    if asked.actor is not None:
        yield actor.in_(_called(asked.actor, "--actor", index))
    if asked.recipient is not None:
        yield recipient.in_(_called(asked.recipient, "--recipient", index))
    if asked.either is not None:
        called = _called(asked.either, "--actor", index)
        yield actor.in_(called) | recipient.in_(called)
    if asked.between:
        yield actor.is_not(None) & recipient.is_not(None)


def act_type(given: str) -> str:
    """Return a type of act as PLOVER writes it.

    Raises:
        UsageError: it is none.
    """
    known: Sequence[str] = get_args(ActType)
    if given.upper() not in known:
        raise UsageError(f"--type {given!r} is no type of act", f"the types are {', '.join(known)}.")
    return given.upper()


def _is_about(issue: str, index: FullTextIndex) -> sa.ColumnElement[bool]:
    """The condition that an act has a topic, or words of an issue in its passage."""
    is_topic = acts.c.topic == "_".join(issue.casefold().split())
    words = phrases(f'"{issue}"')
    return sa.or_(is_topic, *(index.passages(phrase) for phrase in words))


def _called(given: str, option: str, index: FullTextIndex) -> sa.Select[Any]:
    """Make the query for the rows of ``article_actors`` with a number or a name."""
    if given.strip().isdecimal():
        return sa.select(article_actors.c.id).where(article_actors.c.actor_id == int(given))
    table, named = article_actors.c, index.names(name_words(given, option))
    # whom one article calls by this name is the same where another calls them "the mayor"
    known = sa.select(table.actor_id).where(table.id.in_(named), table.actor_id.is_not(None))
    return sa.select(table.id).where(table.id.in_(named) | table.actor_id.in_(known))
