"""Run a query over an archive: it reads the index and the archive's own parts, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from sayso.corpus.database import MEMORY, QUIET, engine_missing, quoted
from sayso.corpus.folder import Folder
from sayso.corpus.tables import TABLES
from sayso.errors import UsageError

PARTS: Final = "parts"
"""The schema of the Parquet tables; those of the index have none."""
_MANY: Final = 10_000


class Answer(NamedTuple):
    """The result of a query."""

    columns: list[str]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def answer_of(folder: Folder, index: Path, query: str) -> Iterator[Answer]:
    """Run one query that reads, in DuckDB's SQL; the rows come as they are asked for.

    The tables are those of the index, and those of the parts in the schema `PARTS`.

    Raises:
        UsageError: it is no query, cannot be run, would write or would read another file; or DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise engine_missing(error) from error
    try:
        with duckdb.connect() as connection:
            statements = duckdb.extract_statements(query)
            if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                raise UsageError("a query is one SELECT, DESCRIBE or SHOW", "write nothing else.")
            _close_in(connection, folder, index)
            cursor = connection.execute(query)
            columns = [column[0] for column in cursor.description or ()]
            yield Answer(columns, _rows(cursor))
    except duckdb.Error as error:
        why = str(error).partition("\n")[0]
        raise UsageError(
            f"the query cannot be run ({why})", 'the query "SHOW ALL TABLES" lists what there is.'
        ) from error


def _close_in(connection: Any, folder: Folder, index: Path) -> None:  # noqa: ANN401 - DuckDB's own
    """Open the index, make the views of the parts, and forbid all other files."""
    connection.execute(f"ATTACH {quoted(index)} AS archive (READ_ONLY)")
    connection.execute(f"ATTACH ':memory:' AS {PARTS}")
    connection.execute("USE archive")
    paths = []
    for table in TABLES:
        own = [quoted(path) for path in folder.parts(table)]
        paths += own
        connection.execute(
            f"CREATE VIEW {PARTS}.{table} AS SELECT * FROM read_parquet([{', '.join(own)}], hive_partitioning = false)"
        )
    connection.execute(QUIET)
    connection.execute(f"SET memory_limit = '{MEMORY}'")
    connection.execute(f"SET temp_directory = {quoted(index.with_suffix('.overflow'))}")
    connection.execute(f"SET allowed_paths = [{', '.join(paths)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _rows(cursor: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    while rows := cursor.fetchmany(_MANY):
        yield from rows
