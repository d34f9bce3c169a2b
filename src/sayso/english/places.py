"""Words inside of the names of places, and some places."""

from __future__ import annotations

from typing import Final

from sayso.english.tables import load

_PLACES: Final = load("places")

PLACE_WORDS: Final = _PLACES.words("ends")
"""What tells that a name is a place's: Harlow Creek."""
NATURAL: Final = _PLACES.words("nature")
"""Places that nobody governs from."""
PLACE_ENDS: Final = _PLACES.words("always_ends")
"""What tells so whatever stands before: Newcastle Avenue."""
PLACE_BEGINS: Final = _PLACES.words("begins")
"""What begins the name of a place: San, Fort."""
PLACES: Final = _PLACES.words("place")
"""Places by themselves: London."""
