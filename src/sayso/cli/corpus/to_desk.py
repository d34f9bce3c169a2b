"""The command that brings articles of an archive to a desk."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.corpus.asking import Folder, opened
from sayso.cli.corpus.packages import require_corpus
from sayso.cli.lazy import example
from sayso.cli.options import Desk
from sayso.cli.output import say
from sayso.desk.store import open_desk
from sayso.views.reading.wording import counted

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    name="to-desk",
    epilog=example(
        "sayso corpus to-desk archive --where \"publisher = 'Herald' AND day >= '2024-03-01'\" --desk herald.db",
        "sayso corpus to-desk archive --where \"article IN (SELECT article FROM acts WHERE type = 'THREATEN')\"",
    ),
)
def to_desk(
    folder: Folder,
    where: Annotated[
        str,
        typer.Option("--where", metavar="SQL", help="Condition in SQL about the columns of articles. Default: all."),
    ] = "true",
    desk: Desk = None,
) -> None:
    """Bring articles of an archive to a desk, with their readings: nothing is read again.

    What the desk already holds stays as it is.
    """
    require_corpus()
    from sayso.corpus.carrying import to_desk as carry

    archive = opened(folder)
    with open_desk(desk) as store:
        count = sum(1 for _ in carry(archive, store, where))
    say(f"{counted(count, 'article')} of {folder} {'is' if count == 1 else 'are'} in the desk")
