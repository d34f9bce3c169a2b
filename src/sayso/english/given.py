"""Given names that tell a woman from a man, for most who bear them, and short names.

A name tells what a writer is likely to call its bearer, no more; "she" in the text outweighs it.
"""

from __future__ import annotations

from typing import Final, Literal, cast

from sayso.english.tables import load

Gender = Literal["f", "m"]

_NAMES: Final = load("given_names")

GIVEN: Final = cast("dict[str, Gender]", _NAMES.mapping("common", "gender", str))
"""The commonest given names, in lower case, with the gender of most bearers."""
_GENDERS: Final = cast("dict[str, Gender]", _NAMES.mapping("further", "gender", str)) | GIVEN


def gender_of_name(given: str) -> Gender | None:
    """The gender that a given name in lower case tells, of a name with a hyphen its first part if not the whole."""
    return _GENDERS.get(given) or _GENDERS.get(given.partition("-")[0])


FULL: Final = _NAMES.mapping("short", "full", str)
"""Short given names and what they are usually short for."""
REGISTERED: Final[dict[str, tuple[str, ...]]] = {
    short: tuple(names.split()) for short, names in _NAMES.mapping("short", "in_registers", str).items()
}
"""Short given names and all that they may be short for in a register, which gives nicknames of its own."""
