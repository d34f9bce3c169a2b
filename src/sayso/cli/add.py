"""The command that adds articles to a desk."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from sayso.cli.failures import Failures
from sayso.cli.inputs import FromFile, Inputs, all_inputs
from sayso.cli.interrupts import interrupts
from sayso.cli.lazy import example
from sayso.cli.notes import NotingReader
from sayso.cli.options import Desk, Fast, Workers
from sayso.cli.output import STOPPED, progress, say, warn
from sayso.desk.adding import OUTCOMES
from sayso.desk.adding import add as add_articles
from sayso.desk.store import open_desk
from sayso.intake import stream
from sayso.intake.locations import are_several
from sayso.runs.chosen import ChosenReader

commands = typer.Typer(rich_markup_mode=None)
_STOPPING = "stopping after this article; press Ctrl-C again to stop at once."


@commands.command(epilog=example("sayso add archive/ https://herald.example/feed"))
def add(
    inputs: Inputs = None,
    from_file: FromFile = None,
    desk: Desk = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also read articles again that this network has read. Corrections stay.")
    ] = False,
    fast: Fast = False,
    workers: Workers = None,
) -> None:
    """Read articles and add them to a desk.

    Articles that the desk already holds are skipped. Ctrl-C stops after the current article.
    """
    locations = all_inputs(inputs, from_file)
    counts: Counter[str] = Counter()
    failures = Failures()
    reader = NotingReader(ChosenReader(workers, are_several=are_several(locations)))
    with interrupts(_STOPPING) as pressed, open_desk(desk) as store:
        try:
            with progress("adding") as show_progress:
                for addition in add_articles(store, stream(locations), reader, again=again, stopped=pressed.is_set):
                    counts[addition.outcome] += 1
                    if addition.error is not None:
                        failures.add(addition.error)
                    show_progress(addition.share, sum(counts.values()))
        finally:
            reader.show()
            failures.show("sayso failures lists all.")
            say(summary(counts))
        if pressed.is_set():
            warn("stopped; run the same command again to continue.")
            raise typer.Exit(STOPPED)
    if failures.count:
        raise typer.Exit(1)


def summary(counts: Counter[str]) -> str:
    """Return the outcome of a run in one line: "12 added, 3 known, 1 new version, 2 failed"."""
    parts = [
        f"{counts[outcome]:,} {outcome}{'s' * (outcome == 'new version' and counts[outcome] > 1)}"
        for outcome in OUTCOMES
        if counts[outcome]
    ]
    return ", ".join(parts) or "nothing added"
