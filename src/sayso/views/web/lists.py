"""Lists on pages of the desk: pages of a list, hits with their words marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urlencode

from sayso.records import Span

ORDERS: Final = {
    "newest": "newest first",
    "oldest": "oldest first",
    "added": "last added first",
    "title": "by title",
    "publisher": "by publisher",
    "statements": "most statements first",
}
"""Orders of articles, in words."""


class Counted(Protocol):
    """A page of a list."""

    total: int
    offset: int

    def __len__(self) -> int:
        """Return the number of records of this page."""


@dataclass(frozen=True)
class Pager:
    """Where a page stands in its list: "21 to 40 of 312", and the addresses of its neighbours."""

    words: str
    before: str | None
    behind: str | None


def pager(path: str, asked: Mapping[str, object], page: Counted, size: int) -> Pager:
    """Return the neighbours of a page; ``asked`` is what its address asks for."""
    shown = len(page)
    words = f"{page.offset + 1:,} to {page.offset + shown:,} of {page.total:,}" if shown else ""
    before = page.offset - size if page.offset > 0 else None
    behind = page.offset + size if page.offset + shown < page.total else None
    return Pager(words, _address(path, asked, before), _address(path, asked, behind))


def _address(path: str, asked: Mapping[str, object], offset: int | None) -> str | None:
    if offset is None:
        return None
    return address_of(path, asked, **({"offset": offset} if offset > 0 else {}))


def address_of(path: str, asked: Mapping[str, object], **changed: object) -> str:
    """Return the address of a list: what is asked for, with some conditions changed; None takes one away."""
    kept = {key: value for key, value in {**asked, **changed}.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(kept)}" if kept else path


def marked(words: str, marks: Sequence[Span]) -> list[tuple[str, bool]]:
    """Return words in runs, each with whether it was searched for."""
    runs: list[tuple[str, bool]] = []
    reached = 0
    for start, end in marks:
        runs += [(words[reached:start], False), (words[start:end], True)]
        reached = end
    return [run for run in (*runs, (words[reached:], False)) if run[0]]
