"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

Desk = Annotated[
    str | None,
    typer.Option(
        "--desk",
        metavar="FILE|URL",
        help="The desk; else SAYSO_DESK, or sayso.db in your data folder.",
        show_default=False,
    ),
]
Author = Annotated[
    str | None,
    typer.Option(
        "--author",
        metavar="NAME",
        help="Whose judgement it is; else SAYSO_AUTHOR, or your user name.",
        show_default=False,
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, in a sentence; it is kept.")]
