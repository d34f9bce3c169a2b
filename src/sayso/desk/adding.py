"""Read many articles into a desk, each in its own transaction; an article read before is not read again.

While an article is written, the next ones are read, in processes of their own where there are many; each is
reported when it is kept.  One thread writes, in the order of the inputs.

An article is known by its text and its address, and a reading by the text and the network's hash.  To resume
a run that was cut off, run it again: the articles it kept are known, and are passed over before the network runs.
A different text at the same address is a new version; the same text at another address is another article, which
shares the reading of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.desk.store import Store
from sayso.errors import ReadError, TooLongError
from sayso.flattening.rows import storable
from sayso.intake.locations import STDIN, is_address
from sayso.records import Article, Reading
from sayso.runs.results import Reader, Result

if TYPE_CHECKING:
    from sayso.intake import Item
    from sayso.model.network import Network

Outcome = Literal["added", "new version", "read again", "known", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("added", "new version", "read again", "known", "failed")


@dataclass(frozen=True, slots=True)
class Added:
    """The result for one input."""

    location: str
    """An address, the full path of a file, ``-``, or a part of one of them behind a ``#``."""
    share: float
    """The share of all inputs that is done, 0 to 1."""
    outcome: Outcome
    article: int | None
    """The id of its row; None if it failed."""
    error: ReadError | None = None


def add(
    store: Store,
    items: Iterable[Item],
    reader: Reader | Network,
    *,
    again: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Added]:
    """Read articles into a desk, one after the other, and yield each when it is kept.

    An article that cannot be read is noted in the desk as a failure, and the run goes on; a later success deletes the
    note.

    Args:
        store: The desk.
        items: Articles, or errors in their place, with their locations.
        reader: Reads the articles; a network reads them in this process.
        again: Read articles again that this network has read, and replace their readings.
        stopped: Called before each article; once it returns True no further article is begun.

    Raises:
        DeskError: the desk cannot be written; every article yielded before is kept.
        UsageError: a setting is not a number.
    """
    store.check_writable()
    if isinstance(reader, Reader):
        reads = reader
    else:
        from sayso.runs.here import Here

        reads = Here(reader)
    # SQLite works, and the network too, while the other waits for the interpreter's lock
    with ThreadPoolExecutor(1, "sayso-desk") as writing:
        waiting: Future[Added] | None = None

        def wanted(article: Article, sha256: str) -> bool:
            return again or not _is_read(store, article, sha256)

        for result in reads.read(items, wanted, stopped):
            if waiting is not None:
                yield waiting.result()
            waiting = writing.submit(_keep, store, _input(result), again)
        if waiting is not None:
            yield waiting.result()


def place_of(location: str) -> str:
    """Make a location as the desk keeps it: paths are absolute."""
    if location == STDIN or location.startswith(f"{STDIN}#") or is_address(location):
        return storable(location)
    return storable(str(Path(location).expanduser().absolute()))


@dataclass(frozen=True, slots=True)
class _Input:
    """One input before it is written: an article, with a reading unless the desk has one; or an error."""

    place: str
    share: float
    address: str | None = None
    article: Article | None = None
    reading: Reading | None = None
    error: ReadError | None = None


def _input(result: Result) -> _Input:
    place, article = place_of(result.location), result.article
    if result.error is not None or article is None:
        return _Input(place, result.share, error=result.error)
    return _Input(place, result.share, address_of(article, result.location), article, result.reading)


def _keep(store: Store, given: _Input, again: bool) -> Added:
    failed = given.error
    if failed is None:
        try:
            return _kept(store, given, again)
        except TooLongError as error:
            failed = ReadError(error.cause, error.remedy)
    with suppress(TooLongError), store.writer() as writer:  # a place that is too long itself is not noted
        writer.fail(given.place, failed)
    return Added(given.place, given.share, "failed", None, failed)


def _kept(store: Store, given: _Input, again: bool) -> Added:
    place, address, article, reading = given.place, given.address, given.article, given.reading
    assert article is not None
    known = _known(store, article, (address, place)) if reading is None else None
    if known is not None:
        return Added(place, given.share, "known", known)
    with store.writer() as writer:
        if reading is None:  # its text was read before: at another address, or here
            kept = writer.keep_printing(article, address)
        else:
            if again:
                writer.drop_reading(article.id, reading.model.sha256)
            kept = writer.keep(reading, address)
        if place != address:
            writer.forget_failure(place)
    return Added(place, given.share, kept.outcome, kept.article)


def address_of(article: Article, location: str) -> str | None:
    """Return where an article can be found again: of an entry of a feed or an archive its own address."""
    own = article.location or location
    if is_address(own):
        return storable(own)
    if own == STDIN or own.startswith(f"{STDIN}#"):
        return None
    return place_of(own)


def _known(store: Store, article: Article, places: tuple[str | None, str]) -> int | None:
    """Return the id of an article that was read before, if there is nothing to write; takes no lock."""
    address, place = places
    with store.view() as view:
        row = view.printing(article, address)
        stands = address is None or view.stands_at(address) == row
        return row if stands and not view.has_failed(place) else None


def _is_read(store: Store, article: Article, sha256: str) -> bool:
    with store.view() as view:
        return view.has(article.id, sha256)
