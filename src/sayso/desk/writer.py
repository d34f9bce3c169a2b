"""Write to a desk, within one transaction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk import rows
from sayso.desk.identity.linker import Linker
from sayso.desk.inserting import insert_all
from sayso.desk.origins.grouping import clear, regroup
from sayso.desk.overlay.corrections import corrected
from sayso.desk.records import Kept
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
    versions,
)
from sayso.errors import ReadError
from sayso.records import Article, Reading


def now() -> str:
    """The moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Writer:
    """One transaction's writing; get it from `sayso.desk.store.Store.writer`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def keep(self, reading: Reading, address: str | None = None) -> Kept:
        """Store a reading and all that is made from it; what the desk has already is left as it is.

        ``address`` is where the article was found: an address, or the full path of a file; None if nowhere that it
        could be found again.
        """
        from sayso.desk.judgements.corrections import bring

        article, outcome = self.keep_article(reading.article, address)
        fresh = self._keep_reading(article, reading)
        came = bring(self.connection, article, address) if outcome == "new version" and address is not None else 0
        if fresh or came:
            self.project(article, reading if fresh else None)
        if fresh:
            outcome = "read again" if outcome == "known" else outcome
        return Kept(article, outcome)  # type: ignore[arg-type]

    def keep_article(self, article: Article, address: str | None) -> tuple[int, str]:
        """Store a text and where it was found: its row's id, and "added", "new version" or "known"."""
        moment = now()
        found = self.connection.scalar(sa.select(articles.c.id).where(articles.c.hash == article.id))
        outcome = "known"
        if found is None:
            row = {**rows.article_row(article, moment), "address": address}
            found = self.connection.scalar(sa.insert(articles).values(row).returning(articles.c.id))
            assert found is not None
            outcome = "added"
        if address is not None and self._keep_version(found, article, address, moment) > 1:
            outcome = "new version"
        self.forget_failure(address or article.location or "")
        return int(found), outcome

    def _keep_version(self, article: int, record: Article, address: str, moment: str) -> int:
        """The number of the version that was added at an address; 0 if the newest there has the same text."""
        newest = self.connection.execute(
            sa.select(versions.c.version, versions.c.article_id)
            .where(versions.c.address == address)
            .order_by(versions.c.version.desc())
            .limit(1)
        ).first()
        if newest is not None and newest.article_id == article:
            return 0
        number = 1 if newest is None else newest.version + 1
        self.connection.execute(
            sa.insert(versions).values(
                address=address,
                version=number,
                article_id=article,
                seen=moment,
                title=rows.told(record.title),
                publisher=rows.told(record.publisher),
                published=rows.told(record.published),
            )
        )
        return number

    def _keep_reading(self, article: int, reading: Reading) -> bool:
        """Store what a network made of an article; False if the same network's reading is there."""
        same = sa.select(readings.c.id).where(
            readings.c.article_id == article, readings.c.model_sha256 == reading.model.sha256
        )
        if self.connection.scalar(same) is not None:
            return False
        record = reading.to_dict()
        del record["article"]
        self.connection.execute(
            sa.insert(readings).values(
                article_id=article,
                made=now(),
                model=reading.model.name,
                model_version=reading.model.version,
                model_sha256=reading.model.sha256,
                record=record,
            )
        )
        return True

    def project(self, article: int, fresh: Reading | None = None) -> None:
        """Make the rows of an article anew from its newest reading and what people corrected in it.

        Statements and actors keep their ids by their numbers, since others point to them; unless the newest reading is
        ``fresh``, stored just now: then the same number is another attribution.
        """
        from sayso.desk.view import View

        view = View(self.connection)
        said = view.corrections(article)
        # what was stored just now need not be read back; but corrections are anchored in the text as it is stored
        made = corrected(fresh if fresh is not None and not said else view.reading(article), said)
        was = sa.select(sourcing.c.article_id).where(sourcing.c.article_id == article)
        emptied: dict[str, int] | None = None
        if self.connection.scalar(was) is not None:
            emptied = Linker(self.connection).unlink(article)
            self._clear(article, fresh is not None)
        self._insert(article, made.reading, made.checked, emptied)
        if said:
            self._note_lost(article, made.lost)
        regroup(self.connection, article, now(), again=emptied is not None)

    def _clear(self, article: int, fresh: bool) -> None:
        mine = sa.select(statements.c.id).where(statements.c.article_id == article)
        self.connection.execute(sa.delete(chain_links).where(chain_links.c.statement_id.in_(mine)))
        for table in (acts, sourcing, *((statements, article_actors) if fresh else ())):
            self.connection.execute(sa.delete(table).where(table.c.article_id == article))

    def _note_lost(self, article: int, lost: dict[int, str]) -> None:
        live = (corrections.c.article_id == article, corrections.c.undone.is_(None))
        self.connection.execute(sa.update(corrections).where(*live).values(lost=None))
        for id_, why in lost.items():
            self.connection.execute(sa.update(corrections).where(corrections.c.id == id_).values(lost=why))

    def _insert(self, article: int, reading: Reading, checked: dict[str, str], emptied: dict[str, int] | None) -> None:
        """``emptied``: what `Linker.unlink` gave back; None if nothing was made of the article before."""
        again = emptied is not None
        those = rows.actor_rows(reading)
        Linker(self.connection).link(reading.article.id, those, emptied)
        who = {row["number"]: row["actor_id"] for row in those}
        actors = self._insert_all(article_actors, article, those, again)
        day = self.connection.scalar(sa.select(articles.c.day).where(articles.c.id == article))
        made = rows.statement_rows(reading, checked)
        chains = {row["number"]: row.pop("chain_numbers") for row in made}
        parents = {row["number"]: row.pop("parent_number") for row in made}
        for row in made:
            row |= {"day": day, "parent_id": None, "actor_id": who.get(row["speaker_number"])}
            row["speaker_id"] = actors.get(row.pop("speaker_number"))
            row["addressee_id"] = actors.get(row.pop("addressee_number"))
        ids = self._insert_all(statements, article, made, again)
        self._link(ids, parents, {ids[number]: [actors[one] for one in chain] for number, chain in chains.items()})
        done = rows.act_rows(reading.acts, reading.article.text)
        for row in done:
            row["actor_id"] = actors.get(row.pop("actor_number"))
            row["recipient_id"] = actors.get(row.pop("recipient_number"))
            row["statement_id"] = ids.get(row.pop("statement_number"))
        self._insert_all(acts, article, done, again)
        self.connection.execute(sa.insert(sourcing).values(article_id=article, **rows.sourcing_row(reading)))

    def _insert_all(self, table: sa.Table, article: int, made: list[rows.Row], again: bool) -> dict[Any, int]:
        """Put rows of an article in the place of those there are: their ids by their numbers in the reading.

        ``again``: there may be some.
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
        found = insert_all(self.connection, table, new)
        return ids | {row["number"]: id_ for row, id_ in zip(new, found, strict=True)}

    def _link(self, ids: dict[Any, int], parents: dict[str, str | None], chains: dict[int, list[int]]) -> None:
        inner = [{"one": ids[number], "its": ids[parent]} for number, parent in parents.items() if parent is not None]
        if inner:
            update = sa.update(statements).where(statements.c.id == sa.bindparam("one"))
            self.connection.execute(update.values(parent_id=sa.bindparam("its")), inner)
        links = [
            {"statement_id": statement, "position": position, "article_actor_id": teller}
            for statement, chain in chains.items()
            for position, teller in enumerate(chain)
        ]
        if links:
            self.connection.execute(sa.insert(chain_links), links)

    def drop_reading(self, hash_: str, model_sha256: str) -> None:
        """Forget what one network made of an article, so that it can be kept anew: rules change, weights do not."""
        its = sa.select(articles.c.id).where(articles.c.hash == hash_).scalar_subquery()
        gone = sa.delete(readings).where(readings.c.article_id == its, readings.c.model_sha256 == model_sha256)
        self.connection.execute(gone)

    def forget(self, article: int) -> None:
        """Take an article out of the desk with all that hangs on it; a person's corrections of it go too."""
        Linker(self.connection).unlink(article)
        clear(self.connection, article)  # others lean on its words: their origins are counted without them
        self.connection.execute(sa.delete(articles).where(articles.c.id == article))

    def fail(self, location: str, error: ReadError) -> None:
        """Note an input that could not be read."""
        self.forget_failure(location)
        row = {"location": rows.storable(location), "cause": rows.storable(error.cause), "remedy": error.remedy}
        self.connection.execute(sa.insert(failures).values(**row, seen=now()))

    def forget_failure(self, location: str) -> None:
        """An input that failed before was read now."""
        self.connection.execute(sa.delete(failures).where(failures.c.location == rows.storable(location)))
