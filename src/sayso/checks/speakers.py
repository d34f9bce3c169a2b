"""Whether a speaker of a draft and the label of a turn name different people."""

from __future__ import annotations

from typing import Final

from sayso.english.tables import load
from sayso.english.titles import COURTESY, OFFICES
from sayso.names.folding import fold

_NAMELESS: Final = load("checks").words("nameless")
"""Labels that say who speaks without a name: Q, A, SPEAKER 2, CALLER, UNIDENTIFIED FEMALE."""


def are_different(name: str | None, label: str | None) -> bool:
    """Whether a name and a label are those of two people; False where one of them is unknown or no name."""
    if not name or not label or next(iter(fold(label)), "") in _NAMELESS:
        return False
    ours, theirs = _names(name), _names(label)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _names(words: str) -> set[str]:
    """The words of a name without titles, initials and what stands behind a comma."""
    kept = fold(words.partition(",")[0].partition("(")[0].title())
    return {word for word in kept if len(word) > 1 and word not in COURTESY and word not in OFFICES}
