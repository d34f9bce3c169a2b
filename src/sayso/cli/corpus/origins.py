"""The command that lists and shows the origin groups of an archive."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.corpus.asking import Folder, asked
from sayso.cli.lazy import example
from sayso.cli.listing import DEFAULT_LIMIT, FormatOption, Limit, Offset
from sayso.cli.origins import show_group, show_groups
from sayso.desk.origins import review

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso corpus origins archive/", "sayso corpus origins archive/ 3"))
def origins(
    folder: Folder,
    group: Annotated[
        int | None,
        typer.Argument(metavar="GROUP", help="Number of a group, to show its members.", show_default=False),
    ] = None,
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
    format_: FormatOption = "text",
) -> None:
    """List origin groups of an archive, or show one with its members.

    Near copies and repeated quotations, the largest first, with the evidence.
    """
    with asked(folder) as view:
        if group is None:
            show_groups(view, limit, offset, format_)
        else:
            show_group(review.group(view, group), format_)
