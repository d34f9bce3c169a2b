"""The commands that create, list, delete and carry dossiers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from sayso.cli.dossier.options import Number
from sayso.cli.lazy import example
from sayso.cli.listing import DEFAULT_LIMIT, FormatOption, Limit, Offset, Shown, show
from sayso.cli.options import Author, Desk
from sayso.cli.output import Output, destination, say
from sayso.desk.store import open_desk
from sayso.dossier import store as dossiers
from sayso.intake.files import opened, read_all, stdin
from sayso.intake.text import decode
from sayso.settings import author_name

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog=example('sayso dossier new "Does she want it?" --hypothesis "she wants it" --hypothesis "she lets it go on"')
)
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


@commands.command("list", epilog=example("sayso dossier list"))
def list_(
    deleted: Annotated[bool, typer.Option("--deleted", help="List the deleted dossiers instead.")] = False,
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """List the dossiers of the desk."""
    with open_desk(desk, create=False) as store, store.view() as view:
        rows = dossiers.listing(view, deleted=deleted)
    show(
        Shown.of(rows, limit, offset),
        dossiers.Listed,
        format_,
        _line,
        noun="dossier",
        nothing="no deleted dossiers." if deleted else 'no dossiers yet: create one with sayso dossier new "QUESTION".',
    )


def _line(row: dossiers.Listed) -> Iterator[str]:
    yield f"{row.id:>4}  {row.made[:10]}  {row.entries:>4} entries  {row.question}"


@commands.command(epilog=example("sayso dossier delete 1"))
def delete(dossier: Number, desk: Desk = None) -> None:
    """Delete a dossier. Can be undone with sayso dossier undelete."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        dossiers.delete(writer, dossier)
    say(f"dossier {dossier}: deleted; sayso dossier undelete {dossier} restores it")


@commands.command(epilog=example("sayso dossier undelete 1"))
def undelete(dossier: Number, desk: Desk = None) -> None:
    """Restore a deleted dossier."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        dossiers.undelete(writer, dossier)
    say(f"dossier {dossier}: restored")


@commands.command(epilog=example("sayso dossier export 1 -o toll.json"))
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


@commands.command("import", epilog=example("sayso dossier import toll.json"))
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


@commands.command(epilog=example("sayso dossier schema"))
def schema() -> None:
    """Print the JSON Schema of an exported dossier."""
    with destination(None) as out:
        out.write(json.dumps(dossiers.Exported.json_schema(), indent=2) + "\n")
