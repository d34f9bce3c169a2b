"""The command that audits the sourcing of the articles in a desk."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from sayso.cli.lazy import example
from sayso.cli.options import Desk, Everything, Publisher, Since, Until
from sayso.cli.output import console, destination
from sayso.desk.search.audit import Audit
from sayso.desk.search.audit import audit as audit_desk
from sayso.desk.search.audited import AuditedArticle, audited, behind
from sayso.desk.search.statements import Results, hits
from sayso.desk.store import open_desk
from sayso.desk.view import View
from sayso.views.desk import audit as views
from sayso.views.desk.audit_page import MOST, report
from sayso.views.desk.statements import HitList, write_json
from sayso.views.records import dumped

commands = typer.Typer(rich_markup_mode=None)

By = Annotated[
    Literal["publisher", "month", "author", "speaker"], typer.Option("--by", help="Key that groups the articles.")
]
Format = Annotated[
    Literal["text", "json", "jsonl", "csv", "html"],
    typer.Option(
        "--format",
        "-f",
        help="Output format. text: tables; json; jsonl: one group per line; csv; html: a report with plots.",
    ),
]
Listed = Annotated[
    str | None,
    typer.Option(
        "--list",
        metavar="COUNT",
        help="List the statements or articles that a number counts, such as unnamed or 'one source'.",
        show_default=False,
    ),
]
GroupName = Annotated[
    str | None,
    typer.Option("--group", metavar="NAME", help="With --list: only of this group.", show_default=False),
]


@commands.command(epilog=example("sayso audit --by month --publisher Herald", "sayso audit --format html"))
def audit(
    by: By = "publisher",
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    format_: Format = "text",
    listed: Listed = None,
    group: GroupName = None,
    everything: Everything = False,
    desk: Desk = None,
) -> None:
    """Audit the sourcing of the articles in a desk.

    Counts named and unnamed sources, reasons for anonymity, and what rests on a single source or a single origin.
    """
    with open_desk(desk, create=False) as store, store.view() as view:
        result = audit_desk(view, by, since=since, until=until, publisher=publisher)
        if listed is not None:
            list_counted(view, result, listed, group, everything=everything)
            return
        show_audit(view, result, format_, "sayso audit")


def show_audit(view: View, result: Audit, format_: str, program: str) -> None:
    """Print an audit in a format; ``program``: the command that lists what a number counts."""
    if format_ == "text":
        views.show(result, console(), program)
        return
    is_listed = format_ == "html" and result.total.statements <= MOST
    lists = audited(view, result) if is_listed else None
    with destination(None) as out:
        if format_ == "csv":
            views.write_csv(result, out)
        elif format_ == "json":
            write_json(views.plain(result), out)
        elif format_ == "jsonl":
            out.writelines(dumped(group) + "\n" for group in views.plain(result)["groups"])
        else:
            out.write(report(result, lists, program))


def list_counted(view: View, audit: Audit, word: str, name: str | None, *, everything: bool) -> None:
    """Print the articles or statements that a number of an audit counts, by the word that its tables have for it."""
    counted = behind(audited(view, audit), audit.by, views.group_of(audit, name), views.count_of(word))
    views.show_articles([entry for entry in counted if isinstance(entry, AuditedArticle)], console())
    ids = [entry.id for entry in counted if not isinstance(entry, AuditedArticle)]
    HitList(console(), everything=everything).hits(Results(tuple(hits(view, ids, [])), len(ids), "date"))
