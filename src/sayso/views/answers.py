"""The rows of a query in SQL: a table in the terminal, JSON, JSON lines or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.sheets import write_table
from sayso.views.neutral import for_terminal
from sayso.views.records import Format, dumped

MOST: Final = 200
"""Rows in the terminal."""
Row = tuple[Any, ...]


def show_rows(columns: Sequence[str], rows: Iterable[Row], console: Console) -> None:
    """Print the first rows as a table, and say where there are more; null is a dash."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(Text(for_terminal(column)), overflow="fold")
    shown = list(islice(rows, MOST + 1))
    for row in shown[:MOST]:
        table.add_row(*(Text("–" if value is None else for_terminal(str(value))) for value in row))
    console.print(table)
    more = len(shown) > MOST
    count = f"the first {MOST} rows; --format csv gives all" if more else f"{len(shown)} row{'s' * (len(shown) != 1)}"
    console.print(Text(count, style="dim"))


def write_rows(format_: Format, columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    """Write rows as records, keys in the order of the columns; dates and decimal numbers are strings."""
    if format_ == "csv":
        write_table([list(columns), *(["" if value is None else _plain(value) for value in row] for row in rows)], out)
        return
    records = (dict(zip(columns, map(_plain, row), strict=True)) for row in rows)
    if format_ == "json":
        out.write(dumped(list(records), indent=2) + "\n")
        return
    out.writelines(dumped(record) + "\n" for record in records)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of SQL
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
