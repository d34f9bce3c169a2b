"""The command that compares two versions of an article."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from sayso.cli.lazy import example
from sayso.cli.options import Desk
from sayso.cli.output import Output, console, destination
from sayso.desk.adding import place_of
from sayso.desk.search.diff import compare
from sayso.desk.store import open_desk
from sayso.views.desk.diff import page, plain, show
from sayso.views.desk.statements import write_json

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso diff https://herald.example/story"))
def diff(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Address or path, as given to sayso add.")],
    desk: Desk = None,
    from_: Annotated[
        int | None, typer.Option("--from", metavar="N", help="Earlier version. Default: the one before the later.")
    ] = None,
    to: Annotated[int | None, typer.Option("--to", metavar="N", help="Later version. Default: the newest.")] = None,
    format_: Annotated[
        Literal["text", "json", "html"],
        typer.Option("--format", "-f", help="Output format. text: readable output; html: one web page; json."),
    ] = "text",
    output: Output = None,
) -> None:
    """Compare two versions of an article.

    Shows the statements that were added, removed or changed.
    """
    with open_desk(desk, create=False) as store, store.view() as view:
        difference = compare(view, place_of(address), from_, to)
    with destination(output) as out:
        if format_ == "text":
            show(difference, console() if output is None else console(file=out))
        elif format_ == "json":
            write_json(plain(difference), out)
        else:
            out.write(page(difference))
