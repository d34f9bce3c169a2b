"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sayso.errors import UsageError
from sayso.settings import override

Desk = Annotated[
    str | None,
    typer.Option(
        "--desk",
        metavar="FILE|URL",
        help="Desk to use. Default: SAYSO_DESK, or sayso.db in the user's data folder.",
        show_default=False,
    ),
]
Author = Annotated[
    str | None,
    typer.Option(
        "--author",
        metavar="NAME",
        help="Author of the judgement. Default: SAYSO_AUTHOR, or the user name.",
        show_default=False,
    ),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="First day, month or year, such as 2026-02.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Last day, month or year, inclusive.")]
ActTypeOption = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="Only acts of this type, such as REQUEST.")
]
Issue = Annotated[
    str | None,
    typer.Option("--issue", metavar="TOPIC|WORDS", help="Only this topic, such as health, or these words."),
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Name of the publisher, or words of it.")
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=0,
        help="Number of processes that read several articles. 0: one per core; 1: no extra process. Default: "
        "SAYSO_WORKERS.",
        show_default=False,
    ),
]


def _read_fast(context: typer.Context, is_fast: bool) -> None:
    if is_fast:
        context.with_resource(override({"network": "fast"}))


Fast = Annotated[
    bool,
    typer.Option(
        "--fast",
        callback=_read_fast,
        help="Read with the fast network: less time, and fewer statements found. The same as SAYSO_NETWORK=fast.",
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Reason for the judgement, which is stored.")]


Everything = Annotated[
    bool, typer.Option("--all", help="Show statements with a low score too, which are counted only otherwise.")
]


def day(option: str, value: str | None) -> date | None:
    """Parse the value of an option as a day.

    Raises:
        UsageError: the value is not a date.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{option} {value!r} is not a date", "write it as 2026-11-25.") from None
