"""The commands that read articles and describe readings: read, schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer

from sayso.cli.failures import Failures
from sayso.cli.inputs import FromFile, Inputs, all_inputs
from sayso.cli.journal import Journal
from sayso.cli.lazy import example
from sayso.cli.notes import NotingReader
from sayso.cli.options import Everything, Fast, Workers
from sayso.cli.output import console, destination, is_plain_file, progress, warn
from sayso.errors import UsageError
from sayso.intake import Item, stream
from sayso.intake.locations import are_several
from sayso.records import Reading
from sayso.runs.chosen import ChosenReader
from sayso.views.neutral import visible
from sayso.views.reading.folding import Folding
from sayso.views.reading.page import page
from sayso.views.reading.terminal import show
from sayso.views.reading.word import require_word, word_document

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso read draft.txt", "sayso read archive/ --format jsonl -o readings.jsonl"))
def read(
    inputs: Inputs = None,
    from_file: FromFile = None,
    format_: Annotated[
        Literal["text", "json", "jsonl", "html", "docx"],
        typer.Option(
            "--format",
            "-f",
            help="Output format. text: readable output; html: the same as one web page; json: the whole reading, or "
            "a list of readings if there are several inputs; jsonl: one reading per line, in input order; docx: a Word "
            "document for comments, with -o FILE (extra office).",
        ),
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output."),
    ] = None,
    everything: Everything = False,
    fast: Fast = False,
    workers: Workers = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="STEP",
            help="Step of the pipeline to leave out, such as acts, nesting or registers. May be given several times.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Read articles and show who said what, and who did what to whom."""
    if format_ == "docx":
        require_word()
        if output is None:
            raise UsageError("a Word document is no text for a terminal", "name a file: -o FILE.docx.")
    run = _Run(all_inputs(inputs, from_file), workers, Folding(everything), without or [])
    if output is not None and is_plain_file(output):
        run.write_by_journal(output, _WRITERS[format_])
    else:
        with destination(output) as out:
            _WRITERS[format_](run.readings(), out, run)
    run.reader.show()
    run.failures.show("set SAYSO_FAILURES_SHOWN higher to see them.")
    if run.failures.count:
        if run.items > 1:
            warn(f"{run.failures.count:,} of {run.items:,} inputs could not be read")
        raise typer.Exit(1)


@commands.command(epilog=example("sayso schema"))
def schema() -> None:
    """Print the JSON Schema of a reading."""
    with destination(None) as out:
        out.write(json.dumps(Reading.json_schema(), indent=2) + "\n")


class _Run:
    """Reads the inputs in order, and counts those that fail."""

    def __init__(self, inputs: list[str], workers: int | None, folding: Folding, without: list[str]) -> None:
        self.inputs = inputs
        self.folding = folding
        # corrected while reading: an input may turn out to hold several articles
        self.several = are_several(inputs)
        self.items = 0
        self.failures = Failures()
        self.reader = NotingReader(ChosenReader(workers, are_several=self.several, without=without))

    def readings(self, journal: Journal | None = None) -> Iterator[Reading]:
        """Yield the readings as they are made.

        With a ``journal``, yield only those that it does not hold yet; each is added to it first.
        """
        items: Iterator[Item] = stream(self.inputs)
        if journal is not None:
            items = journal.unread(items)
        with progress("reading") as show_progress:
            for result in self.reader.read(items):
                self.items += 1
                self.several = self.several or result.is_part
                if self.several:
                    show_progress(result.share, self.items)
                if journal is not None:
                    journal.add(result.location, result.reading)
                if result.error is not None:
                    self.failures.add(result.error)
                elif result.reading is not None:
                    yield result.reading

    def write_by_journal(self, output: Path, write: Callable[[Iterator[Reading], TextIO, _Run], None]) -> None:
        """Read into a journal, write the output from it when all is read, and delete it."""
        with Journal(output) as journal:
            for _ in self.readings(journal):
                pass
            self.items += journal.known
            self.several = self.several or journal.has_parts
            with destination(output) as out:
                write(journal.readings(), out, self)
            journal.drop()


def _write_text(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    screen = console(file=out)
    for i, reading in enumerate(readings):
        if i:
            screen.print()
        show(reading, screen, run.folding)


def _write_json(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    i = -1
    for i, reading in enumerate(readings):
        # run.several is final once the first reading is made
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
    read_articles = list(readings)
    if read_articles:
        out.write(page(read_articles, folding=run.folding))


def _write_docx(readings: Iterator[Reading], out: TextIO, run: _Run) -> None:
    read_articles = list(readings)
    if read_articles:
        out.buffer.write(word_document(read_articles, run.folding))


_WRITERS = {
    "text": _write_text,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "html": _write_html,
    "docx": _write_docx,
}
