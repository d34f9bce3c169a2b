"""What can be set, in one table; every row is read from the environment as ``SAYSO_`` and its name in capitals."""

from __future__ import annotations

import os
from dataclasses import dataclass

from sayso.errors import UsageError


@dataclass(frozen=True)
class Setting:
    """One row: its name, its default (the type follows from it) and what it does."""

    name: str
    default: float | int
    does: str
    least: float = 0

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"SAYSO_{self.name.upper()}"


SETTINGS = (
    Setting("fetch_seconds", 20.0, "how long a page may take to arrive, in seconds, redirects included", 0.001),
    Setting("fetch_bytes", 20_000_000, "how large a page may be, in bytes", 1),
    Setting("fetch_redirects", 10, "how many redirects are followed"),
    Setting("file_bytes", 200_000_000, "how large a file may be, in bytes", 1),
    Setting("least_score", 0.4, "attributions with a lower score are left out; from 0 to 1"),
    Setting("least_speaker_score", 0.5, "speakers less sure than this are unknown, and only proposed; from 0 to 1"),
    Setting("threads", 0, "threads the network runs on; 0: as many as the machine has cores"),
)
_BY_NAME = {row.name: row for row in SETTINGS}


def setting(name: str) -> float | int:
    """The value of a row of `SETTINGS`, from the environment or its default.

    Raises:
        UsageError: the environment holds something that is no number of the right kind.
    """
    row = _BY_NAME[name]
    given = os.environ.get(row.variable)
    if given is None:
        return row.default
    kind = type(row.default)
    try:
        value = kind(given)
    except ValueError:
        value = None
    if value is None or not row.least <= value < float("inf"):
        raise UsageError(
            f"{row.variable}={given!r} is not a {'whole number' if kind is int else 'number'} from {row.least:g} up",
            f"set it to one, or unset it for the default, {row.default}.",
        )
    return value
