"""The command that checks a draft: rules of sourcing, and quotations against what they are taken from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from sayso import read
from sayso.checks import Report, SourceDocument, SourceIndex, check_reading, settings
from sayso.checks.in_print import look_up
from sayso.checks.notes import Note, add_note, beside, read_notes
from sayso.checks.rulebook import Severity
from sayso.cli.lazy import example
from sayso.cli.options import Desk
from sayso.cli.output import cannot_write, complain, console, destination, progress, say
from sayso.desk.store import Store, open_desk
from sayso.errors import ReadError, UsageError
from sayso.intake import load, stream
from sayso.intake.locations import STDIN, is_address
from sayso.records import Reading
from sayso.version import __version__
from sayso.views.checks.annotations import github, sarif
from sayso.views.checks.page import page
from sayso.views.checks.terminal import show
from sayso.views.checks.word import write_document
from sayso.views.neutral import visible

commands = typer.Typer(rich_markup_mode=None)

DESK: Final = "desk"
"""What ``--against`` takes for the articles of the desk; a folder of this name is given as ./desk."""
Format = Literal["text", "json", "html", "docx", "sarif", "github"]


@commands.command(
    epilog=example(
        "sayso check draft.txt",
        "sayso check draft.txt --against notes/ --format html -o page.html",
        "sayso check draft.txt --against desk",
    )
)
def check(
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT...", help="Files, addresses, or - for standard input.")],
    rules: Annotated[
        Path | None,
        typer.Option("--rules", metavar="FILE", help="A newsroom's own rules (TOML), laid over those that ship."),
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            metavar="DOCUMENT",
            help="A document to hold the quotations against, word for word: text, PDF, Word, captions, a transcript, a "
            "folder. The word desk: the articles of the desk, to see what has been said before. May be given several "
            "times.",
        ),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="Output format.")] = "text",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output."),
    ] = None,
    fail_on: Annotated[
        Literal["note", "warning", "error", "never"],
        typer.Option("--fail-on", help="Exit with 1 if there is a finding at least as serious, or a wrong quotation."),
    ] = "error",
    ignore: Annotated[
        int | None,
        typer.Option("--ignore", metavar="NUMBER", help="Set this finding aside, in a file beside the draft."),
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why the finding is set aside.")] = None,
    all_quotations: Annotated[bool, typer.Option("--all", help="Show exact quotations too.")] = False,
    desk: Desk = None,
) -> None:
    """Check drafts: their sourcing, and their quotations word for word."""
    if format_ == "docx" and (output is None or len(drafts) != 1):
        raise UsageError("a Word document holds one draft and goes to a file", "give one draft and -o FILE.")
    if ignore is not None and (len(drafts) != 1 or not (reason or "").strip()):
        raise UsageError("a finding is set aside in one draft, with a reason", "give one draft and --reason.")
    rows = settings(rules)
    documents = [document for document in against or () if document != DESK]
    index = SourceIndex(list(_documents(documents))) if documents else None
    reports, failed = [], False
    with open_desk(desk, create=False) if DESK in (against or ()) else nullcontext() as store:
        for draft in drafts:
            try:
                reading = read(load(draft))
                report = check_reading(reading, rows, index, _notes(draft))
                reports.append(report if store is None else _asked(report, reading, store))
            except ReadError as error:
                complain(error)
                failed = True
    if ignore is not None:
        if reports:
            _set_aside(drafts[0], reports[0], ignore, reason or "")
    else:
        _write(reports, format_, output, all_quotations=all_quotations)
    if failed or (fail_on != "never" and any(_is_failed(report, fail_on) for report in reports)):
        raise typer.Exit(1)


def _asked(report: Report, reading: Reading, store: Store) -> Report:
    with store.view() as view:
        return report.with_desk(store.place, look_up(reading, view))


def _documents(arguments: Sequence[str]) -> Iterator[SourceDocument]:
    with progress("reading documents") as show_progress:
        for count, item in enumerate(stream(list(arguments)), 1):
            yield SourceDocument.of(item.load(), item.location)
            show_progress(item.share, count)


def _notes(draft: str) -> list[Note]:
    return [] if draft == STDIN or is_address(draft) else read_notes(beside(Path(draft)))


def _set_aside(draft: str, report: Report, number: int, reason: str) -> None:
    if draft == STDIN or is_address(draft):
        raise UsageError(f"{draft} is no file, so no note can stand beside it", "save the draft as a file.")
    finding = next((finding for finding in report.findings if finding.number == number), None)
    if finding is None:
        count = len(report.findings)
        raise UsageError(f"there is no finding {number} in {draft}", f"it has {count}: sayso check {draft} lists them.")
    if finding.ignored is not None:
        raise UsageError(f"finding {number} is set aside already", f"its reason is {finding.ignored!r}.")
    path = beside(Path(draft))
    add_note(path, Note(finding.rule, " ".join(finding.words.split()), reason.strip()))
    say(f"finding {number} ({finding.rule}) is set aside in {path}")


def _is_failed(report: Report, least: Severity) -> bool:
    wrong = any(result.verdict not in ("exact", "punctuation") for result in report.quotations)
    return wrong or bool(report.at_least(least))


def _write(reports: list[Report], format_: Format, output: Path | None, *, all_quotations: bool) -> None:
    if format_ == "docx":
        for report in reports[:1]:
            _write_document(report, output or Path("report.docx"))
        return
    with destination(output) as out:
        if format_ == "text":
            screen = console(file=out)
            for i, report in enumerate(reports):
                if i:
                    screen.print()
                show(report, screen, all_quotations=all_quotations)
        elif format_ == "json":
            rows = [report.model_dump(mode="json") for report in reports]
            out.write(visible(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n")
        elif format_ == "html":
            out.write(page(reports))
        else:
            out.write(visible(sarif(reports, __version__) if format_ == "sarif" else github(reports)))


def _write_document(report: Report, output: Path) -> None:
    content = BytesIO()
    write_document(report, content)
    try:
        output.write_bytes(content.getvalue())
    except OSError as error:
        raise cannot_write(output, error) from error
