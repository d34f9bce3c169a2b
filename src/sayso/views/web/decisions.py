"""What people decided on an article, in words: "speaker: Bo Farrow before"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

_VERBS = {"accept": "accepted", "delete": "no statement", "add": "added"}


class Corrected(Protocol):
    """A correction of the desk."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def action(self) -> str:
        """Accept, change, delete or add."""

    @property
    def number(self) -> str | None:
        """The attribution's id in the reading."""

    @property
    def was(self) -> dict[str, Any]:
        """The fields before, in words."""

    @property
    def author(self) -> str:
        """Who made it."""

    @property
    def made(self) -> str:
        """When, ISO 8601, UTC."""

    @property
    def reason(self) -> str:
        """Why."""


class Decided(NamedTuple):
    """A decision that can be undone; ``statement`` is None where the statement is gone by it."""

    correction: int
    statement: int | None
    words: str
    author: str
    made: str
    reason: str


def decided(corrections: Sequence[Corrected], statements: Mapping[str, int]) -> list[Decided]:
    """Put corrections into words; ``statements`` are the numbers in the desk by the attribution's id."""
    return [
        Decided(
            correction.id,
            statements.get(correction.number or ""),
            _words(correction),
            correction.author,
            correction.made[:16].replace("T", " "),
            correction.reason,
        )
        for correction in corrections
    ]


def _words(correction: Corrected) -> str:
    if correction.action != "change":
        return _VERBS[correction.action]
    return "; ".join(f"{field}, before {_shortened(value)}" for field, value in correction.was.items())


def _shortened(value: object) -> str:
    words = str(value) if value else "none"
    return f"“{words[:60]}…”" if len(words) > 60 else f"“{words}”"
