"""Options that several commands have."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sayso.errors import UsageError

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
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day, month or year on: 2026-02.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to and with this day, month or year.")]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=0,
        help="So many processes read, where there are several articles; 1: none beside this one; 0: one a core; else "
        "SAYSO_WORKERS.",
        show_default=False,
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, in a sentence; it is kept.")]


def day(option: str, given: str | None) -> date | None:
    """What an option gives as a day.

    Raises:
        UsageError: it is none.
    """
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{option} {given!r} is no date", "write it as 2026-11-25.") from None
