"""The commands about dossiers: questions, rival hypotheses, and what was said and done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from sayso.cli.options import Author, Desk
from sayso.cli.output import Output, destination
from sayso.errors import DossierError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.desk.view import View
    from sayso.dossier.log import Entry, Happening, Passage, Told
    from sayso.views.weights import Shown

commands = typer.Typer(
    name="dossier",
    help="Words beside deeds: a question, rival hypotheses, what was SAID and DONE, and which way it leans.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Number = Annotated[int, typer.Argument(metavar="DOSSIER", help="As sayso dossier list numbers it.", show_default=False)]
EventName = Annotated[str, typer.Argument(metavar="EVENT", help="E1, E2 and so on.", show_default=False)]
Why = Annotated[str, typer.Option("--reason", metavar="WHY", help="Why, in words; it is kept.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As the dossier stood at the end of that day.", show_default=False),
]
KnownBy = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DATE", help="Only events that were reported by that day.", show_default=False),
]


class KindOption(StrEnum):
    """What an event is."""

    SAID = "SAID"
    DONE = "DONE"


class ReportFormat(StrEnum):
    """How a report is written."""

    html = "html"
    markdown = "markdown"
    json = "json"


@commands.command()
def new(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="What is asked.", show_default=False)],
    hypothesis: Annotated[
        list[str],
        typer.Option("--hypothesis", metavar="WORDS", help='A rival answer; two or more. "None of these" is added.'),
    ],
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Begin a dossier."""
    from sayso.desk.store import open_desk
    from sayso.dossier.shelf import create

    with open_desk(desk) as store, store.writer() as writer:
        number = create(writer, question, hypothesis, _author(author))
    typer.echo(f"dossier {number}: sayso dossier add {number} ... puts events in, sayso dossier suggest proposes some")


@commands.command("list")
def list_(
    deleted: Annotated[bool, typer.Option("--deleted", help="Those that were deleted instead.")] = False,
    desk: Desk = None,
) -> None:
    """List the dossiers of the desk."""
    from sayso.desk.store import open_desk
    from sayso.dossier.shelf import listing

    with open_desk(desk, create=False) as store, store.view() as view:
        found = listing(view, deleted=deleted)
    for one in found:
        typer.echo(f"{one.id:>4}  {one.made[:10]}  {one.entries:>4} entries  {one.question}")
    if not found:
        typer.echo("no dossiers here." if deleted else 'no dossiers yet: sayso dossier new "QUESTION" begins one.')


@commands.command()
def add(
    dossier: Number,
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="What was said or done, in a line.")] = "",
    kind: Annotated[KindOption, typer.Option("--kind", help="A saying, or a deed.")] = KindOption.SAID,
    statement: Annotated[
        int | None,
        typer.Option(
            "--statement", metavar="ID", help="A statement of the desk, with its chain and origin.", show_default=False
        ),
    ] = None,
    act: Annotated[
        int | None, typer.Option("--act", metavar="ID", help="An act of the desk.", show_default=False)
    ] = None,
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Who said or did it.")] = "",
    article: Annotated[
        str, typer.Option("--article", metavar="ID|ADDRESS", help="The article that --passage stands in.")
    ] = "",
    passage: Annotated[
        str, typer.Option("--passage", metavar="WORDS", help="The words it rests on, letter by letter.")
    ] = "",
    teller: Annotated[
        list[str] | None,
        typer.Option(
            "--teller",
            metavar="NAME=GRADE",
            help="A teller, the outermost first; none: it was seen.",
            show_default=False,
        ),
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option("--origin", metavar="WORDS", help="The teller or text it goes back to.", show_default=False),
    ] = None,
    happened: Annotated[
        str | None, typer.Option("--happened", metavar="DATE", help="When it happened.", show_default=False)
    ] = None,
    reported: Annotated[
        str | None, typer.Option("--reported", metavar="DATE", help="When it was reported.", show_default=False)
    ] = None,
    episode: Annotated[
        str | None, typer.Option("--episode", metavar="NAME", help="Events that belong together.", show_default=False)
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="EVENT", help="One more report of an event that is there.", show_default=False),
    ] = None,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Put an event in: from a statement or an act of the desk, or by hand."""
    from sayso.desk.store import open_desk
    from sayso.desk.view import View
    from sayso.dossier.log import Another, fold, next_event
    from sayso.dossier.shelf import append, log

    given: dict[str, object] = {"words": " ".join(words.split()), "actor": actor, "episode": episode}
    given |= {"happened": _day("--happened", happened), "reported": _day("--reported", reported)}
    with open_desk(desk, create=False) as store, store.writer() as writer:
        view = View(writer.connection)
        number = to.upper() if to else next_event(fold(log(view, dossier)))
        by_hand = _ByHand(tuple(teller or ()), origin, article, passage)
        event = _event(view, number, kind.value, statement, act, by_hand, is_report=to is not None, words=words)
        event = event.model_copy(update={key: value for key, value in given.items() if value})
        if to and not event.reports:
            raise UsageError("a report needs a teller", "give --teller NAME=GRADE, or --statement.")
        entry: Entry = Another(event=number, report=event.reports[0]) if to else event
        append(writer, dossier, [entry], _author(author))
    todo = "one more report" if to else f"sayso dossier rate {dossier} {number} H1 STEP --reason WHY"
    typer.echo(f"{number}: {todo}")


@commands.command()
def absence(
    dossier: Number,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="What we would have seen, and did not.", show_default=False)
    ],
    chance: Annotated[
        float, typer.Option("--chance", metavar="0..1", help="The chance that we would have seen it by now.")
    ],
    kind: Annotated[KindOption, typer.Option("--kind", help="A saying, or a deed.")] = KindOption.DONE,
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Whose it would have been.")] = "",
    episode: Annotated[
        str | None, typer.Option("--episode", metavar="NAME", help="Events that belong together.", show_default=False)
    ] = None,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Put in what was not seen; it is rated like an event."""
    from sayso.dossier.log import Absence

    if not 0 <= chance <= 1:
        raise DossierError(f"a chance of {chance:g}", "give a number from 0 to 1.")
    made = {"kind": kind.value, "words": " ".join(words.split()), "actor": actor, "chance": chance, "episode": episode}
    number = _append_next(desk, dossier, author, lambda event: Absence.model_validate({"event": event, **made}))
    typer.echo(f"{number}: sayso dossier rate {dossier} {number} H1 STEP --reason WHY")


@commands.command()
def rate(
    dossier: Number,
    event: EventName,
    hypothesis: Annotated[
        str, typer.Argument(metavar="HYPOTHESIS", help='H1, H2 and so on, or "none of these".', show_default=False)
    ],
    step: Annotated[
        float, typer.Argument(metavar="STEP", help="How expected it is: .05 .2 .5 .8 .95", show_default=False)
    ],
    reason: Why = "",
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Say how expected an event is if a hypothesis holds; others' ratings are not shown."""
    from sayso.dossier.evidence import NONE
    from sayso.dossier.log import Rate

    name = NONE if hypothesis.casefold() in ("none", NONE) else hypothesis.upper()
    _append(desk, dossier, author, Rate(event=event.upper(), hypothesis=name, step=step, reason=reason))
    typer.echo(f"{event.upper()} under {name}: {step:g}")


@commands.command()
def change(
    dossier: Number,
    event: EventName,
    episode: Annotated[
        str | None, typer.Option("--episode", metavar="NAME", help="Its episode; empty for none.", show_default=False)
    ] = None,
    report: Annotated[
        int, typer.Option("--report", metavar="N", help="The report whose --origin changes, from 1.")
    ] = 1,
    origin: Annotated[
        str | None, typer.Option("--origin", metavar="WORDS", help="Its origin; empty for unknown.", show_default=False)
    ] = None,
    happened: Annotated[
        str | None, typer.Option("--happened", metavar="DATE", help="When it happened.", show_default=False)
    ] = None,
    reported: Annotated[
        str | None, typer.Option("--reported", metavar="DATE", help="When it was reported.", show_default=False)
    ] = None,
    chance: Annotated[
        float | None,
        typer.Option("--chance", metavar="0..1", help="Of having seen what was not seen.", show_default=False),
    ] = None,
    reason: Why = "",
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Change what is said of an event; what was said before stays in the log."""
    from sayso.dossier.log import Change

    if chance is not None and not 0 <= chance <= 1:
        raise DossierError(f"a chance of {chance:g}", "give a number from 0 to 1.")
    entry = Change(
        event=event.upper(),
        episode=episode,
        report=None if origin is None else report,
        origin=origin,
        happened=_day("--happened", happened),
        reported=_day("--reported", reported),
        chance=chance,
        reason=reason,
    )
    _append(desk, dossier, author, entry)
    typer.echo(f"{event.upper()}: changed")


@commands.command()
def remove(dossier: Number, event: EventName, reason: Why = "", author: Author = None, desk: Desk = None) -> None:
    """Take an event out of the balance; sayso dossier restore puts it back."""
    from sayso.dossier.log import Remove

    _append(desk, dossier, author, Remove(event=event.upper(), reason=reason))
    typer.echo(f"{event.upper()}: taken out")


@commands.command()
def restore(dossier: Number, event: EventName, author: Author = None, desk: Desk = None) -> None:
    """Put an event back that was taken out."""
    from sayso.dossier.log import Restore

    _append(desk, dossier, author, Restore(event=event.upper()))
    typer.echo(f"{event.upper()}: put back")


@commands.command()
def grade(
    dossier: Number,
    name: Annotated[str, typer.Argument(metavar="GRADE", help="As the report lists them.", show_default=False)],
    a: Annotated[float, typer.Argument(metavar="A", help="Chance that it is passed on if true.", show_default=False)],
    b: Annotated[float, typer.Argument(metavar="B", help="Chance that it is passed on if not.", show_default=False)],
    reason: Why = "",
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Change what a grade of tellers is assumed to be, in this dossier."""
    from sayso.dossier.log import Grade

    _append(desk, dossier, author, Grade(grade=name.replace(" ", "_"), a=a, b=b, reason=reason))
    typer.echo(f"{name}: {a:g} {b:g}")


@commands.command()
def prior(
    dossier: Number,
    chances: Annotated[
        list[float],
        typer.Argument(
            metavar="CHANCE...", help='One a hypothesis, in order, "none of these" last.', show_default=False
        ),
    ],
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Give your own probabilities of the hypotheses; only then is one shown after the evidence."""
    from sayso.desk.store import open_desk
    from sayso.desk.view import View
    from sayso.dossier.log import Prior, fold
    from sayso.dossier.shelf import append, log

    with open_desk(desk, create=False) as store, store.writer() as writer:
        names = fold(log(View(writer.connection), dossier)).names
        if len(names) != len(chances) or not all(0 <= one <= 1 for one in chances):
            raise DossierError(
                f"{len(chances)} chances for {len(names)} hypotheses",
                f"give one, from 0 to 1, for each of {', '.join(names)}.",
            )
        append(writer, dossier, [Prior(chances=dict(zip(names, chances, strict=True)))], _author(author))
    typer.echo("kept; sayso dossier show tells what becomes of it")


@commands.command()
def sheet(dossier: Number, author: Author = None, desk: Desk = None) -> None:
    """Show what you have yet to rate, and nobody's ratings."""
    from sayso.desk.store import open_desk
    from sayso.dossier.log import fold
    from sayso.dossier.shelf import log
    from sayso.views.balance import sheet as print_sheet

    with open_desk(desk, create=False) as store, store.view() as view:
        found = fold(log(view, dossier))
    print_sheet(dossier, found, _author(author), _console())


@commands.command()
def show(
    dossier: Number,
    everything: Annotated[bool, typer.Option("--all", help="All events, not the 20 most telling.")] = False,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Show the most telling events, the balance by pairs with its range, and what would flip it."""
    from sayso.views.balance import MOST
    from sayso.views.balance import show as print_balance

    found = _shown(desk, dossier, as_of, known_by)
    rater = _author(author)
    left = found.dossier.open_for(rater)
    if rater in found.dossier.raters and len(found.dossier.raters) > 1 and left:
        raise DossierError(
            f"{rater} has yet to rate {', '.join(left[:5])}{' and others' if len(left) > 5 else ''}",
            f"raters rate without seeing each other: sayso dossier sheet {dossier} shows what is left.",
        )
    print_balance(found, _console(), None if everything else MOST)


@commands.command()
def report(
    dossier: Number,
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How it is written.")] = ReportFormat.html,
    output: Output = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    desk: Desk = None,
) -> None:
    """Write the report: a page to sign, Markdown, or JSON."""
    from sayso.views.dossier_files import as_json, markdown
    from sayso.views.dossier_page import page

    write = {ReportFormat.html: page, ReportFormat.markdown: markdown, ReportFormat.json: as_json}[format_]
    made = write(_shown(desk, dossier, as_of, known_by))
    with destination(output) as out:
        out.write(made)


@commands.command()
def suggest(
    dossier: Number,
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Who speaks.")],
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="Words that are in what was said.")] = "",
    most: Annotated[int, typer.Option("--limit", metavar="N", help="How many at most.", min=1)] = 20,
    desk: Desk = None,
) -> None:
    """Propose events from the desk, newest first; sayso dossier add --statement ID accepts one."""
    from sayso.desk.store import open_desk
    from sayso.dossier.log import fold
    from sayso.dossier.proposals import propose
    from sayso.dossier.shelf import log
    from sayso.views.neutral import for_terminal
    from sayso.views.weights import origin, told

    with open_desk(desk, create=False) as store, store.view() as view:
        found = propose(view, fold(log(view, dossier)), actor, words, most)
    for one in found:
        (first,) = one.event.reports
        typer.echo(
            for_terminal(f"{one.statement.id:>6}  {one.statement.article.day}  {one.event.actor}: {one.event.words}")
        )
        typer.echo(for_terminal(f"        {told(first)}; {origin(first)}"))
    if found:
        typer.echo(f"sayso dossier add {dossier} --statement {found[0].statement.id} accepts the first")
    else:
        typer.echo("nothing in the desk that is not in the dossier: try part of the name, or fewer words.")


@commands.command()
def delete(dossier: Number, desk: Desk = None) -> None:
    """Delete a dossier; sayso dossier undelete brings it back."""
    from sayso.desk.store import open_desk
    from sayso.dossier.shelf import delete as take_off

    with open_desk(desk, create=False) as store, store.writer() as writer:
        take_off(writer, dossier)
    typer.echo(f"deleted; sayso dossier undelete {dossier} brings it back")


@commands.command()
def undelete(dossier: Number, desk: Desk = None) -> None:
    """Bring a deleted dossier back."""
    from sayso.desk.store import open_desk
    from sayso.dossier.shelf import undelete as put_back

    with open_desk(desk, create=False) as store, store.writer() as writer:
        put_back(writer, dossier)
    typer.echo(f"dossier {dossier} is back")


@commands.command()
def export(
    dossier: Number,
    output: Output = None,
    desk: Desk = None,
) -> None:
    """Write a dossier as one JSON file, for another desk."""
    from sayso.desk.store import open_desk
    from sayso.dossier.shelf import export as as_file
    from sayso.dossier.shelf import log

    with open_desk(desk, create=False) as store, store.view() as view:
        entries = log(view, dossier)
    with destination(output) as out:
        out.write(as_file(entries))


@commands.command("import")
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="As sayso dossier export wrote it.", show_default=False)
    ],
    desk: Desk = None,
) -> None:
    """Put a dossier from a file on this desk."""
    from sayso.desk.store import open_desk
    from sayso.dossier.shelf import bring_in
    from sayso.intake.files import opened, read_all, stdin
    from sayso.intake.text import decode

    with stdin() if file == "-" else opened(file) as stream:
        text = decode(read_all(stream, file), file)
    with open_desk(desk) as store, store.writer() as writer:
        number = bring_in(writer, text, file)
    typer.echo(f"dossier {number}")


@commands.command()
def schema() -> None:
    """Print the JSON Schema of an exported dossier."""
    import json

    from sayso.dossier.shelf import Exported

    typer.echo(json.dumps(Exported.json_schema(), indent=2))


def _author(given: str | None) -> str:
    from sayso.settings import author_name

    return given or author_name()


def _append(desk: str | None, dossier: int, author: str | None, *entries: Entry) -> None:
    from sayso.desk.store import open_desk
    from sayso.dossier.shelf import append

    with open_desk(desk, create=False) as store, store.writer() as writer:
        append(writer, dossier, entries, _author(author))


def _append_next(desk: str | None, dossier: int, author: str | None, make: Callable[[str], Entry]) -> str:
    """Add an event under the next number, which nobody else can take meanwhile."""
    from sayso.desk.store import open_desk
    from sayso.desk.view import View
    from sayso.dossier.log import fold, next_event
    from sayso.dossier.shelf import append, log

    with open_desk(desk, create=False) as store, store.writer() as writer:
        number = next_event(fold(log(View(writer.connection), dossier)))
        append(writer, dossier, [make(number)], _author(author))
    return number


class _ByHand(NamedTuple):
    """What a person gives of how we have an event."""

    tellers: tuple[str, ...]
    origin: str | None
    article: str
    passage: str


def _event(
    view: View,
    number: str,
    kind: Literal["SAID", "DONE"],
    statement: int | None,
    act: int | None,
    hand: _ByHand,
    *,
    is_report: bool,
    words: str,
) -> Happening:
    from sayso.dossier import proposals
    from sayso.dossier.log import Happening

    if statement is not None and act is not None:
        raise UsageError("a statement and an act are given", "give one of them.")
    if statement is not None:
        event = proposals.from_statement(view, proposals.statement(view, statement), kind, number)
    elif act is not None:
        event = proposals.from_act(view, act, number)
    elif words or is_report:
        passage = _passage(view, hand)
        reports = (_told(hand, passage),) if hand.tellers else ()
        return Happening(event=number, kind=kind, words=words or "a report", reports=reports, passage=passage)
    else:
        raise UsageError("no event is given", "give --statement ID, --act ID, or --words for one by hand.")
    if hand.origin:
        event = event.model_copy(update={"reports": (event.reports[0].model_copy(update={"origin": hand.origin}),)})
    return event


def _told(hand: _ByHand, passage: Passage | None) -> Told:
    from sayso.dossier.log import Teller, Told

    chain = []
    for one in hand.tellers:
        name, equals, grade_name = one.rpartition("=")
        if not equals or not name.strip():
            raise UsageError(
                f"--teller {one!r} has no grade", 'write it as NAME=GRADE, for instance "The Herald=outlet".'
            )
        chain.append(Teller(name=name.strip(), grade=grade_name.strip().replace(" ", "_")))
    return Told(chain=tuple(chain), origin=hand.origin, passage=passage)


def _passage(view: View, hand: _ByHand) -> Passage | None:
    from sayso.dossier.log import Passage
    from sayso.dossier.proposals import by_hand

    if hand.article and not hand.passage:
        raise UsageError("--article without --passage", "give the words that the event rests on.")
    if not hand.passage:
        return None
    return by_hand(view, hand.article, hand.passage) if hand.article else Passage(text=hand.passage)


def _day(option: str, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{option} {given!r} is no date", "write it as 2026-11-25.") from None


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def _shown(desk: str | None, number: int, as_of: str | None, known_by: str | None) -> Shown:
    from sayso.desk.store import open_desk
    from sayso.dossier.log import fold
    from sayso.dossier.shelf import gone, log
    from sayso.views.weights import shown

    day, known = _day("--as-of", as_of), _day("--known-by", known_by)
    with open_desk(desk, create=False) as store, store.view() as view:
        entries = log(view, number, as_of=day)
        dossier = fold(entries)
        missing = gone(view, dossier)
    return shown(dossier, entries, missing, as_of=day, known_by=known)
