"""Statements of a desk for export, each with its status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.desk.records import ArticleActor, Statement, StoredArticle
from sayso.desk.view import View
from sayso.flattening.standing import SAID, standing_of, status_of
from sayso.records import Kind, Naming, Span


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of statements; None takes all."""

    speaker: str | None = None
    """A part of the speaker's name, in any case."""
    since: str | None = None
    until: str | None = None
    """What the article's day comes behind and before, as `searching.first_day` and `last_day` tell them."""
    kind: Kind | None = None
    naming: Naming | None = None
    publisher: str | None = None

    def takes_article(self, article: StoredArticle) -> bool:
        """Return whether an article may hold a chosen statement."""
        return (
            (self.since is None or article.day >= self.since)
            and (self.until is None or (article.day != "" and article.day <= self.until))
            and (self.publisher is None or self.publisher.casefold() in (article.publisher or "").casefold())
        )

    def takes(self, statement: Statement) -> bool:
        """Return whether a statement of a chosen article is chosen."""
        return (
            (self.kind is None or statement.kind == self.kind)
            and (self.naming is None or (statement.speaker is not None and statement.speaker.naming == self.naming))
            and (
                self.speaker is None
                or (statement.speaker is not None and self.speaker.casefold() in statement.speaker.name.casefold())
            )
        )


@dataclass(frozen=True, slots=True)
class ExportedStatement:
    """A statement and its status."""

    statement: Statement
    standing: str
    """said, denies, did not say, did not deny, might say, might deny, will say or will deny."""
    inside: str | None
    """The same of the nearest statement around it that is no plain "said"; None where there is none."""

    @property
    def urn(self) -> str:
        """A name for it, different for each printing of a text; it lasts as long as the reading does."""
        return f"urn:sayso:{self.statement.article.key}:{self.statement.number}"

    @property
    def status(self) -> str:
        """Both in words: "said", "did not say", "said, inside: might say"."""
        return status_of(self.standing, self.inside)


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """The chosen statements of one article, in the order of its text."""

    article: StoredArticle
    text: str
    statements: tuple[ExportedStatement, ...]
    cast: tuple[tuple[ArticleActor, tuple[Span, ...]], ...]
    """The actors of the article and where they are mentioned."""


def standing(statement: Statement) -> str:
    """Return the status of a statement by itself, in a word or two; where it is not known, the statement was made."""
    return standing_of(statement.factuality, statement.polarity)


def select(view: View, choice: Choice) -> Iterator[ExportedArticle]:
    """Yield the chosen statements of a desk, one article in memory at a time."""
    for article in view.articles():
        if not choice.takes_article(article):
            continue
        statements = view.statements_of(article.id)
        by_id = {statement.id: statement for statement in statements}
        chosen = tuple(
            ExportedStatement(statement, standing(statement), _inside(statement, by_id))
            for statement in statements
            if choice.takes(statement)
        )
        if chosen:
            yield ExportedArticle(article, view.text(article.id), chosen, tuple(view.cast(article.id)))


def _inside(statement: Statement, by_id: dict[int, Statement]) -> str | None:
    while statement.parent is not None and statement.parent in by_id:
        statement = by_id[statement.parent]
        if standing(statement) != SAID:
            return standing(statement)
    return None
