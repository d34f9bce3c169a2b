"""Moments as a desk stores them."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the current time, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
