"""Write down a desk as a schema has it, so that later ones can be tried on it: ``python -m tests.desk.dump_schema``.

Run it when a schema is done, before it is released, and keep what it writes: ``tests/desk/schemas/NNNN.sql``.  A dump
is never made again by a later Sayso, which would write its own idea of the old tables.

A dump holds the tables with their rows, the index of words without its own tables (triggers fill it when the rows
come), views and indexes, in plain SQL of SQLite.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from sayso.desk import store
from sayso.desk.judgements.actors import merge
from sayso.desk.judgements.corrections import By, change
from sayso.desk.store import Store, open_desk
from sayso.errors import ReadError
from tests.desk.archive import readings

SCHEMAS = Path(__file__).parent / "schemas"


def fill(desk: Store) -> None:
    """Put something into every table that the first schema has."""
    read = readings()
    for number, one in enumerate(read, 1):
        with desk.writer() as writer:
            writer.keep(one, f"https://news.example/{number}")
    with desk.writer() as writer:  # a second version, with a correction that came along and one origin for both
        change(writer, 1, {"factuality": "negated"}, By("rv", "she rang", "2026-04-01T10:00:00+00:00"))
        article = read[0].article.model_copy(update={"text": f"{read[0].article.text}\nMore on Friday.", "id": "later"})
        writer.keep(read[0].model_copy(update={"article": article}), "https://news.example/1")
        writer.fail("/gone.txt", ReadError("cannot read /gone.txt (no such file)", "check the path."))
        merge(writer, (1, 2), "rv", "a merge to be undone")


def dump(place: Path) -> Iterator[str]:
    """The statements that make a desk anew, tables before what looks at them."""
    connection = sqlite3.connect(place)
    shadows = {row[1] for row in connection.execute("PRAGMA table_list") if row[2] == "shadow"}
    order = (
        "CASE WHEN sql LIKE 'CREATE TABLE%' THEN 0 WHEN type = 'table' THEN 1 WHEN type = 'trigger' THEN 2 ELSE 3 END"
    )
    made = connection.execute(
        f"SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        f"ORDER BY {order}, rowid"
    ).fetchall()
    tables = [name for type_, name, sql in made if type_ == "table" and sql.startswith("CREATE TABLE")]
    for type_, name, sql in made:
        if name not in shadows and type_ != "index":
            yield f"{sql.strip()};"
    for name in tables:
        if name in shadows:
            continue
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        quoted = " || ', ' || ".join(f'quote("{column}")' for column in columns)
        for (values,) in connection.execute(f"SELECT {quoted} FROM {name}"):
            yield f"INSERT INTO {name} VALUES ({values});"
    for name, last in connection.execute("SELECT name, seq FROM sqlite_sequence"):  # no id is ever given twice
        yield f"UPDATE sqlite_sequence SET seq = {last} WHERE name = '{name}';"
    yield from (f"{sql.strip()};" for type_, _, sql in made if type_ == "index")
    connection.close()


def main() -> None:
    """Write the dump of the newest schema; an argument names an older one that today's Sayso can still fill."""
    revision = sys.argv[1] if len(sys.argv) > 1 else store.NEWEST
    with tempfile.TemporaryDirectory() as folder, patch.object(store, "NEWEST", revision):
        place = Path(folder) / "sayso.db"
        with open_desk(place) as desk:
            fill(desk)
        target = SCHEMAS / f"{revision}.sql"
        target.write_text("\n".join(dump(place)) + "\n", "utf-8")
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
