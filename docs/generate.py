"""Generate the reference in ``docs/reference`` from the code: ``python docs/generate.py``.  A test checks it."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from sayso import errors
from sayso.cli import app
from sayso.desk.identity import scoring as matching
from sayso.reading.actors.resolution.weights import SOMEBODY_ELSE, WEIGHTS
from sayso.records import Reading
from sayso.settings import GRADES, PLACES, SETTINGS

REFERENCE = Path(__file__).parent / "reference"


def commands() -> str:
    """Return every command with its arguments and options, as the functions of ``sayso.cli`` declare them."""
    lines = [
        "# Commands",
        "",
        "`sayso -h` and `sayso COMMAND -h` print the same. `sayso --install-completion` completes the names",
        "of commands and options.",
        "",
    ]
    for name, command in sorted(_commands(typer.main.get_command(app), "sayso"), key=lambda pair: pair[0]):
        callback = inspect.unwrap(command.callback)
        lines += [f"## {name}", "", inspect.getdoc(callback) or "", "", *_examples(command.epilog), ""]
        for hint in get_type_hints(callback, include_extras=True).values():
            about = getattr(hint, "__metadata__", (None,))[0]
            if isinstance(about, ArgumentInfo):
                lines.append(f"- `{about.metavar}`: {about.help}")
            elif isinstance(about, OptionInfo):
                choices = inspect.isclass(hint.__origin__) and issubclass(hint.__origin__, Enum)
                values = " " + "|".join(hint.__origin__) if choices else f" {about.metavar}" if about.metavar else ""
                named = ", ".join(
                    f"`{option}{values}`"
                    for option in (about.default, *(about.param_decls or ()))
                    if isinstance(option, str)
                )
                lines.append(f"- {named}: {about.help}")
        lines.append("")
    lines += [
        "## Exit codes",
        "",
        "- 0: success.",
        "- 1: an input could not be read (all others were; the errors are printed at the end of standard error), or an",
        "  operation failed: a register could not be imported, the desk could not be opened, a disk is full.",
        "- 2: a usage error: an unknown option or format, an invalid setting, an output file that cannot be written.",
        "- 130: Ctrl-C stopped the command.",
        "",
    ]
    return "\n".join(lines)


def _examples(epilog: str) -> list[str]:
    """Return the command lines at the end of a command's help, as a block of Markdown."""
    return [f"    {line}" for line in epilog.splitlines() if line.startswith("sayso ")]


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - click's, or Typer's
    """Yield every command of a group and of the groups in it, by the words that call it; hidden ones are left out."""
    if not hasattr(command, "list_commands"):
        yield name, command
        return
    context = typer.Context(command)
    for word in filter(lambda word: not command.get_command(context, word).hidden, command.list_commands(context)):
        yield from _commands(command.get_command(context, word), f"{name} {word}")


EXAMPLE = (
    'desk = "~/archive/bridge.db"',
    'author = "Ruth Vega"',
    "workers = 2",
    "least_score = 0.5",
    'private_networks = ["10.2.0.0/16", "192.168.4.7"]',
    "grade_unnamed = [0.7, 0.3]",
    'columns = { text = "Story", title = "Hed" }',
)
"""A configuration file, which a test reads."""


def settings() -> str:
    """Return every setting with its name, environment variable and default."""
    lines = [
        "# Settings",
        "",
        "A setting can be given, from the weakest to the strongest:",
        "",
        "1. in the configuration file, by its name: `workers = 2`. The file is `sayso.toml` in the user's",
        "   configuration folder (`~/.config/sayso/` on Linux, `~/Library/Application Support/sayso/` on macOS,",
        "   `%LOCALAPPDATA%\\sayso\\` on Windows), or the file that `SAYSO_CONFIG` or `sayso --config FILE` names;",
        "2. in the environment, by its variable: `SAYSO_WORKERS=2`;",
        "3. by an option: `sayso --set workers=2 add archive/`, or `--workers 2` where a command has one of its own.",
        "",
        "`sayso settings` lists all settings with their values and where they are from. An unknown key and an invalid",
        "value are errors. A configuration file:",
        "",
        "```toml",
        *EXAMPLE,
        "```",
        "",
        "| name | variable | default | description |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{row.name}` | `{row.variable}` | {row.default:,} | {row.does} |" for row in SETTINGS]
    lines += [f"| `{row.name}` | `{row.variable}` | {row.default} | {row.does} |" for row in PLACES]
    lines += [
        "",
        "## Grades of sources",
        "",
        "Assumptions with which a dossier weighs a chain of sources ([method](../weighing.md)): the chance `a` that a",
        "source passes on a true claim, and `b` for a false one. Two numbers, with 0 <= b <= a <= 1.",
        "",
        "| name | variable | a b | source |",
        "|---|---|---|---|",
    ]
    lines += [f"| `grade_{row.name}` | `{row.variable}` | {row.a:g} {row.b:g} | {row.who} |" for row in GRADES]
    return "\n".join([*lines, ""])


def keys() -> str:
    """Return every key of a reading, by record."""
    schema = Reading.json_schema()
    lines = [
        "# Keys of a reading",
        "",
        "The JSON Schema is in [reading.schema.json](reading.schema.json); `sayso schema` prints it.",
        "",
    ]
    lines += [
        "Offsets are Unicode code points into `article.text`, `[start, end)`. New keys may be added; renaming or",
        "removing a key changes the schema number.",
        "",
    ]
    for name, record in [("Reading", schema), *sorted(schema["$defs"].items())]:
        lines += [
            f"## {name}",
            "",
            record.get("description", "").split("\n")[0],
            "",
            "| key | value | description |",
            "|---|---|---|",
        ]
        lines += [
            f"| `{key}` | {_value(part)} | {part.get('description', '')} |"
            for key, part in record["properties"].items()
        ]
        lines.append("")
    return "\n".join(lines)


def _value(part: dict[str, Any]) -> str:  # noqa: PLR0911
    if "$ref" in part:
        return str(part["$ref"]).rsplit("/", 1)[1]
    if "const" in part:
        return f"`{part['const']}`"
    if "enum" in part:
        return " ".join(f"`{value}`" for value in part["enum"])
    if "anyOf" in part:
        return " or ".join(_value(option) for option in part["anyOf"])
    if "prefixItems" in part:
        return "[start, end)"
    if part.get("type") == "array":
        return f"list of {_value(part['items'])}"
    return str(part.get("type", ""))


def error_tree() -> str:
    """Return every error class with its meaning."""
    lines = [
        "# Errors",
        "",
        "Every message is one line: the cause, a colon, the remedy.",
        "",
        "| error | base class | meaning | exit code |",
        "|---|---|---|---|",
    ]
    for name, kind in vars(errors).items():
        if inspect.isclass(kind) and issubclass(kind, errors.SaysoError):
            lines.append(f"| `{name}` | `{kind.__base__.__name__}` | {inspect.getdoc(kind)} | {kind.exit_code} |")
    return "\n".join([*lines, ""])


def weights() -> str:
    """Return every feature of speaker resolution with its weight."""
    lines = [
        "# Weights",
        "",
        "The evidence for and against a candidate when a pronoun, a description or an ambiguous name is resolved, in",
        "decibans ([explained here](../actors.md)). The weights of all features that apply are added.",
        "",
        "| feature | decibans | condition |",
        "|---|---|---|",
    ]
    lines += [f"| {row.feature} | {row.decibans:+g} | {row.when} |" for row in WEIGHTS]
    lines += ["", 'The weight of "none of the candidates":', "", "| form | decibans |", "|---|---|"]
    lines += [f"| {form} | {value:+g} |" for form, value in SOMEBODY_ELSE.items()]
    return "\n".join([*lines, ""])


def matches() -> str:
    """Return every feature of matching actors across articles with its weight."""
    lines = [
        "# Matching actors",
        "",
        "The evidence for and against matching an actor of an article with an entry of the desk, in decibans",
        "([explained here](../desk.md#actors-across-articles)). The weights of all features that apply are added.",
        "",
        "| feature | decibans | condition |",
        "|---|---|---|",
    ]
    lines += [
        f"| {row.feature} | {'never' if row.decibans <= matching.IMPOSSIBLE else f'{row.decibans:+g}'} | {row.when} |"
        for row in matching.WEIGHTS
    ]
    lines += [
        "",
        f"Entries count as equally good if they are less than {matching.AMBIGUOUS:g} decibans behind the best, without "
        "`often named`.",
    ]
    return "\n".join([*lines, ""])


PAGES = {
    "commands.md": commands,
    "settings.md": settings,
    "keys.md": keys,
    "errors.md": error_tree,
    "weights.md": weights,
    "matching.md": matches,
    "reading.schema.json": lambda: json.dumps(Reading.json_schema(), indent=2) + "\n",
}


def main() -> None:
    """Write all pages."""
    for name, write in PAGES.items():
        (REFERENCE / name).write_text(write(), "utf-8")


if __name__ == "__main__":
    main()
