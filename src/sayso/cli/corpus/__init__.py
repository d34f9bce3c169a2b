"""The commands about archives: very many articles as folders of Parquet files."""

from __future__ import annotations

from typing import ClassVar

import typer

from sayso.cli.lazy import LazyCommand, LazyGroup, Section


class CorpusCommands(LazyGroup):
    """The commands of ``sayso corpus``."""

    sections: ClassVar[tuple[Section, ...]] = (
        Section(
            "Read an archive",
            {
                "read": LazyCommand(
                    "sayso.cli.corpus.read", "Read very many articles into a folder of Parquet files, or go on with it."
                ),
                "to-desk": LazyCommand(
                    "sayso.cli.corpus.to_desk", "Bring articles of an archive to a desk, with their readings."
                ),
            },
            "sayso corpus read crawl/*.warc.gz --out archive",
        ),
        Section(
            "Ask an archive",
            {
                "audit": LazyCommand("sayso.cli.corpus.audit", "Audit the sourcing of the articles in an archive."),
                "search": LazyCommand("sayso.cli.corpus.search", "Search the statements of an archive."),
                "actor": LazyCommand(
                    "sayso.cli.corpus.search", "Show the statements by, about and to an actor of an archive."
                ),
                "actors": LazyCommand(
                    "sayso.cli.corpus.actors", "List the actors of an archive, or show why one was matched."
                ),
                "network": LazyCommand(
                    "sayso.cli.corpus.network", "Show who acts on whom in an archive: acts that were done."
                ),
                "origins": LazyCommand(
                    "sayso.cli.corpus.origins", "List origin groups of an archive, or show one with its members."
                ),
                "sql": LazyCommand("sayso.cli.corpus.sql", "Run a query in SQL over the tables of an archive."),
            },
            "sayso corpus audit archive/ --by month",
        ),
    )


commands = typer.Typer(
    name="corpus",
    help="Read archives of very many articles, and ask them.",
    cls=CorpusCommands,
    no_args_is_help=True,
    rich_markup_mode=None,
)
