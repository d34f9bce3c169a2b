"""A group of commands whose modules are imported when a command is called, not when the program starts."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

from typer.core import TyperGroup
from typer.main import get_group


class LazyCommand(NamedTuple):
    """A command of a lazy group."""

    module: str
    """The module that defines it, by full name; its Typer object is called ``commands``."""
    help: str
    """The line that the group's own help shows: the first line of the command's help."""


class LazyGroup(TyperGroup):
    """Imports the module of a command when the command is called; its own help needs no import.

    Subclasses set ``table``.  A command of the table is either the group of that name which ``commands`` of its module
    is, or the command of that name in it.
    """

    table: ClassVar[Mapping[str, LazyCommand]] = {}

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - what Typer passes differs between its versions
        """Create the group; Typer does so, from ``Typer(cls=...)``."""
        super().__init__(**settings)
        names: Any = dict.fromkeys(self.table)  # Typer suggests names from the keys; the values are never used
        self.commands = names

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the context of Typer's own copy of click, or of click
        """Return the names of the commands, in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """Return a command, importing its module; None if there is none of that name."""
        if cmd_name not in self.table:
            return None
        group = get_group(import_module(self.table[cmd_name].module).commands)
        return group if group.name == cmd_name else group.commands[cmd_name]

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the names and help lines of the table into the help of the group."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in self.table.items()])
