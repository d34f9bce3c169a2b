"""The commands that list and show the actors of a desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption, Limit, ListFormat, Offset, Shown
from sayso.cli.listing import show as show_list
from sayso.cli.options import Desk
from sayso.cli.output import destination, say
from sayso.desk.identity import entries
from sayso.desk.store import open_desk
from sayso.desk.view import View
from sayso.views.records import dumped, plain, write

commands = typer.Typer(rich_markup_mode=None)
Name = Annotated[
    str | None, typer.Argument(metavar="NAME", help="Name or part of a name. Default: all.", show_default=False)
]


@commands.command("list", epilog=example("sayso actors list okafor", "sayso actors list --format csv"))
def list_(
    name: Name = None,
    limit: Limit = 50,
    offset: Offset = 0,
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """List the actors of a desk, most statements first.

    Shows id, statements, articles, name and other names of each.
    """
    with open_desk(desk, create=False) as store, store.view() as view:
        show_actors(view, name, limit, offset, format_)


def show_actors(view: View, name: str | None, limit: int, offset: int, format_: ListFormat) -> None:
    """Print the actors that a name or a part of one fits, or all, most statements first."""
    actors, total = entries.entries(view, name, limit, offset), entries.count(view, name)
    show_list(
        Shown(actors, total, offset),
        entries.Entry,
        format_,
        _line,
        noun="actor",
        nothing="no actor matches.",
    )


@commands.command(epilog=example("sayso actors show 12"))
def show(
    id_: Annotated[int, typer.Argument(metavar="ID", help="Id, as listed by sayso actors list.")],
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """Show an actor of a desk: its names, and why each article's actor was matched to it."""
    with open_desk(desk, create=False) as store, store.view() as view:
        show_entry(view, id_, format_)


def show_entry(view: View, id_: int, format_: ListFormat) -> None:
    """Print an actor with its names, and the reasons of each match.

    Raises:
        DeskError: there is none with this id.
    """
    actor, members = entries.entry(view, id_), list(entries.members(view, id_))
    if format_ != "text":
        _write(actor, members, format_)
        return
    say(f"{actor.id}  {actor.name}  ({actor.kind}): {actor.statements} statements in {actor.articles} articles")
    for form, count in actor.forms.items():
        say(f"  {count:>5} x {form}")
    for member in members:
        score = "      " if member.score is None else f"{member.score:.4f}"
        say(f"  {score}  article {member.article}  {member.day or 'no date'}  {member.name}: {member.explained}")


def _line(actor: entries.Entry) -> Iterator[str]:
    about = ", ".join(part for part in (actor.role, actor.party, actor.state) if part)
    more_names = "; ".join(form for form in actor.forms if form != actor.name)
    yield (
        f"{actor.id:>7}  {actor.statements:>6} statements  {actor.articles:>5} articles  {actor.name}"
        + (f", {about}" if about else "")
        + (f"  (also: {more_names})" if more_names else "")
    )


def _write(actor: entries.Entry, members: list[entries.Member], format_: ListFormat) -> None:
    """Write an actor with its members as JSON; its members alone as JSON lines or CSV."""
    with destination(None) as out:
        if format_ == "json":
            whole: dict[str, Any] = {**plain(actor), "members": [plain(member) for member in members]}
            out.write(dumped(whole, indent=2) + "\n")
        elif format_ != "text":
            write(format_, entries.Member, members, out)
