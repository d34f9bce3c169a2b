"""The commands about actors: registers of office-holders."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

commands = typer.Typer(
    name="actors",
    help="Registers of office-holders, by which a reading knows who is meant. Without one, all else works.",
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

    with _share() as progress:
        imported = import_registers(files or [], fetch=fetch, progress=progress)
    for entry in imported:
        typer.echo(f"{entry.source}: {entry.people:,} people")


@commands.command()
def registers() -> None:
    """List the imported registers: source, people, when (UTC), SHA-256, origin."""
    from sayso.registers.store import entries

    imported = entries()
    for entry in imported:
        typer.echo(
            f"{entry.source:12} {entry.people:>7,} people  {entry.imported[:16]}  {entry.sha256[:12]}  {entry.origin}"
        )
    if not imported:
        typer.echo("no register is imported: sayso actors import --fetch gets the three public ones.")


@commands.command()
def remove(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="As sayso actors registers lists it.")],
) -> None:
    """Remove an imported register."""
    from sayso.registers.store import remove as remove_register

    remove_register(source)
    typer.echo(f"{source}: removed")


@contextmanager
def _share() -> Iterator[Callable[[str, float], None]]:
    """A bar on the terminal that is told what is being done and which share of it."""
    if not sys.stderr.isatty():
        yield lambda name, share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("importing {task.description}"), BarColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda name, share: bar.update(task, description=name, completed=share)
