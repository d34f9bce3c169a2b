"""The commands about origin groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import say

if TYPE_CHECKING:
    from sayso.desk.origins.review import OriginGroup

commands = typer.Typer(
    name="origins",
    help="What goes back to one text or one utterance: near copies, and quotations repeated.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@commands.command("list")
def list_(
    desk: Desk = None,
    apart: Annotated[
        bool, typer.Option("--apart", help="Those that were taken apart instead, undone ones too.")
    ] = False,
) -> None:
    """List the origin groups, the largest first, and why they are one."""
    from sayso.desk.origins.review import groups, taken_apart
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.view() as view:
        if apart:
            for one in taken_apart(view):
                undone = f", put back {one.undone[:10]}" if one.undone else ""
                say(f"{one.id:>4}  {one.kind}: {one.reason} ({one.author}, {one.made[:10]}{undone})")
            return
        several = False
        for group in groups(view):
            several = True
            size = len(group.statements or group.articles)
            say(f"{group.id:>4}  {group.kind} of {size}: {_words(_name(group))}", f"      {group.why}")
    if not several:
        say("no two articles or statements of this desk have one origin, as far as their words tell.")


@commands.command()
def show(
    group: Annotated[int, typer.Argument(metavar="GROUP", help="As sayso origins list numbers them.")],
    desk: Desk = None,
) -> None:
    """Show an origin group with all its members."""
    from sayso.desk.origins.review import group as one_group
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.view() as view:
        found = one_group(view, group)
    say(f"{found.kind}: {found.why}")
    for statement in found.statements:
        say(f"  {statement.article.day}  {statement.article.title or statement.article.address or ''}")
        say(f"    {statement.id:>6}  {statement.source_text or 'nobody named'}: {_words(statement.content_text)}")
    if not found.statements:
        for article in found.articles:
            say(f"  {article.day}  {article.title or ''}  {article.address or ''}")


@commands.command()
def part(
    group: Annotated[int, typer.Argument(metavar="GROUP", help="As sayso origins list numbers them.")],
    reason: Reason,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Take an origin group apart: its members count as independent from now on, until put back."""
    from sayso.desk.origins.review import take_apart
    from sayso.desk.store import open_desk
    from sayso.settings import author_name

    with open_desk(desk, create=False) as store, store.writer() as writer:
        judgement = take_apart(writer, group, author or author_name(), reason)
    say(f"taken apart; sayso origins join {judgement} puts it back")


@commands.command()
def join(
    judgement: Annotated[int, typer.Argument(metavar="JUDGEMENT", help="As sayso origins list --apart numbers them.")],
    desk: Desk = None,
) -> None:
    """Undo a parting: what is alike is grouped again."""
    from sayso.desk.origins.review import put_back
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.writer() as writer:
        put_back(writer, judgement)
    say("put back")


def _name(group: OriginGroup) -> str:
    if group.statements:
        return group.statements[0].content_text
    return group.articles[0].title or group.articles[0].address or ""


def _words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else line[:99] + "…"
