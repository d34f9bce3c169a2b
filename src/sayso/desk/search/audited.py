"""The statements and articles behind the numbers of an audit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from sayso.desk.search.audit import NAMINGS, Audit, By, Group, conditions
from sayso.desk.search.statements import NEWEST_FIRST
from sayso.desk.tables import article_actors, articles, sourcing, statements
from sayso.desk.view import View
from sayso.errors import UsageError

Key = str | int | None


@dataclass(frozen=True, slots=True)
class AuditedArticle:
    """An article that an audit counts."""

    id: int
    title: str | None
    publisher: str | None
    author: str | None
    day: str
    """ISO 8601; empty without a date."""
    address: str | None
    single_teller: bool
    """Whether it rests on one outermost source."""


@dataclass(frozen=True, slots=True)
class AuditedStatement:
    """A statement that an audit counts."""

    id: int
    article: AuditedArticle
    speaker: str | None
    key: Key
    """The number of the actor across articles, or the name of a named speaker; None for speakers that no list has."""
    words: str
    naming: str
    """One of `NAMINGS`."""
    has_reason: bool
    is_document: bool
    origins: int


_COUNTS: Final[dict[str, Callable[[AuditedStatement], bool]]] = {
    "statements": lambda statement: True,
    **{naming: lambda statement, naming=naming: statement.naming == naming for naming in NAMINGS},  # type: ignore[misc]
    "reasons": lambda statement: statement.naming == "anonymous" and statement.has_reason,
    "documents": lambda statement: statement.is_document,
    "single_origin": lambda statement: statement.origins == 1,
}
_ARTICLES: Final = ("articles", "single_teller")
COUNTS: Final = (*_ARTICLES, *_COUNTS)
"""The numbers of a group, by the names of `Group`."""


@dataclass(frozen=True)
class Audited:
    """The articles and statements that an audit counts, in the order of their ids."""

    articles: tuple[AuditedArticle, ...]
    statements: tuple[AuditedStatement, ...]
    speaking: dict[Key, frozenset[int]]
    """The ids of the articles with statements of a speaker that were made, by the speaker's key."""

    def counted(self, by: By, group: Group | None) -> tuple[list[AuditedArticle], list[AuditedStatement]]:
        """Return the articles and statements of a group, or of the whole audit with None."""
        if group is None:
            return list(self.articles), list(self.statements)
        if by == "speaker":
            key = group.name if group.actor is None else group.actor
            spoken = self.speaking.get(key, frozenset())
            return (
                [article for article in self.articles if article.id in spoken],
                [statement for statement in self.statements if statement.key == key],
            )
        return (
            [article for article in self.articles if _key(by, article) == group.name],
            [statement for statement in self.statements if _key(by, statement.article) == group.name],
        )


def audited(view: View, audit: Audit) -> Audited:
    """Return the articles and statements that an audit counts."""
    some = conditions(view, audit.since, audit.until, audit.publisher)
    table = articles.c
    query = (
        sa.select(table.id, table.title, table.publisher, table.author, table.day, table.address, sourcing.c.tellers)
        .join(sourcing, sourcing.c.article_id == table.id)
        .where(*some)
        .order_by(table.id)
    )
    counted = {
        id_: AuditedArticle(id_, title, publisher, author, day, address, tellers == 1)
        for id_, title, publisher, author, day, address, tellers in view.connection.execute(query)
    }
    own, actor = statements.c, article_actors.c
    said = (
        sa.select(own.id, own.article_id, own.content_text, own.origins)
        .add_columns(actor.name, actor.actor_id, actor.naming, actor.kind, actor.anonymity_reason.is_not(None))
        .select_from(statements.outerjoin(article_actors, actor.id == own.speaker_id))
        .where(sa.func.coalesce(own.factuality, "actual") == "actual")
        .order_by(own.id)
    )
    if some:
        said = said.where(own.article_id.in_(sa.select(table.id).where(*some)))
    made = tuple(
        AuditedStatement(
            row.id,
            counted[row.article_id],
            row.name,
            _speaker(row.actor_id, row.name, row.naming),
            " ".join(row.content_text.split()),
            row.naming or "unknown",
            bool(row[8]),
            row.kind == "document",
            row.origins,
        )
        for row in view.connection.execute(said)
    )
    speaking: defaultdict[Key, set[int]] = defaultdict(set)
    for statement in made:
        speaking[statement.key].add(statement.article.id)
    return Audited(tuple(counted.values()), made, {key: frozenset(ids) for key, ids in speaking.items()})


def behind(audited: Audited, by: By, group: Group | None, count: str) -> Sequence[AuditedArticle | AuditedStatement]:
    """Return the articles or statements behind a number: ``count`` is one of `COUNTS`, ``group`` None for the total.

    Raises:
        UsageError: there is no such count.
    """
    if count not in COUNTS:
        raise UsageError(f"an audit has no count {count}", f"give one of {', '.join(COUNTS)}.")
    in_articles, in_statements = audited.counted(by, group)
    if count == "single_teller":
        return [article for article in in_articles if article.single_teller]
    if count == "articles":
        return in_articles
    return [statement for statement in in_statements if _COUNTS[count](statement)]


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of an audit: of which articles, of which group, what is counted.

    ``by`` None: the whole audit.  A group is given by ``group``, its name (None: the articles give none), and a speaker
    who is followed across articles by ``actor``.
    """

    count: str
    """One of `COUNTS`."""
    by: By | None = None
    group: str | None = None
    actor: int | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None

    @property
    def is_of_articles(self) -> bool:
        """Whether articles are counted; else statements are."""
        return self.count in _ARTICLES


def counted_query(view: View, counted: Counted) -> sa.Select[Any]:
    """Make the query for the ids of the articles or statements that a number of an audit counts, newest first.

    Raises:
        UsageError: there is no such count; a day is none; no publisher in the desk fits.
    """
    if counted.count not in COUNTS:
        raise UsageError(f"an audit has no count {counted.count}", f"give one of {', '.join(COUNTS)}.")
    table, said, actor = articles.c, statements.c, article_actors.c
    some = conditions(view, counted.since, counted.until, counted.publisher)
    made = [sa.func.coalesce(said.factuality, "actual") == "actual"]
    spoken = statements.outerjoin(article_actors, actor.id == said.speaker_id)
    if counted.by == "speaker":
        is_named = sa.and_(actor.actor_id.is_(None), actor.naming == "named", actor.name == counted.group)
        made.append(is_named if counted.actor is None else actor.actor_id == counted.actor)
    elif counted.by == "month":
        some.append(table.day == "" if counted.group is None else sa.func.substr(table.day, 1, 7) == counted.group)
    elif counted.by is not None:
        some.append(table[counted.by].is_not_distinct_from(counted.group))
    if counted.is_of_articles:
        some += [sourcing.c.tellers == 1, sourcing.c.statements > 0] if counted.count == "single_teller" else []
        if counted.by == "speaker":
            some.append(table.id.in_(sa.select(said.article_id).select_from(spoken).where(*made)))
        within = articles.join(sourcing, sourcing.c.article_id == table.id)
        return sa.select(table.id).select_from(within).where(*some).order_by(table.day.desc(), table.id.desc())
    more: dict[str, list[sa.ColumnElement[bool]]] = {
        "statements": [],
        **{naming: [said.naming == naming] for naming in NAMINGS},
        "unknown": [said.naming.is_(None)],
        "reasons": [said.naming == "anonymous", actor.anonymity_reason.is_not(None)],
        "documents": [actor.kind == "document"],
        "single_origin": [said.origins == 1],
    }
    made += more[counted.count]
    if some:
        made.append(said.article_id.in_(sa.select(table.id).where(*some)))
    return sa.select(said.id).select_from(spoken).where(*made).order_by(*NEWEST_FIRST)


def _speaker(actor: int | None, name: str | None, naming: str | None) -> Key:
    if actor is not None:
        return actor
    return name if naming == "named" else None


def _key(by: By, article: AuditedArticle) -> str | None:
    if by == "month":
        return article.day[:7] or None
    return article.publisher if by == "publisher" else article.author
