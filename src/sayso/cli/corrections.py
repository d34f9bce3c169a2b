"""The commands about corrections: list, undo, export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

import typer

from sayso.cli.lazy import example
from sayso.cli.listing import DEFAULT_LIMIT, FormatOption, Limit, Offset, Shown, show
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
    with open_desk(desk, create=False) as store, store.view() as view:
        corrections = [
            correction
            for correction in view.corrections()
            if not lost or (correction.lost is not None and correction.undone is None)
        ]
        shares: dict[int, float] = {}
        for article in sorted({correction.article for correction in corrections}):
            shares |= view.corrected(article).anchored
    show(
        Shown.of([CorrectionRow.of(each, shares.get(each.id)) for each in corrections], limit, offset),
        CorrectionRow,
        format_,
        CorrectionRow.lines,
        noun="correction",
        nothing="no corrections are lost." if lost else "no corrections yet: see sayso correct --help.",
    )


@commands.command(epilog=example("sayso corrections undo 4"))
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number, as listed by sayso corrections list.")],
    desk: Desk = None,
) -> None:
    """Undo a correction. It stays in the list, with the date."""
    with open_desk(desk, create=False) as store, store.writer() as writer:
        undone = judging.undo(writer, number)
    say(*CorrectionRow.of(undone, None).lines())


@commands.command(epilog=example("sayso corrections export -o training.jsonl"))
def export(output: Output = None, desk: Desk = None) -> None:
    """Write corrected articles as training data (JSONL). docs/export.md lists the keys."""
    with open_desk(desk, create=False) as store, store.view() as view, destination(output) as out:
        out.writelines(article.to_json() + "\n" for article in corrected_articles(view))


class CorrectionRow(NamedTuple):
    """A correction as it is listed."""

    correction: int
    article: int
    action: str
    number: str | None
    """The attribution's id when it was corrected."""
    fields: list[str]
    was: dict[str, Any]
    author: str
    made: str
    reason: str
    state: str
    """holds, lost or undone."""
    share: float | None
    """The share of the letters of its passage that were found again, from 0 to 1."""
    lost: str | None
    undone: str | None

    @classmethod
    def of(cls, correction: Correction, share: float | None) -> CorrectionRow:
        """Make the row of a correction; ``share`` of the letters of its passage were found again."""
        state = "undone" if correction.undone is not None else "lost" if correction.lost is not None else "holds"
        return cls(
            correction.id,
            correction.article,
            correction.action,
            correction.number,
            correction.change.fields if correction.action == "change" else [],
            correction.was,
            correction.author,
            correction.made,
            correction.reason,
            state,
            share,
            correction.lost,
            correction.undone,
        )

    def lines(self) -> Iterator[str]:
        """Return the row as a line."""
        state = "holds" if self.share in (None, 1.0) else f"holds, re-anchored ({self.share:.0%} of its letters)"
        if self.lost is not None:
            state = f"lost: {self.lost}"
        if self.undone is not None:
            state = f"undone {self.undone[:10]}"
        changed = f": {', '.join(self.fields)}" if self.fields else ""
        reason = f" ({self.reason})" if self.reason else ""
        yield (
            f"{self.correction}  article {self.article}  {self.action} {self.number or ''}{changed}  "
            f"{self.author} {self.made[:10]}{reason}  {state}"
        )
