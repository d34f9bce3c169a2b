"""The lazy group: its table agrees with the commands, and help needs no import of what a command needs."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli import Commands, app

GROUP = typer.main.get_command(app)
CONTEXT = typer.Context(GROUP)
# what `sayso --help`, `sayso --version` and `sayso read --help` can do without
HEAVY = ("sqlalchemy", "alembic", "numpy", "onnxruntime", "httpx", "trafilatura", "jinja2", "networkx", "sayso.desk")


def test_help_lists_every_command_with_the_line_of_the_table() -> None:
    output = CliRunner().invoke(app, ["--help"]).stdout
    rows = dict(line.strip().split(maxsplit=1) for line in output.split("Commands:\n")[1].splitlines())
    assert rows == {name: command.help for name, command in Commands.table.items()}


@pytest.mark.parametrize("name", Commands.table)
def test_the_line_of_the_table_begins_the_help_of_the_command(name: str) -> None:
    command = Commands.table[name]
    loaded = GROUP.get_command(CONTEXT, name)  # type: ignore[attr-defined]
    assert loaded.name == name
    assert loaded.help.splitlines()[0] == command.help


def test_a_command_that_does_not_exist_is_an_error_with_a_suggestion() -> None:
    result = CliRunner().invoke(app, ["serch"])
    assert result.exit_code == 2
    assert "No such command 'serch'" in result.stderr and "'search'" in result.stderr


@pytest.mark.parametrize("arguments", ["--help", "--version", "read --help"])
def test_help_and_version_import_nothing_heavy(arguments: str) -> None:
    code = (
        f"import sys; sys.argv = ['sayso', *{arguments.split()}]\n"
        "from sayso.cli import main\n"
        "try:\n    main()\n"
        f"finally:\n    print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
