"""A desk of every schema that there was becomes one of today, with everything in it.  `dump_schema` makes the dumps."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from sayso.desk import store
from sayso.desk.adding import add
from sayso.desk.judgements.actors import undo
from sayso.desk.origins.review import groups
from sayso.desk.search.actor_history import candidates, follow
from sayso.desk.search.statements import Search, search
from sayso.desk.store import NEWEST, Store, open_desk
from sayso.desk.tables import metadata
from sayso.model.fake import FakeNetwork
from tests.databases import database
from tests.desk.archive import readings
from tests.desk.dump_schema import SCHEMAS, dump, fill
from tests.desk.importing import WORDS, items

DUMPS = sorted(SCHEMAS.glob("*.sql"))
SEARCHED = {"statements", "article_actors"}


def old_desk(path: Path, target: Path) -> Path:
    connection = sqlite3.connect(target)
    connection.executescript(path.read_text("utf-8"))
    connection.close()
    return target


def not_ours(connection: sa.Connection) -> set[str]:
    """Tables, columns and indexes that are no tables of ours but the database's own for the index of words."""
    if connection.dialect.name == "sqlite":
        listed = connection.exec_driver_sql("PRAGMA table_list").all()
        return {row.name for row in listed if row.type in ("virtual", "shadow")}
    return {"words"} | {f"ix_{name}_words" for name in SEARCHED}


def differences(desk: Store) -> list[Any]:
    """What Alembic would still change, to come from a desk to `sayso.desk.tables`."""
    with desk.view() as view:
        words = not_ours(view.connection)
        found = {name for name in words if name.endswith("_fts")} or words - {"words"}
        assert found == {f"{name}_fts" for name in SEARCHED} or found == {f"ix_{name}_words" for name in SEARCHED}
        context = MigrationContext.configure(
            view.connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_object": lambda _, name, *others: name not in words,
            },
        )
        return list(compare_metadata(context, metadata))


def beside_the_tables(desk: Store) -> list[tuple[str, ...]]:
    """The SQL of a desk's views, triggers and index of words, which Alembic does not see."""
    query = """
        SELECT name, sql FROM sqlite_master
        WHERE type IN ('view', 'trigger') OR sql LIKE 'CREATE VIRTUAL%' ORDER BY name
    """
    with desk.view() as view:
        return [(name, " ".join(sql.split())) for name, sql in view.connection.exec_driver_sql(query)]


def test_every_schema_has_a_dump() -> None:
    config = Config()
    config.set_main_option("script_location", "sayso.desk:migrations")
    config.set_main_option("path_separator", "os")
    revisions = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    assert revisions == {path.stem for path in DUMPS} and max(revisions) == NEWEST


def test_a_new_desk_has_the_tables_that_the_code_knows(desk_place: str) -> None:
    with open_desk(desk_place) as desk:
        assert differences(desk) == []


def test_a_difference_is_seen(desk_place: str) -> None:
    with open_desk(desk_place) as desk:
        with desk.writer() as writer:
            writer.connection.exec_driver_sql("CREATE TABLE words_of_ours (id INTEGER PRIMARY KEY)")
            writer.connection.exec_driver_sql("DROP INDEX ix_statements_day")
        assert sorted(sort for sort, *_ in differences(desk)) == ["add_index", "remove_table"]


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.stem)
def test_a_desk_of_an_older_schema_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    with open_desk(tmp_path / "new.db") as new, open_desk(old_desk(path, tmp_path / "old.db"), create=False) as old:
        assert differences(old) == []
        assert beside_the_tables(old) == beside_the_tables(new)
        with old.view() as view:
            assert view.connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == NEWEST
            assert view.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert view.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


@pytest.fixture(params=DUMPS, ids=lambda path: path.stem)
def dumped(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(params=["sqlite", "postgresql"])
def old_place(request: pytest.FixtureRequest, dumped: Path, tmp_path: Path) -> Iterator[str]:
    """A desk of an older schema with rows in it."""
    file = old_desk(dumped, tmp_path / "old.db")
    if request.param == "sqlite":
        yield str(file)
        return
    with database(request.getfixturevalue("postgres")) as place:
        with patch.object(store, "NEWEST", dumped.stem), open_desk(place):
            copy_rows(file, place)
        yield place


def copy_rows(file: Path, place: str) -> None:
    """Put the rows of a desk in SQLite into one of the same schema in PostgreSQL."""
    psycopg = pytest.importorskip("psycopg")
    source = sqlite3.connect(file)
    with psycopg.connect(place) as target:
        target.execute("SET session_replication_role = replica")  # rows before what they point to
        tables = (
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type LIKE 'B%'"
        )
        for (name,) in target.execute(tables).fetchall():
            if name == "alembic_version":
                continue
            rows = source.execute(f"SELECT * FROM {name}")
            columns = [column for column, *_ in rows.description]
            values = ", ".join(["%s"] * len(columns))
            quoted = ", ".join(f'"{column}"' for column in columns)
            for row in rows:
                target.execute(f"INSERT INTO {name} ({quoted}) VALUES ({values})", row)
            serial = target.execute("SELECT pg_get_serial_sequence(%s, 'id')", (name,)) if "id" in columns else None
            if serial is not None and (sequence := serial.fetchone()[0]):
                given = dict(source.execute("SELECT name, seq FROM sqlite_sequence")).get(name, 0)
                last = f"(SELECT greatest({given}, coalesce(max(id), 0)) + 1 FROM {name})"  # no id is given twice
                target.execute(f"SELECT setval('{sequence}', {last}, false)")
    source.close()


def test_a_desk_in_postgresql_is_brought_up_to_date_with_its_rows(dumped: Path, postgres: str, tmp_path: Path) -> None:
    """Every row is what it becomes in SQLite; origins, which are made anew, but for their numbers."""
    file = old_desk(dumped, tmp_path / "old.db")
    with database(postgres) as place:
        with patch.object(store, "NEWEST", dumped.stem), open_desk(place):
            copy_rows(file, place)
        with open_desk(place, create=False) as there, open_desk(file) as here:
            assert differences(there) == []
            with there.view() as view, here.view() as own:
                assert view.connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == NEWEST
                for table in metadata.sorted_tables:
                    columns = [column for column in table.c if column.name not in ("origin_group_id", "wording_id")]
                    if table.name.startswith(("origin", "wording")):
                        continue
                    query = sa.select(*columns).order_by(*table.primary_key.columns)
                    rows = [[tuple(row) for row in one.connection.execute(query)] for one in (view, own)]
                    assert rows[0] == rows[1], table.name
                made = [
                    {(g.kind, *(a.id for a in g.articles), *(s.id for s in g.statements)) for g in groups(one)}
                    for one in (view, own)
                ]
                assert made[0] == made[1] != set()


def test_everything_is_found_in_it(old_place: str) -> None:
    with open_desk(old_place) as desk:
        with desk.view() as view:
            held = [view.reading(id_) for id_ in (1, 2, 3)]
            assert [one.attributions for one in held] == [one.attributions for one in readings()]
            assert [number for number, _, _ in view.versions("https://news.example/1")] == [1, 2]
            assert [one.location for one in view.failures()] == ["/gone.txt"]
            hits = search(view, Search("safe")).hits
            assert [(one.statement.factuality, one.statement.checked) for one in hits] == [("negated", "changed")] * 2
            assert [one.statement.content_text for one in search(view, Search('"houses would"')).hits] == [
                "houses would be built"
            ]
            (okafor,) = candidates(view, "okafor")
            assert len(follow(view, okafor).said.hits) == 6
            assert [one.lost for one in view.corrections()] == [None, None]
            before = view.counts()
        with desk.writer() as writer:  # and it goes on: a judgement is undone, an article added
            undo(writer, 1)
        assert [one.outcome for one in add(desk, items(0, 2), FakeNetwork(WORDS))] == ["added"] * 2
        with desk.view() as view:
            after = view.counts()
            assert after["articles"] == before["articles"] + 2 and after["actors"] > before["actors"]
            assert len(search(view, Search("rained")).hits) == 10


def test_acts_get_their_day_factuality_and_topic(tmp_path: Path) -> None:
    file = old_desk(SCHEMAS / "0004.sql", tmp_path / "old.db")
    record = '{"factuality": "negated", "topic": "housing", "channel": "tv"}'
    with sqlite3.connect(file) as connection:
        (day,) = connection.execute("SELECT day FROM articles WHERE id = 1").fetchone()
        insert = "INSERT INTO acts (article_id, number, type, date, passage, record) VALUES (1, ?, 'REJECT', ?, '', ?)"
        connection.executemany(insert, [("d1", "2025", record), ("d2", None, "{}")])
    with open_desk(file) as desk, desk.view() as view:
        filled = view.connection.exec_driver_sql("SELECT day, factuality, topic, channel FROM acts ORDER BY id").all()
        assert [tuple(row) for row in filled] == [("2025", "negated", "housing", "tv"), (day, None, None, None)]
        query = "SELECT DISTINCT about FROM corrections"
        assert view.connection.exec_driver_sql(query).scalars().all() == ["statement"]


def test_a_dump_makes_the_desk_it_was_made_of(tmp_path: Path) -> None:
    with open_desk(tmp_path / "new.db") as desk:
        fill(desk)
    lines = list(dump(tmp_path / "new.db"))
    (tmp_path / "new.sql").write_text("\n".join(lines), "utf-8")
    assert list(dump(old_desk(tmp_path / "new.sql", tmp_path / "again.db"))) == lines
