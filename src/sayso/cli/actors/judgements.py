"""The commands that judge the actors of a desk: merge, split, undo, judgements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from sayso.cli.lazy import example
from sayso.cli.listing import DEFAULT_LIMIT, FormatOption, Limit, Offset, Shown, show
from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import say
from sayso.desk.judgements import actors as judging
from sayso.desk.store import open_desk
from sayso.errors import UsageError
from sayso.settings import author_name

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example('sayso actors merge 4 9 --reason "the same man"'))
def merge(
    ids: Annotated[list[int], typer.Argument(metavar="ID ID...", help="Two or more actors; the first id is kept.")],
    reason: Reason,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Merge actors of a desk, in later articles too. Can be undone."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        judgement = judging.merge(writer, ids, author or author_name(), reason)
    say(f"judgement {judgement.id}: {' and '.join(judgement.names)} are merged as actor {judgement.entries[0]}")


@commands.command(epilog=example('sayso actors split 12 --article 7 --reason "the swimmer of that name"'))
def split(
    id_: Annotated[int, typer.Argument(metavar="ID", help="Id, as listed by sayso actors list.")],
    reason: Reason,
    article: Annotated[
        list[int] | None,
        typer.Option("--article", metavar="ID", help="Split off in this article. Repeatable.", show_default=False),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Split off under this name.", show_default=False)
    ] = None,
    into: Annotated[
        int | None,
        typer.Option("--into", metavar="ID", help="Actor to join instead of a new one.", show_default=False),
    ] = None,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Split an actor of a desk, in some articles or under one name. Can be undone."""
    if not article and name is None:
        raise UsageError("nothing to split off", "give --article ID or --name NAME.")
    with open_desk(desk, create=False) as store, store.writer() as writer:
        judgement = judging.split(
            writer, id_, author or author_name(), reason, article_ids=article or (), name=name, into=into
        )
    say(f"judgement {judgement.id}: {judgement.names[1]} is split off as actor {judgement.entries[1]}")


@commands.command(epilog=example("sayso actors undo 3"))
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number, as listed by sayso actors judgements.")],
    desk: Desk = None,
) -> None:
    """Undo a merge or a split."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        judging.undo(writer, number)
    say(f"judgement {number}: undone")


@commands.command(epilog=example("sayso actors judgements"))
def judgements(
    limit: Limit = DEFAULT_LIMIT, offset: Offset = 0, format_: FormatOption = "text", desk: Desk = None
) -> None:
    """List merges and splits.

    Shows number, kind, actors, author, time (UTC) and reason of each.
    """
    with open_desk(desk, create=False) as store, store.view() as view:
        rows = judging.listed(view)
    show(
        Shown.of(rows, limit, offset),
        judging.Judgement,
        format_,
        _line,
        noun="judgement",
        nothing="no actors were merged or split.",
    )


def _line(judgement: judging.Judgement) -> Iterator[str]:
    actors = ", ".join(f"{id_} {name}" for id_, name in zip(judgement.entries, judgement.names, strict=True))
    undone = f"  undone {judgement.undone[:16]}" if judgement.undone else ""
    yield (
        f"{judgement.id:>5}  {judgement.kind}  {actors}  {judgement.author}  {judgement.made[:16]}  "
        f"{judgement.reason}{undone}"
    )
