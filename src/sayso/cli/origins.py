"""The commands about origin groups: list, show, part, join."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from sayso.cli.lazy import example
from sayso.cli.listing import DEFAULT_LIMIT, FormatOption, Limit, ListFormat, Offset, Shown
from sayso.cli.listing import show as show_list
from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import destination, say
from sayso.desk.origins import review
from sayso.desk.records import StoredArticle
from sayso.desk.store import open_desk
from sayso.desk.view import View
from sayso.settings import author_name
from sayso.views.desk.origins import GroupRow, MemberRow, shortened
from sayso.views.records import write

commands = typer.Typer(
    name="origins",
    help="Review which texts and quotations have one origin.",
    epilog=example("sayso origins list"),
    no_args_is_help=True,
    rich_markup_mode=None,
)
Group = Annotated[int, typer.Argument(metavar="GROUP", help="Number, as listed by sayso origins list.")]


@commands.command("list", epilog=example("sayso origins list", "sayso origins list --apart"))
def list_(
    apart: Annotated[bool, typer.Option("--apart", help="List the groups that were split instead.")] = False,
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """List origin groups (near copies, repeated quotations), the largest first, with the evidence."""
    with open_desk(desk, create=False) as store, store.view() as view:
        if apart:
            judgements = list(review.taken_apart(view))
            show_list(
                Shown.of(judgements, limit, offset),
                review.Apart,
                format_,
                _judged,
                noun="judgement",
                nothing="no origin group was split.",
            )
            return
        show_groups(view, limit, offset, format_)


def show_groups(view: View, limit: int, offset: int, format_: ListFormat) -> None:
    """Print the origin groups, the largest first."""
    numbers = review.group_numbers(view)
    page = numbers[offset : offset + limit]
    groups = [GroupRow.of(review.group(view, number)) for number in page]
    show_list(
        Shown(groups, len(numbers), offset),
        GroupRow,
        format_,
        lambda group: [f"{group.group:>4}  {group.kind} of {group.size}: {group.title}", f"      {group.why}"],
        noun="group",
        nothing="no articles or statements share an origin.",
    )


@commands.command(epilog=example("sayso origins show 3"))
def show(group: Group, format_: FormatOption = "text", desk: Desk = None) -> None:
    """Show an origin group with its members."""
    with open_desk(desk, create=False) as store, store.view() as view:
        show_group(review.group(view, group), format_)


def show_group(origin: review.OriginGroup, format_: ListFormat) -> None:
    """Print an origin group with its members."""
    if format_ != "text":
        with destination(None) as out:
            write(format_, MemberRow, MemberRow.all_of(origin), out)
        return
    say(f"{origin.kind}: {origin.why}")
    for statement in origin.statements:
        say(f"  {_where(statement.article)}")
        source = statement.source_text or "speaker unknown"
        say(f"    {statement.id:>6}  {source}: {shortened(statement.content_text)}")
    if not origin.statements:
        for article in origin.articles:
            say(f"  {_where(article)}")


@commands.command(epilog=example('sayso origins part 3 --reason "two interviews"'))
def part(group: Group, reason: Reason, author: Author = None, desk: Desk = None) -> None:
    """Split an origin group: its members count as independent. Can be undone with join."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        judgement = review.take_apart(writer, group, author or author_name(), reason)
    say(f"split; sayso origins join {judgement} undoes it")


@commands.command(epilog=example("sayso origins join 7"))
def join(
    judgement: Annotated[int, typer.Argument(metavar="JUDGEMENT", help="Number, as listed by origins list --apart.")],
    desk: Desk = None,
) -> None:
    """Undo the split of an origin group."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        review.put_back(writer, judgement)
    say("undone: the members are grouped again")


def _where(article: StoredArticle) -> str:
    """Return where a member stands: "article 12  2026-02-03  Ferry plan stalls  https://news.example/1"."""
    parts = (f"article {article.id}", article.day or "no date", article.title, article.address)
    return "  ".join(part for part in parts if part)


def _judged(judgement: review.Apart) -> Iterator[str]:
    undone = f", undone {judgement.undone[:10]}" if judgement.undone else ""
    yield (
        f"{judgement.id:>4}  {judgement.kind}: {judgement.reason} ({judgement.author}, {judgement.made[:10]}{undone})"
    )
