"""The inputs of a run: arguments, and lines of a file or of standard input."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from sayso.errors import UsageError
from sayso.intake.files import opened, stdin
from sayso.intake.locations import STDIN

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH|URL|-...",
        help="Files (text, HTML, PDF, mail, feeds, WARC, JSONL), folders, addresses (http, https), or - for standard "
        "input.",
        show_default=False,
    ),
]
FromFile = Annotated[
    str | None,
    typer.Option(
        "--from-file",
        metavar="FILE|-",
        help="File with one path or address per line (or ended by NUL, as find -print0 writes them); - for standard "
        "input.",
        show_default=False,
    ),
]


def all_inputs(arguments: list[str] | None, from_file: str | None) -> list[str]:
    """Return the arguments, then the lines of a file, in order.  Empty lines are left out.

    Raises:
        UsageError: there are none, or standard input is to be both an article and the list of inputs.
        ReadError: the file cannot be read.
    """
    inputs = list(arguments or ())
    if from_file is not None:
        if from_file == STDIN and STDIN in inputs:
            raise UsageError(
                "standard input cannot be an article and the list of inputs",
                "leave out -, or write the list to a file and give that to --from-file.",
            )
        inputs += _lines(from_file)
        if not inputs:
            name = "standard input" if from_file == STDIN else from_file
            raise UsageError(f"{name} has no paths or addresses", "write one per line.")
    if not inputs:
        raise UsageError("no input is given", "give paths or addresses, or a file of them with --from-file.")
    return inputs


def _lines(name: str) -> list[str]:
    with stdin() if name == STDIN else opened(name) as stream:
        data = stream.read().removeprefix(b"\xef\xbb\xbf")
    parts = data.split(b"\0") if b"\0" in data else (line.strip() for line in data.splitlines())
    return [os.fsdecode(part) for part in parts if part]
