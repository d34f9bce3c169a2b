"""The command that checks a draft: rules of sourcing, and quotations against what they are taken from."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Annotated, Literal

import typer

from sayso.checks import Finding, Report
from sayso.checks.notes import Note, add_note, beside, keep_note, take_back
from sayso.checks.rulebook import Severity
from sayso.cli.drafts import DESK, Against, Rules, draft_checker
from sayso.cli.lazy import example
from sayso.cli.options import Author, Desk
from sayso.cli.output import cannot_write, complain, console, destination, say
from sayso.desk.store import Store
from sayso.errors import ReadError, UsageError
from sayso.intake.locations import STDIN, is_address
from sayso.settings import author_name
from sayso.version import __version__
from sayso.views.checks.annotations import github, sarif
from sayso.views.checks.page import page
from sayso.views.checks.terminal import show
from sayso.views.checks.word import write_document
from sayso.views.neutral import visible

commands = typer.Typer(rich_markup_mode=None)

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
    rules: Rules = None,
    against: Against = None,
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
        int | None, typer.Option("--ignore", metavar="NUMBER", help="Set this finding aside, with --reason.")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why the finding is set aside.")] = None,
    note: Annotated[
        Literal["draft", "desk"],
        typer.Option("--note", help="Where --ignore keeps its note: in a file beside the draft, or on the desk."),
    ] = "draft",
    restore: Annotated[
        int | None, typer.Option("--restore", metavar="NUMBER", help="Take back the note on this finding.")
    ] = None,
    author: Author = None,
    all_quotations: Annotated[bool, typer.Option("--all", help="Show exact quotations too.")] = False,
    desk: Desk = None,
) -> None:
    """Check drafts: their sourcing, and their quotations word for word."""
    if format_ == "docx" and (output is None or len(drafts) != 1):
        raise UsageError("a Word document holds one draft and goes to a file", "give one draft and -o FILE.")
    if ignore is not None and (len(drafts) != 1 or not (reason or "").strip()):
        raise UsageError("a finding is set aside in one draft, with a reason", "give one draft and --reason.")
    if restore is not None and (len(drafts) != 1 or ignore is not None):
        raise UsageError("a note is taken back in one draft", "give one draft, and no --ignore.")
    reports, failed = [], False
    with draft_checker(rules, against, desk, wants_desk=note == DESK) as checker:
        store = checker.store
        for draft in drafts:
            try:
                reports.append(checker.check(draft))
            except ReadError as error:
                complain(error)
                failed = True
        if reports and restore is not None:
            _take_back(drafts[0], reports[0], restore, store)
        elif reports and ignore is not None:
            place = (store, author or author_name()) if store is not None and note == DESK else None
            _set_aside(drafts[0], reports[0], ignore, (reason or "").strip(), place)
    if ignore is None and restore is None:
        _write(reports, format_, output, all_quotations=all_quotations)
    if failed or (fail_on != "never" and any(_is_failed(report, fail_on) for report in reports)):
        raise typer.Exit(1)


def _finding(draft: str, report: Report, number: int) -> Finding:
    finding = next((finding for finding in report.findings if finding.number == number), None)
    if draft == STDIN:
        raise UsageError("standard input has no name that a note could be on", "save the draft as a file.")
    if finding is None:
        count = len(report.findings)
        raise UsageError(f"there is no finding {number} in {draft}", f"it has {count}: sayso check {draft} lists them.")
    return finding


def _set_aside(draft: str, report: Report, number: int, reason: str, place: tuple[Store, str] | None) -> None:
    """Keep a note: in a file beside the draft, or on a desk with its author."""
    finding = _finding(draft, report, number)
    if finding.ignored is not None:
        raise UsageError(f"finding {number} is set aside already", f"its reason is {finding.ignored!r}.")
    note = Note(finding.rule, " ".join(finding.words.split()), reason)
    if place is not None:
        store, author = place
        with store.writer() as writer:
            keep_note(writer, draft, note, author)
    elif is_address(draft):
        raise UsageError(f"{draft} is no file, so no note can stand beside it", "keep it on the desk: --note desk.")
    else:
        add_note(beside(Path(draft)), note)
    where = place[0].place if place is not None else beside(Path(draft))
    say(f"finding {number} ({finding.rule}) is set aside in {where}")


def _take_back(draft: str, report: Report, number: int, store: Store | None) -> None:
    finding = _finding(draft, report, number)
    words = " ".join(finding.words.split())
    if store is not None:
        with store.writer() as writer:
            if take_back(writer, draft, finding.rule, words):
                say(f"the note on finding {number} ({finding.rule}) is taken back in {store.place}")
                return
    raise UsageError(
        f"no note on finding {number} stands on the desk",
        "a note beside the draft is deleted from its file." if finding.ignored is not None else "it is not set aside.",
    )


def _is_failed(report: Report, least: Severity) -> bool:
    wrong = any(not result.is_faithful for result in report.quotations)
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
