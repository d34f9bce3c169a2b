"""Count what fails in a run, and keep the first lines of it, however much there is."""

from __future__ import annotations

from sayso.cli.output import complain, warn
from sayso.errors import ReadError
from sayso.settings import setting


class Failures:
    """The failures of a run: all are counted, the first ``failures_shown`` are kept, to be shown at its end."""

    def __init__(self) -> None:
        self.count = 0
        self._most = int(setting("failures_shown"))
        self._kept: list[ReadError] = []

    def add(self, error: ReadError) -> None:
        """Count one, and keep its line, not the article that it came from."""
        self.count += 1
        if len(self._kept) < self._most:
            self._kept.append(type(error)(error.cause, error.remedy))

    def show(self, remedy: str) -> None:
        """Print the lines, and how many more there are; ``remedy`` says what to do to see those."""
        for error in self._kept:
            complain(error)
        left = self.count - len(self._kept)
        if left:
            warn(f"{left:,} more failures: {remedy}")
