"""The command that audits the sourcing of the articles in an archive."""

from __future__ import annotations

from shlex import quote

import typer

from sayso.cli.audit import By, Format, GroupName, Listed, list_counted, show_audit
from sayso.cli.corpus.asking import Folder, asked
from sayso.cli.lazy import example
from sayso.cli.options import Everything, Publisher, Since, Until
from sayso.desk.search.audit import audit as audit_view

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog=example("sayso corpus audit archive/ --by month", "sayso corpus audit archive/ --publisher Herald")
)
def audit(
    folder: Folder,
    by: By = "publisher",
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    format_: Format = "text",
    listed: Listed = None,
    group: GroupName = None,
    everything: Everything = False,
) -> None:
    """Audit the sourcing of the articles in an archive.

    Counts what sayso audit counts of a desk: named and unnamed sources, reasons for anonymity, and what rests on a
    single source or a single origin.
    """
    with asked(folder) as view:
        result = audit_view(view, by, since=since, until=until, publisher=publisher)
        if listed is not None:
            list_counted(view, result, listed, group, everything=everything)
            return
        show_audit(view, result, format_, f"sayso corpus audit {quote(str(folder))}")
