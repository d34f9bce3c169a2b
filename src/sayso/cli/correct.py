"""The command that corrects statements."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from sayso.cli.lazy import example
from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import say
from sayso.desk.judgements import corrections
from sayso.desk.records import Statement
from sayso.desk.store import open_desk
from sayso.errors import UsageError
from sayso.records import ActorKind, Factuality, Kind, Naming, Polarity, Type
from sayso.settings import author_name

commands = typer.Typer(rich_markup_mode=None)

_WORDS = "as in the article; double brackets mark words that occur several times: the mayor [[said]] on Monday"


@commands.command(
    epilog=example('sayso correct 12 --speaker "Ruth Okafor" --reason "phone call"', "sayso correct 12 --accept")
)
def correct(
    statement: Annotated[
        int | None, typer.Argument(metavar="STATEMENT", help="Number of a statement of the desk.", show_default=False)
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Confirm the statement as it is.")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="Delete it: the passage is not a statement.")] = False,
    add: Annotated[
        int | None, typer.Option("--add", metavar="ARTICLE", help="Add a statement to the article with this number.")
    ] = None,
    content: Annotated[
        list[str] | None,
        typer.Option("--content", metavar="WORDS", help=f"Content; repeat for each span, {_WORDS}."),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="WORDS", help='Source, in words of the article; "" for none.'),
    ] = None,
    cue: Annotated[
        list[str] | None, typer.Option("--cue", metavar="WORDS", help='Cue, in words of the article; "" for none.')
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            "--speaker",
            metavar="NAME",
            help="Speaker: an actor of the article by name or number, words of the article that name a new actor, or "
            "unknown.",
        ),
    ] = None,
    addressee: Annotated[
        str | None, typer.Option("--addressee", metavar="NAME", help="Addressee, given like --speaker, or none.")
    ] = None,
    naming: Annotated[
        Naming | None,
        typer.Option("--naming", metavar="named|role|anonymous|generic", help="Naming of a new actor. Default: named."),
    ] = None,
    actor_kind: Annotated[ActorKind, typer.Option("--actor-kind", help="Kind of a new actor.")] = "person",
    kind: Annotated[
        Kind | None, typer.Option("--kind", metavar="direct|mixed|indirect", help="Whether the content is quoted.")
    ] = None,
    type_: Annotated[
        Type | None,
        typer.Option("--type", metavar="assertion|belief|fact|eventuality", help="Type of the attribution."),
    ] = None,
    factuality: Annotated[
        Factuality | None,
        typer.Option("--factuality", metavar="actual|negated|hypothetical|future", help="Factuality of the cue."),
    ] = None,
    polarity: Annotated[
        Polarity | None,
        typer.Option(
            "--polarity", metavar="affirmed|denied", help="Whether the speaker affirms or denies the content."
        ),
    ] = None,
    parent: Annotated[
        str | None,
        typer.Option("--parent", metavar="STATEMENT", help="Statement whose content contains this one, or none."),
    ] = None,
    author: Author = None,
    reason: Reason = "",
    desk: Desk = None,
) -> None:
    """Accept, change, delete or add a statement.

    The reading of the network stays as it is; corrections are kept beside it.
    """

    def actor(name: str | None) -> corrections.Named | None:
        if name is None or name.lower() in ("unknown", "nobody", "none"):
            return None
        return corrections.Named(name, actor_kind, naming)

    changes: dict[str, Any] = {
        **{part: [span for span in words if span] for part, words in _given(content=content, source=source, cue=cue)},
        **{part: actor(name) for part, name in _given(speaker=speaker, addressee=addressee)},
        **{key: str(value) for key, value in _given(kind=kind, type=type_, factuality=factuality, polarity=polarity)},
        **{key: _number(value) for key, value in _given(parent=parent)},
    }
    is_one_action = accept + delete + bool(changes) == 1
    if (statement is None) == (add is None) or not is_one_action or (add is not None and not changes):
        raise UsageError(
            "give a statement with --accept, --delete or the changes, or --add ARTICLE with --content",
            "sayso correct --help lists the options.",
        )
    by = corrections.By(author or author_name(), reason)
    with open_desk(desk, create=False) as store, store.writer() as writer:
        if add is not None:
            corrected = corrections.add(writer, add, changes, by)
        elif delete:
            corrections.delete(writer, statement or 0, by)
            say(f"{statement}: deleted")
            return
        elif accept:
            corrected = corrections.accept(writer, statement or 0, by)
        else:
            corrected = corrections.change(writer, statement or 0, changes, by)
    say(_line(corrected))


def _given(**options: object) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in options.items() if value is not None]


def _number(parent: str) -> int | None:
    if parent.lower() == "none":
        return None
    try:
        return int(parent)
    except ValueError:
        raise UsageError(f"{parent} is not the number of a statement", "give a number, or none.") from None


def _line(statement: Statement) -> str:
    chain = " > ".join(source.name for source in statement.chain) or "speaker unknown"
    labels = (statement.kind, statement.type, statement.factuality, statement.polarity, statement.checked)
    return f"{statement.id}: {chain}: {' '.join(statement.content_text.split())} ({', '.join(filter(None, labels))})"
