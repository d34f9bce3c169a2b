"""The commands about corrections: list, undo, export."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import Desk
from sayso.cli.output import Output, destination, say
from sayso.desk.judgements import corrections as judging
from sayso.desk.overlay.corrections import Correction
from sayso.desk.store import open_desk
from sayso.export.training import corrected_articles

commands = typer.Typer(
    name="corrections",
    help="List, undo and export corrections.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@commands.command("list")
def list_(
    lost: Annotated[bool, typer.Option("--lost", help="Only corrections whose passage is gone.")] = False,
    desk: Desk = None,
) -> None:
    """List corrections: number, article, action, author, date, state."""
    with open_desk(desk, create=False) as store, store.view() as view:
        corrections = [
            correction
            for correction in view.corrections()
            if not lost or (correction.lost is not None and correction.undone is None)
        ]
        shares: dict[int, float] = {}
        for article in sorted({correction.article for correction in corrections}):
            shares |= view.corrected(article).anchored
    for correction in corrections:
        say(_row(correction, shares.get(correction.id)))
    if not corrections:
        say("no corrections are lost." if lost else "no corrections yet: see sayso correct --help.")


@commands.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number, as listed by sayso corrections list.")],
    desk: Desk = None,
) -> None:
    """Undo a correction. It stays in the list, with the date."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        say(_row(judging.undo(writer, number), None))


@commands.command()
def export(output: Output = None, desk: Desk = None) -> None:
    """Write corrected articles as training data (JSONL). docs/export.md lists the keys."""
    with open_desk(desk, create=False) as store, store.view() as view, destination(output) as out:
        out.writelines(article.to_json() + "\n" for article in corrected_articles(view))


def _row(correction: Correction, share: float | None) -> str:
    """Return a line about a correction; ``share`` of the letters of its passage were found again."""
    fields = ", ".join(correction.change.fields)
    state = "holds" if share in (None, 1.0) else f"holds, re-anchored ({share:.0%} of its letters)"
    if correction.lost is not None:
        state = f"lost: {correction.lost}"
    if correction.undone is not None:
        state = f"undone {correction.undone[:10]}"
    changed = f": {fields}" if fields and correction.action == "change" else ""
    reason = f" ({correction.reason})" if correction.reason else ""
    return (
        f"{correction.id}  article {correction.article}  {correction.action} {correction.number or ''}{changed}  "
        f"{correction.author} {correction.made[:10]}{reason}  {state}"
    )
