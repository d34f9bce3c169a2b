"""The commands that maintain a desk: desk, failures."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from sayso.cli.lazy import example
from sayso.cli.listing import DEFAULT_LIMIT, FormatOption, Limit, Offset, Shown, show
from sayso.cli.options import Desk
from sayso.cli.output import destination, say
from sayso.desk.records import Failure
from sayso.desk.store import NEWEST, open_desk
from sayso.views.records import dumped

commands = typer.Typer(rich_markup_mode=None)


@commands.command("desk", epilog=example("sayso desk"))
def desk_(
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="Output format. size is in bytes in JSON.")
    ] = "text",
    desk: Desk = None,
) -> None:
    """Show where the desk is, its size and its contents."""
    with open_desk(desk, create=False) as store, store.view() as view:
        counts, size = view.counts(), view.size()
    if format_ == "json":
        with destination(None) as out:
            out.write(dumped({"place": store.place, "schema": NEWEST, "size": size, **counts}, indent=2) + "\n")
        return
    rows = [("place", store.place), ("schema", NEWEST), ("size", f"{size / 1e6:,.1f} MB")]
    rows += [(name.replace("_", " "), f"{count:,}") for name, count in counts.items()]
    for name, value in rows:
        say(f"{name:14} {value}")


@commands.command(epilog=example("sayso failures"))
def failures(
    limit: Limit = DEFAULT_LIMIT, offset: Offset = 0, format_: FormatOption = "text", desk: Desk = None
) -> None:
    """List the inputs that could not be read.

    Each has its cause and remedy. An input leaves the list once it is read.
    """
    with open_desk(desk, create=False) as store, store.view() as view:
        rows = view.failures()
    show(
        Shown.of(rows, limit, offset),
        Failure,
        format_,
        lambda failure: [
            f"{failure.seen[:10]}  {failure.location}",
            f"            {failure.cause}: {failure.remedy}",
        ],
        noun="failure",
        nothing="no failures: every input that failed was read later.",
    )
