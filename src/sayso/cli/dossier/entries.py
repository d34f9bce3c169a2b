"""The commands that add entries to the log of a dossier: events, ratings and changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal, NamedTuple

import typer

from sayso.cli.dossier.options import Number
from sayso.cli.lazy import example
from sayso.cli.options import Author, Desk, day
from sayso.cli.output import say
from sayso.desk.store import open_desk
from sayso.desk.view import View
from sayso.dossier import log, proposals
from sayso.dossier.evidence import NONE
from sayso.dossier.store import append
from sayso.dossier.store import log as read_log
from sayso.errors import DossierError, UsageError
from sayso.settings import author_name

commands = typer.Typer(rich_markup_mode=None)

Kind = Annotated[
    Literal["SAID", "DONE"], typer.Option("--kind", help="Whether the event is something said or something done.")
]
Episode = Annotated[
    str | None,
    typer.Option(
        "--episode", metavar="NAME", help="Name of the episode that groups related events.", show_default=False
    ),
]
Happened = Annotated[
    str | None, typer.Option("--happened", metavar="DATE", help="Date of the event.", show_default=False)
]
Reported = Annotated[
    str | None, typer.Option("--reported", metavar="DATE", help="Date of the report.", show_default=False)
]
EventName = Annotated[
    str, typer.Argument(metavar="EVENT", help="Number of the event: E1, E2 and so on.", show_default=False)
]
Why = Annotated[str, typer.Option("--reason", metavar="WHY", help="Reason, which is stored.")]


@commands.command(
    epilog=example(
        "sayso dossier add 1 --statement 12",
        "sayso dossier add 1 --words 'the filing names no groups' --kind DONE --source 'the filing=recording'",
    )
)
def add(
    dossier: Number,
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="What was said or done, in one line.")] = "",
    kind: Kind = "SAID",
    statement: Annotated[
        int | None,
        typer.Option(
            "--statement",
            metavar="ID",
            help="Statement of the desk to add, with its chain and origin.",
            show_default=False,
        ),
    ] = None,
    act: Annotated[
        int | None, typer.Option("--act", metavar="ID", help="Act of the desk to add.", show_default=False)
    ] = None,
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Person who said or did it.")] = "",
    article: Annotated[
        str, typer.Option("--article", metavar="ID|ADDRESS", help="Article that contains --passage.")
    ] = "",
    passage: Annotated[
        str, typer.Option("--passage", metavar="WORDS", help="Words of the article that support the event, verbatim.")
    ] = "",
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            "--teller",
            metavar="NAME=GRADE",
            help="Source in the chain of the report, outermost first; repeatable. None: the event was observed.",
            show_default=False,
        ),
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--origin", metavar="WORDS", help="Source or text that the report goes back to.", show_default=False
        ),
    ] = None,
    happened: Happened = None,
    reported: Reported = None,
    episode: Episode = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="EVENT", help="Existing event to which to add the report.", show_default=False),
    ] = None,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Add an event: a statement or an act of the desk, or one given by hand."""
    fields: dict[str, object] = {"words": " ".join(words.split()), "actor": actor, "episode": episode}
    fields |= {"happened": day("--happened", happened), "reported": day("--reported", reported)}
    with open_desk(desk, create=False) as store, store.writer() as writer:
        view = View(writer.connection)
        number = to.upper() if to else log.next_event(log.fold(read_log(view, dossier)))
        by_hand = _ByHand(tuple(source or ()), origin, article, passage)
        event = _event(view, number, kind, statement, act, by_hand, is_report=to is not None, words=words)
        event = event.model_copy(update={key: value for key, value in fields.items() if value})
        if to and proposals.contradicts(log.fold(read_log(view, dossier)), event):
            raise UsageError(
                f"the statement and {number} contradict each other: one is a denial",
                "add an event of its own, without --to.",
            )
        if to and not event.reports:
            raise UsageError("a report needs a source", "give --source NAME=GRADE, or --statement.")
        entry: log.Entry = log.Another(event=number, report=event.reports[0]) if to else event
        append(writer, dossier, [entry], author or author_name())
    say(f"{number}: report added" if to else _added(dossier, number))


@commands.command(epilog=example("sayso dossier absence 1 'no letter to the groups' --chance 0.8"))
def absence(
    dossier: Number,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="What should have been observed, and was not.", show_default=False)
    ],
    chance: Annotated[
        float, typer.Option("--chance", metavar="0..1", help="Chance that it would have been observed by now.")
    ],
    kind: Kind = "DONE",
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Person who would have said or done it.")] = "",
    episode: Episode = None,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Add an absence: something that was not observed. It is rated like an event."""
    if not 0 <= chance <= 1:
        raise DossierError(f"{chance:g} is not a chance", "give a number from 0 to 1.")
    fields = {"kind": kind, "words": " ".join(words.split()), "actor": actor, "chance": chance, "episode": episode}
    number = _append_next(desk, dossier, author, lambda event: log.Absence.model_validate({"event": event, **fields}))
    say(_added(dossier, number))


@commands.command(epilog=example("sayso dossier rate 1 E1 H1 0.8 --reason 'said in private'"))
def rate(
    dossier: Number,
    event: EventName,
    hypothesis: Annotated[
        str, typer.Argument(metavar="HYPOTHESIS", help='H1, H2 and so on, or "none of these".', show_default=False)
    ],
    step: Annotated[
        float,
        typer.Argument(
            metavar="STEP", help="Probability of the event under the hypothesis: .05 .2 .5 .8 .95", show_default=False
        ),
    ],
    reason: Why = "",
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Rate how expected an event is if a hypothesis holds. The ratings of others are not shown."""
    name = NONE if hypothesis.casefold() in ("none", NONE) else hypothesis.upper()
    _append(desk, dossier, author, log.Rate(event=event.upper(), hypothesis=name, step=step, reason=reason))
    say(f"{event.upper()} under {name}: {step:g}")


@commands.command(epilog=example("sayso dossier change 1 E1 --episode budget"))
def change(
    dossier: Number,
    event: EventName,
    episode: Annotated[
        str | None, typer.Option("--episode", metavar="NAME", help="New episode; empty for none.", show_default=False)
    ] = None,
    report: Annotated[
        int, typer.Option("--report", metavar="N", help="Report whose --origin changes, counted from 1.")
    ] = 1,
    origin: Annotated[
        str | None,
        typer.Option(
            "--origin", metavar="WORDS", help="New origin of the report; empty for unknown.", show_default=False
        ),
    ] = None,
    happened: Happened = None,
    reported: Reported = None,
    chance: Annotated[
        float | None,
        typer.Option("--chance", metavar="0..1", help="New chance of an absence.", show_default=False),
    ] = None,
    reason: Why = "",
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Change the details of an event. The previous ones stay in the log."""
    if chance is not None and not 0 <= chance <= 1:
        raise DossierError(f"{chance:g} is not a chance", "give a number from 0 to 1.")
    entry = log.Change(
        event=event.upper(),
        episode=episode,
        report=None if origin is None else report,
        origin=origin,
        happened=day("--happened", happened),
        reported=day("--reported", reported),
        chance=chance,
        reason=reason,
    )
    _append(desk, dossier, author, entry)
    say(f"{event.upper()}: changed")


@commands.command(epilog=example("sayso dossier remove 1 E1 --reason 'a duplicate'"))
def remove(dossier: Number, event: EventName, reason: Why = "", author: Author = None, desk: Desk = None) -> None:
    """Remove an event from the balance. Can be undone with sayso dossier restore."""
    _append(desk, dossier, author, log.Remove(event=event.upper(), reason=reason))
    say(f"{event.upper()}: removed")


@commands.command(epilog=example("sayso dossier restore 1 E1"))
def restore(dossier: Number, event: EventName, author: Author = None, desk: Desk = None) -> None:
    """Restore a removed event."""
    _append(desk, dossier, author, log.Restore(event=event.upper()))
    say(f"{event.upper()}: restored")


@commands.command(epilog=example("sayso dossier grade 1 unnamed 0.7 0.3"))
def grade(
    dossier: Number,
    name: Annotated[str, typer.Argument(metavar="GRADE", help="Grade, as listed in the report.", show_default=False)],
    a: Annotated[float, typer.Argument(metavar="A", help="Chance that a true claim is passed on.", show_default=False)],
    b: Annotated[
        float, typer.Argument(metavar="B", help="Chance that a false claim is passed on.", show_default=False)
    ],
    reason: Why = "",
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Change the assumed chances of a grade of sources, in this dossier."""
    _append(desk, dossier, author, log.Grade(grade=name.replace(" ", "_"), a=a, b=b, reason=reason))
    say(f"{name}: {a:g} {b:g}")


@commands.command(epilog=example("sayso dossier prior 1 0.4 0.4 0.2"))
def prior(
    dossier: Number,
    chances: Annotated[
        list[float],
        typer.Argument(
            metavar="CHANCE...",
            help='Prior probability of each hypothesis in order, "none of these" last.',
            show_default=False,
        ),
    ],
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Set prior probabilities of the hypotheses. Reports then show posterior probabilities."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        names = log.fold(read_log(View(writer.connection), dossier)).names
        if len(names) != len(chances) or not all(0 <= chance <= 1 for chance in chances):
            raise DossierError(
                f"{len(chances)} chances for {len(names)} hypotheses",
                f"give one, from 0 to 1, for each of {', '.join(names)}.",
            )
        entry = log.Prior(chances=dict(zip(names, chances, strict=True)))
        append(writer, dossier, [entry], author or author_name())
    say(f"stored; sayso dossier show {dossier} shows the posterior probabilities")


def _added(dossier: int, number: str) -> str:
    return f"{number}: added; rate it with sayso dossier rate {dossier} {number} H1 STEP --reason WHY"


def _append(desk: str | None, dossier: int, author: str | None, *entries: log.Entry) -> None:
    with open_desk(desk, create=False) as store, store.writer() as writer:
        append(writer, dossier, entries, author or author_name())


def _append_next(desk: str | None, dossier: int, author: str | None, make: Callable[[str], log.Entry]) -> str:
    """Add an event under the next number; the transaction keeps other writers from taking it."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        number = log.next_event(log.fold(read_log(View(writer.connection), dossier)))
        append(writer, dossier, [make(number)], author or author_name())
    return number


class _ByHand(NamedTuple):
    """The report of an event that is added by hand."""

    sources: tuple[str, ...]
    origin: str | None
    article: str
    passage: str


def _event(
    view: View,
    number: str,
    kind: Literal["SAID", "DONE"],
    statement: int | None,
    act: int | None,
    by_hand: _ByHand,
    *,
    is_report: bool,
    words: str,
) -> log.Happening:
    if statement is not None and act is not None:
        raise UsageError("both --statement and --act are given", "give one of them.")
    if statement is not None:
        event = proposals.from_statement(view, proposals.statement(view, statement), kind, number)
    elif act is not None:
        event = proposals.from_act(view, act, number)
    elif words or is_report:
        passage = _passage(view, by_hand)
        reports = (_report(by_hand, passage),) if by_hand.sources else ()
        return log.Happening(event=number, kind=kind, words=words or "a report", reports=reports, passage=passage)
    else:
        raise UsageError("no event is given", "give --statement ID, --act ID, or --words WORDS.")
    if by_hand.origin:
        event = event.model_copy(update={"reports": (event.reports[0].model_copy(update={"origin": by_hand.origin}),)})
    return event


def _report(by_hand: _ByHand, passage: log.Passage | None) -> log.RecordedReport:
    chain = []
    for source in by_hand.sources:
        name, equals, grade_name = source.rpartition("=")
        if not equals or not name.strip():
            raise UsageError(
                f"--source {source!r} has no grade", 'write it as NAME=GRADE, such as "The Herald=outlet".'
            )
        chain.append(log.ChainLink(name=name.strip(), grade=grade_name.strip().replace(" ", "_")))
    return log.RecordedReport(chain=tuple(chain), origin=by_hand.origin, passage=passage)


def _passage(view: View, by_hand: _ByHand) -> log.Passage | None:
    if by_hand.article and not by_hand.passage:
        raise UsageError(
            "--article is given without --passage", "give the words of the article that support the event."
        )
    if not by_hand.passage:
        return None
    return (
        proposals.by_hand(view, by_hand.article, by_hand.passage)
        if by_hand.article
        else log.Passage(text=by_hand.passage)
    )
