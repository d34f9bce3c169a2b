"""Every row has the columns of its schema, and what cannot be written as UTF-8 is replaced."""

import re
from pathlib import Path

from sayso.corpus.flat import failure_rows, rows_of
from sayso.corpus.tables import KEY, SCHEMA, TABLES, table_of
from sayso.errors import MissingError
from sayso.records import Reading


def test_each_schema_has_its_number_and_the_article() -> None:
    for schema in TABLES.values():
        assert schema.metadata[KEY].decode() == SCHEMA
        assert schema.names[0] == "article" and not schema.field("article").nullable


def test_every_column_of_every_table_is_made(reading: Reading) -> None:
    rows = rows_of(7, "shelter.txt", reading)
    rows["failures"] = failure_rows(8, "gone.txt", MissingError("no such file: gone.txt", "look."))["failures"]
    for name, schema in TABLES.items():
        assert rows[name], name
        for row in rows[name]:
            assert set(schema.names) <= row.keys(), name
        table = table_of(name, rows[name])
        assert table.schema == schema and table.num_rows == len(rows[name])
        for field in schema:
            assert field.nullable or not table[field.name].null_count, (name, field.name)


def test_a_lone_surrogate_in_a_path_is_replaced() -> None:
    rows = failure_rows(1, "caf\udce9.txt", MissingError("no such file: caf\udce9.txt", "look."))["failures"]
    assert table_of("failures", rows)["location"].to_pylist() == ["caf\ufffd.txt"]


def test_the_documentation_has_every_column_in_order() -> None:
    page = (Path(__file__).parents[2] / "docs" / "archives.md").read_text("utf-8")
    for name, schema in TABLES.items():
        section = page.split(f"\n### {name}\n")[1].split("\n### ")[0].split("\n## ")[0]
        rows = re.findall(r"^\| (`.+?`) \|", section, re.MULTILINE)
        assert [column for row in rows for column in re.findall(r"`(\w+)`", row)] == schema.names[1:], name
