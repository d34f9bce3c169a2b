"""A file of DuckDB that is written: beside its place, and renamed when whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Self

import pyarrow as pa

from sayso.errors import OutputError, UsageError

if TYPE_CHECKING:
    import duckdb

MEMORY: Final = "1500MB"
"""What DuckDB may keep in memory; what is larger goes through files beside the index."""
QUIET: Final = "SET enable_progress_bar = false"
"""Keeps DuckDB from writing a bar to standard output, which it does from two seconds on, terminal or not."""
_ROWS: Final = 50_000


def engine_missing(error: ImportError) -> UsageError:
    """Make the error of a missing package of the extra ``corpus``."""
    return UsageError(f"archives need the package {error.name}", "install it: pip install 'sayso[corpus]'.")


class Database:
    """An open file of DuckDB."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @classmethod
    @contextmanager
    def create(cls, path: Path) -> Iterator[Self]:
        """Open a new file, which is moved to a path once all is written.

        Raises:
            OutputError: it cannot be written.
            UsageError: DuckDB is not installed.
        """
        try:
            import duckdb
        except ImportError as error:
            raise engine_missing(error) from error
        try:
            with TemporaryDirectory(prefix=".beside-", dir=path.parent) as beside:
                made = Path(beside) / path.name
                with duckdb.connect(made) as connection:
                    connection.execute(QUIET)
                    connection.execute(f"SET memory_limit = '{MEMORY}'")
                    # what has an order is asked for in it; to keep that of all else takes memory
                    connection.execute("SET preserve_insertion_order = false")
                    connection.execute(f"SET temp_directory = {quoted(Path(beside) / 'overflow')}")
                    yield cls(connection)
                    connection.execute("CHECKPOINT")  # closing would do so too, but say nothing where the disk is full
                made.replace(path)
        # a full disk is any of these, by the moment at which it is noticed
        except (OSError, duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
            why = getattr(error, "strerror", None) or str(error).partition("\n")[0]
            remedy = "the index of an archive needs a folder that may be written, and space in it."
            raise OutputError(f"{path} cannot be written ({why})", remedy) from error

    def run(self, sql: str, **values: object) -> None:
        """Run a statement; ``values`` are its parameters, paths as strings."""
        self._connection.execute(sql, {name: _plain(value) for name, value in values.items()})

    def listed(self, paths: Sequence[Path]) -> str:
        """Write paths as a list of SQL, for views, which take no parameters."""
        return f"[{', '.join(map(quoted, paths))}]"

    def rows(self, sql: str, many: int = _ROWS) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query, so ``many`` in memory at a time."""
        # a cursor of its own: what is read may be written to meanwhile
        for batch in self._connection.cursor().sql(sql).to_arrow_reader(many):
            yield from batch.to_pylist()

    def table(self, sql: str) -> pa.Table:
        """Return the rows of a query as a table."""
        return self._connection.sql(sql).to_arrow_table()

    def value(self, sql: str) -> Any:  # noqa: ANN401 - whatever was asked
        """Return the only value of a query."""
        row = self._connection.execute(sql).fetchone()
        assert row is not None
        return row[0]

    def fill(self, name: str, schema: Mapping[str, pa.DataType], rows: Iterator[Mapping[str, Any]]) -> None:
        """Make a table of rows, some thousand in memory at a time."""
        table = pa.schema(list(schema.items()))
        self.keep(name, table.empty_table())
        batch: list[Mapping[str, Any]] = []
        for row in rows:
            batch.append(row)
            if len(batch) == _ROWS:
                self._append(name, pa.Table.from_pylist(batch, table))
                batch = []
        self._append(name, pa.Table.from_pylist(batch, table))

    def keep(self, name: str, rows: pa.Table) -> None:
        """Make a table of a table of Arrow."""
        self._with(rows, f"CREATE TABLE {name} AS SELECT * FROM given")

    def _append(self, name: str, rows: pa.Table) -> None:
        self._with(rows, f"INSERT INTO {name} SELECT * FROM given")

    def _with(self, rows: pa.Table, sql: str) -> None:
        self._connection.register("given", rows)
        self._connection.execute(sql)
        self._connection.unregister("given")


def quoted(path: object) -> str:
    """Write a path as a literal of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def _plain(value: object) -> object:
    return [str(path) for path in value] if isinstance(value, list) else value
