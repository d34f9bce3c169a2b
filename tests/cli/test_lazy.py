"""The lazy group: its table agrees with the commands, and help needs no import of what a command needs."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli import Commands, app
from sayso.cli.actors import ActorCommands
from sayso.cli.corpus import CorpusCommands
from sayso.cli.dossier import DossierCommands
from sayso.desk.store import open_desk

GROUP = typer.main.get_command(app)
CONTEXT = typer.Context(GROUP)
# what `sayso --help`, `sayso --version` and `sayso read --help` can do without
HEAVY = ("sqlalchemy", "alembic", "numpy", "onnxruntime", "httpx", "trafilatura", "jinja2", "networkx", "sayso.desk")


GROUPS = {"": Commands, "dossier": DossierCommands, "actors": ActorCommands, "corpus": CorpusCommands}


@pytest.mark.parametrize("name", GROUPS)
def test_help_is_grouped_by_task_with_the_lines_of_the_table_and_an_example(name: str) -> None:
    output = CliRunner().invoke(app, [*name.split(), "-h"], terminal_width=400).stdout
    for section in GROUPS[name].sections:
        lines = output.split(f"\n{section.title}:\n")[1].split("\n\n")
        rows = dict(line.strip().split(maxsplit=1) for line in lines[0].splitlines())
        assert rows == {name: command.help for name, command in section.commands.items()}
        assert lines[1].strip() == f"Example: {section.example}"


def commands(command: Any = GROUP, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command of a group and of the groups in it, by the words that call it."""
    if not hasattr(command, "list_commands"):
        yield words, command
        return
    context = typer.Context(command)
    for word in command.list_commands(context):
        if not (inner := command.get_command(context, word)).hidden:
            yield from commands(inner, (*words, word))


@pytest.mark.parametrize(("words", "command"), list(commands()), ids=str)
def test_every_command_has_an_example_that_it_understands(words: tuple[str, ...], command: Any) -> None:
    examples = [line for line in command.epilog.splitlines() if line.startswith("sayso ")]
    assert examples
    for line in examples:
        given = shlex.split(line)[1:]
        assert tuple(given[: len(words)]) == words
        command.make_context(words[-1], given[len(words) :])
    shown = CliRunner().invoke(app, [*words, "-h"])
    assert shown.exit_code == 0 and all(line in shown.stdout for line in examples)


@pytest.mark.parametrize(
    ("words", "command"),
    [pair for pair in commands() if pair[1].help.split()[0] in {"List", "Search", "Propose"}],
    ids=str,
)
def test_every_command_that_lists_has_every_format(words: tuple[str, ...], command: Any) -> None:
    shown = CliRunner().invoke(app, [*words, "-h"], terminal_width=400).stdout
    assert "text|json|jsonl|csv" in shown.split("--format")[1].splitlines()[0]
    if words not in {("settings",), ("actors", "registers")}:  # which are as many as they are
        assert "--limit" in shown and "--offset" in shown


def test_every_group_ends_with_an_example_or_has_sections() -> None:
    for name in ("correct", "corrections", "origins"):
        assert f"\n  sayso {name} " in CliRunner().invoke(app, [name, "-h"]).stdout


def test_the_examples_of_sections_are_understood() -> None:
    known = dict(commands())
    for section in (section for group in GROUPS.values() for section in group.sections):
        given = shlex.split(section.example)[1:]
        words = tuple(given[:1]) if tuple(given[:1]) in known else tuple(given[:2])
        known[words].make_context(words[-1], given[len(words) :])


def test_a_shell_completes_names_without_importing_them() -> None:
    code = (
        "import sys\nfrom sayso.cli import main\n"
        "try:\n    main()\n"
        f"finally:\n    print([name for name in {HEAVY} if name in sys.modules])"
    )
    for typed, completed in (
        ("sayso dos", "dossier"),
        ("sayso dossier sug", "suggest"),
        ("sayso search --sp", "--speaker"),
    ):
        words = {"_SAYSO_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
        command = [sys.executable, "-c", f"import sys; sys.argv = ['sayso']\n{code}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=os.environ | words, check=False)
        assert completed in done.stdout.split()
        assert "search" in typed or done.stdout.splitlines()[-1] == "[]"


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


@pytest.mark.parametrize("arguments", ["--help", "--version", "read --help", "dossier --help", "actors -h"])
def test_help_and_version_import_nothing_heavy(arguments: str) -> None:
    code = (
        f"import sys; sys.argv = ['sayso', *{arguments.split()}]\n"
        "from sayso.cli import main\n"
        "try:\n    main()\n"
        f"finally:\n    print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", ["desk", "failures", "search mayor", "dossier list"])
def test_a_command_that_looks_at_a_desk_loads_neither_network_nor_pipeline(
    arguments: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.getbasetemp() / "looked-at.db"
    open_desk(place).close()
    unneeded = ("numpy", "onnxruntime", "jinja2", "alembic", "sayso.model.network", "sayso.reading.pipeline")
    code = (
        f"import sys; sys.argv = ['sayso', *{arguments.split()}, '--desk', {str(place)!r}]\n"
        "from sayso.cli import main\n"
        "try:\n    main()\n"
        f"finally:\n    print([name for name in {unneeded} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_package_imports_its_names_when_they_are_used() -> None:
    code = (
        "import sys, sayso\n"
        "assert 'pydantic' not in sys.modules and 'sayso.records' not in sys.modules\n"
        "from sayso import Reading, load, stream\n"
        "assert sayso.Reading is Reading and set(dir(sayso)) == set(sayso.__all__)\n"
        "assert all(getattr(sayso, name) is not None for name in sayso.__all__)\n"
        "try:\n    sayso.nothing\nexcept AttributeError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "module 'sayso' has no attribute 'nothing'\n"
