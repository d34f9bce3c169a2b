"""The command that compares two texts."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

import sayso
from sayso.cli.lazy import example
from sayso.cli.options import Desk
from sayso.cli.output import Output, console, destination
from sayso.desk.adding import place_of
from sayso.desk.search.diff import Difference, Side, compare, compare_sides, read_side, stored_side
from sayso.desk.store import open_desk
from sayso.errors import UsageError
from sayso.views.desk.diff import page, plain, show
from sayso.views.desk.statements import write_json

commands = typer.Typer(rich_markup_mode=None)


@commands.command(
    epilog=example(
        "sayso diff https://herald.example/story", "sayso diff draft.txt final.docx", "sayso diff 12 15 --format json"
    )
)
def diff(
    first: Annotated[
        str,
        typer.Argument(
            metavar="A",
            help="File, address, or number of an article of the desk. Alone: a path or an address of the desk.",
        ),
    ],
    second: Annotated[
        str | None,
        typer.Argument(metavar="B", help="File, address, or number, to be compared with A.", show_default=False),
    ] = None,
    desk: Desk = None,
    from_: Annotated[
        int | None, typer.Option("--from", metavar="N", help="Earlier version. Default: the one before the later.")
    ] = None,
    to: Annotated[int | None, typer.Option("--to", metavar="N", help="Later version. Default: the newest.")] = None,
    format_: Annotated[
        Literal["text", "json", "html"],
        typer.Option("--format", "-f", help="Output format. text: readable output; html: one web page; json."),
    ] = "text",
    output: Output = None,
) -> None:
    """Compare two versions of an article.

    With A and B: two files, addresses or articles of the desk. With A alone: the last two versions of it in the desk.
    Shows the statements that were added, removed or changed. Quotation marks of another shape are no change, and
    neither is what was only read differently.
    """
    if second is None:
        with open_desk(desk, create=False) as store, store.view() as view:
            difference = compare(view, place_of(first), from_, to)
    elif from_ is not None or to is not None:
        raise UsageError("--from and --to choose versions of one address", "leave them out, or give one address only.")
    else:
        difference = _compare(first, second, desk)
    with destination(output) as out:
        if format_ == "text":
            show(difference, console() if output is None else console(file=out))
        elif format_ == "json":
            write_json(plain(difference), out)
        else:
            out.write(page(difference))


def _compare(first: str, second: str, desk: str | None) -> Difference:
    sides = [None if name.isdecimal() else read_side(sayso.read(sayso.load(name))) for name in (first, second)]
    if None in sides:
        with open_desk(desk, create=False) as store, store.view() as view:
            sides = [
                stored_side(view, int(name)) if side is None else side
                for name, side in zip((first, second), sides, strict=True)
            ]
    before, after = (side for side in sides if isinstance(side, Side))
    return compare_sides(
        before, after, " and ".join(f"article {name}" if name.isdecimal() else name for name in (first, second))
    )
