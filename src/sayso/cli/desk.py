"""The commands that maintain a desk: desk, failures, forget."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import Desk
from sayso.cli.output import say
from sayso.desk.adding import place_of
from sayso.desk.store import NEWEST, open_desk
from sayso.desk.view import View
from sayso.errors import DeskError

commands = typer.Typer(rich_markup_mode=None)


@commands.command("desk")
def desk_(desk: Desk = None) -> None:
    """Show where the desk is, its size and its contents."""
    with open_desk(desk, create=False) as store, store.view() as view:
        counts, size = view.counts(), view.size()
    rows = [("place", store.place), ("schema", NEWEST), ("size", f"{size / 1e6:,.1f} MB")]
    rows += [(name.replace("_", " "), f"{count:,}") for name, count in counts.items()]
    for name, value in rows:
        say(f"{name:14} {value}")


@commands.command()
def failures(desk: Desk = None) -> None:
    """List the inputs that could not be read.

    Each has its cause and remedy. An input leaves the list once it is read.
    """
    with open_desk(desk, create=False) as store, store.view() as view:
        rows = view.failures()
    for failure in rows:
        say(f"{failure.seen[:10]}  {failure.location}", f"            {failure.cause}: {failure.remedy}")
    if not rows:
        say("no failures: every input that failed was read later.")


@commands.command()
def forget(
    article: Annotated[
        str, typer.Argument(metavar="ID|ADDRESS", help="Number of an article, or an address with all its versions.")
    ],
    desk: Desk = None,
) -> None:
    """Delete an article from the desk.

    Its statements and their corrections are deleted too.
    """
    with open_desk(desk, create=False) as store, store.writer() as writer:
        ids = _articles(View(writer.connection), article)
        for id_ in ids:
            writer.forget(id_)
    say(f"{len(ids)} article{'s' * (len(ids) != 1)} deleted")


def _articles(view: View, name: str) -> list[int]:
    """Return the rows of the articles with a number, an id or an address."""
    if name.isdecimal() and len(name) < 10:
        return [view.article(int(name)).id]
    printings = view.printings(name)
    if len(printings) > 1:
        numbers = ", ".join(map(str, printings))
        raise DeskError(f"{len(printings)} articles print the text {name}", f"give the number of one: {numbers}.")
    if printings:
        return printings
    ids = list(dict.fromkeys(row for _, row, _ in view.versions(place_of(name))))
    if not ids:
        raise DeskError(f"the desk has no article {name}", "give the number or the address of an article.")
    return ids
