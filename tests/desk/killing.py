"""Imports that are killed at random moments: what was kept is whole, and the next run goes on.

``python -m tests.desk.killing --kills 50`` kills so many on SQLite and so many on PostgreSQL, and prints what came of
them; the tests kill fewer.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from sayso.desk.origins.origins import rebuild
from sayso.desk.store import open_desk
from sayso.desk.tables import articles, readings, sourcing, statements, texts, versions
from sayso.flattening import rows
from tests.databases import Cluster, database, programs
from tests.desk.importing import Importer

ROUND = 6
"""Articles of one import."""


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of some imports."""

    killed: int
    """Those that were killed before they ended."""
    halfway: int
    """Checks that found a part of an import's articles, the rest being killed."""
    whole: int
    """Checks that found every article whole."""


def sound(place: str, known: int = 0) -> int:
    """Count the articles of a desk, and assert that all are whole; of the first ``known`` only the rows are counted."""
    if "://" not in place:
        with sqlite3.connect(place) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
    with open_desk(place) as desk, desk.view() as view:
        counts = [view.connection.scalar(sa.select(sa.func.count()).select_from(t)) for t in (articles, versions)]
        kept = [article.id for article in view.articles()]
        assert counts == [len(kept)] * 2
        assert set(view.connection.scalars(sa.select(sourcing.c.article_id))) == set(kept)
        read = set(view.connection.scalars(sa.select(readings.c.text_id)))
        assert read == set(view.connection.scalars(sa.select(texts.c.id)))
        assert read == set(view.connection.scalars(sa.select(articles.c.text_id)))
        for id_ in kept[known:]:
            reading = view.reading(id_)
            assert len(view.statements_of(id_)) == len(reading.attributions) == 5
            row = view.connection.execute(sa.select(sourcing).where(sourcing.c.article_id == id_)).mappings().one()
            made = rows.sourcing_row(reading)
            assert {name: row[name] for name in made if name != "single_origin"} == {
                name: value for name, value in made.items() if name != "single_origin"
            }
    return len(kept)


def counted(place: str) -> None:
    """Assert that the origins that were kept are those of a recount."""
    query = sa.select(statements.c.id, statements.c.origins, statements.c.origin_group_id.is_(None))
    with open_desk(place) as desk, desk.writer() as writer:
        before = writer.connection.execute(query.order_by(statements.c.id)).all()
        rebuild(writer.connection, "2026-01-01T00:00:00+00:00")
        assert writer.connection.execute(query.order_by(statements.c.id)).all() == before


def kill(place: str, kills: int, importer: Importer, every: int = 5) -> Killed:
    """Kill imports into a new desk at random moments; after every few, assert that the desk is whole.

    In the end everything is imported without a kill, twice: nothing is missing, and nothing is there twice.
    """
    chance = random.Random()
    usual = 0.0
    for number in range(2):  # the first makes the desk: the second tells how long an import takes
        began = time.perf_counter()
        importer.start(place, number * ROUND, (number + 1) * ROUND)
        assert importer.end() == 0
        usual = time.perf_counter() - began
    killed = halfway = whole = 0
    before = sound(place)
    for number in range(2, kills + 2):
        pid = importer.start(place, number * ROUND, (number + 1) * ROUND)
        time.sleep(chance.uniform(0, usual))
        os.kill(pid, signal.SIGKILL)
        killed += importer.end() == -signal.SIGKILL
        if number % every == 0 or number == kills + 1:
            after = sound(place, before)
            halfway += (after - before) % ROUND > 0
            whole += 1
            before = after
    counted(place)
    for _ in range(2):
        importer.start(place, 0, (kills + 2) * ROUND)
        assert importer.end() == 0
        assert sound(place) == (kills + 2) * ROUND
    return Killed(killed, halfway, whole)


def main() -> None:
    """Kill imports on either database, and print what came of them."""
    asks = argparse.ArgumentParser(prog="python -m tests.desk.killing", description=main.__doc__)
    asks.add_argument("--kills", type=int, default=50, help="imports to kill on each database (50)")
    kills = asks.parse_args().kills
    folder = Path(tempfile.mkdtemp(prefix="sayso-killing-"))
    try:
        with Importer() as importer:
            _tell("SQLite", kill(str(folder / "sayso.db"), kills, importer, every=1), kills)
            server = folder / "server"
            server.mkdir()
            folder.chmod(0o755)
            with Cluster(programs(), server) as port, database(f"postgresql://postgres@127.0.0.1:{port}") as place:
                _tell("PostgreSQL", kill(place, kills, importer, every=1), kills)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tell(database: str, done: Killed, kills: int) -> None:
    sys.stdout.write(
        f"{database}: {kills} imports, {done.killed} killed before their end; {done.whole} of {kills} times "
        f"the desk was whole, {done.halfway} of them with a part of the import\n"
    )


if __name__ == "__main__":
    main()
