"""The command that writes what a desk holds in the formats of others."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sayso.cli.options import Desk
from sayso.cli.output import Output, destination


class Formats(StrEnum):
    """In which format."""

    csv = "csv"
    jsonl = "jsonl"
    annotations = "annotations"
    quotations = "quotations"
    gexf = "gexf"
    ftm = "ftm"


def export(
    format_: Annotated[
        Formats,
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
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day on (2026-01-31).")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to this day, included.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only direct, mixed or indirect ones.")
    ] = None,
    naming: Annotated[
        str | None,
        typer.Option("--naming", metavar="NAMING", help="Only speakers who are named, role, anonymous or generic."),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Only their articles; a part of the name will do.")
    ] = None,
    output: Output = None,
    desk: Desk = None,
) -> None:
    """Write the statements of a desk in a format of others; docs/export.md tells what stands where."""
    from sayso.desk.store import open_desk
    from sayso.export import WRITERS
    from sayso.export.telling import Choice, told

    choice = Choice(speaker, since, until, kind, naming, publisher)
    with open_desk(desk, create=False) as store, store.view() as view, destination(output) as out:
        WRITERS[format_.value](told(view, choice), out)
