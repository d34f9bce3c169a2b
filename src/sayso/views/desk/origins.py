"""Origin groups as rows of a list and of its members, for every format."""

from __future__ import annotations

from typing import NamedTuple

from sayso.desk.origins import review
from sayso.desk.records import Statement, StoredArticle


class GroupRow(NamedTuple):
    """An origin group as it is listed."""

    group: int
    kind: str
    size: int
    title: str
    why: str
    articles: list[int]
    statements: list[int]

    @classmethod
    def of(cls, group: review.OriginGroup) -> GroupRow:
        """Make the row of a group."""
        statements = [statement.id for statement in group.statements]
        articles = [article.id for article in group.articles]
        title = shortened(_title(group))
        return cls(group.id, group.kind, len(statements or articles), title, group.why, articles, statements)


class MemberRow(NamedTuple):
    """A member of an origin group."""

    article: int
    statement: int | None
    day: str
    publisher: str | None
    title: str | None
    address: str | None
    source: str | None
    content: str | None

    @classmethod
    def all_of(cls, group: review.OriginGroup) -> list[MemberRow]:
        """Make the rows of a group: its statements, or the articles of near copies."""
        if group.statements:
            return [cls.of(each.article, each) for each in group.statements]
        return [cls.of(article) for article in group.articles]

    @classmethod
    def of(cls, article: StoredArticle, statement: Statement | None = None) -> MemberRow:
        """Make the row of an article, or of a statement in it."""
        about = (article.day, article.publisher, article.title, article.address)
        if statement is None:
            return cls(article.id, None, *about, None, None)
        return cls(article.id, statement.id, *about, statement.source_text, statement.content_text)


def _title(group: review.OriginGroup) -> str:
    if group.statements:
        return group.statements[0].content_text
    return group.articles[0].title or group.articles[0].address or ""


def shortened(text: str) -> str:
    """Return a text on one line, of a hundred characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= 100 else line[:99] + "…"
