"""Acronyms of the names of groups: what an article may call the Port Alder Transit Authority."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.english.closed_classes import ARTICLES, POSSESSIVES
from sayso.names.parts import initials

LEADING: Final = (ARTICLES | POSSESSIVES) - {"whose"}
"""Words that may stand before the name of a group and are no part of it."""
_SHORTEST: Final = 3  # letters of an acronym


def acronym(name: str, kind: str, forms: Iterable[str]) -> str | None:
    """The acronym that an article calls a group by beside its name, one of its ``forms``; None where it has none."""
    letters = "" if kind in {"person", "document"} else name_initials(name)
    return letters if letters and letters in {form.replace(".", "") for form in forms} else None


def name_initials(name: str) -> str:
    """What an acronym would be, of three letters or more; else empty."""
    words = [word for word in name.split() if word.lower() not in LEADING]
    letters = initials(words)
    return letters if len(words) >= _SHORTEST <= len(letters) else ""
