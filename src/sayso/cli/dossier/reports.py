"""The commands that show a dossier: show, sheet, report, suggest."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

import typer

from sayso.cli.dossier.options import AsOf, KnownBy, Number
from sayso.cli.lazy import example
from sayso.cli.listing import FormatOption, Limit, Offset, Shown
from sayso.cli.listing import show as show_list
from sayso.cli.options import Author, Desk, day
from sayso.cli.output import Output, console, destination, say
from sayso.desk.store import open_desk
from sayso.dossier import store as dossiers
from sayso.dossier.log import Happening, Item, fold
from sayso.dossier.proposals import ActProposal, Proposal, propose, propose_acts
from sayso.errors import DossierError
from sayso.settings import author_name
from sayso.views.dossier import terminal, wording
from sayso.views.dossier.files import as_json, markdown
from sayso.views.dossier.page import page
from sayso.views.records import write

commands = typer.Typer(rich_markup_mode=None)
_MOST = 1_000
"""Statements that are proposed at most."""


@commands.command(epilog=example("sayso dossier sheet 1"))
def sheet(dossier: Number, author: Author = None, format_: FormatOption = "text", desk: Desk = None) -> None:
    """Show the events that the author has not rated yet, without any ratings."""
    with open_desk(desk, create=False) as store, store.view() as view:
        folded = fold(dossiers.log(view, dossier))
    rater = author or author_name()
    if format_ == "text":
        terminal.sheet(dossier, folded, rater, console())
        return
    unrated = set(folded.open_for(rater))
    with destination(None) as out:
        events = [SheetEvent.of(item) for item in folded.items.values() if item.id in unrated]
        write(format_, SheetEvent, events, out)


@commands.command(epilog=example("sayso dossier show 1", "sayso dossier show 1 --as-of 2026-03-01"))
def show(
    dossier: Number,
    everything: Annotated[
        bool, typer.Option("--all", help="Show all events, not only the 20 most diagnostic.")
    ] = False,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    author: Author = None,
    format_: Annotated[
        Literal["text", "json"],
        typer.Option("--format", "-f", help="Output format. text: readable output; json: as sayso dossier report."),
    ] = "text",
    desk: Desk = None,
) -> None:
    """Show the most diagnostic events, the balance of each pair with its range, and what would flip it."""
    balance = _balance(desk, dossier, as_of, known_by)
    rater = author or author_name()
    unrated = balance.dossier.open_for(rater)
    if rater in balance.dossier.raters and len(balance.dossier.raters) > 1 and unrated:
        raise DossierError(
            f"{rater} has not rated {', '.join(unrated[:5])}{' and others' if len(unrated) > 5 else ''} yet",
            f"raters do not see each other's ratings before their own are complete: see sayso dossier sheet {dossier}.",
        )
    if format_ == "json":
        with destination(None) as out:
            out.write(as_json(balance))
        return
    terminal.show(balance, console(), None if everything else terminal.MOST)


@commands.command(epilog=example("sayso dossier report 1 -o page.html"))
def report(
    dossier: Number,
    format_: Annotated[
        Literal["html", "markdown", "json"], typer.Option("--format", "-f", help="Output format.")
    ] = "html",
    output: Output = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    desk: Desk = None,
) -> None:
    """Write the report: an HTML page to sign, Markdown, or JSON."""
    render = {"html": page, "markdown": markdown, "json": as_json}[format_]
    text = render(_balance(desk, dossier, as_of, known_by))
    with destination(output) as out:
        out.write(text)


@commands.command(epilog=example("sayso dossier suggest 1 --actor Ferris"))
def suggest(
    dossier: Number,
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Who said or did it: words of the name.")],
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="Words of the content or passage.")] = "",
    kind: Annotated[
        Literal["SAID", "DONE"] | None, typer.Option("--kind", help="Only statements (SAID), or only acts (DONE).")
    ] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """Propose events from the desk, newest first: statements as SAID, acts as DONE.

    Add one with sayso dossier add --statement ID or --act ID.
    """
    suggested: list[SuggestedEvent] = []
    with open_desk(desk, create=False) as store, store.view() as view:
        folded = fold(dossiers.log(view, dossier))
        if kind != "DONE":
            suggested += map(SuggestedEvent.of, propose(view, folded, actor, words, _MOST))
        if kind != "SAID":
            suggested += map(SuggestedEvent.of_act, propose_acts(view, folded, actor, words, _MOST))
    suggested.sort(key=lambda event: event.day, reverse=True)
    show_list(
        Shown.of(suggested, limit, offset),
        SuggestedEvent,
        format_,
        lambda event: [
            f"{event.number:<13}  {event.day or 'no date'}  {event.kind}  {event.headline}",
            f"               {event.chain}; {event.origin}",
        ],
        noun="event",
        nothing="no statements or acts that are not in the dossier yet: use part of the name, or fewer words.",
    )
    if suggested and format_ == "text":
        say(f"add the first with sayso dossier add {dossier} --{suggested[0].number}")


class SheetEvent(NamedTuple):
    """An event that a rater has yet to rate."""

    event: str
    kind: str
    words: str
    passage: str | None

    @classmethod
    def of(cls, item: Item) -> SheetEvent:
        """Make one of an item of a dossier."""
        passage = item.passage.text if item.passage else None
        return cls(item.id, item.entry.kind, wording.headline(item), passage)


class SuggestedEvent(NamedTuple):
    """A statement or an act of the desk that may become an event."""

    statement: int | None
    """Its number; null for an act."""
    article: int
    day: str
    actor: str
    words: str
    headline: str
    """Actor and words; of a denial it says so."""
    chain: str
    origin: str
    kind: str
    """SAID or DONE."""
    act: int | None
    """The number of an act; null for a statement."""

    @property
    def number(self) -> str:
        """What sayso dossier add takes it by: "statement 12", "act 12"."""
        return f"statement {self.statement}" if self.act is None else f"act {self.act}"

    @classmethod
    def of(cls, proposal: Proposal) -> SuggestedEvent:
        """Make one of a statement."""
        stored = proposal.statement
        return cls(stored.id, stored.article.id, stored.article.day, *_suggested(proposal.event), None)

    @classmethod
    def of_act(cls, proposal: ActProposal) -> SuggestedEvent:
        """Make one of an act."""
        return cls(None, proposal.act.article.id, proposal.act.day, *_suggested(proposal.event), proposal.act.id)


def _suggested(event: Happening) -> tuple[str, str, str, str, str, str]:
    (report,) = event.reports
    about = (wording.headline(Item(event)), wording.chain(report), wording.origin(report))
    return event.actor, event.words, *about, event.kind


def _balance(desk: str | None, number: int, as_of: str | None, known_by: str | None) -> wording.Shown:
    as_of_day, known_by_day = day("--as-of", as_of), day("--known-by", known_by)
    with open_desk(desk, create=False) as store, store.view() as view:
        log = dossiers.log(view, number, as_of=as_of_day)
        dossier = fold(log)
        missing = dossiers.gone(view, dossier)
    return wording.shown(dossier, log, missing, as_of=as_of_day, known_by=known_by_day)
