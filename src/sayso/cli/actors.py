"""The commands about actors: registers of office-holders, and who is who across the articles of a desk."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import progress, say
from sayso.errors import UsageError
from sayso.settings import author_name

commands = typer.Typer(
    name="actors",
    help="Who is who across the articles of a desk; registers of office-holders, by which names are linked.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@commands.command("import")
def import_(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="legislators-current, legislators-historical or executive of congress-legislators, YAML or JSON.",
            show_default=False,
        ),
    ] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Get all three from unitedstates.github.io, where they are published.")
    ] = False,
) -> None:
    """Import registers of office-holders; each takes the place of the one of the same name."""
    from sayso.registers.importing import import_registers

    with progress("importing", counts=False) as show:
        imported = import_registers(files or [], fetch=fetch, progress=lambda name, share: show(share, name=name))
    for entry in imported:
        say(f"{entry.source}: {entry.people:,} people")


@commands.command()
def registers() -> None:
    """List the imported registers: source, people, when (UTC), SHA-256, origin."""
    from sayso.registers.store import entries

    imported = entries()
    for entry in imported:
        say(f"{entry.source:12} {entry.people:>7,} people  {entry.imported[:16]}  {entry.sha256[:12]}  {entry.origin}")
    if not imported:
        say("no register is imported: sayso actors import --fetch gets the three public ones.")


@commands.command()
def remove(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="As sayso actors registers lists it.")],
) -> None:
    """Remove an imported register."""
    from sayso.registers.store import remove as remove_register

    remove_register(source)
    say(f"{source}: removed")


@commands.command("list")
def list_(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A name or a part of one; else all.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="How many at most.")] = 50,
    desk: Desk = None,
) -> None:
    """List the actors of a desk, those who say most first: id, statements, articles, name and its other forms."""
    from sayso.desk.identity.entries import entries
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.view() as view:
        found = entries(view, name, limit)
    for one in found:
        about = ", ".join(part for part in (one.role, one.party, one.state) if part)
        others = "; ".join(form for form in one.forms if form != one.name)
        say(
            f"{one.id:>7}  {one.statements:>6} statements  {one.articles:>5} articles  {one.name}"
            + (f", {about}" if about else "")
            + (f"  (also: {others})" if others else "")
        )
    if not found:
        say("no actor of this desk fits.")


@commands.command()
def show(
    id_: Annotated[int, typer.Argument(metavar="ID", help="As sayso actors list gives it.")],
    desk: Desk = None,
) -> None:
    """Show an actor of a desk: the names it goes by, and in each article why it was taken to be this one."""
    from sayso.desk.identity.entries import entry, members
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.view() as view:
        one, those = entry(view, id_), list(members(view, id_))
    say(f"{one.id}  {one.name}  ({one.kind}): {one.statements} statements in {one.articles} articles")
    for form, count in one.forms.items():
        say(f"  {count:>5} x {form}")
    for member in those:
        score = "      " if member.score is None else f"{member.score:.4f}"
        say(f"  {score}  article {member.article}  {member.day}  {member.name}: {member.explained}")


@commands.command()
def merge(
    ids: Annotated[list[int], typer.Argument(metavar="ID ID...", help="Two or more; the first keeps its id.")],
    reason: Reason,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Judge that actors of a desk are one; holds for later articles too, until it is undone."""
    from sayso.desk.judgements.actors import merge as merge_entries
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.writer() as writer:
        made = merge_entries(writer, ids, author or author_name(), reason)
    say(f"judgement {made.id}: {' and '.join(made.names)} are one, actor {made.entries[0]}")


@commands.command()
def split(
    id_: Annotated[int, typer.Argument(metavar="ID", help="As sayso actors list gives it.")],
    reason: Reason,
    article: Annotated[
        list[int] | None,
        typer.Option(
            "--article", metavar="ID", help="In this article; may be given several times.", show_default=False
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Those spelled so.", show_default=False)
    ] = None,
    into: Annotated[
        int | None,
        typer.Option("--into", metavar="ID", help="They are this actor; else a new one.", show_default=False),
    ] = None,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Judge that in some articles, or under one spelling, it is another actor; holds until it is undone."""
    from sayso.desk.judgements.actors import split as split_entry
    from sayso.desk.store import open_desk

    if not article and name is None:
        raise UsageError("nothing says who is to be split off", "give --article ID, or --name NAME.")
    with open_desk(desk, create=False) as store, store.writer() as writer:
        made = split_entry(
            writer, id_, author or author_name(), reason, article_ids=article or (), name=name, into=into
        )
    say(f"judgement {made.id}: {made.names[1]} is another one, actor {made.entries[1]}")


@commands.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="As sayso actors judgements lists it.")],
    desk: Desk = None,
) -> None:
    """Take back a merge or a split: everybody is where they were."""
    from sayso.desk.judgements.actors import undo as take_back
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.writer() as writer:
        take_back(writer, number)
    say(f"judgement {number}: undone")


@commands.command()
def judgements(desk: Desk = None) -> None:
    """List the merges and splits: number, what, actors, author, when (UTC), reason."""
    from sayso.desk.judgements.actors import listed
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.view() as view:
        made = listed(view)
    for one in made:
        who = ", ".join(f"{id_} {name}" for id_, name in zip(one.entries, one.names, strict=True))
        taken_back = f"  undone {one.undone[:16]}" if one.undone else ""
        say(f"{one.id:>5}  {one.kind}  {who}  {one.author}  {one.made[:16]}  {one.reason}{taken_back}")
    if not made:
        say("nobody has merged or split actors.")
