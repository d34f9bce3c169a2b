"""What becomes of each item of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from sayso.errors import ReadError
from sayso.records import Article, Reading

if TYPE_CHECKING:
    from sayso.intake import Item

Wanted: TypeAlias = Callable[[Article, str], bool]
Stopped: TypeAlias = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one item: a reading, a failure, or an article that was not to be read."""

    location: str
    is_part: bool
    share: float
    """How much of all inputs lies before its end, 0 to 1."""
    article: Article | None = None
    reading: Reading | None = None
    error: ReadError | None = None


@runtime_checkable
class Reader(Protocol):
    """Reads items in order, one after the other or several at a time."""

    def read(
        self, items: Iterable[Item], wanted: Wanted | None = None, stopped: Stopped = lambda: False
    ) -> Iterator[Result]:
        """The outcome of each item, in order.

        ``wanted`` is asked with an article and the network's hash before the article is read; None: all are read.  It
        may be asked from several threads.  After ``stopped`` says yes, no item is begun, and those in hand are read.

        Raises:
            UsageError: a setting is no number.
        """
