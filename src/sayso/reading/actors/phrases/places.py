"""States in descriptions of people: the Utah Democrat, the Texan."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sayso.english.states import INHABITANTS, NAMES


@lru_cache(maxsize=4096)
def in_words(words: str) -> str | None:
    """The state that a description names: ``Utah`` in "the Utah Democrat", ``Texan`` in "the Texan".

    Names that hold another (West Virginia, Virginia) are tried first.
    """
    for name, code in _LONGEST:
        if name in words:
            return code
    return None


_LONGEST: Final = sorted({**NAMES, **INHABITANTS}.items(), key=lambda pair: -len(pair[0]))
