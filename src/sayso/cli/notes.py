"""Notes on articles: what was assumed to read them, a guessed encoding or guessed columns, shown once each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sayso.cli.output import warn
from sayso.intake import Item
from sayso.records import Article
from sayso.runs.results import Reader, Result
from sayso.settings import setting


class NotingReader:
    """Reads as another reader does, and keeps the notes on the articles, the first ``failures_shown`` of them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._most = int(setting("failures_shown"))
        self._notes: dict[str, None] = {}
        self._more = 0

    def read(
        self,
        items: Iterable[Item],
        wanted: Callable[[Article, str], bool] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Result]:
        """Read the items, in order."""
        for result in self._reader.read(items, wanted, stopped):
            for note in result.article.notes if result.article else ():
                if note in self._notes:
                    continue
                if len(self._notes) < self._most:
                    self._notes[note] = None
                else:
                    self._more += 1
            yield result

    def show(self) -> None:
        """Print the notes on standard error, and how many more there are."""
        for note in self._notes:
            warn(f"note: {note}")
        if self._more:
            warn(f"{self._more:,} more notes: raise SAYSO_FAILURES_SHOWN to see them.")
