"""The commands that put something into a dossier: events, ratings, and what changes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from sayso.cli.options import Author, Desk, day
from sayso.cli.output import say
from sayso.errors import DossierError, UsageError
from sayso.settings import author_name

if TYPE_CHECKING:
    from sayso.desk.view import View
    from sayso.dossier.log import Entry, Happening, Passage, Told

Kind = Annotated[Literal["SAID", "DONE"], typer.Option("--kind", help="A saying, or a deed.")]
Episode = Annotated[
    str | None, typer.Option("--episode", metavar="NAME", help="Events that belong together.", show_default=False)
]
Happened = Annotated[
    str | None, typer.Option("--happened", metavar="DATE", help="When it happened.", show_default=False)
]
Reported = Annotated[
    str | None, typer.Option("--reported", metavar="DATE", help="When it was reported.", show_default=False)
]
Number = Annotated[int, typer.Argument(metavar="DOSSIER", help="As sayso dossier list numbers it.", show_default=False)]
EventName = Annotated[str, typer.Argument(metavar="EVENT", help="E1, E2 and so on.", show_default=False)]
Why = Annotated[str, typer.Option("--reason", metavar="WHY", help="Why, in words; it is kept.")]


def add(
    dossier: Number,
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="What was said or done, in a line.")] = "",
    kind: Kind = "SAID",
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
    happened: Happened = None,
    reported: Reported = None,
    episode: Episode = None,
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
    from sayso.dossier.store import append, log

    given: dict[str, object] = {"words": " ".join(words.split()), "actor": actor, "episode": episode}
    given |= {"happened": day("--happened", happened), "reported": day("--reported", reported)}
    with open_desk(desk, create=False) as store, store.writer() as writer:
        view = View(writer.connection)
        number = to.upper() if to else next_event(fold(log(view, dossier)))
        by_hand = _ByHand(tuple(teller or ()), origin, article, passage)
        event = _event(view, number, kind, statement, act, by_hand, is_report=to is not None, words=words)
        event = event.model_copy(update={key: value for key, value in given.items() if value})
        if to and not event.reports:
            raise UsageError("a report needs a teller", "give --teller NAME=GRADE, or --statement.")
        entry: Entry = Another(event=number, report=event.reports[0]) if to else event
        append(writer, dossier, [entry], author or author_name())
    todo = "one more report" if to else f"sayso dossier rate {dossier} {number} H1 STEP --reason WHY"
    say(f"{number}: {todo}")


def absence(
    dossier: Number,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="What we would have seen, and did not.", show_default=False)
    ],
    chance: Annotated[
        float, typer.Option("--chance", metavar="0..1", help="The chance that we would have seen it by now.")
    ],
    kind: Kind = "DONE",
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Whose it would have been.")] = "",
    episode: Episode = None,
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Put in what was not seen; it is rated like an event."""
    from sayso.dossier.log import Absence

    if not 0 <= chance <= 1:
        raise DossierError(f"a chance of {chance:g}", "give a number from 0 to 1.")
    made = {"kind": kind, "words": " ".join(words.split()), "actor": actor, "chance": chance, "episode": episode}
    number = _append_next(desk, dossier, author, lambda event: Absence.model_validate({"event": event, **made}))
    say(f"{number}: sayso dossier rate {dossier} {number} H1 STEP --reason WHY")


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
    say(f"{event.upper()} under {name}: {step:g}")


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
    happened: Happened = None,
    reported: Reported = None,
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
        happened=day("--happened", happened),
        reported=day("--reported", reported),
        chance=chance,
        reason=reason,
    )
    _append(desk, dossier, author, entry)
    say(f"{event.upper()}: changed")


def remove(dossier: Number, event: EventName, reason: Why = "", author: Author = None, desk: Desk = None) -> None:
    """Take an event out of the balance; sayso dossier restore puts it back."""
    from sayso.dossier.log import Remove

    _append(desk, dossier, author, Remove(event=event.upper(), reason=reason))
    say(f"{event.upper()}: taken out")


def restore(dossier: Number, event: EventName, author: Author = None, desk: Desk = None) -> None:
    """Put an event back that was taken out."""
    from sayso.dossier.log import Restore

    _append(desk, dossier, author, Restore(event=event.upper()))
    say(f"{event.upper()}: put back")


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
    say(f"{name}: {a:g} {b:g}")


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
    from sayso.dossier.store import append, log

    with open_desk(desk, create=False) as store, store.writer() as writer:
        names = fold(log(View(writer.connection), dossier)).names
        if len(names) != len(chances) or not all(0 <= one <= 1 for one in chances):
            raise DossierError(
                f"{len(chances)} chances for {len(names)} hypotheses",
                f"give one, from 0 to 1, for each of {', '.join(names)}.",
            )
        append(writer, dossier, [Prior(chances=dict(zip(names, chances, strict=True)))], author or author_name())
    say("kept; sayso dossier show tells what becomes of it")


COMMANDS = (add, absence, rate, change, remove, restore, grade, prior)
"""As they are listed."""


def _append(desk: str | None, dossier: int, author: str | None, *entries: Entry) -> None:
    from sayso.desk.store import open_desk
    from sayso.dossier.store import append

    with open_desk(desk, create=False) as store, store.writer() as writer:
        append(writer, dossier, entries, author or author_name())


def _append_next(desk: str | None, dossier: int, author: str | None, make: Callable[[str], Entry]) -> str:
    """Add an event under the next number, which nobody else can take meanwhile."""
    from sayso.desk.store import open_desk
    from sayso.desk.view import View
    from sayso.dossier.log import fold, next_event
    from sayso.dossier.store import append, log

    with open_desk(desk, create=False) as store, store.writer() as writer:
        number = next_event(fold(log(View(writer.connection), dossier)))
        append(writer, dossier, [make(number)], author or author_name())
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
