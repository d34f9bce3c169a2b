"""The commands about actors: across the articles of a desk, and registers of office-holders."""

from __future__ import annotations

from typing import ClassVar

import typer

from sayso.cli.lazy import LazyCommand, LazyGroup, Section


class ActorCommands(LazyGroup):
    """The commands of ``sayso actors``."""

    sections: ClassVar[tuple[Section, ...]] = (
        Section(
            "Actors of a desk",
            {
                "list": LazyCommand("sayso.cli.actors.entries", "List the actors of a desk, most statements first."),
                "show": LazyCommand(
                    "sayso.cli.actors.entries",
                    "Show an actor of a desk: its names, and why each article's actor was matched to it.",
                ),
                "merge": LazyCommand(
                    "sayso.cli.actors.judgements", "Merge actors of a desk, in later articles too. Can be undone."
                ),
                "split": LazyCommand(
                    "sayso.cli.actors.judgements",
                    "Split an actor of a desk, in some articles or under one name. Can be undone.",
                ),
                "judgements": LazyCommand("sayso.cli.actors.judgements", "List merges and splits."),
                "undo": LazyCommand("sayso.cli.actors.judgements", "Undo a merge or a split."),
            },
            'sayso actors merge 4 9 --reason "the same man"',
        ),
        Section(
            "Registers of office-holders",
            {
                "import": LazyCommand(
                    "sayso.cli.actors.registers",
                    "Import registers of office-holders. A register replaces the one of the same name.",
                ),
                "registers": LazyCommand("sayso.cli.actors.registers", "List the imported registers."),
                "remove": LazyCommand("sayso.cli.actors.registers", "Remove an imported register."),
            },
            "sayso actors import --fetch",
        ),
    )


commands = typer.Typer(
    name="actors",
    help="Manage actors across articles, and registers.",
    cls=ActorCommands,
    no_args_is_help=True,
    rich_markup_mode=None,
)
