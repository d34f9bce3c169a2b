"""The commands that correct statements: accept, change, delete, add."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sayso.api.changes import Changes
from sayso.api.desk import open_desk
from sayso.api.records import StatementRecord
from sayso.cli import correct_acts
from sayso.cli.lazy import example
from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import say
from sayso.errors import UsageError
from sayso.records import ActorKind, Factuality, Kind, Naming, Polarity, Type

_OLD_FORM = "statement"


class CorrectCommands(TyperGroup):
    """The commands of ``sayso correct``; ``sayso correct 12 --accept``, the form before them, still works."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - the context of Typer's own click
        """Take a number or an option in the place of a command for the old form."""
        if args and (args[0].isdecimal() or (args[0].startswith("-") and args[0] not in ("-h", "--help"))):
            args = [_OLD_FORM, *args]
        return super().parse_args(ctx, args)


commands = typer.Typer(
    name="correct",
    help="Accept, change, delete or add a statement, or an act.",
    cls=CorrectCommands,
    epilog=example("sayso correct accept 12", "sayso correct change 12 --speaker unknown"),
    no_args_is_help=True,
    rich_markup_mode=None,
)

commands.add_typer(correct_acts.commands)

_WORDS = "as in the article; double brackets mark words that occur several times: the mayor [[said]] on Monday"
Statement = Annotated[
    int, typer.Argument(metavar="STATEMENT", help="Number of a statement of the desk.", show_default=False)
]
Content = Annotated[
    list[str] | None, typer.Option("--content", metavar="WORDS", help=f"Content; repeat for each span, {_WORDS}.")
]
Source = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="WORDS", help='Source, in words of the article; "" for none.'),
]
Cue = Annotated[
    list[str] | None, typer.Option("--cue", metavar="WORDS", help='Cue, in words of the article; "" for none.')
]
Speaker = Annotated[
    str | None,
    typer.Option(
        "--speaker",
        metavar="NAME",
        help="Speaker: an actor of the article by name or number, words of the article that name a new actor, or "
        "unknown.",
    ),
]
Addressee = Annotated[
    str | None, typer.Option("--addressee", metavar="NAME", help="Addressee, given like --speaker, or none.")
]
NamingOption = Annotated[
    Naming | None,
    typer.Option("--naming", metavar="named|role|anonymous|generic", help="Naming of a new actor. Default: named."),
]
ActorKindOption = Annotated[
    ActorKind | None, typer.Option("--actor-kind", help="Kind of a new actor. Default: person.")
]
KindOption = Annotated[
    Kind | None, typer.Option("--kind", metavar="direct|mixed|indirect", help="Whether the content is quoted.")
]
TypeOption = Annotated[
    Type | None,
    typer.Option("--type", metavar="assertion|belief|fact|eventuality", help="Type of the attribution."),
]
FactualityOption = Annotated[
    Factuality | None,
    typer.Option("--factuality", metavar="actual|negated|hypothetical|future", help="Factuality of the cue."),
]
PolarityOption = Annotated[
    Polarity | None,
    typer.Option("--polarity", metavar="affirmed|denied", help="Whether the speaker affirms or denies the content."),
]
Parent = Annotated[
    str | None,
    typer.Option("--parent", metavar="STATEMENT", help="Statement whose content contains this one, or none."),
]


@commands.command(epilog=example('sayso correct accept 12 --reason "heard the tape"'))
def accept(statement: Statement, author: Author = None, reason: Reason = "", desk: Desk = None) -> None:
    """Confirm a statement as it is."""
    with open_desk(desk, create=False) as opened:
        say(_line(opened.accept(statement, author=author, reason=reason)))


@commands.command(
    epilog=example(
        'sayso correct change 12 --speaker "Ruth Okafor" --reason "phone call"',
        "sayso correct change 12 --speaker unknown --factuality negated",
        'sayso correct change 12 --content "the bridge was" --content "unsafe" --cue "Pike [[said]] on"',
    )
)
def change(
    statement: Statement,
    content: Content = None,
    source: Source = None,
    cue: Cue = None,
    speaker: Speaker = None,
    addressee: Addressee = None,
    naming: NamingOption = None,
    actor_kind: ActorKindOption = None,
    kind: KindOption = None,
    type_: TypeOption = None,
    factuality: FactualityOption = None,
    polarity: PolarityOption = None,
    parent: Parent = None,
    author: Author = None,
    reason: Reason = "",
    desk: Desk = None,
) -> None:
    """Change a statement. A change that would change nothing is refused.

    The reading of the network stays as it is; corrections are kept beside it.
    """
    changes = _changes(
        (content, source, cue), (speaker, addressee, naming, actor_kind), (kind, type_, factuality, polarity), parent
    )
    with open_desk(desk, create=False) as opened:
        say(_line(opened.correct(statement, author=author, reason=reason, **changes)))


@commands.command(epilog=example('sayso correct delete 12 --reason "a headline"'))
def delete(statement: Statement, author: Author = None, reason: Reason = "", desk: Desk = None) -> None:
    """Delete a statement: the passage is none. Can be undone with sayso corrections undo."""
    with open_desk(desk, create=False) as opened:
        opened.delete(statement, author=author, reason=reason)
    say(f"{statement}: deleted")


@commands.command(
    epilog=example('sayso correct add 3 --content "No comment" --cue "[[said]] Pike" --speaker "Lena Pike"')
)
def add(
    article: Annotated[
        int, typer.Argument(metavar="ARTICLE", help="Number, as listed by sayso articles.", show_default=False)
    ],
    content: Content = None,
    source: Source = None,
    cue: Cue = None,
    speaker: Speaker = None,
    addressee: Addressee = None,
    naming: NamingOption = None,
    actor_kind: ActorKindOption = None,
    kind: KindOption = None,
    type_: TypeOption = None,
    factuality: FactualityOption = None,
    polarity: PolarityOption = None,
    parent: Parent = None,
    author: Author = None,
    reason: Reason = "",
    desk: Desk = None,
) -> None:
    """Add a statement to an article.

    Its kind is read from the quotation marks, its factuality from the cue, unless they are given.
    """
    fields = _changes(
        (content, source, cue), (speaker, addressee, naming, actor_kind), (kind, type_, factuality, polarity), parent
    )
    with open_desk(desk, create=False) as opened:
        say(_line(opened.add_statement(article, author=author, reason=reason, **fields)))


@commands.command(_OLD_FORM, hidden=True)
def old_form(
    statement: Annotated[int | None, typer.Argument(metavar="STATEMENT", show_default=False)] = None,
    accept_: Annotated[bool, typer.Option("--accept")] = False,
    delete_: Annotated[bool, typer.Option("--delete")] = False,
    add_: Annotated[int | None, typer.Option("--add", metavar="ARTICLE")] = None,
    content: Content = None,
    source: Source = None,
    cue: Cue = None,
    speaker: Speaker = None,
    addressee: Addressee = None,
    naming: NamingOption = None,
    actor_kind: ActorKindOption = None,
    kind: KindOption = None,
    type_: TypeOption = None,
    factuality: FactualityOption = None,
    polarity: PolarityOption = None,
    parent: Parent = None,
    author: Author = None,
    reason: Reason = "",
    desk: Desk = None,
) -> None:
    """Do what the options ask for: the form of this command before it had commands of its own."""
    changes = _changes(
        (content, source, cue), (speaker, addressee, naming, actor_kind), (kind, type_, factuality, polarity), parent
    )
    is_one_action = accept_ + delete_ + bool(changes) == 1
    if (statement is None) == (add_ is None) or not is_one_action or (add_ is not None and not changes):
        raise UsageError(
            "give a statement with --accept, --delete or the changes, or --add ARTICLE with --content",
            "sayso correct --help lists the commands.",
        )
    with open_desk(desk, create=False) as opened:
        if add_ is not None:
            corrected = opened.add_statement(add_, author=author, reason=reason, **changes)
        elif delete_:
            opened.delete(statement or 0, author=author, reason=reason)
            say(f"{statement}: deleted")
            return
        elif accept_:
            corrected = opened.accept(statement or 0, author=author, reason=reason)
        else:
            corrected = opened.correct(statement or 0, author=author, reason=reason, **changes)
    say(_line(corrected))


def _changes(
    spans: tuple[list[str] | None, list[str] | None, list[str] | None],
    actors: tuple[str | None, str | None, Naming | None, ActorKind | None],
    statuses: tuple[Kind | None, Type | None, Factuality | None, Polarity | None],
    parent: str | None,
) -> Changes:
    """Return the options that were given: content, source, cue; speaker, addressee and what they are; statuses."""
    changes = Changes()
    for part, words in zip(("content", "source", "cue"), spans, strict=True):
        if words is not None:
            changes[part] = [span for span in words if span]  # type: ignore[literal-required]
    speaker, addressee, naming, actor_kind = actors
    for part, name in (("speaker", speaker), ("addressee", addressee)):
        if name is not None:
            changes[part] = None if name.lower() in ("unknown", "nobody", "none") else name  # type: ignore[literal-required]
    given = (*statuses, naming, actor_kind)
    for key, value in zip(("kind", "type", "factuality", "polarity", "naming", "actor_kind"), given, strict=True):
        if value is not None:
            changes[key] = str(value)  # type: ignore[literal-required]
    if parent is not None:
        changes["parent"] = _number(parent)
    return changes


def _number(parent: str) -> int | None:
    if parent.lower() == "none":
        return None
    try:
        return int(parent)
    except ValueError:
        raise UsageError(f"{parent} is not the number of a statement", "give a number, or none.") from None


def _line(statement: StatementRecord) -> str:
    chain = " > ".join(statement.chain) or "speaker unknown"
    labels = (statement.kind, statement.type, statement.factuality, statement.polarity, statement.checked)
    return f"{statement.id}: {chain}: {' '.join(statement.content.split())} ({', '.join(filter(None, labels))})"
