"""The command that lists the settings."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption, Shown, show
from sayso.settings import SettingValue, configuration_file, values

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso settings", "sayso settings --format json"))
def settings(format_: FormatOption = "text") -> None:
    """List the settings, with their values and origins.

    An option overrides the environment, the environment overrides the configuration file.
    """
    rows = values()
    file = configuration_file()
    show(
        Shown(rows, len(rows)),
        SettingValue,
        format_,
        lambda row: _lines(row, "" if file is None else f" {file}"),
        noun="setting",
        nothing="no settings.",
    )


def _lines(row: SettingValue, file: str) -> Iterator[str]:
    origin = f"{row.origin}{file if row.origin == 'file' else ''}"
    yield f"{row.name} = {row.value}  ({origin})"
    yield f"    {row.variable}: {row.description}"
