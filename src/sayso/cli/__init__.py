"""The command line: parse, call, print."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn, TextIO

import typer

from sayso.cli import actors, add, corrections, dossier, export, origins, search
from sayso.cli.failures import Failures
from sayso.cli.journal import Journal
from sayso.cli.options import Workers
from sayso.cli.output import (
    STOPPED,
    abandon,
    complain,
    console,
    destination,
    finish,
    is_plain_file,
    progress,
    say,
    warn,
)
from sayso.errors import OutputError, SaysoError, UsageError
from sayso.intake import Item, stream
from sayso.records import Reading
from sayso.runs.results import INPUTS, ChosenReader
from sayso.views.neutral import visible

# ClickException: click's own, or that of the copy of click that newer versions of typer bring
_UsageErrors: type[Any] = typer.BadParameter.mro()[2]
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

        say(f"sayso {__version__}")
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
    workers: Workers = None,
) -> None:
    """Read articles and show who said what in them."""
    run = _Run(inputs, workers)
    if output is not None and is_plain_file(output):
        run.write_by_journal(output, _WRITERS[format_])
    else:
        with destination(output) as out:
            _WRITERS[format_](run.readings(), out, run)
    run.failed.show("raise SAYSO_FAILURES_SHOWN to see them.")
    if run.failed.count:
        if run.items > 1:
            warn(f"{run.failed.count:,} of {run.items:,} inputs could not be read")
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema that every reading holds to."""
    import json

    with destination(None) as out:
        out.write(json.dumps(Reading.json_schema(), indent=2) + "\n")


class _Run:
    """Readings in input order, and what cannot be read."""

    def __init__(self, inputs: list[str], workers: int | None) -> None:
        from sayso.intake.locations import are_several

        self.inputs, self.workers = inputs, workers
        self.several = are_several(inputs)  # or so it turns out
        self.items = 0
        self.failed = Failures()

    def readings(self, journal: Journal | None = None) -> Iterator[Reading]:
        """The readings as they come; ``journal``: only those that it does not hold, and each is kept there first."""
        items: Iterator[Item] = stream(self.inputs)
        if journal is not None:
            items = journal.unread(items)
        with progress("reading") as show:
            reader = ChosenReader(self.workers, are_several=self.several)
            for result in reader.read(items):
                self.items += 1
                self.several = self.several or result.is_part
                if self.several:
                    show(result.share, self.items)
                if journal is not None:
                    journal.add(result.location, result.reading)
                if result.error is not None:
                    self.failed.add(result.error)
                elif result.reading is not None:
                    yield result.reading

    def write_by_journal(self, output: Path, write: Callable[[Iterator[Reading], TextIO, _Run], None]) -> None:
        """Read into a journal, and write the output from it once all is read; it is gone then."""
        with Journal(output) as journal:
            for _ in self.readings(journal):
                pass
            self.items += journal.known
            self.several = self.several or journal.has_parts
            with destination(output) as out:
                write(journal.readings(), out, self)
            journal.drop()


def _write_text(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    from sayso.views.reading.terminal import show

    screen = console(file=out)
    for i, reading in enumerate(readings):
        if i:
            screen.print()
        show(reading, screen)


def _write_json(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    i = -1
    for i, reading in enumerate(readings):
        # whether there are several is known with the first
        out.write((("," if i else "[") + "\n" if run.several else "") + visible(reading.to_json(indent=2)))
    if run.several:
        out.write("[\n]\n" if i < 0 else "\n]\n")
    elif i >= 0:
        out.write("\n")


def _write_jsonl(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    for reading in readings:
        out.write(visible(reading.to_json()) + "\n")
        out.flush()


def _write_html(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    from sayso.views.reading.page import page

    done = list(readings)
    if done:
        out.write(page(done))


_WRITERS = {"text": _write_text, "json": _write_json, "jsonl": _write_jsonl, "html": _write_html}


def _is_foreign(word: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in word)


def main() -> None:
    """Run the command line; leave with 0, 1 (something could not be read or written) or 2 (the call is off)."""
    for out in (sys.stdout, sys.stderr):
        if hasattr(out, "reconfigure"):
            # whatever the locale says, what is read is Unicode and what is written is UTF-8
            out.reconfigure(encoding="utf-8", errors="replace" if out is sys.stderr else "strict")
    try:
        code = _run()
        finish()
    except SaysoError as error:
        if isinstance(error, OutputError):
            abandon()
        complain(error)
        code = error.exit_code
    except BrokenPipeError:
        # the reader of our output (head, less) has left: nothing to say, and nobody to say it to
        abandon()
        code = 1
    _leave(code)


def _leave(code: int) -> NoReturn:
    if any(thread.name == INPUTS for thread in threading.enumerate()):
        # it waits for standard input, and Python would wait for it
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    raise SystemExit(code)


def _run() -> int:
    try:
        return int(app(standalone_mode=False) or 0)
    except typer.Abort:
        warn("stopped.")
        return STOPPED
    except _UsageErrors as error:  # a word of the command line may be a file's name, and steer the terminal
        message = StringIO()
        error.show(message)
        say(*message.getvalue().splitlines(), stderr=True)
        return int(error.exit_code)
    except ValueError:
        # what Python makes of bytes that are no UTF-8 fits a file's name, but no sentence
        foreign = next(filter(_is_foreign, sys.argv[1:]), None)
        if foreign is None:
            raise
        raise UsageError(f"{foreign!a} is not in UTF-8", "write it in UTF-8.") from None
