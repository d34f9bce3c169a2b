"""The commands about corrections: list, undo, export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from sayso.api.desk import open_desk as open_typed_desk
from sayso.api.records import CorrectionRecord
from sayso.cli.lazy import example
from sayso.cli.listing import DEFAULT_LIMIT, FormatOption, Limit, Offset, Shown, show
from sayso.cli.options import Desk
from sayso.cli.output import Output, destination, say
from sayso.desk.store import open_desk
from sayso.export.training import corrected_articles

commands = typer.Typer(
    name="corrections",
    help="List, undo and export corrections.",
    epilog=example("sayso corrections list"),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@commands.command("list", epilog=example("sayso corrections list", "sayso corrections list --lost"))
def list_(
    lost: Annotated[bool, typer.Option("--lost", help="Only corrections whose passage is gone.")] = False,
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
    format_: FormatOption = "text",
    desk: Desk = None,
) -> None:
    """List corrections.

    Shows number, article, action, author, date and state of each.
    """
    with open_typed_desk(desk, create=False) as opened:
        corrections = opened.corrections(lost=lost)
    show(
        Shown.of(corrections, limit, offset),
        CorrectionRecord,
        format_,
        _lines,
        noun="correction",
        nothing="no corrections are lost." if lost else "no corrections yet: see sayso correct --help.",
    )


@commands.command(epilog=example("sayso corrections undo 4"))
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number, as listed by sayso corrections list.")],
    desk: Desk = None,
) -> None:
    """Undo a correction. It stays in the list, with the date."""
    with open_typed_desk(desk, create=False) as opened:
        undone = opened.undo(number)
    say(*_lines(undone))


@commands.command(epilog=example("sayso corrections export -o training.jsonl"))
def export(output: Output = None, desk: Desk = None) -> None:
    """Write corrected articles as training data (JSONL). docs/export.md lists the keys."""
    with open_desk(desk, create=False) as store, store.view() as view, destination(output) as out:
        out.writelines(article.to_json() + "\n" for article in corrected_articles(view))


def _lines(correction: CorrectionRecord) -> Iterator[str]:
    state = "holds"
    if correction.share not in (None, 1.0):
        state = f"holds, re-anchored ({correction.share:.0%} of its letters)"
    if correction.lost is not None:
        state = f"lost: {correction.lost}"
    if correction.undone is not None:
        state = f"undone {correction.undone[:10]}"
    changed = f": {', '.join(correction.fields)}" if correction.fields else ""
    reason = f" ({correction.reason})" if correction.reason else ""
    yield (
        f"{correction.id}  article {correction.article}  {correction.action} {correction.number or ''}{changed}  "
        f"{correction.author} {correction.made[:10]}{reason}  {state}"
    )
