"""The statements and articles behind the numbers of an audit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from sayso.desk.search.audit import NAMINGS, Audit, By, Group, conditions
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


def _speaker(actor: int | None, name: str | None, naming: str | None) -> Key:
    if actor is not None:
        return actor
    return name if naming == "named" else None


def _key(by: By, article: AuditedArticle) -> str | None:
    if by == "month":
        return article.day[:7] or None
    return article.publisher if by == "publisher" else article.author
