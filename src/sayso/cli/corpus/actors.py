"""The command that lists and shows the actors of an archive."""

from __future__ import annotations

import typer

from sayso.cli.actors.entries import Name, show_actors, show_entry
from sayso.cli.corpus.asking import Folder, asked
from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption, Limit, Offset

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso corpus actors archive/ okafor", "sayso corpus actors archive/ 12"))
def actors(
    folder: Folder, name: Name = None, limit: Limit = 50, offset: Offset = 0, format_: FormatOption = "text"
) -> None:
    """List the actors of an archive, or show why one was matched.

    By a name or without one: id, statements, articles and names of each, most statements first. By an id: its names,
    and why each article's actor was matched to it.
    """
    with asked(folder) as view:
        if name is not None and name.isdecimal():
            show_entry(view, int(name), format_)
        else:
            show_actors(view, name, limit, offset, format_)
