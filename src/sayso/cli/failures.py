"""Failures of a run: all are counted, the first lines are kept."""

from __future__ import annotations

from sayso.cli.output import complain, warn
from sayso.errors import ReadError
from sayso.settings import setting


class Failures:
    """Counts the failures of a run, and keeps the first ``failures_shown`` to print at its end."""

    def __init__(self) -> None:
        """Read the setting.

        Raises:
            UsageError: the setting is not a number.
        """
        self.count = 0
        self._most = int(setting("failures_shown"))
        self._kept: list[ReadError] = []

    def add(self, error: ReadError) -> None:
        """Count an error, and keep its message without its traceback, which would hold the article in memory."""
        self.count += 1
        if len(self._kept) < self._most:
            self._kept.append(type(error)(error.cause, error.remedy))

    def show(self, remedy: str) -> None:
        """Print the messages, and the number of those not kept with ``remedy``, which says how to see them."""
        for error in self._kept:
            complain(error)
        left = self.count - len(self._kept)
        if left:
            warn(f"{left:,} more failures: {remedy}")
