"""The commands that query a desk: search, actor."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Final, Literal

import typer

from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption, Limit, ListFormat, Offset, Shown
from sayso.cli.options import Desk, Everything, Publisher, Since, Until
from sayso.cli.output import console, destination, say, warn
from sayso.desk.search import actor_history
from sayso.desk.search.actor_history import Candidate, Followed
from sayso.desk.search.statements import Results, Search
from sayso.desk.search.statements import search as search_statements
from sayso.desk.store import open_desk
from sayso.desk.view import View
from sayso.records import Factuality, Kind, Type
from sayso.views.desk import statements as views

commands = typer.Typer(rich_markup_mode=None)

_LISTED: Final = 50  # actors that a name fits

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS",
        help='Words that must all occur; "two words" in quotation marks: a phrase; hous*: a prefix.',
        show_default=False,
    ),
]
SpeakerName = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Words of the speaker's name, or an actor's number.")
]
AddresseeName = Annotated[
    str | None, typer.Option("--addressee", metavar="NAME", help="Words of the addressee's name, or an actor's number.")
]
KindOption = Annotated[Kind | None, typer.Option("--kind", help="Kind of quotation.")]
NamingOption = Annotated[
    Literal["named", "role", "anonymous", "generic", "unknown"] | None,
    typer.Option("--naming", help="How the speaker is named."),
]
FactualityOption = Annotated[Factuality | None, typer.Option("--factuality", help="Factuality of the cue.")]
TypeOption = Annotated[Type | None, typer.Option("--type", help="Type of the attribution.")]
Origins = Annotated[
    Literal["single"] | None,
    typer.Option("--origins", help="single: only statements with one independent origin."),
]
Order = Annotated[
    Literal["rank", "date"], typer.Option("--by", help="Order. rank: best match first; date: newest first.")
]
Name = Annotated[list[str], typer.Argument(metavar="NAME", help="Name, words of a name, or an actor's number.")]


@commands.command(
    epilog=example("sayso search bridge repair", "sayso search --speaker okafor --since 2026-02 --factuality negated")
)
def search(
    words: Words = None,
    speaker: SpeakerName = None,
    addressee: AddresseeName = None,
    since: Since = None,
    until: Until = None,
    kind: KindOption = None,
    naming: NamingOption = None,
    factuality: FactualityOption = None,
    type_: TypeOption = None,
    publisher: Publisher = None,
    origins: Origins = None,
    by: Order = "rank",
    limit: Limit = 20,
    offset: Offset = 0,
    format_: FormatOption = "text",
    everything: Everything = False,
    desk: Desk = None,
) -> None:
    """Search the statements of a desk.

    Search by words, speaker, addressee, date and kind.
    """
    query = Search(
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
        results = search_statements(view, query, limit=limit, offset=offset, by=by)
    show_results(results, format_, is_ranked=by == "rank" and bool(words), everything=everything)


def show_results(results: Results, format_: ListFormat, *, is_ranked: bool, everything: bool) -> None:
    """Print the result of a search in a format; ``is_ranked``: whether the best were to come first."""
    _write_results(results, format_, is_ranked=is_ranked, everything=everything)
    if not results.total:
        warn("no statements match: use fewer words, a prefix such as hous*, or fewer filters.")


def _write_results(results: Results, format_: ListFormat, *, is_ranked: bool, everything: bool) -> None:
    counted = Shown(results.hits, results.total, results.offset).counted("statement")
    if format_ == "text":
        views.HitList(console(), everything=everything).hits(results)
        if results.total:
            by_date = is_ranked and results.order == "date"
            say("", *["sorted by date, newest first: the words are too common to rank"] * by_date, counted)
        return
    with destination(None) as out:
        if format_ == "json":
            views.write_json([views.plain(hit) for hit in results.hits], out)
        elif format_ == "jsonl":
            views.write_jsonl(results.hits, out)
        else:
            views.write_csv(results.hits, out)
    if len(results.hits) < results.total:
        warn(counted)


@commands.command(epilog=example("sayso actor Ruth Okafor"))
def actor(
    name: Name,
    limit: Limit = 10,
    offset: Offset = 0,
    format_: FormatOption = "text",
    everything: Everything = False,
    desk: Desk = None,
) -> None:
    """Show what an actor said and did on one line of time.

    Statements about and to them follow. The newest come first; what has no date comes last. If a name fits several
    actors, all are listed, and the most quoted one is shown.
    """
    with open_desk(desk, create=False) as store, store.view() as view:
        show_actor(view, " ".join(name), limit, offset, format_, everything=everything)


def show_actor(view: View, words: str, limit: int, offset: int, format_: ListFormat, *, everything: bool) -> None:
    """Print the statements by, about and to the actor that a name fits best, and all whom it fits.

    Raises:
        DeskError: the name fits nobody.
        UsageError: there is no word in it.
    """
    candidates = actor_history.candidates(view, words)
    if not candidates:
        raise actor_history.nobody(view, words)
    history = actor_history.follow(view, actor_history.chosen(candidates, words), limit=limit, offset=offset)
    if len(candidates) > 1:
        _list_candidates(candidates, words, is_text=format_ == "text")
    _write_history(history, candidates, format_, everything=everything)


def _list_candidates(candidates: list[Candidate], words: str, *, is_text: bool) -> None:
    """List the actors that a name fits: on standard error where something else reads the output."""
    listed = candidates[:_LISTED]
    views.HitList(console(stderr=not is_text)).candidates(listed)
    rest = f", {len(listed)} of them above" if len(listed) < len(candidates) else ""
    (say if is_text else warn)(
        f"{words!r} matches {len(candidates)} actors{rest}, the most quoted first: a number or a full name selects one."
    )
    if is_text:
        say("")


def _write_history(history: Followed, candidates: list[Candidate], format_: ListFormat, *, everything: bool) -> None:
    parts = {"said": history.said, "about": history.about, "addressed": history.addressed}
    others = {part: results for part, results in parts.items() if part != "said"}
    if format_ == "text":
        views.HitList(console(), everything=everything).history(history)
        return
    with destination(None) as out:
        if format_ == "json":
            statements = {part: [views.plain(hit) for hit in results.hits] for part, results in parts.items()}
            line = history.timeline
            totals = {**{part: results.total for part, results in parts.items()}, "timeline": line.total}
            own = {**asdict(history.who), "forms": history.forms, "totals": totals, **statements}
            own["timeline"] = [views.plain_moment(moment) for moment in line.moments]
            views.write_json({**own, "matches": [asdict(candidate) for candidate in candidates]}, out)
        elif format_ == "jsonl":
            views.write_jsonl_parts(history.timeline, others, out)
        else:
            views.write_csv_parts(history.timeline, others, out)
