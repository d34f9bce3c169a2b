"""Read drafts and check them, with their notes, documents and the desk; for the commands check and watch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from sayso import read
from sayso.checks import Report, SourceDocument, SourceIndex, check_reading, settings
from sayso.checks.in_print import look_up
from sayso.checks.notes import Note, beside, desk_notes, read_notes
from sayso.checks.rulebook import Setting
from sayso.cli.output import progress, warn
from sayso.desk.store import Store, open_desk
from sayso.errors import DeskError
from sayso.intake import load, stream
from sayso.intake.locations import STDIN, is_address
from sayso.settings import desk_place

DESK: Final = "desk"
"""What ``--against`` takes for the articles of the desk; a folder of this name is given as ./desk."""

Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="FILE", help="A newsroom's own rules (TOML), laid over those that ship."),
]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="DOCUMENT",
        help="A document to hold the quotations against, word for word: text, PDF, Word, captions, a transcript, a "
        "folder. The word desk: the articles of the desk, to see what has been said before. May be given several "
        "times.",
    ),
]


@dataclass(frozen=True)
class DraftChecker:
    """Checks drafts under the same rules, against the same documents and desk."""

    rules: Mapping[str, Setting]
    index: SourceIndex | None
    store: Store | None
    is_desk_asked: bool

    def check(self, draft: str) -> Report:
        """Read a draft, given by its path or address, and check it.

        Raises:
            ReadError: it cannot be read.
            UsageError: its notes cannot be read.
        """
        reading = read(load(draft))
        report = check_reading(reading, self.rules, self.index, self._notes(draft))
        if self.store is None or not self.is_desk_asked:
            return report
        with self.store.view() as view:
            return report.with_desk(self.store.place, look_up(reading, view))

    def _notes(self, draft: str) -> list[Note]:
        if draft == STDIN:
            return []
        notes = [] if is_address(draft) else read_notes(beside(Path(draft)))
        if self.store is not None:
            with self.store.view() as view:
                notes += desk_notes(view, draft)
        return notes


@contextmanager
def draft_checker(
    rules: Path | None, against: Sequence[str] | None, desk: str | None, *, wants_desk: bool = False
) -> Iterator[DraftChecker]:
    """Read rules and documents and open the desk, for as long as drafts are checked.

    ``wants_desk``: whether there has to be a desk though neither ``against`` nor ``desk`` asks for it.

    Raises:
        DeskError: a desk is asked for, and cannot be opened.
        ReadError: a document cannot be read.
        UsageError: the rules cannot be read.
    """
    rows = settings(rules)
    documents = [document for document in against or () if document != DESK]
    index = SourceIndex(list(_documents(documents))) if documents else None
    is_asked = DESK in (against or ())
    with _opened(desk, is_wanted=is_asked or desk is not None or wants_desk) as store:
        yield DraftChecker(rows, index, store, is_asked)


def _documents(arguments: Sequence[str]) -> Iterator[SourceDocument]:
    with progress("reading documents") as show_progress:
        for count, item in enumerate(stream(list(arguments)), 1):
            yield SourceDocument.of(item.load(), item.location)
            show_progress(item.share, count)


def _opened(place: str | None, *, is_wanted: bool) -> AbstractContextManager[Store | None]:
    """Open the desk; where nobody asks for it, only if there is one, and a desk that cannot be opened is a warning."""
    if not is_wanted and not is_address(desk_place()) and not Path(desk_place()).expanduser().exists():
        return nullcontext()
    try:
        return open_desk(place, create=False)
    except DeskError as error:
        if is_wanted:
            raise
        warn(f"notes on the desk are not read: {error}")
        return nullcontext()
