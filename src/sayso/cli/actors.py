"""The commands about actors: across the articles of a desk, and registers of office-holders."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import progress, say
from sayso.desk.identity import entries
from sayso.desk.judgements import actors as judging
from sayso.desk.store import open_desk
from sayso.errors import UsageError
from sayso.registers import store as registry
from sayso.registers.importing import import_registers
from sayso.settings import author_name

commands = typer.Typer(
    name="actors",
    help="Manage actors across articles, and registers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@commands.command("import")
def import_(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="Registers of congress-legislators: legislators-current, legislators-historical or executive, in "
            "YAML or JSON.",
            show_default=False,
        ),
    ] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Download all three registers from unitedstates.github.io.")
    ] = False,
) -> None:
    """Import registers of office-holders. A register replaces the one of the same name."""
    with progress("importing", counts=False) as show_progress:
        imported = import_registers(
            files or [], fetch=fetch, progress=lambda name, share: show_progress(share, name=name)
        )
    for register in imported:
        say(f"{register.source}: {register.people:,} people")


@commands.command()
def registers() -> None:
    """List the imported registers: source, people, time (UTC), SHA-256, origin."""
    imported = registry.entries()
    for register in imported:
        say(
            f"{register.source:12} {register.people:>7,} people  {register.imported[:16]}  {register.sha256[:12]}  "
            f"{register.origin}"
        )
    if not imported:
        say("no registers are imported: sayso actors import --fetch downloads the three public ones.")


@commands.command()
def remove(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Source, as listed by sayso actors registers.")],
) -> None:
    """Remove an imported register."""
    registry.remove(source)
    say(f"{source}: removed")


@commands.command("list")
def list_(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Name or part of a name. Default: all.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="Maximum number of actors.")] = 50,
    desk: Desk = None,
) -> None:
    """List the actors of a desk by number of statements: id, statements, articles, name, other names."""
    with open_desk(desk, create=False) as store, store.view() as view:
        actors = entries.entries(view, name, limit)
    for actor in actors:
        about = ", ".join(part for part in (actor.role, actor.party, actor.state) if part)
        other_names = "; ".join(form for form in actor.forms if form != actor.name)
        say(
            f"{actor.id:>7}  {actor.statements:>6} statements  {actor.articles:>5} articles  {actor.name}"
            + (f", {about}" if about else "")
            + (f"  (also: {other_names})" if other_names else "")
        )
    if not actors:
        say("no actor of this desk matches.")


@commands.command()
def show(
    id_: Annotated[int, typer.Argument(metavar="ID", help="Id, as listed by sayso actors list.")],
    desk: Desk = None,
) -> None:
    """Show an actor of a desk: its names, and why each article's actor was matched to it."""
    with open_desk(desk, create=False) as store, store.view() as view:
        actor, members = entries.entry(view, id_), list(entries.members(view, id_))
    say(f"{actor.id}  {actor.name}  ({actor.kind}): {actor.statements} statements in {actor.articles} articles")
    for form, count in actor.forms.items():
        say(f"  {count:>5} x {form}")
    for member in members:
        score = "      " if member.score is None else f"{member.score:.4f}"
        say(f"  {score}  article {member.article}  {member.day}  {member.name}: {member.explained}")


@commands.command()
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


@commands.command()
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


@commands.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number, as listed by sayso actors judgements.")],
    desk: Desk = None,
) -> None:
    """Undo a merge or a split."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        judging.undo(writer, number)
    say(f"judgement {number}: undone")


@commands.command()
def judgements(desk: Desk = None) -> None:
    """List merges and splits: number, kind, actors, author, time (UTC), reason."""
    with open_desk(desk, create=False) as store, store.view() as view:
        rows = judging.listed(view)
    for judgement in rows:
        actors = ", ".join(f"{id_} {name}" for id_, name in zip(judgement.entries, judgement.names, strict=True))
        undone = f"  undone {judgement.undone[:16]}" if judgement.undone else ""
        say(
            f"{judgement.id:>5}  {judgement.kind}  {actors}  {judgement.author}  {judgement.made[:16]}  "
            f"{judgement.reason}{undone}"
        )
    if not rows:
        say("no actors were merged or split.")
