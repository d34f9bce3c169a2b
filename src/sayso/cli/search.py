"""The commands that ask a desk: search, actor, audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sayso.cli.options import Desk, Since, Until
from sayso.cli.output import console, destination, say, warn
from sayso.records import Factuality, Kind, Type

if TYPE_CHECKING:
    from sayso.desk.search.actor_history import Followed
    from sayso.desk.search.statements import Found

commands = typer.Typer(rich_markup_mode=None)

HitFormat = Literal["text", "json", "jsonl", "csv"]


Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, max=10_000, help="At most so many.")]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Its name, or words of it.")]
FormatOption = Annotated[
    HitFormat, typer.Option("--format", "-f", help="text: for people; json; jsonl: a statement a line; csv.")
]


@commands.command()
def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS",
            help='All of them have to be there; "two words" in quotation marks side by side; hous* begins so.',
            show_default=False,
        ),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Words of the speaker's name, or an actor's number.")
    ] = None,
    addressee: Annotated[
        str | None, typer.Option("--addressee", metavar="NAME", help="The same of whom it was said to.")
    ] = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Quoted, in part, or in other words.")] = None,
    naming: Annotated[
        Literal["named", "role", "anonymous", "generic", "unknown"] | None,
        typer.Option("--naming", help="How the speaker is named."),
    ] = None,
    factuality: Annotated[Factuality | None, typer.Option("--factuality", help="Whether it was said.")] = None,
    type_: Annotated[Type | None, typer.Option("--type", help="What kind of telling it is.")] = None,
    publisher: Publisher = None,
    origins: Annotated[
        Literal["single"] | None,
        typer.Option("--origins", help="single: only what has one independent origin in the desk."),
    ] = None,
    by: Annotated[
        Literal["rank", "date"], typer.Option("--by", help="rank: what fits best first; date: the newest first.")
    ] = "rank",
    limit: Limit = 20,
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """Search what was said, by its words and by who said it, to whom, when and how."""
    from sayso.desk.search.statements import Search
    from sayso.desk.search.statements import search as found_by
    from sayso.desk.store import open_desk

    asked = Search(
        " ".join(words or []),
        speaker,
        addressee,
        since,
        until,
        kind,
        naming,
        factuality,
        type_,
        publisher,
        origins == "single",
    )
    with open_desk(desk, create=False) as store, store.view() as view:
        found = found_by(view, asked, limit=limit, by=by)
    _write_found(found, format_, is_ranked=by == "rank" and bool(words))
    if not found.hits:
        warn("nothing found: try fewer words, hous* for all that begins so, or leave out a filter.")


def _write_found(found: Found, format_: HitFormat, *, is_ranked: bool) -> None:
    from sayso.views.desk import statements as hits

    if format_ == "text":
        hits.HitList(console()).found(found)
        if is_ranked and found.order == "date" and found.hits:
            say("", "very common words: the newest first")
        if found.more:
            say("", f"the first {len(found.hits)}; --limit shows more")
        return
    with destination(None) as out:
        if format_ == "json":
            hits.write_json([hits.plain(hit) for hit in found.hits], out)
        elif format_ == "jsonl":
            hits.write_jsonl(found.hits, out)
        else:
            hits.write_csv(found.hits, out)


@commands.command()
def actor(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name, words of one, or an actor's number.")],
    limit: Limit = 10,
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """Show what somebody said, what is said about them and what was said to them, the newest first."""
    from sayso.desk.search.actor_history import candidates, chosen, follow, nobody
    from sayso.desk.store import open_desk
    from sayso.errors import UsageError
    from sayso.views.desk.statements import HitList

    given = " ".join(name)
    with open_desk(desk, create=False) as store, store.view() as view:
        found = candidates(view, given)
        if not found:
            raise nobody(given)
        who = chosen(found, given)
        if who is None:
            HitList(console(stderr=format_ != "text")).candidates(found)
            raise UsageError(
                f"{given!r} fits {len(found)} in this desk", "give the number of one, or the name in full."
            )
        followed = follow(view, who, limit=limit)
    _write_followed(followed, format_)


def _write_followed(followed: Followed, format_: HitFormat) -> None:
    from dataclasses import asdict

    from sayso.views.desk import statements as hits

    lots = {"said": followed.said, "about": followed.about, "addressed": followed.addressed}
    if format_ == "text":
        hits.HitList(console()).followed(followed)
        return
    with destination(None) as out:
        if format_ == "json":
            told = {part: [hits.plain(hit) for hit in found.hits] for part, found in lots.items()}
            hits.write_json({**asdict(followed.who), "forms": followed.forms, **told}, out)
        elif format_ == "jsonl":
            hits.write_jsonl_parts(lots, out)
        else:
            hits.write_csv_parts(lots, out)


@commands.command()
def audit(
    by: Annotated[
        Literal["publisher", "month", "author", "speaker"], typer.Option("--by", help="What groups the articles.")
    ] = "publisher",
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    format_: Annotated[
        Literal["text", "csv", "json", "html"],
        typer.Option("--format", "-f", help="text: tables for people; csv; json; html: a report with plots."),
    ] = "text",
    desk: Desk = None,
) -> None:
    """Audit the sourcing: who is named and who is not, why, what rests on one teller or one origin."""
    from sayso.desk.search.audit import audit as audited
    from sayso.desk.store import open_desk
    from sayso.views.desk import audit as views
    from sayso.views.desk.statements import write_json

    with open_desk(desk, create=False) as store, store.view() as view:
        found = audited(view, by, since=since, until=until, publisher=publisher)
    if format_ == "text":
        views.show(found, console())
        return
    with destination(None) as out:
        if format_ == "csv":
            views.write_csv(found, out)
        elif format_ == "json":
            write_json(views.plain(found), out)
        else:
            from sayso.views.desk.audit_page import report

            out.write(report(found))
