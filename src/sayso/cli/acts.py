"""The command that searches the acts of a desk."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.api.records import ActRecord
from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption, Limit, Offset, Shown
from sayso.cli.options import ActTypeOption, Desk, Issue, Publisher, Since, Until
from sayso.cli.output import console, destination, say, warn
from sayso.desk.search.acts import ActSearch, search_acts
from sayso.desk.store import open_desk
from sayso.records import Channel, Factuality
from sayso.views.desk import acts as views
from sayso.views.desk.statements import HitList
from sayso.views.records import write

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog=example("sayso acts bridge --type REQUEST", "sayso acts --actor 'Dockers Union' --issue labor --since 2026")
)
def acts(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS",
            help='Words of the passage that must all occur; "two words" in quotation marks: a phrase; hous*: a prefix.',
            show_default=False,
        ),
    ] = None,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="NAME", help="Who did it: words of the name, or an actor's number.")
    ] = None,
    recipient: Annotated[
        str | None, typer.Option("--recipient", metavar="NAME", help="To whom: words of the name, or a number.")
    ] = None,
    either: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="One of the two: words of the name, or a number.")
    ] = None,
    type_: ActTypeOption = None,
    issue: Issue = None,
    factuality: Annotated[
        Factuality | None, typer.Option("--factuality", help="Whether it was done, as the article tells it.")
    ] = None,
    channel: Annotated[Channel | None, typer.Option("--channel", help="By which way it was done.")] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    article: Annotated[int | None, typer.Option("--article", metavar="ARTICLE", help="Only of this article.")] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """Search the acts of a desk: who did what to whom.

    The newest come first; what has no date comes last. The numbers are those that sayso correct act and sayso dossier
    add --act take.
    """
    asked = ActSearch(
        words=" ".join(words or []),
        actor=actor,
        recipient=recipient,
        either=either,
        type=type_,
        issue=issue,
        factuality=factuality,
        channel=channel,
        since=since,
        until=until,
        publisher=publisher,
        article=article,
    )
    with open_desk(desk, create=False) as store, store.view() as view:
        results = search_acts(view, asked, limit=limit, offset=offset)
    counted = Shown(results.acts, results.total, results.offset).counted("act")
    if format_ == "text":
        HitList(console()).acts(results)
        if results.total:
            say("", counted)
    else:
        with destination(None) as out:
            write(format_, ActRecord, [ActRecord.model_validate(views.plain(act)) for act in results.acts], out)
        if len(results.acts) < results.total:
            warn(counted)
    if not results.total:
        warn("no acts match: use fewer words, a prefix such as hous*, or fewer filters.")
