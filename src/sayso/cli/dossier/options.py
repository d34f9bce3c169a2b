"""Arguments and options that several commands of ``sayso dossier`` share."""

from __future__ import annotations

from typing import Annotated

import typer

Number = Annotated[
    int, typer.Argument(metavar="DOSSIER", help="Number, as listed by sayso dossier list.", show_default=False)
]
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
