"""The commands about origin groups: list, show, part, join."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import say
from sayso.desk.origins import review
from sayso.desk.store import open_desk
from sayso.settings import author_name

commands = typer.Typer(
    name="origins",
    help="Review which texts and quotations have one origin.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Group = Annotated[int, typer.Argument(metavar="GROUP", help="Number, as listed by sayso origins list.")]


@commands.command("list")
def list_(
    desk: Desk = None,
    apart: Annotated[bool, typer.Option("--apart", help="List the groups that were split instead.")] = False,
) -> None:
    """List origin groups (near copies, repeated quotations), the largest first, with the evidence."""
    with open_desk(desk, create=False) as store, store.view() as view:
        if apart:
            for judgement in review.taken_apart(view):
                undone = f", undone {judgement.undone[:10]}" if judgement.undone else ""
                say(
                    f"{judgement.id:>4}  {judgement.kind}: {judgement.reason} "
                    f"({judgement.author}, {judgement.made[:10]}{undone})"
                )
            return
        is_empty = True
        for group in review.groups(view):
            is_empty = False
            size = len(group.statements or group.articles)
            say(f"{group.id:>4}  {group.kind} of {size}: {_shortened(_title(group))}", f"      {group.why}")
    if is_empty:
        say("no articles or statements of this desk share an origin.")


@commands.command()
def show(group: Group, desk: Desk = None) -> None:
    """Show an origin group with its members."""
    with open_desk(desk, create=False) as store, store.view() as view:
        origin = review.group(view, group)
    say(f"{origin.kind}: {origin.why}")
    for statement in origin.statements:
        say(f"  {statement.article.day}  {statement.article.title or statement.article.address or ''}")
        source = statement.source_text or "speaker unknown"
        say(f"    {statement.id:>6}  {source}: {_shortened(statement.content_text)}")
    if not origin.statements:
        for article in origin.articles:
            say(f"  {article.day}  {article.title or ''}  {article.address or ''}")


@commands.command()
def part(group: Group, reason: Reason, author: Author = None, desk: Desk = None) -> None:
    """Split an origin group: its members count as independent. Can be undone with join."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        judgement = review.take_apart(writer, group, author or author_name(), reason)
    say(f"split; sayso origins join {judgement} undoes it")


@commands.command()
def join(
    judgement: Annotated[int, typer.Argument(metavar="JUDGEMENT", help="Number, as listed by origins list --apart.")],
    desk: Desk = None,
) -> None:
    """Undo the split of an origin group."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        review.put_back(writer, judgement)
    say("undone: the members are grouped again")


def _title(group: review.OriginGroup) -> str:
    if group.statements:
        return group.statements[0].content_text
    return group.articles[0].title or group.articles[0].address or ""


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else line[:99] + "…"
