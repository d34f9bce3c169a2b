"""The commands by which a person corrects what was read."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from sayso.cli.options import Author, Desk, Reason
from sayso.cli.output import Output, destination, say
from sayso.desk.overlay.corrections import Correction
from sayso.desk.records import Statement
from sayso.errors import UsageError
from sayso.records import ActorKind, Factuality, Kind, Naming, Polarity, Type

commands = typer.Typer(
    name="corrections",
    help="What people corrected: beside the machine's reading, never over it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_WORDS = "as the article has them; double brackets mark the ones you mean among others: the mayor [[said]] on Monday"


def correct(
    statement: Annotated[
        int | None, typer.Argument(metavar="STATEMENT", help="A statement's number in the desk.", show_default=False)
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it stands.")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="Nothing is said there.")] = False,
    add: Annotated[
        int | None, typer.Option("--add", metavar="ARTICLE", help="Add a statement to the article of this number.")
    ] = None,
    content: Annotated[
        list[str] | None,
        typer.Option("--content", metavar="WORDS", help=f"What was said, once a piece; {_WORDS}."),
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="WORDS", help='Who said it; "" for nobody.')
    ] = None,
    cue: Annotated[
        list[str] | None, typer.Option("--cue", metavar="WORDS", help='The words that say so; "" for none.')
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            "--speaker",
            metavar="NAME",
            help="An actor of the article by name or number, words of the article that name a new one, or unknown.",
        ),
    ] = None,
    addressee: Annotated[
        str | None, typer.Option("--addressee", metavar="NAME", help="To whom; as --speaker, or nobody.")
    ] = None,
    naming: Annotated[
        Naming | None,
        typer.Option("--naming", metavar="named|role|anonymous|generic", help="How a new actor is named; else named."),
    ] = None,
    actor_kind: Annotated[ActorKind, typer.Option("--actor-kind", help="What a new actor is.")] = "person",
    kind: Annotated[
        Kind | None, typer.Option("--kind", metavar="direct|mixed|indirect", help="How much of it is quoted.")
    ] = None,
    type_: Annotated[
        Type | None,
        typer.Option("--type", metavar="assertion|belief|fact|eventuality", help="What kind of saying it is."),
    ] = None,
    factuality: Annotated[
        Factuality | None,
        typer.Option("--factuality", metavar="actual|negated|hypothetical|future", help="Whether it was said."),
    ] = None,
    polarity: Annotated[
        Polarity | None,
        typer.Option("--polarity", metavar="affirmed|denied", help="Whether the speaker stands by it."),
    ] = None,
    parent: Annotated[
        str | None,
        typer.Option("--parent", metavar="STATEMENT", help="The statement in whose content it stands, or none."),
    ] = None,
    author: Author = None,
    reason: Reason = "",
    desk: Desk = None,
) -> None:
    """Accept, change or delete a statement, or add one; the machine's reading stays as it is."""
    from sayso.desk.judgements import corrections
    from sayso.desk.store import open_desk
    from sayso.settings import author_name

    def who(name: str | None) -> corrections.Named | None:
        if name is None or name.lower() in ("unknown", "nobody", "none"):
            return None
        return corrections.Named(name, actor_kind, naming)

    given: dict[str, Any] = {
        **{part: [one for one in words if one] for part, words in _given(content=content, source=source, cue=cue)},
        **{part: who(name) for part, name in _given(speaker=speaker, addressee=addressee)},
        **{key: str(value) for key, value in _given(kind=kind, type=type_, factuality=factuality, polarity=polarity)},
        **{key: _number(value) for key, value in _given(parent=parent)},
    }
    if (statement is None) == (add is None) or accept + delete + bool(given) != 1 or (add is not None and not given):
        raise UsageError(
            "give a statement with --accept, --delete or what to change, or --add ARTICLE with --content",
            "sayso correct --help lists the options.",
        )
    by = corrections.By(author or author_name(), reason)
    with open_desk(desk, create=False) as store, store.writer() as writer:
        if add is not None:
            now = corrections.add(writer, add, given, by)
        elif delete:
            corrections.delete(writer, statement or 0, by)
            say(f"{statement}: deleted")
            return
        elif accept:
            now = corrections.accept(writer, statement or 0, by)
        else:
            now = corrections.change(writer, statement or 0, given, by)
    say(_line(now))


@commands.command("list")
def list_(
    lost: Annotated[bool, typer.Option("--lost", help="Only those that found no place.")] = False,
    desk: Desk = None,
) -> None:
    """List corrections: number, article, what was corrected, by whom, when, and whether it holds."""
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.view() as view:
        found = [one for one in view.corrections() if not lost or (one.lost is not None and one.undone is None)]
        shares: dict[int, float] = {}
        for article in sorted({one.article for one in found}):
            shares |= view.corrected(article).anchored
    for one in found:
        say(_row(one, shares.get(one.id)))
    if not found:
        say("no correction is lost." if lost else "nothing was corrected yet: sayso correct --help says how.")


@commands.command()
def undo(
    correction: Annotated[int, typer.Argument(metavar="N", help="As sayso corrections list numbers it.")],
    desk: Desk = None,
) -> None:
    """Take a correction back; its row stays, with the date."""
    from sayso.desk.judgements import corrections
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.writer() as writer:
        say(_row(corrections.undo(writer, correction), None))


@commands.command()
def export(output: Output = None, desk: Desk = None) -> None:
    """Write corrected articles as training data, one a line (JSONL): docs/export.md tells the keys."""
    from sayso.desk.store import open_desk
    from sayso.export.training import corrected_articles

    with open_desk(desk, create=False) as store, store.view() as view, destination(output) as out:
        out.writelines(one.to_json() + "\n" for one in corrected_articles(view))


def _given(**options: object) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in options.items() if value is not None]


def _number(parent: str) -> int | None:
    if parent.lower() == "none":
        return None
    try:
        return int(parent)
    except ValueError:
        raise UsageError(f"{parent} is no statement's number", "give a number, or none.") from None


def _line(one: Statement) -> str:
    chain = " > ".join(teller.name for teller in one.chain) or "speaker unknown"
    status = ", ".join(word for word in (one.kind, one.type, one.factuality, one.polarity, one.checked) if word)
    return f"{one.id}: {chain}: {' '.join(one.content_text.split())} ({status})"


def _row(one: Correction, share: float | None) -> str:
    fields = ", ".join(one.change.fields)
    state = "holds" if share in (None, 1.0) else f"holds, re-anchored ({share:.0%} of its letters)"
    if one.lost is not None:
        state = f"lost: {one.lost}"
    if one.undone is not None:
        state = f"undone {one.undone[:10]}"
    words = f"{one.action} {one.number or ''}{': ' + fields if fields and one.action == 'change' else ''}"
    reason = f" ({one.reason})" if one.reason else ""
    return f"{one.id}  article {one.article}  {words}  {one.author} {one.made[:10]}{reason}  {state}"
