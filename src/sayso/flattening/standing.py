"""The status of a statement in a word or two, from whether it was made and whether its speaker denies the content."""

from __future__ import annotations

from typing import Final

SAID: Final = "said"
_STANDINGS: Final = {
    ("actual", False): SAID,
    ("actual", True): "denies",
    ("negated", False): "did not say",
    ("negated", True): "did not deny",
    ("hypothetical", False): "might say",
    ("hypothetical", True): "might deny",
    ("future", False): "will say",
    ("future", True): "will deny",
}


def standing_of(factuality: str | None, polarity: str | None) -> str:
    """Return the status of a statement by itself; where it is not known, the statement was made.

    >>> standing_of("negated", "affirmed"), standing_of(None, "denied")
    ('did not say', 'denies')
    """
    return _STANDINGS[factuality or "actual", polarity == "denied"]


def status_of(standing: str, inside: str | None) -> str:
    """Return both in words: a standing, and the one of the nearest statement around it that is no plain "said".

    >>> status_of("said", "might say"), status_of("denies", None)
    ('said, inside: might say', 'denies')
    """
    return standing if inside is None else f"{standing}, inside: {inside}"
