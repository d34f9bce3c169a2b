"""The command line: parse, call, print."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer

from sayso.cli import actors, add, corrections, dossier, export, origins, search
from sayso.cli.output import destination
from sayso.errors import ReadError, SaysoError, UsageError
from sayso.records import Reading

app = typer.Typer(
    name="sayso",
    help="Reads the news and shows on whose say-so we have it: who said what, verbatim, offline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


app.add_typer(actors.commands)
app.add_typer(corrections.commands)
app.command("correct")(corrections.correct)
app.command("export")(export.export)
app.add_typer(add.commands)
app.add_typer(origins.commands)
app.add_typer(dossier.commands)
app.add_typer(search.commands)


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
            help="Text, HTML, PDF, mail (.eml), feeds, WARC or JSONL; folders of them, addresses (http, https), "
            "or - for standard input.",
            show_default=False,
        ),
    ],
    format_: Annotated[
        Literal["text", "json", "jsonl", "html"],
        typer.Option(
            "--format",
            "-f",
            help="text: for people; html: one page of the same; json: the whole reading (a list of them where there "
            "are several inputs); jsonl: one reading a line, in input order, as they come.",
        ),
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output."),
    ] = None,
) -> None:
    """Read articles and show who said what in them."""
    run = _Run(inputs)
    with destination(output) as out:
        _WRITERS[format_](run.readings(), out, run)
    for error in run.failed:
        _complain(error)
    if run.failed:
        if run.items > 1:
            typer.echo(f"sayso: {len(run.failed)} of {run.items} inputs could not be read", err=True)
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema that every reading holds to."""
    import json

    typer.echo(json.dumps(Reading.json_schema(), indent=2))


class _Run:
    """Readings in input order, and what cannot be read."""

    def __init__(self, inputs: list[str]) -> None:
        from sayso.intake.locations import is_folder

        self.inputs = inputs
        self.several = len(inputs) > 1 or is_folder(inputs[0])  # or so it turns out: a feed is one input too
        self.items = 0
        self.failed: list[ReadError] = []

    def readings(self) -> Iterator[Reading]:
        import sayso

        with _progress() as show:
            for item in sayso.stream(self.inputs):
                self.items += 1
                self.several = self.several or item.is_part
                if self.several:
                    show(item.share, self.items)
                try:
                    reading = sayso.read(item.load())
                except ReadError as error:
                    self.failed.append(error)
                else:
                    yield reading


@contextmanager
def _progress() -> Iterator[Callable[[float, int], None]]:
    """A bar on the terminal, from when it is first told a share of the whole, and how many articles that is."""
    if not sys.stderr.isatty():
        yield lambda share, items: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), TextColumn("{task.fields[items]:,}"), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=1.0, items=0)

    def show(share: float, items: int) -> None:
        bar.start()
        # the item is only begun
        bar.update(task, completed=min(share, 0.999), items=items)

    try:
        yield show
    finally:
        bar.stop()


def _write_text(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    from rich.console import Console

    from sayso.views.terminal import show

    console = Console(file=out, highlight=False, soft_wrap=False)
    for i, reading in enumerate(readings):
        if i:
            console.print()
        show(reading, console)


def _write_json(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    i = -1
    for i, reading in enumerate(readings):
        # whether there are several is known with the first
        out.write((("," if i else "[") + "\n" if run.several else "") + reading.to_json(indent=2))
    if run.several:
        out.write("[\n]\n" if i < 0 else "\n]\n")
    elif i >= 0:
        out.write("\n")


def _write_jsonl(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    for reading in readings:
        out.write(reading.to_json() + "\n")
        out.flush()


def _write_html(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    from sayso.views.page import page

    done = list(readings)
    if done:
        out.write(page(done))


_WRITERS = {"text": _write_text, "json": _write_json, "jsonl": _write_jsonl, "html": _write_html}


def _complain(error: SaysoError) -> None:
    typer.echo(f"sayso: {error}", err=True)


def _is_foreign(word: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in word)


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
    except ValueError:
        # what Python makes of bytes that are no UTF-8 fits a file's name, but no sentence
        foreign = next(filter(_is_foreign, sys.argv[1:]), None)
        if foreign is None:
            raise
        _complain(UsageError(f"{foreign!a} is not in UTF-8", "write it in UTF-8."))
        raise SystemExit(UsageError.exit_code) from None
    except BrokenPipeError:
        # the reader of our output (head, less) has left: nothing to say, and nobody to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
