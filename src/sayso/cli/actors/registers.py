"""The commands about registers of office-holders: import, list, remove."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption, Shown, show
from sayso.cli.output import progress, say
from sayso.registers import store as registry
from sayso.registers.importing import import_registers

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    "import", epilog=example("sayso actors import --fetch", "sayso actors import legislators-current.yaml")
)
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


@commands.command(epilog=example("sayso actors registers"))
def registers(format_: FormatOption = "text") -> None:
    """List the imported registers.

    Shows source, people, time (UTC), SHA-256 and origin of each.
    """
    imported = registry.entries()
    show(
        Shown(imported, len(imported)),
        registry.Entry,
        format_,
        lambda register: [
            f"{register.source:12} {register.people:>7,} people  {register.imported[:16]}  {register.sha256[:12]}  "
            f"{register.origin}"
        ],
        noun="register",
        nothing="no registers are imported: sayso actors import --fetch downloads the three public ones.",
    )


@commands.command(epilog=example("sayso actors remove executive"))
def remove(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Source, as listed by sayso actors registers.")],
) -> None:
    """Remove an imported register."""
    registry.remove(source)
    say(f"{source}: removed")
