"""The command that checks the drafts of a folder as they are saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from sayso.checks import Report
from sayso.checks.watching import DraftFolder, compared
from sayso.cli.drafts import Against, DraftChecker, Rules, draft_checker
from sayso.cli.interrupts import interrupts
from sayso.cli.lazy import example
from sayso.cli.options import Desk
from sayso.cli.output import complain, console, say
from sayso.errors import SaysoError, UsageError
from sayso.views.checks.terminal import show_comparison
from sayso.views.checks.wording import summary

commands = typer.Typer(rich_markup_mode=None)


@commands.command(epilog=example("sayso watch drafts/", "sayso watch drafts/ --against notes/ --rules newsroom.toml"))
def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of drafts, with its subfolders.")],
    rules: Rules = None,
    against: Against = None,
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=0.05, help="Time between two looks at the folder.")
    ] = 1.0,
    desk: Desk = None,
) -> None:
    """Check the drafts of a folder as they are saved.

    Each time a draft is saved, the findings that are new and those that are gone are shown. Ctrl-C stops it.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder", "give the folder that the drafts are saved in.")
    with draft_checker(rules, against, desk) as checker:
        watched = _Watched(DraftFolder(folder), checker)
        with interrupts() as pressed:
            watched.look(_Watched.begin)
            say(f"watching {folder}: {len(watched.reports)} read (Ctrl-C stops it)")
            while not pressed.wait(every):
                watched.look(_Watched.saved)
            say("stopped.")


class _Watched:
    """The newest report of each draft."""

    def __init__(self, folder: DraftFolder, checker: DraftChecker) -> None:
        self.reports: dict[str, Report] = {}
        self._folder = folder
        self._checker = checker

    def look(self, tell: Callable[[_Watched, str, Report], None]) -> None:
        """Check what was saved since the last look."""
        saved = self._folder.saved()
        for draft in saved.gone:
            if self.reports.pop(draft, None) is not None:
                say(f"{_clock()}  {draft} is gone")
        for draft in saved.drafts:
            try:
                report = self._checker.check(draft)
            except SaysoError as error:  # half written, or damaged notes: the next time it is saved it is read again
                complain(error)
                continue
            tell(self, draft, report)
            self.reports[draft] = report

    def begin(self, draft: str, report: Report) -> None:
        """Tell of a draft that was there at the start."""
        say(f"{draft}: {summary(report)}")

    def saved(self, draft: str, report: Report) -> None:
        """Tell of a draft that was saved."""
        say(f"{_clock()}  {draft}: {summary(report)}")
        show_comparison(compared(self.reports.get(draft), report), report.article.text, console())


def _clock() -> str:
    return datetime.now().astimezone().strftime("%H:%M:%S")
