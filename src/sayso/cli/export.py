"""The command that exports the statements of a desk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from sayso.cli.corpus.packages import require_corpus
from sayso.cli.lazy import example
from sayso.cli.options import Desk, Since, Until
from sayso.cli.output import Output, destination, say
from sayso.desk.search.statements import first_day, last_day
from sayso.desk.store import open_desk
from sayso.errors import UsageError
from sayso.export import WRITERS
from sayso.export.statements import Choice, select
from sayso.records import Kind, Naming

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso export csv -o statements.csv"))
def export(
    format_: Annotated[
        Literal["csv", "jsonl", "annotations", "quotations", "gexf", "ftm", "parquet"],
        typer.Argument(
            metavar="csv|jsonl|annotations|quotations|gexf|ftm|parquet",
            help="csv: a table; jsonl: one statement per line; annotations: W3C Web Annotations; quotations: "
            "schema.org Quotations; gexf: a graph of who is quoted on whom; ftm: entities of FollowTheMoney; "
            "parquet: an archive, with -o FOLDER.",
            show_default=False,
        ),
    ],
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only this speaker; part of the name is enough.")
    ] = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only this kind of quotation.")] = None,
    naming: Annotated[Naming | None, typer.Option("--naming", help="Only speakers with this naming.")] = None,
    publisher: Annotated[
        str | None,
        typer.Option("--publisher", metavar="NAME", help="Only this publisher; part of the name is enough."),
    ] = None,
    output: Output = None,
    desk: Desk = None,
) -> None:
    """Export the statements of a desk.

    docs/export.md describes each format.
    """
    first = None if since is None else first_day(since, "--since")
    last = None if until is None else last_day(until, "--until")
    choice = Choice(speaker, first, last, kind, naming, publisher)
    if format_ == "parquet":
        _export_archive(choice, output, desk)
        return
    with open_desk(desk, create=False) as store, store.view() as view, destination(output) as out:
        WRITERS[format_](select(view, choice), out)


def _export_archive(choice: Choice, output: Path | None, desk: str | None) -> None:
    require_corpus()
    from sayso.corpus.carrying import from_desk

    if output is None:
        raise UsageError("an archive is a folder", "name a new one: -o FOLDER.")
    if choice.speaker or choice.kind or choice.naming:
        raise UsageError("an archive holds whole articles", "choose by --publisher, --since and --until.")
    with open_desk(desk, create=False) as store, store.view() as view:
        chosen = [article.id for article in view.articles() if choice.takes_article(article)]
        counts = from_desk(view, chosen, output).counts()
    say(f"{counts['articles']:,} articles, {counts['statements']:,} statements in {output}")
