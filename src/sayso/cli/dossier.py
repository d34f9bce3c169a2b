"""The commands about dossiers: a question, rival hypotheses, and events that weigh for and against them."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from sayso.cli import entries
from sayso.cli.entries import Number
from sayso.cli.options import Author, Desk, day
from sayso.cli.output import Output, console, destination, say
from sayso.desk.store import open_desk
from sayso.dossier import store as dossiers
from sayso.dossier.log import Item, fold
from sayso.dossier.proposals import propose
from sayso.errors import DossierError
from sayso.intake.files import opened, read_all, stdin
from sayso.intake.text import decode
from sayso.settings import author_name
from sayso.views.dossier import terminal, wording
from sayso.views.dossier.files import as_json, markdown
from sayso.views.dossier.page import page

commands = typer.Typer(
    name="dossier",
    help="Weigh rival hypotheses against words and deeds.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Show the dossier as it was at the end of this day.", show_default=False
    ),
]
KnownBy = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DATE", help="Only events reported by this day.", show_default=False),
]


@commands.command()
def new(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="Question that the hypotheses answer.", show_default=False)
    ],
    hypothesis: Annotated[
        list[str],
        typer.Option("--hypothesis", metavar="WORDS", help='Rival answer; give two or more. "None of these" is added.'),
    ],
    author: Author = None,
    desk: Desk = None,
) -> None:
    """Create a dossier."""
    with open_desk(desk) as store, store.writer() as writer:
        number = dossiers.create(writer, question, hypothesis, author or author_name())
    say(f"dossier {number}: add events with sayso dossier add {number} ..., or find some with sayso dossier suggest")


@commands.command("list")
def list_(
    deleted: Annotated[bool, typer.Option("--deleted", help="List the deleted dossiers instead.")] = False,
    desk: Desk = None,
) -> None:
    """List the dossiers of the desk."""
    with open_desk(desk, create=False) as store, store.view() as view:
        rows = dossiers.listing(view, deleted=deleted)
    for row in rows:
        say(f"{row.id:>4}  {row.made[:10]}  {row.entries:>4} entries  {row.question}")
    if not rows:
        say("no deleted dossiers." if deleted else 'no dossiers yet: create one with sayso dossier new "QUESTION".')


for command in entries.COMMANDS:
    commands.command()(command)


@commands.command()
def sheet(dossier: Number, author: Author = None, desk: Desk = None) -> None:
    """Show the events that the author has not rated yet, without any ratings."""
    with open_desk(desk, create=False) as store, store.view() as view:
        folded = fold(dossiers.log(view, dossier))
    terminal.sheet(dossier, folded, author or author_name(), console())


@commands.command()
def show(
    dossier: Number,
    everything: Annotated[
        bool, typer.Option("--all", help="Show all events, not only the 20 most diagnostic.")
    ] = False,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    author: Author = None,
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
    terminal.show(balance, console(), None if everything else terminal.MOST)


@commands.command()
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
    write = {"html": page, "markdown": markdown, "json": as_json}[format_]
    text = write(_balance(desk, dossier, as_of, known_by))
    with destination(output) as out:
        out.write(text)


@commands.command()
def suggest(
    dossier: Number,
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Speaker.")],
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="Words of the content.")] = "",
    most: Annotated[int, typer.Option("--limit", metavar="N", help="Maximum number of events.", min=1)] = 20,
    desk: Desk = None,
) -> None:
    """Propose events from the desk, newest first. Add one with sayso dossier add --statement ID."""
    with open_desk(desk, create=False) as store, store.view() as view:
        proposals = propose(view, fold(dossiers.log(view, dossier)), actor, words, most)
    for proposal in proposals:
        (report,) = proposal.event.reports
        statement = proposal.statement
        say(
            f"{statement.id:>6}  {statement.article.day or 'no date'}  {wording.headline(Item(proposal.event))}",
            f"        {wording.chain(report)}; {wording.origin(report)}",
        )
    if proposals:
        say(f"add the first with sayso dossier add {dossier} --statement {proposals[0].statement.id}")
    else:
        say("no statements that are not in the dossier yet: use part of the name, or fewer words.")


@commands.command()
def delete(dossier: Number, desk: Desk = None) -> None:
    """Delete a dossier. Can be undone with sayso dossier undelete."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        dossiers.delete(writer, dossier)
    say(f"dossier {dossier}: deleted; sayso dossier undelete {dossier} restores it")


@commands.command()
def undelete(dossier: Number, desk: Desk = None) -> None:
    """Restore a deleted dossier."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        dossiers.undelete(writer, dossier)
    say(f"dossier {dossier}: restored")


@commands.command()
def export(
    dossier: Number,
    output: Output = None,
    desk: Desk = None,
) -> None:
    """Export a dossier as a JSON file, for another desk."""
    with open_desk(desk, create=False) as store, store.view() as view:
        log = dossiers.log(view, dossier)
    with destination(output) as out:
        out.write(dossiers.export(log))


@commands.command("import")
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="File written by sayso dossier export.", show_default=False)
    ],
    desk: Desk = None,
) -> None:
    """Import a dossier from a file."""
    with stdin() if file == "-" else opened(file) as stream:
        text = decode(read_all(stream, file), file)
    with open_desk(desk) as store, store.writer() as writer:
        number = dossiers.bring_in(writer, text, file)
    say(f"dossier {number}")


@commands.command()
def schema() -> None:
    """Print the JSON Schema of an exported dossier."""
    with destination(None) as out:
        out.write(json.dumps(dossiers.Exported.json_schema(), indent=2) + "\n")


def _balance(desk: str | None, number: int, as_of: str | None, known_by: str | None) -> wording.Shown:
    as_of_day, known_by_day = day("--as-of", as_of), day("--known-by", known_by)
    with open_desk(desk, create=False) as store, store.view() as view:
        log = dossiers.log(view, number, as_of=as_of_day)
        dossier = fold(log)
        missing = dossiers.gone(view, dossier)
    return wording.shown(dossier, log, missing, as_of=as_of_day, known_by=known_by_day)
