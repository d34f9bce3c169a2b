"""A group of commands whose modules are imported when a command is called, not when the program starts."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

from typer.core import TyperCommand, TyperGroup
from typer.main import get_group


class LazyCommand(NamedTuple):
    """A command of a lazy group."""

    module: str
    """The module that defines it, by full name; its Typer object is called ``commands``."""
    help: str
    """The line that the group's own help shows: the first line of the command's help."""


class Section(NamedTuple):
    """The commands of one task, under a heading of the help."""

    title: str
    commands: Mapping[str, LazyCommand]
    example: str
    """A command line that does the task."""


class LazyGroup(TyperGroup):
    """Imports the module of a command when the command is called; help and completion of its names need no import.

    Subclasses set ``sections``.  A command is either the group of that name which ``commands`` of its module is, or the
    command of that name in it.
    """

    sections: ClassVar[tuple[Section, ...]] = ()
    table: ClassVar[Mapping[str, LazyCommand]] = {}
    """The commands of all sections, by name; made from ``sections``."""

    def __init_subclass__(cls) -> None:
        """Make the table of a subclass."""
        super().__init_subclass__()
        cls.table = {name: command for section in cls.sections for name, command in section.commands.items()}

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - what Typer passes differs between its versions
        """Create the group; Typer does so, from ``Typer(cls=...)``."""
        super().__init__(**settings)
        names: Any = dict.fromkeys(self.table)  # Typer suggests names from the keys; the values are never used
        self.commands = names
        self._is_completing = False

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the context of Typer's own copy of click, or of click
        """Return the names of the commands, in the order of the sections."""
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """Return a command, importing its module; None if there is none of that name."""
        if cmd_name not in self.table:
            return None
        if self._is_completing:
            return TyperCommand(cmd_name, help=self.table[cmd_name].help)
        group = get_group(import_module(self.table[cmd_name].module).commands)
        return group if group.name == cmd_name else group.commands[cmd_name]

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401
        """Return the names that a shell may complete, without importing what they name."""
        self._is_completing = True
        try:
            return super().shell_complete(ctx, incomplete)
        finally:
            self._is_completing = False

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the sections into the help of the group: names and help lines, then the example."""
        for section in self.sections:
            with formatter.section(section.title):
                formatter.write_dl([(name, command.help) for name, command in section.commands.items()])
                formatter.write(f"\n{'':>{formatter.current_indent}}Example: {section.example}\n")


def example(*lines: str) -> str:
    r"""Return the end of the help of a command: command lines that show its use, unwrapped (``\b`` of click)."""
    return "\n\n".join(("Example:" if len(lines) == 1 else "Examples:", "\b\n" + "\n".join(lines)))
