"""The command that writes what a desk holds in the formats of others."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from sayso.cli.options import Desk, Since, Until
from sayso.cli.output import Output, destination
from sayso.records import Kind, Naming


def export(
    format_: Annotated[
        Literal["csv", "jsonl", "annotations", "quotations", "gexf", "ftm"],
        typer.Argument(
            metavar="csv|jsonl|annotations|quotations|gexf|ftm",
            help="A table; statements one a line; W3C Web Annotations; schema.org Quotations; a graph of who is quoted "
            "on whom; entities of FollowTheMoney.",
            show_default=False,
        ),
    ],
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only what they say; a part of the name will do.")
    ] = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", help="Only what is quoted, in part, or in other words.")
    ] = None,
    naming: Annotated[Naming | None, typer.Option("--naming", help="Only speakers who are named like this.")] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Only their articles; a part of the name will do.")
    ] = None,
    output: Output = None,
    desk: Desk = None,
) -> None:
    """Write the statements of a desk in a format of others; docs/export.md tells what stands where."""
    from sayso.desk.search.statements import first_day, last_day
    from sayso.desk.store import open_desk
    from sayso.export import WRITERS
    from sayso.export.statements import Choice, select

    first = None if since is None else first_day(since, "--since")
    last = None if until is None else last_day(until, "--until")
    choice = Choice(speaker, first, last, kind, naming, publisher)
    with open_desk(desk, create=False) as store, store.view() as view, destination(output) as out:
        WRITERS[format_](select(view, choice), out)
