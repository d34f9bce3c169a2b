"""Watch a folder of drafts: which were saved since the last look, and which findings are new or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sayso.checks.notes import beside
from sayso.checks.report import Finding, QuotationResult, Report
from sayso.intake.locations import gather

Passage = Finding | QuotationResult
_State = tuple[tuple[int, int], ...]


class Saved(NamedTuple):
    """Drafts that were saved, in the order of their paths, and those that are no longer there."""

    drafts: list[str]
    gone: list[str]


class DraftFolder:
    """A folder of drafts that is looked at again and again, subfolders included."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._states: dict[str, _State] = {}

    def saved(self) -> Saved:
        """Return what was saved since the last call; all drafts at the first one.

        A draft counts as saved too when the file with its notes was.
        """
        states = {
            place.location: _state(Path(place.location)) for place in gather([str(self._folder)]) if place.error is None
        }
        drafts = [draft for draft, state in states.items() if state and self._states.get(draft) != state]
        gone = [draft for draft in self._states if draft not in states]
        self._states = states
        return Saved(drafts, gone)


def _state(draft: Path) -> _State:
    """Return what changes when a draft or its notes are saved; empty if the draft is gone meanwhile."""
    try:
        status = draft.stat()
    except OSError:
        return ()
    states = [(status.st_mtime_ns, status.st_size)]
    try:
        status = beside(draft).stat()
    except OSError:
        return tuple(states)
    return (*states, (status.st_mtime_ns, status.st_size))


@dataclass(frozen=True)
class Comparison:
    """What a report has that the one before has not, and the other way round; each in text order."""

    new: tuple[Passage, ...]
    gone: tuple[Passage, ...]


def compared(before: Report | None, after: Report) -> Comparison:
    """Compare two reports of a draft by rules and words; None: there was none, and all is new.

    Findings that are set aside and quotations that are right count as nothing.
    """
    old, new = list(_open(before)) if before is not None else [], list(_open(after))
    return Comparison(tuple(_without(new, old)), tuple(_without(old, new)))


def _open(report: Report) -> Iterator[Passage]:
    yield from (finding for finding in report.findings if finding.ignored is None)
    yield from (result for result in report.quotations if not result.is_faithful)


def _without(passages: list[Passage], known: list[Passage]) -> Iterator[Passage]:
    counts = Counter(map(_key, known))
    for passage in passages:
        if counts[_key(passage)]:
            counts[_key(passage)] -= 1
        else:
            yield passage


def _key(passage: Passage) -> tuple[str, str]:
    kind = passage.rule if isinstance(passage, Finding) else passage.verdict
    return kind, " ".join(passage.words.split())
