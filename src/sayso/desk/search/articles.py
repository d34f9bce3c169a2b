"""List the articles of a desk, and show one with its corrections and the ids of its statements and actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from sayso.desk.records import StoredArticle
from sayso.desk.search.phrases import any_case
from sayso.desk.search.statements import first_day, last_day, published_by
from sayso.desk.tables import acts, article_actors, articles, corrections, statements, texts, versions
from sayso.desk.view import View
from sayso.errors import UsageError
from sayso.flattening.rows import storable
from sayso.records import Reading

Order = Literal["newest", "oldest", "added", "title", "publisher", "statements"]
"""Newest or oldest first; the last added first; by letters; most statements first."""


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """A query for articles; an article has to meet all conditions that are given."""

    publisher: str | None = None
    """The name, or words of it."""
    since: str | None = None
    """A day, month or year, ISO 8601, included; so is ``until``."""
    until: str | None = None
    undated: bool = False
    """Only articles without a date."""
    location: str | None = None
    """An address or a path, or a part of one, in any case."""
    text: str | None = None
    """Words that stand side by side in the title or the text, in any case; any white space parts them."""


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list, with its counts."""

    article: StoredArticle
    version: int | None
    """The number of the newest version that it is at its address; None without an address."""
    statements: int
    """Statements of all kinds, those that were not made included."""
    corrections: int
    """Corrections that are not undone."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of a list of articles."""

    articles: tuple[ListedArticle, ...]
    total: int
    """The number of all articles that meet the query."""
    offset: int

    @property
    def more(self) -> bool:
        """Whether there are articles behind this page."""
        return self.offset + len(self.articles) < self.total


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """An article with its newest reading and everything that refers to it."""

    article: StoredArticle
    reading: Reading
    """The newest reading with corrections laid over it; its article has the notes of intake."""
    checked: Mapping[str, str]
    """``accepted``, ``changed`` or ``added``, by the attribution's id in the reading."""
    lost: Mapping[int, str]
    """The reasons of corrections that do not fit the reading, by the correction's id."""
    statements: Mapping[str, int]
    """The ids of statements, which other commands take, by the attribution's id in the reading."""
    acts: Mapping[str, int]
    """The ids of acts, by the act's id in the reading."""
    actors: Mapping[str, int | None]
    """The ids of actors across articles by the actor's id in the reading; None for actors that are not followed."""
    versions: tuple[tuple[int, int, str], ...]
    """All versions at its address, oldest first: number, id of the article, when it was first seen."""
    printings: tuple[StoredArticle, ...]
    """Other articles with the same text."""


def list_articles(
    view: View,
    query: ArticleQuery | None = None,
    *,
    limit: int | None = 50,
    offset: int = 0,
    order: Order = "newest",
) -> ArticlePage:
    """List the articles that meet a query, in an order; ``limit=None`` lists all.  Undated articles come last.

    Raises:
        UsageError: ``since`` or ``until`` is not a day, month or year, or is given with ``undated``; no publisher in
            the desk fits; ``text`` or ``location`` is blank; ``limit`` or ``offset`` is negative.
    """
    if min(limit or 0, offset) < 0:
        raise UsageError("a limit or an offset below 0", "give a number from 0 up.")
    conditions = _conditions(view, query or ArticleQuery())
    printed = articles.join(texts, texts.c.id == articles.c.text_id)
    ids = sa.select(articles.c.id).select_from(printed).where(*conditions)
    return page_of(view, _ordered(ids, order), limit=limit, offset=offset)


def page_of(view: View, ids: sa.Select[Any], *, limit: int | None, offset: int) -> ArticlePage:
    """Run a query for ids of articles: a page of them, and how many there are in all."""
    count = sa.select(sa.func.count()).select_from(ids.order_by(None).subquery())
    page = view.connection.scalars(ids.limit(limit).offset(offset)).all()
    return ArticlePage(tuple(_listed(view, page)), view.connection.scalar(count) or 0, offset)


def _ordered(ids: sa.Select[Any], order: Order) -> sa.Select[Any]:
    newest = (articles.c.day.desc(), articles.c.id.desc())
    if order == "newest":
        return ids.order_by(*newest)
    if order == "oldest":
        return ids.order_by(articles.c.day == "", articles.c.day, articles.c.id)
    if order == "added":
        return ids.order_by(articles.c.id.desc())
    if order == "statements":
        number = sa.select(statements.c.article_id, sa.func.count().label("number")).group_by(statements.c.article_id)
        counted = number.subquery("counted")
        ids = ids.outerjoin(counted, counted.c.article_id == articles.c.id)
        return ids.order_by(sa.func.coalesce(counted.c.number, 0).desc(), *newest)
    column = articles.c[order]
    return ids.order_by(column.is_(None), sa.func.lower(column), *newest)


def article_details(view: View, id_: int) -> ArticleDetails:
    """Return an article with its corrections, and the ids of its statements and actors.

    Raises:
        DeskError: the desk has no article with this id.
    """
    article, corrected = view.article(id_), view.corrected(id_)
    own = sa.select(statements.c.number, statements.c.id).where(statements.c.article_id == id_)
    done = sa.select(acts.c.number, acts.c.id).where(acts.c.article_id == id_)
    cast = sa.select(article_actors.c.number, article_actors.c.actor_id).where(article_actors.c.article_id == id_)
    return ArticleDetails(
        article,
        corrected.reading,
        corrected.checked,
        corrected.lost,
        {row.number: row.id for row in view.connection.execute(own)},
        {row.number: row.id for row in view.connection.execute(done)},
        {row.number: row.actor_id for row in view.connection.execute(cast)},
        () if article.address is None else tuple(view.versions(article.address)),
        tuple(view.article(printing) for printing in view.printings(article.hash) if printing != id_),
    )


def _conditions(view: View, query: ArticleQuery) -> list[sa.ColumnElement[bool]]:
    given: list[sa.ColumnElement[bool]] = []
    if query.undated:
        if query.since is not None or query.until is not None:
            raise UsageError("an article without a date is of no day", "leave out --since and --until, or --undated.")
        given.append(articles.c.day == "")
    if query.since is not None:
        given.append(articles.c.day >= first_day(query.since, "--since"))
    if query.until is not None:
        # what has no date comes before all days, and is not of those days
        given += [articles.c.day <= last_day(query.until, "--until"), articles.c.day > ""]
    if query.publisher is not None:
        given.append(published_by(view, query.publisher))
    if query.location is not None:
        given.append(_holds(articles.c.address, query.location, "--location"))
    if query.text is not None:
        given.append(sa.or_(*(_holds(column, query.text, "--text") for column in (articles.c.title, texts.c.text))))
    return given


def _holds(column: sa.Column[Any], typed: str, option: str) -> sa.ColumnElement[bool]:
    """The condition that a column holds some words, in any case: a regular expression, the same for either database."""
    words = storable(typed).split()
    if not words:
        raise UsageError(f"{option} is blank", "give at least one letter.")
    return column.regexp_match(r"\s+".join(map(any_case, words)))


def _listed(view: View, ids: Sequence[int]) -> list[ListedArticle]:
    def by_article(table: sa.Table, value: sa.ColumnElement[int], *given: sa.ColumnElement[bool]) -> dict[int, int]:
        query = sa.select(table.c.article_id, value).where(table.c.article_id.in_(ids), *given)
        return {row[0]: row[1] for row in view.connection.execute(query.group_by(table.c.article_id))}

    counted = by_article(statements, sa.func.count())
    corrected = by_article(corrections, sa.func.count(), corrections.c.undone.is_(None))
    numbers = by_article(versions, sa.func.max(versions.c.version))
    return [
        ListedArticle(article, numbers.get(article.id), counted.get(article.id, 0), corrected.get(article.id, 0))
        for article in view.articles(ids)
    ]
