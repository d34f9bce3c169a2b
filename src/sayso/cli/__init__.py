"""The command line: parse, call, print."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from sayso.cli import actors, corrections
from sayso.cli.output import destination
from sayso.errors import ReadError, SaysoError
from sayso.records import Reading

app = typer.Typer(
    name="sayso",
    help="Reads the news and shows on whose say-so we have it: who said what, verbatim, offline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How readings are written."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"


app.add_typer(actors.commands)
app.add_typer(corrections.commands)
app.command("correct")(corrections.correct)


def _version(asked: bool) -> None:
    if asked:
        from sayso import __version__

        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


@app.command()
def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-...",
            help="Text or HTML files, folders of them, addresses (http, https), or - for standard input.",
            show_default=False,
        ),
    ],
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="text: for people; html: one page of the same; json: the whole reading (a list of them where there "
            "are several inputs); jsonl: one reading a line, in input order, as they come.",
        ),
    ] = Format.text,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output."),
    ] = None,
) -> None:
    """Read articles and show who said what in them."""
    from sayso.intake import gather

    places = gather(inputs)
    several = len(places) > 1 or any(Path(given).is_dir() for given in inputs if given != "-")
    failed: list[ReadError] = []
    with destination(output) as out:
        _WRITERS[format_](_readings(places, failed), out, several)
    if failed:
        for error in failed:
            _complain(error)
        if len(places) > 1:
            typer.echo(f"sayso: {len(failed)} of {len(places)} inputs could not be read", err=True)
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema that every reading holds to."""
    import json

    typer.echo(json.dumps(Reading.json_schema(), indent=2))


def _readings(places: list[str | ReadError], failed: list[ReadError]) -> Iterator[Reading]:
    """Readings in input order; what cannot be read is added to ``failed``."""
    import sayso

    with _progress(len(places)) as advance:
        for place in places:
            try:
                if isinstance(place, ReadError):
                    raise place
                reading = sayso.read(sayso.load(place))
            except ReadError as error:
                failed.append(error)
            else:
                yield reading
            advance()


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on the terminal where there is more than one input to wait for."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def _write_text(readings: Iterator[Reading], out: TextIO, several: bool) -> None:
    from rich.console import Console

    from sayso.views.terminal import show

    console = Console(file=out, highlight=False, soft_wrap=False)
    for i, reading in enumerate(readings):
        if i:
            console.print()
        show(reading, console)


def _write_json(readings: Iterator[Reading], out: TextIO, several: bool) -> None:
    if not several:
        out.writelines(reading.to_json(indent=2) + "\n" for reading in readings)
        return
    out.write("[")
    for i, reading in enumerate(readings):
        out.write((",\n" if i else "\n") + reading.to_json(indent=2))
    out.write("\n]\n")


def _write_jsonl(readings: Iterator[Reading], out: TextIO, several: bool) -> None:
    for reading in readings:
        out.write(reading.to_json() + "\n")
        out.flush()


def _write_html(readings: Iterator[Reading], out: TextIO, several: bool) -> None:
    from sayso.views.page import page

    done = list(readings)
    if done:
        out.write(page(done))


_WRITERS = {Format.text: _write_text, Format.json: _write_json, Format.jsonl: _write_jsonl, Format.html: _write_html}


def _complain(error: SaysoError) -> None:
    typer.echo(f"sayso: {error}", err=True)


def main() -> None:
    """Run the command line; leave with 0, 1 (something could not be read) or 2 (the call is off)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # whatever the locale says, what is read is Unicode and what is written is UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "strict")
    try:
        app()
    except SaysoError as error:
        _complain(error)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        # the reader of our output (head, less) has left: nothing to say, and nobody to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
