"""The states of the United States, by name, postal code and the Associated Press's abbreviation."""

from __future__ import annotations

from typing import Final

from sayso.english.tables import load

_STATES: Final = load("states")

NAMES: Final = _STATES.mapping("state", "code", str)
"""State names as written, and their postal codes."""
INHABITANTS: Final[dict[str, str]] = {row["inhabitant"]: row["code"] for row in _STATES.rows if "inhabitant" in row}
"""Nouns for those who live in a state, and its postal code: Texan, New Yorker."""
STOPPED: Final = frozenset(
    short[:-1].lower() for row in _STATES.rows for short in row.get("short", ()) if short.count(".") == 1
)
"""Abbreviations of one word, without their stop, behind which a full stop ends no sentence: calif."""

_CODES: Final[dict[str, str]] = {
    form.replace(".", "").lower(): row["code"]
    for row in _STATES.rows
    for form in (*row["words"], row["code"], *row.get("short", ()), *row.get("also", ()))
}


def postal(written: str) -> str | None:
    """The postal code of a state, however it is written: ``Ga.``, ``GA``, ``Georgia``, ``N.M.``, ``N. M.``."""
    return _CODES.get(written.replace(".", "").strip().lower()) or _CODES.get(written.replace(".", " ").strip().lower())
