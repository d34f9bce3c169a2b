"""The commands that write what a desk holds in the formats of others."""

from __future__ import annotations

import typer

commands = typer.Typer(
    name="export",
    help="Write the statements of a desk in the formats of others.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
