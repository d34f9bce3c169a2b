"""Read a desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from sayso.desk.overlay.acts import ActChange
from sayso.desk.overlay.anchors import Anchor
from sayso.desk.overlay.corrections import Change, Corrected, Correction, corrected
from sayso.desk.records import ArticleActor, Failure, Statement, StoredAct, StoredActor, StoredArticle
from sayso.desk.tables import (
    actors,
    acts,
    article_actors,
    articles,
    chain_links,
    corrections,
    failures,
    judgements,
    origin_groups,
    readings,
    statements,
    texts,
    versions,
)
from sayso.errors import NotInDeskError
from sayso.flattening.packing import unpack
from sayso.flattening.rows import plain
from sayso.records import Act, Article, Reading, Span

_ARTICLE = (
    articles.c.id,
    texts.c.hash,
    articles.c.address,
    articles.c.title,
    articles.c.author,
    articles.c.publisher,
    articles.c.published,
    articles.c.day,
    articles.c.added,
    texts.c.words,
)
_ABOUT = ("title", "publisher", "published")
_MANY = 500  # ids in one query; SQLite's limit of variables was 999 once


_PRINTED = articles.join(texts, texts.c.id == articles.c.text_id)


def printing_query(article: Article, address: str | None) -> sa.Select[Any]:
    """Make the query for the id of an article by its text and its address.

    Without an address, the article is the one with the same text, title, publisher and date.
    """
    query = sa.select(articles.c.id).select_from(_PRINTED).where(texts.c.hash == article.id)
    if address is not None:
        return query.where(articles.c.address == address)
    about = (articles.c[name].is_not_distinct_from(plain(getattr(article, name))) for name in _ABOUT)
    return query.where(*about).order_by(articles.c.id).limit(1)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a view is of, and the commands that list what is there: in these its queries say what is missing."""

    name: str
    actors: str
    origins: str
    search: str

    def lacks(self, what: str, listed_by: str) -> NotInDeskError:
        """Make the error for a number of nothing; ``listed_by``: the command that lists what is there."""
        return NotInDeskError(f"no {what} in this {self.name}", f"{listed_by} lists what is there.")


DESK: Final = Terms("desk", "sayso actors list NAME", "sayso origins list", "sayso search")


class View:
    """A consistent view of a desk, from `sayso.desk.store.Store.view`, or of the index of an archive."""

    def __init__(self, connection: Connection, terms: Terms = DESK) -> None:
        self.connection, self.terms = connection, terms

    def has(self, hash_: str, model_sha256: str) -> bool:
        """Whether the desk has this network's reading of a text, which is given by the article's id in a reading."""
        query = sa.select(readings.c.id).join(texts, texts.c.id == readings.c.text_id)
        query = query.where(texts.c.hash == hash_, readings.c.model_sha256 == model_sha256)
        return self.connection.scalar(query) is not None

    def printing(self, article: Article, address: str | None) -> int | None:
        """Return the id of an article by its text and its address; None if the desk does not have it."""
        row = self.connection.scalar(printing_query(article, address))
        return None if row is None else int(row)

    def printings(self, hash_: str) -> list[int]:
        """Return the ids of the articles that print a text, given by its id in a reading; oldest first."""
        query = sa.select(articles.c.id).select_from(_PRINTED).where(texts.c.hash == hash_).order_by(articles.c.id)
        return list(self.connection.scalars(query))

    def stands_at(self, address: str) -> int | None:
        """Return the id of the article that is the newest version at an address; None if there is none."""
        query = sa.select(versions.c.article_id).where(versions.c.address == address)
        return self.connection.scalar(query.order_by(versions.c.version.desc()).limit(1))

    def counts(self) -> dict[str, int]:
        """Count the rows of the main tables, by their names."""
        made = (articles, versions, readings, statements, acts, actors, origin_groups)
        asked = (*made, corrections, judgements, failures)
        return {
            table.name: int(self.connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)
            for table in asked
        }

    def size(self) -> int:
        """Return the size of the desk in bytes, indexes included."""
        if self.connection.dialect.name == "sqlite":
            pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            return int(self.connection.exec_driver_sql(pages).scalar_one())
        return int(self.connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())

    def has_failed(self, location: str) -> bool:
        """Whether an input is listed as a failure."""
        return self.connection.scalar(sa.select(failures.c.location).where(failures.c.location == location)) is not None

    def articles(self, ids: Sequence[int] | None = None) -> Iterator[StoredArticle]:
        """Yield all articles, in the order they were added; or some by their ids, in the order of the ids.

        `sayso.desk.search.articles.list_articles` filters and counts them.
        """
        query = sa.select(*_ARTICLE).select_from(_PRINTED)
        if ids is None:
            for row in self.connection.execute(query.order_by(articles.c.id)):
                yield StoredArticle(*tuple(row))
            return
        for start in range(0, len(ids), _MANY):
            some = ids[start : start + _MANY]
            rows = {row.id: row for row in self.connection.execute(query.where(articles.c.id.in_(some)))}
            yield from (StoredArticle(*tuple(rows[id_])) for id_ in some if id_ in rows)

    def article(self, id_: int) -> StoredArticle:
        """Return one article.

        Raises:
            DeskError: the desk has none with this id.
        """
        row = self.connection.execute(sa.select(*_ARTICLE).select_from(_PRINTED).where(articles.c.id == id_)).first()
        if row is None:
            raise NotInDeskError(f"no article {id_} in this desk", "sayso articles lists what there is.")
        return StoredArticle(*tuple(row))

    def text(self, article: int) -> str:
        """Return the text of an article.

        Raises:
            DeskError: the desk has no such article.
        """
        text = self.connection.scalar(sa.select(texts.c.text).select_from(_PRINTED).where(articles.c.id == article))
        if text is None:
            raise NotInDeskError(f"no article {article} in this desk", "sayso articles lists what there is.")
        return str(text)

    def versions(self, address: str) -> list[tuple[int, int, str]]:
        """Return the versions at an address, oldest first: number, id of the article, when it was first seen."""
        query = sa.select(versions.c.version, versions.c.article_id, versions.c.seen)
        rows = self.connection.execute(query.where(versions.c.address == address).order_by(versions.c.version))
        return [(row.version, row.article_id, row.seen) for row in rows]

    def reading(self, article: int) -> Reading:
        """Return the newest reading of an article as the network made it.

        Raises:
            DeskError: the desk has no such article.
        """
        join = _PRINTED.join(readings, readings.c.text_id == articles.c.text_id)
        query = sa.select(articles, texts.c.hash, texts.c.text, texts.c.sections, readings.c.record)
        query = query.select_from(join).where(articles.c.id == article)
        row = self.connection.execute(query.order_by(readings.c.id.desc()).limit(1)).mappings().first()
        if row is None:
            raise NotInDeskError(f"no article {article} in this desk", "sayso articles lists what there is.")
        keys = ("title", "author", "publisher", "published", "updated", "language", "text", "sections")
        about = {key: row[key] for key in keys} | {"notes": row["notes"] or ()}
        record = Article.model_validate({"id": row["hash"], "location": row["address"], **about})
        return Reading.model_validate({**unpack(row["record"]), "article": record})

    def corrected(self, article: int) -> Corrected:
        """Return the newest reading of an article with corrections laid over it.

        Raises:
            DeskError: the desk has no such article.
        """
        return corrected(self.reading(article), self.corrections(article))

    def corrections(self, article: int | None = None) -> list[Correction]:
        """Return the corrections of one article or of all, oldest first, undone ones included."""
        query = sa.select(corrections).order_by(corrections.c.id)
        if article is not None:
            query = query.where(corrections.c.article_id == article)
        return [_correction(row) for row in self.connection.execute(query)]

    def correction(self, id_: int) -> Correction:
        """Return one correction.

        Raises:
            DeskError: the desk has none with this id.
        """
        row = self.connection.execute(sa.select(corrections).where(corrections.c.id == id_)).first()
        if row is None:
            raise NotInDeskError(f"no correction {id_} in this desk", "sayso corrections list shows what there is.")
        return _correction(row)

    def statement(self, id_: int) -> Statement:
        """Return one statement.

        Raises:
            DeskError: the desk has none with this id.
        """
        stored = self.statements([id_])
        if not stored:
            raise NotInDeskError(f"no statement {id_} in this desk", "sayso search lists what there is.")
        return stored[0]

    def statements(self, ids: Sequence[int]) -> list[Statement]:
        """Return statements by their ids, in the order of the ids; ids without a statement are left out."""
        by_id: dict[int, Statement] = {}
        for start in range(0, len(ids), _MANY):
            some = ids[start : start + _MANY]
            rows = self.connection.execute(
                sa.select(statements, *(column.label(f"article__{column.name}") for column in _ARTICLE))
                .join(articles, articles.c.id == statements.c.article_id)
                .join(texts, texts.c.id == articles.c.text_id)
                .where(statements.c.id.in_(some))
            ).all()
            chains = self._chains(some)
            cast = self._article_actors({id_ for row in rows for id_ in (row.speaker_id, row.addressee_id) if id_})
            by_id |= {row.id: _statement(row, chains, cast) for row in rows}
        return [by_id[id_] for id_ in ids if id_ in by_id]

    def statements_of(self, article: int) -> list[Statement]:
        """Return the statements of an article, in the order of its text."""
        query = sa.select(statements.c.id).where(statements.c.article_id == article).order_by(statements.c.id)
        stored = self.statements(self.connection.scalars(query).all())
        return sorted(stored, key=_order(stored))

    def all_statements(self) -> Iterator[Statement]:
        """Yield every statement of the desk in the order of ids, a few hundred in memory at a time."""
        last = 0
        while True:
            query = sa.select(statements.c.id).where(statements.c.id > last).order_by(statements.c.id).limit(_MANY)
            ids = self.connection.scalars(query).all()
            if not ids:
                return
            yield from self.statements(ids)
            last = ids[-1]

    def act(self, id_: int) -> StoredAct:
        """Return one act.

        Raises:
            DeskError: the desk has none with this id.
        """
        stored = self.acts([id_])
        if not stored:
            raise NotInDeskError(f"no act {id_} in this desk", "sayso acts lists what there is.")
        return stored[0]

    def acts(self, ids: Sequence[int]) -> list[StoredAct]:
        """Return acts by their ids, in the order of the ids; ids without an act are left out."""
        by_id: dict[int, StoredAct] = {}
        for start in range(0, len(ids), _MANY):
            rows = self.connection.execute(
                sa.select(acts, *(column.label(f"article__{column.name}") for column in _ARTICLE))
                .join(articles, articles.c.id == acts.c.article_id)
                .join(texts, texts.c.id == articles.c.text_id)
                .where(acts.c.id.in_(ids[start : start + _MANY]))
            ).all()
            cast = self._article_actors({id_ for row in rows for id_ in (row.actor_id, row.recipient_id) if id_})
            by_id |= {row.id: _act(row, cast) for row in rows}
        return [by_id[id_] for id_ in ids if id_ in by_id]

    def cast(self, article: int) -> list[tuple[ArticleActor, tuple[Span, ...]]]:
        """Return the actors of an article with their mentions (code points), in the order of the reading."""
        query = sa.select(article_actors).where(article_actors.c.article_id == article).order_by(article_actors.c.id)
        return [
            (_article_actor(row), tuple((start, end) for start, end in row.mentions))
            for row in self.connection.execute(query)
        ]

    def actor(self, id_: int) -> StoredActor:
        """Return one actor across articles.

        Raises:
            DeskError: the desk has none with this id.
        """
        row = self.connection.execute(sa.select(actors).where(actors.c.id == id_)).first()
        if row is None:
            raise self.terms.lacks(f"actor {id_}", self.terms.actors)
        return StoredActor(
            row.id,
            row.name,
            row.kind,
            row.role,
            row.party,
            row.state,
            tuple(row.same_as),
            row.articles,
            row.statements,
        )

    def failures(self) -> list[Failure]:
        """Return the inputs that could not be read, by location."""
        query = sa.select(failures).order_by(failures.c.location)
        return [Failure(*row) for row in self.connection.execute(query)]

    def _chains(self, ids: Sequence[int]) -> dict[int, list[ArticleActor]]:
        query = (
            sa.select(chain_links.c.statement_id, article_actors)
            .join(article_actors, article_actors.c.id == chain_links.c.article_actor_id)
            .where(chain_links.c.statement_id.in_(ids))
            .order_by(chain_links.c.statement_id, chain_links.c.position)
        )
        chains: dict[int, list[ArticleActor]] = defaultdict(list)
        for row in self.connection.execute(query):
            chains[row.statement_id].append(_article_actor(row))
        return chains

    def _article_actors(self, ids: set[int]) -> dict[int, ArticleActor]:
        by_id: dict[int, ArticleActor] = {}
        ordered = sorted(ids)
        for start in range(0, len(ordered), _MANY):
            query = sa.select(article_actors).where(article_actors.c.id.in_(ordered[start : start + _MANY]))
            by_id |= {row.id: _article_actor(row) for row in self.connection.execute(query)}
        return by_id


def _correction(row: Row[Any]) -> Correction:
    return Correction(
        id=row.id,
        article=row.article_id,
        action=row.action,
        number=row.number,
        anchor=Anchor.model_validate(row.anchor),
        change=(ActChange if row.about == "act" else Change).model_validate(row.change),
        was=row.was,
        author=row.author,
        made=row.made,
        reason=row.reason,
        undone=row.undone,
        lost=row.lost,
    )


def _order(stored: Sequence[Statement]) -> Callable[[Statement], tuple[Span, ...]]:
    """Make the sort key for the statements of an article: by place, each behind the one that holds it."""
    by_id = {statement.id: statement for statement in stored}

    def key(statement: Statement) -> tuple[Span, ...]:
        parts = (*statement.source, *statement.cue, *statement.content)
        place = (min(start for start, _ in parts), max(end for _, end in parts))
        return (*(key(by_id[statement.parent]) if statement.parent in by_id else ()), place)

    return key


def _article_actor(row: Row[Any]) -> ArticleActor:
    return ArticleActor(row.id, row.number, row.actor_id, row.name, row.kind, row.naming, row.anonymity_reason)


def _statement(row: Row[Any], chains: dict[int, list[ArticleActor]], cast: dict[int, ArticleActor]) -> Statement:
    return Statement(
        id=row.id,
        number=row.number,
        article=StoredArticle(*(getattr(row, f"article__{column.name}") for column in _ARTICLE)),
        parent=row.parent_id,
        chain=tuple(chains.get(row.id, ())),
        speaker=cast.get(row.speaker_id),
        addressee=cast.get(row.addressee_id),
        kind=row.kind,
        type=row.type,
        factuality=row.factuality,
        polarity=row.polarity,
        score=row.score,
        source_text=row.source_text,
        cue_text=row.cue_text,
        content_text=row.content_text,
        source=tuple((start, end) for start, end in row.source),
        cue=tuple((start, end) for start, end in row.cue),
        content=tuple((start, end) for start, end in row.content),
        checked=row.checked,
        origin_group=row.origin_group_id,
        origins=row.origins,
    )


def _act(row: Row[Any], cast: dict[int, ArticleActor]) -> StoredAct:
    return StoredAct(
        id=row.id,
        article=StoredArticle(*(getattr(row, f"article__{column.name}") for column in _ARTICLE)),
        record=Act.model_validate(row.record),
        statement=row.statement_id,
        actor=cast.get(row.actor_id),
        recipient=cast.get(row.recipient_id),
        day=row.day,
        passage=row.passage,
        checked=row.checked,
    )
