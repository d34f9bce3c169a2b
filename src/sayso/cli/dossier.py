"""The commands about dossiers: questions, rival hypotheses, and what was said and done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sayso.cli import entries
from sayso.cli.entries import Number
from sayso.cli.options import Author, Desk, day
from sayso.cli.output import Output, console, destination, say
from sayso.errors import DossierError
from sayso.settings import author_name

if TYPE_CHECKING:
    from sayso.views.dossier.wording import Shown

commands = typer.Typer(
    name="dossier",
    help="Words beside deeds: a question, rival hypotheses, what was SAID and DONE, and which way it leans.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As the dossier stood at the end of that day.", show_default=False),
]
KnownBy = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DATE", help="Only events that were reported by that day.", show_default=False),
]


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
    from sayso.dossier.store import create

    with open_desk(desk) as store, store.writer() as writer:
        number = create(writer, question, hypothesis, author or author_name())
    say(f"dossier {number}: sayso dossier add {number} ... puts events in, sayso dossier suggest proposes some")


@commands.command("list")
def list_(
    deleted: Annotated[bool, typer.Option("--deleted", help="Those that were deleted instead.")] = False,
    desk: Desk = None,
) -> None:
    """List the dossiers of the desk."""
    from sayso.desk.store import open_desk
    from sayso.dossier.store import listing

    with open_desk(desk, create=False) as store, store.view() as view:
        found = listing(view, deleted=deleted)
    for one in found:
        say(f"{one.id:>4}  {one.made[:10]}  {one.entries:>4} entries  {one.question}")
    if not found:
        say("no dossiers here." if deleted else 'no dossiers yet: sayso dossier new "QUESTION" begins one.')


for enter in entries.COMMANDS:
    commands.command()(enter)


@commands.command()
def sheet(dossier: Number, author: Author = None, desk: Desk = None) -> None:
    """Show what you have yet to rate, and nobody's ratings."""
    from sayso.desk.store import open_desk
    from sayso.dossier.log import fold
    from sayso.dossier.store import log
    from sayso.views.dossier.terminal import sheet as print_sheet

    with open_desk(desk, create=False) as store, store.view() as view:
        found = fold(log(view, dossier))
    print_sheet(dossier, found, author or author_name(), console())


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
    from sayso.views.dossier.terminal import MOST
    from sayso.views.dossier.terminal import show as print_balance

    found = _shown(desk, dossier, as_of, known_by)
    rater = author or author_name()
    left = found.dossier.open_for(rater)
    if rater in found.dossier.raters and len(found.dossier.raters) > 1 and left:
        raise DossierError(
            f"{rater} has yet to rate {', '.join(left[:5])}{' and others' if len(left) > 5 else ''}",
            f"raters rate without seeing each other: sayso dossier sheet {dossier} shows what is left.",
        )
    print_balance(found, console(), None if everything else MOST)


@commands.command()
def report(
    dossier: Number,
    format_: Annotated[
        Literal["html", "markdown", "json"], typer.Option("--format", "-f", help="How it is written.")
    ] = "html",
    output: Output = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    desk: Desk = None,
) -> None:
    """Write the report: a page to sign, Markdown, or JSON."""
    from sayso.views.dossier.files import as_json, markdown
    from sayso.views.dossier.page import page

    write = {"html": page, "markdown": markdown, "json": as_json}[format_]
    made = write(_shown(desk, dossier, as_of, known_by))
    with destination(output) as out:
        out.write(made)


@commands.command()
def suggest(
    dossier: Number,
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="The speaker.")],
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="Words that are in what was said.")] = "",
    most: Annotated[int, typer.Option("--limit", metavar="N", help="How many at most.", min=1)] = 20,
    desk: Desk = None,
) -> None:
    """Propose events from the desk, newest first; sayso dossier add --statement ID accepts one."""
    from sayso.desk.store import open_desk
    from sayso.dossier.log import fold
    from sayso.dossier.proposals import propose
    from sayso.dossier.store import log
    from sayso.views.dossier.wording import chain, origin

    with open_desk(desk, create=False) as store, store.view() as view:
        found = propose(view, fold(log(view, dossier)), actor, words, most)
    for one in found:
        (first,) = one.event.reports
        say(
            f"{one.statement.id:>6}  {one.statement.article.day}  {one.event.actor}: {one.event.words}",
            f"        {chain(first)}; {origin(first)}",
        )
    if found:
        say(f"sayso dossier add {dossier} --statement {found[0].statement.id} accepts the first")
    else:
        say("nothing in the desk that is not in the dossier: try part of the name, or fewer words.")


@commands.command()
def delete(dossier: Number, desk: Desk = None) -> None:
    """Delete a dossier; sayso dossier undelete brings it back."""
    from sayso.desk.store import open_desk
    from sayso.dossier.store import delete as take_off

    with open_desk(desk, create=False) as store, store.writer() as writer:
        take_off(writer, dossier)
    say(f"deleted; sayso dossier undelete {dossier} brings it back")


@commands.command()
def undelete(dossier: Number, desk: Desk = None) -> None:
    """Bring a deleted dossier back."""
    from sayso.desk.store import open_desk
    from sayso.dossier.store import undelete as put_back

    with open_desk(desk, create=False) as store, store.writer() as writer:
        put_back(writer, dossier)
    say(f"dossier {dossier} is back")


@commands.command()
def export(
    dossier: Number,
    output: Output = None,
    desk: Desk = None,
) -> None:
    """Write a dossier as one JSON file, for another desk."""
    from sayso.desk.store import open_desk
    from sayso.dossier.store import export as as_file
    from sayso.dossier.store import log

    with open_desk(desk, create=False) as store, store.view() as view:
        logged = log(view, dossier)
    with destination(output) as out:
        out.write(as_file(logged))


@commands.command("import")
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="As sayso dossier export wrote it.", show_default=False)
    ],
    desk: Desk = None,
) -> None:
    """Put a dossier from a file on this desk."""
    from sayso.desk.store import open_desk
    from sayso.dossier.store import bring_in
    from sayso.intake.files import opened, read_all, stdin
    from sayso.intake.text import decode

    with stdin() if file == "-" else opened(file) as stream:
        text = decode(read_all(stream, file), file)
    with open_desk(desk) as store, store.writer() as writer:
        number = bring_in(writer, text, file)
    say(f"dossier {number}")


@commands.command()
def schema() -> None:
    """Print the JSON Schema of an exported dossier."""
    import json

    from sayso.dossier.store import Exported

    with destination(None) as out:
        out.write(json.dumps(Exported.json_schema(), indent=2) + "\n")


def _shown(desk: str | None, number: int, as_of: str | None, known_by: str | None) -> Shown:
    from sayso.desk.store import open_desk
    from sayso.dossier.log import fold
    from sayso.dossier.store import gone, log
    from sayso.views.dossier.wording import shown

    by, known = day("--as-of", as_of), day("--known-by", known_by)
    with open_desk(desk, create=False) as store, store.view() as view:
        logged = log(view, number, as_of=by)
        dossier = fold(logged)
        missing = gone(view, dossier)
    return shown(dossier, logged, missing, as_of=by, known_by=known)
