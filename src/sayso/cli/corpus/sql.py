"""The command that runs a query in SQL over an archive."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.corpus.asking import Folder, answered
from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption
from sayso.cli.output import console, destination
from sayso.views.answers import show_rows, write_rows

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog=example(
        'sayso corpus sql archive/ "SELECT publisher, count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC"',
        'sayso corpus sql archive/ "SHOW ALL TABLES"',
    )
)
def sql(
    folder: Folder,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A SELECT, DESCRIBE or SHOW in DuckDB's SQL.")],
    format_: FormatOption = "text",
) -> None:
    """Run a query in SQL over the tables of an archive.

    Nothing can be written, and no file but the archive's own can be read. docs/archives.md describes the tables: those
    of the index, as in a desk, and in the schema parts those of the Parquet files.
    """
    with answered(folder, query) as answer:
        if format_ == "text":
            show_rows(answer.columns, answer.rows, console())
            return
        with destination(None) as out:
            write_rows(format_, answer.columns, answer.rows, out)
