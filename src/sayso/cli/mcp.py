"""The command that serves tools to an assistant."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from sayso.api.desk import open_desk
from sayso.cli.lazy import example
from sayso.cli.options import Desk
from sayso.errors import UsageError
from sayso.intake.locations import is_address
from sayso.settings import desk_place

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso mcp", "sayso mcp --folder drafts/ --desk city.db"))
def mcp(
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="FOLDER", help="Folder whose files the assistant may read.")
    ] = None,
    allow_adding: Annotated[
        bool, typer.Option("--allow-adding", help="Let the assistant add articles to the desk; a missing desk is made.")
    ] = False,
    desk: Desk = None,
) -> None:
    """Serve read, check and search as tools to an assistant (MCP), on standard input and output.

    The assistant's program starts it. It reads texts that the assistant gives, files of --folder, and the desk.
    """
    try:
        from sayso.integrations.mcp import make_server
    except ImportError as error:
        raise UsageError("tools for assistants need the extra mcp", "pip install 'sayso[mcp]'.") from error
    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder} is no folder", "give the folder whose files may be read.")
    place = desk or desk_place()
    is_there = desk is not None or is_address(place) or Path(place).expanduser().exists()
    with open_desk(desk, create=allow_adding) if is_there or allow_adding else nullcontext() as opened:
        make_server(opened, folder, allow_adding=allow_adding).run("stdio")
