"""The command that audits the sourcing of the articles in a desk."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from sayso.cli.lazy import example
from sayso.cli.options import Desk, Publisher, Since, Until
from sayso.cli.output import console, destination
from sayso.desk.search.audit import audit as audit_desk
from sayso.desk.store import open_desk
from sayso.views.desk import audit as views
from sayso.views.desk.audit_page import report
from sayso.views.desk.statements import write_json
from sayso.views.records import dumped

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso audit --by month --publisher Herald", "sayso audit --format html"))
def audit(
    by: Annotated[
        Literal["publisher", "month", "author", "speaker"], typer.Option("--by", help="Key that groups the articles.")
    ] = "publisher",
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    format_: Annotated[
        Literal["text", "json", "jsonl", "csv", "html"],
        typer.Option(
            "--format",
            "-f",
            help="Output format. text: tables; json; jsonl: one group per line; csv; html: a report with plots.",
        ),
    ] = "text",
    desk: Desk = None,
) -> None:
    """Audit the sourcing of the articles in a desk.

    Counts named and unnamed sources, reasons for anonymity, and what rests on a single source or a single origin.
    """
    with open_desk(desk, create=False) as store, store.view() as view:
        result = audit_desk(view, by, since=since, until=until, publisher=publisher)
    if format_ == "text":
        views.show(result, console())
        return
    with destination(None) as out:
        if format_ == "csv":
            views.write_csv(result, out)
        elif format_ == "json":
            write_json(views.plain(result), out)
        elif format_ == "jsonl":
            out.writelines(dumped(group) + "\n" for group in views.plain(result)["groups"])
        else:
            out.write(report(result))
