"""Write to a desk, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.carrying import carry_over
from sayso.desk.identity.linker import Linker
from sayso.desk.inserting import insert_all
from sayso.desk.moments import now
from sayso.desk.origins.blocking import Wordings, drop_text, drop_unused_wordings, pair_text
from sayso.desk.origins.counting import count_single_origins
from sayso.desk.origins.origins import arrange, contents_of, grouped_by
from sayso.desk.overlay.corrections import corrected
from sayso.desk.records import Kept, Outcome
from sayso.desk.tables import (
    acts,
    article_actors,
    articles,
    chain_links,
    corrections,
    failures,
    readings,
    sourcing,
    statements,
    texts,
    versions,
)
from sayso.desk.view import View, printing_query
from sayso.errors import ReadError
from sayso.flattening import rows
from sayso.flattening.packing import pack
from sayso.records import Article, Reading

_TWIN = articles.alias()
# an article as it is printed, and the first other article that prints the same text
_PRINTED: Final = (
    sa.select(articles.c.day, articles.c.address, texts.c.hash, sa.func.min(_TWIN.c.id).label("twin"))
    .join(texts, texts.c.id == articles.c.text_id)
    .outerjoin(_TWIN, sa.and_(_TWIN.c.text_id == articles.c.text_id, _TWIN.c.id != articles.c.id))
    .where(articles.c.id == sa.bindparam("article"))
    .group_by(articles.c.day, articles.c.address, texts.c.hash)
)


class Writer:
    """Writes in one transaction; from `sayso.desk.store.Store.writer`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def keep(self, reading: Reading, address: str | None = None) -> Kept:
        """Store a reading and the article it is of, with all rows made from them.

        What the desk has already stays.  A reading belongs to a text: a new one makes the rows of every article that
        prints the text anew.

        ``address``: an address or an absolute path; None for an article that cannot be found again.
        """
        kept = self._keep_article(reading.article, address)
        text = self._text_of(kept.article)
        if not self._keep_reading(text, reading):
            self._make(kept, address)
            return kept
        carry_over(self.connection, kept.article, address if kept.outcome == "new version" else None)
        self._project_all(text, reading)
        return replace(kept, outcome="read again") if kept.outcome == "known" else kept

    def keep_printing(self, article: Article, address: str | None) -> Kept:
        """Store an article of a text that the desk has a reading of; ``address`` as in `keep`."""
        kept = self._keep_article(article, address)
        self._make(kept, address)
        return kept

    def _make(self, kept: Kept, address: str | None) -> None:
        """Make the rows of an article that is new, or to which corrections were carried over."""
        came = carry_over(self.connection, kept.article, address if kept.outcome == "new version" else None)
        made = sa.select(sourcing.c.article_id).where(sourcing.c.article_id == kept.article)
        if came or self.connection.scalar(made) is None:
            self.project(kept.article)

    def _keep_article(self, article: Article, address: str | None) -> Kept:
        moment = now()
        text = self._keep_text(article)
        row = self.connection.scalar(printing_query(article, address))
        outcome: Outcome = "known"
        if row is None:
            values = {**rows.article_row(article, moment), "text_id": text, "address": address}
            row = self.connection.scalar(sa.insert(articles).values(values).returning(articles.c.id))
            assert row is not None
            outcome = "added"
        if address is not None and self._keep_version(row, article, address, moment) > 1:
            outcome = "new version"
        self.forget_failure(address or article.location or "")
        return Kept(int(row), outcome)

    def _keep_text(self, article: Article) -> int:
        id_ = self.connection.scalar(sa.select(texts.c.id).where(texts.c.hash == article.id))
        if id_ is None:
            row = rows.text_row(article)
            id_ = self.connection.scalar(sa.insert(texts).values(row).returning(texts.c.id))
            assert id_ is not None
            pair_text(self.connection, id_, row["text"])
        return int(id_)

    def _text_of(self, article: int) -> int:
        query = sa.select(articles.c.text_id).where(articles.c.id == article)
        return int(self.connection.execute(query).scalar_one())

    def _keep_version(self, row: int, article: Article, address: str, moment: str) -> int:
        """Add a version at an address and return its number; 0 if the newest version is this article."""
        newest = self.connection.execute(
            sa.select(versions.c.version, versions.c.article_id)
            .where(versions.c.address == address)
            .order_by(versions.c.version.desc())
            .limit(1)
        ).first()
        if newest is not None and newest.article_id == row:
            return 0
        number = 1 if newest is None else int(newest.version) + 1
        self.connection.execute(
            sa.insert(versions).values(
                address=address,
                version=number,
                article_id=row,
                seen=moment,
                title=rows.plain(article.title),
                publisher=rows.plain(article.publisher),
                published=rows.plain(article.published),
            )
        )
        return number

    def _keep_reading(self, text: int, reading: Reading) -> bool:
        """Store a reading of a text; return False if the desk has one by the same network."""
        same = sa.select(readings.c.id).where(
            readings.c.text_id == text, readings.c.model_sha256 == reading.model.sha256
        )
        if self.connection.scalar(same) is not None:
            return False
        record = reading.to_dict()
        del record["article"]
        self.connection.execute(
            sa.insert(readings).values(
                text_id=text,
                made=now(),
                model=reading.model.name,
                model_version=reading.model.version,
                model_sha256=reading.model.sha256,
                record=pack(record),
            )
        )
        return True

    def _project_all(self, text: int, reading: Reading) -> None:
        """Make the rows of all articles that print a text anew, from a reading stored in this transaction."""
        printings = self.connection.scalars(
            sa.select(articles.c.id).where(articles.c.text_id == text).order_by(articles.c.id)
        ).all()
        # all before any: the first is matched anew, and the others are matched as it is
        emptied = {article: self._unlink(article) for article in printings}
        for article in printings:
            self._project(article, reading, emptied[article])

    def project(self, article: int) -> None:
        """Make the rows of an article anew from its newest reading and its corrections.

        Statements, actors and acts with the same number in the reading keep their ids.
        """
        self._project(article, None, self._unlink(article))

    def _unlink(self, article: int) -> dict[str, int] | None:
        """Remove an article's actors from their entries, see `Linker.unlink`; None if it has no rows yet."""
        made = sa.select(sourcing.c.article_id).where(sourcing.c.article_id == article)
        return None if self.connection.scalar(made) is None else Linker(self.connection).unlink(article)

    def _project(self, article: int, fresh: Reading | None, emptied: dict[str, int] | None) -> None:
        """``fresh``: a reading stored just now, in which the numbers are those of other attributions than before."""
        view = View(self.connection)
        given = view.corrections(article)
        # what was stored just now need not be read back; but corrections are anchored in the text as it is stored
        overlaid = corrected(fresh if fresh is not None and not given else view.reading(article), given)
        before = {} if emptied is None else contents_of(self.connection, article)
        grouped = grouped_by(self.connection, article)
        if emptied is not None:
            self._clear(article, fresh is not None)
        around = self._insert(article, overlaid.reading, overlaid.checked, emptied)
        if fresh is not None:
            around |= before.keys()
        elif emptied is not None:  # a correction: the groups change only around what it changes
            after = grouped_by(self.connection, article)
            around = {wording for _, (wording, *_) in grouped.items() ^ after.items() if wording is not None}
        if given:
            self._note_lost(article, overlaid.lost)
        text = () if emptied is not None else (self._text_of(article),)
        arrange(self.connection, now(), wording_ids=around, text_ids=text)
        drop_unused_wordings(self.connection, before)
        if emptied is not None:  # the statements kept their counts, and the row of the article is new
            count_single_origins(self.connection, (article,))

    def _clear(self, article: int, fresh: bool) -> None:
        mine = sa.select(statements.c.id).where(statements.c.article_id == article)
        self.connection.execute(sa.delete(chain_links).where(chain_links.c.statement_id.in_(mine)))
        for table in (sourcing, *((acts, statements, article_actors) if fresh else ())):
            self.connection.execute(sa.delete(table).where(table.c.article_id == article))

    def _note_lost(self, article: int, lost: dict[int, str]) -> None:
        live = (corrections.c.article_id == article, corrections.c.undone.is_(None))
        self.connection.execute(sa.update(corrections).where(*live).values(lost=None))
        for id_, why in lost.items():
            self.connection.execute(sa.update(corrections).where(corrections.c.id == id_).values(lost=why))

    def _insert(
        self, article: int, reading: Reading, checked: dict[str, str], emptied: dict[str, int] | None
    ) -> set[int]:
        """Insert the rows of an article; return the wordings that others have too or that are similar to others.

        ``emptied``: the result of `Linker.unlink`; None if the article has no rows yet.
        """
        again = emptied is not None
        printed = self.connection.execute(_PRINTED, {"article": article}).one()
        cast = rows.actor_rows(reading)
        reprinted = article if printed.twin is not None else None
        Linker(self.connection).link((printed.hash, printed.address), cast, emptied, reprinted=reprinted)
        entries = {row["number"]: row["actor_id"] for row in cast}
        actors = self._insert_all(article_actors, article, cast, again)
        made = rows.statement_rows(reading, checked)
        wordings = Wordings(self.connection, [row["content_text"] for row in made])
        chains = {row["number"]: row.pop("chain_numbers") for row in made}
        parents = {row["number"]: row.pop("parent_number") for row in made}
        for row, wording in zip(made, wordings.ids, strict=True):
            row |= {"day": printed.day, "parent_id": None, "actor_id": entries.get(row["speaker_number"])}
            row |= {"wording_id": wording}
            row["speaker_id"] = actors.get(row.pop("speaker_number"))
            row["addressee_id"] = actors.get(row.pop("addressee_number"))
        ids = self._insert_all(statements, article, made, again)
        self._link(ids, parents, {ids[number]: [actors[link] for link in chain] for number, chain in chains.items()})
        done = rows.act_rows(reading.acts, reading.article.text, checked)
        for row in done:
            row["day"] = row["date"] or printed.day
            row["actor_id"] = actors.get(row.pop("actor_number"))
            row["recipient_id"] = actors.get(row.pop("recipient_number"))
            row["statement_id"] = ids.get(row.pop("statement_number"))
        self._insert_all(acts, article, done, again)
        self.connection.execute(sa.insert(sourcing).values(article_id=article, **rows.sourcing_row(reading)))
        return {id_ for id_ in wordings.ids if id_ is not None} if again else wordings.shared

    def _insert_all(self, table: sa.Table, article: int, made: list[rows.Row], again: bool) -> dict[Any, int]:
        """Replace the rows of an article in a table; return the new rows' ids by their numbers in the reading.

        ``again``: whether the table may have rows of the article.
        """
        ids: dict[Any, int] = {}
        if again:
            known = sa.select(table.c.number, table.c.id).where(table.c.article_id == article)
            ids = {row.number: int(row.id) for row in self.connection.execute(known)}
        gone = ids.keys() - {row["number"] for row in made}
        for number in gone:
            self.connection.execute(sa.delete(table).where(table.c.id == ids.pop(number)))
        kept = [{"one": ids[row["number"]], **row} for row in made if row["number"] in ids]
        if kept:
            for row in kept:
                del row["number"]
            self.connection.execute(sa.update(table).where(table.c.id == sa.bindparam("one")), kept)
        new = [{"article_id": article, **row} for row in made if row["number"] not in ids]
        inserted = insert_all(self.connection, table, new)
        return ids | {row["number"]: id_ for row, id_ in zip(new, inserted, strict=True)}

    def _link(self, ids: dict[Any, int], parents: dict[str, str | None], chains: dict[int, list[int]]) -> None:
        inner = [{"one": ids[number], "its": ids[parent]} for number, parent in parents.items() if parent is not None]
        if inner:
            update = sa.update(statements).where(statements.c.id == sa.bindparam("one"))
            self.connection.execute(update.values(parent_id=sa.bindparam("its")), inner)
        links = [
            {"statement_id": statement, "position": position, "article_actor_id": actor}
            for statement, chain in chains.items()
            for position, actor in enumerate(chain)
        ]
        if links:
            self.connection.execute(sa.insert(chain_links), links)

    def drop_reading(self, hash_: str, model_sha256: str) -> None:
        """Delete one network's reading of a text, so that a new one can be stored: rules may have changed."""
        text = sa.select(texts.c.id).where(texts.c.hash == hash_).scalar_subquery()
        gone = sa.delete(readings).where(readings.c.text_id == text, readings.c.model_sha256 == model_sha256)
        self.connection.execute(gone)

    def forget(self, article: int) -> None:
        """Delete an article with its statements, actors and corrections.

        Other articles that print its text stay.
        """
        Linker(self.connection).unlink(article)
        text, contents = self._text_of(article), contents_of(self.connection, article)
        self.connection.execute(sa.delete(articles).where(articles.c.id == article))
        # others lean on its words: they are grouped and counted without them
        arrange(self.connection, now(), wording_ids=contents, text_ids=(text,))
        drop_unused_wordings(self.connection, contents)
        if self.connection.scalar(sa.select(articles.c.id).where(articles.c.text_id == text).limit(1)) is None:
            drop_text(self.connection, text)

    def fail(self, location: str, error: ReadError) -> None:
        """Store a failure: an input that could not be read."""
        self.forget_failure(location)
        row = {"location": rows.storable(location), "cause": rows.storable(error.cause), "remedy": error.remedy}
        self.connection.execute(sa.insert(failures).values(**row, seen=now()))

    def forget_failure(self, location: str) -> None:
        """Delete the failure of an input, if there is one."""
        self.connection.execute(sa.delete(failures).where(failures.c.location == rows.storable(location)))
