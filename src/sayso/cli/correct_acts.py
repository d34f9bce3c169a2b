"""The commands that correct acts: accept, change, delete, add."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.api.changes import ActChanges
from sayso.api.desk import open_desk
from sayso.api.records import ActRecord
from sayso.cli.lazy import example
from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import say
from sayso.records import ActorKind, Channel, Factuality, Naming, Topic, Vote

commands = typer.Typer(
    name="act",
    help="Accept, change, delete or add an act: who did what to whom.",
    epilog=example("sayso correct act accept 12", "sayso correct act change 12 --type REQUEST"),
    no_args_is_help=True,
    rich_markup_mode=None,
)

_NONE = ("none", "nobody")
Act = Annotated[int, typer.Argument(metavar="ACT", help="Number, as listed by sayso acts.", show_default=False)]
Predicate = Annotated[
    str | None,
    typer.Option(
        "--predicate",
        metavar="WORDS",
        help="Word that tells the deed, as in the article; double brackets mark a word that occurs several times: they "
        "[[sued]] Roe.",
    ),
]
Doer = Annotated[
    str | None,
    typer.Option(
        "--actor",
        metavar="NAME",
        help="Who did it: an actor of the article by name or number, words of the article that name a new actor, "
        "unknown, or none.",
    ),
]
Recipient = Annotated[
    str | None, typer.Option("--recipient", metavar="NAME", help="To whom it was done, given like --actor.")
]
TypeOption = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="Type of PLOVER, such as REQUEST.", show_default=False)
]
FactualityOption = Annotated[
    Factuality | None, typer.Option("--factuality", metavar="actual|negated|hypothetical|future", help="Was it done.")
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="DAY", help="When it was done: a day, month or year, or none.")
]
TopicOption = Annotated[
    Topic | None, typer.Option("--topic", metavar="TOPIC", help="What it was about, such as health.")
]
ChannelOption = Annotated[
    Channel | None, typer.Option("--channel", metavar="CHANNEL", help="By which way, such as tv.")
]
VoteOption = Annotated[Vote | None, typer.Option("--vote", metavar="for|against", help="Vote on a bill.")]
NamingOption = Annotated[
    Naming | None,
    typer.Option("--naming", metavar="named|role|anonymous|generic", help="Naming of a new actor. Default: named."),
]
KindOption = Annotated[ActorKind | None, typer.Option("--actor-kind", help="Kind of a new actor. Default: person.")]


@commands.command(epilog=example('sayso correct act accept 12 --reason "saw the filing"'))
def accept(act: Act, author: Author = None, reason: Reason = "", desk: Desk = None) -> None:
    """Confirm an act as it is."""
    with open_desk(desk, create=False) as opened:
        say(_line(opened.accept_act(act, author=author, reason=reason)))


@commands.command(
    epilog=example(
        'sayso correct act change 12 --recipient "Ruth Okafor" --type REQUEST --reason "read the letter"',
        "sayso correct act change 12 --factuality negated --date 2026-02",
    )
)
def change(
    act: Act,
    predicate: Predicate = None,
    actor: Doer = None,
    recipient: Recipient = None,
    type_: TypeOption = None,
    factuality: FactualityOption = None,
    date: DateOption = None,
    topic: TopicOption = None,
    channel: ChannelOption = None,
    vote: VoteOption = None,
    naming: NamingOption = None,
    actor_kind: KindOption = None,
    author: Author = None,
    reason: Reason = "",
    desk: Desk = None,
) -> None:
    """Change an act. A change that would change nothing is refused.

    The reading of the network stays as it is; corrections are kept beside it.
    """
    changes = _changes(
        (actor, recipient, date), (predicate, type_, factuality, topic, channel, vote, naming, actor_kind)
    )
    with open_desk(desk, create=False) as opened:
        say(_line(opened.correct_act(act, author=author, reason=reason, **changes)))


@commands.command(epilog=example('sayso correct act delete 12 --reason "a figure of speech"'))
def delete(act: Act, author: Author = None, reason: Reason = "", desk: Desk = None) -> None:
    """Delete an act: the passage tells none. Can be undone with sayso corrections undo."""
    with open_desk(desk, create=False) as opened:
        opened.delete_act(act, author=author, reason=reason)
    say(f"act {act}: deleted")


@commands.command(
    epilog=example('sayso correct act add 3 --predicate sued --type ACCUSE --actor "the union" --recipient "Lena Pike"')
)
def add(
    article: Annotated[
        int, typer.Argument(metavar="ARTICLE", help="Number, as listed by sayso articles.", show_default=False)
    ],
    predicate: Predicate = None,
    actor: Doer = None,
    recipient: Recipient = None,
    type_: TypeOption = None,
    factuality: FactualityOption = None,
    date: DateOption = None,
    topic: TopicOption = None,
    channel: ChannelOption = None,
    vote: VoteOption = None,
    naming: NamingOption = None,
    actor_kind: KindOption = None,
    author: Author = None,
    reason: Reason = "",
    desk: Desk = None,
) -> None:
    """Add an act to an article. It counts as done unless --factuality says otherwise."""
    fields = _changes(
        (actor, recipient, date), (predicate, type_, factuality, topic, channel, vote, naming, actor_kind)
    )
    with open_desk(desk, create=False) as opened:
        say(_line(opened.add_act(article, author=author, reason=reason, **fields)))


def _changes(parts: tuple[str | None, str | None, str | None], values: tuple[object, ...]) -> ActChanges:
    """Return the options that were given: actor, recipient and date, which may be none; and all others."""
    changes = ActChanges()
    for key, given in zip(("actor", "recipient", "date"), parts, strict=True):
        if given is not None:
            value = given.lower() if given.lower() in (*_NONE, "unknown") else given
            changes[key] = None if value in _NONE else value  # type: ignore[literal-required]
    keys = ("predicate", "type", "factuality", "topic", "channel", "vote", "naming", "actor_kind")
    for key, option in zip(keys, values, strict=True):
        if option is not None:
            changes[key] = str(option)  # type: ignore[literal-required]
    return changes


def _line(act: ActRecord) -> str:
    who = act.actor or act.actor_words or "nobody"
    whom = act.recipient or act.recipient_words or act.bill or "nobody"
    labels = (act.standing, act.date, act.topic, act.channel, act.checked)
    return f"act {act.act}: {who} → {whom}: {act.type}, {act.predicate} ({', '.join(filter(None, labels))})"
