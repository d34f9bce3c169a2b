"""Read many articles into a desk, each in a transaction of its own; what was read before costs no second reading.

While an article is written, the next ones are read, in processes of their own where there are many; each is told of
when it is kept.  What is written is decided by the one thread that writes, in the order of the inputs.

An article is known by its text and its address, and a reading by the text and the network's hash.  So a run that was
cut off is taken up by running it again: all that it had kept is known, and passed over before the network runs.
Another text at the same address is a new version of it; the same text at another address is another article, for which
the reading of the first serves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sayso.desk.rows import storable
from sayso.desk.store import Store
from sayso.errors import ReadError, TooLongError
from sayso.intake import Item
from sayso.intake.locations import STDIN, is_address
from sayso.model.network import Network
from sayso.records import Article, Reading
from sayso.runs.here import Here
from sayso.runs.results import Reader, Result

Outcome = Literal["added", "new version", "read again", "known", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("added", "new version", "read again", "known", "failed")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input."""

    location: str
    """An address, the full path of a file, ``-``, or a part of one of them behind a ``#``."""
    share: float
    """How much of all inputs is done with it, 0 to 1."""
    outcome: Outcome
    article: int | None
    """Its row's id; None if it failed."""
    error: ReadError | None = None


def add(
    store: Store,
    items: Iterable[Item],
    reader: Reader | Network,
    *,
    again: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Added]:
    """Read articles into a desk, one after the other, and tell of each when it is kept.

    ``again`` reads those too that this network has read, and puts the new reading in the old one's place.  ``stopped``
    is asked before each article; after it says yes nothing more is begun, and what is in hand is kept.

    ``reader`` reads the articles: a network reads them in this process.

    What cannot be read is noted in the desk and the others go on; a later success strikes the note.

    Raises:
        DeskError: the desk cannot be written; all that was told of is kept.
        UsageError: a setting is no number.
    """
    # SQLite works, and the network too, while the other waits for the interpreter's lock
    with ThreadPoolExecutor(1, "sayso-desk") as writing:
        waiting: Future[Added] | None = None

        def wanted(article: Article, sha256: str) -> bool:
            return again or not _is_read(store, article, sha256)

        reads = reader if isinstance(reader, Reader) else Here(reader)
        for result in reads.read(items, wanted, stopped):
            if waiting is not None:
                yield waiting.result()
            waiting = writing.submit(_keep, store, _found(result), again)
        if waiting is not None:
            yield waiting.result()


def place_of(location: str) -> str:
    """A location as the desk keeps it: paths in full, so that they mean the same from every folder."""
    if location == STDIN or location.startswith(f"{STDIN}#") or is_address(location):
        return storable(location)
    return storable(str(Path(location).expanduser().absolute()))


@dataclass(frozen=True, slots=True)
class _Found:
    """What an input holds, before it comes to the desk: its article with a reading unless it was read before."""

    place: str
    share: float
    address: str | None = None
    article: Article | None = None
    reading: Reading | None = None
    error: ReadError | None = None


def _found(result: Result) -> _Found:
    place, article = place_of(result.location), result.article
    if result.error is not None or article is None:
        return _Found(place, result.share, error=result.error)
    return _Found(place, result.share, _address(article, result.location), article, result.reading)


def _keep(store: Store, found: _Found, again: bool) -> Added:
    failed = found.error
    if failed is None:
        try:
            return _kept(store, found, again)
        except TooLongError as error:
            failed = ReadError(error.cause, error.remedy)
    with suppress(TooLongError), store.writer() as writer:  # a place that is too long itself is not noted
        writer.fail(found.place, failed)
    return Added(found.place, found.share, "failed", None, failed)


def _kept(store: Store, found: _Found, again: bool) -> Added:
    place, address, article, reading = found.place, found.address, found.article, found.reading
    assert article is not None
    known = _known(store, article, (address, place)) if reading is None else None
    if known is not None:
        return Added(place, found.share, "known", known)
    with store.writer() as writer:
        if reading is None:  # its text was read before: at another address, or here
            kept = writer.keep_printing(article, address)
        else:
            if again:
                writer.drop_reading(article.id, reading.model.sha256)
            kept = writer.keep(reading, address)
        if place != address:
            writer.forget_failure(place)
    return Added(place, found.share, kept.outcome, kept.article)


def _address(article: Article, location: str) -> str | None:
    """Where the article can be found again: the address of a feed's entry or a record of an archive, not its part."""
    own = article.location or location
    if is_address(own):
        return storable(own)
    if own == STDIN or own.startswith(f"{STDIN}#"):
        return None
    return place_of(own)


def _known(store: Store, article: Article, places: tuple[str | None, str]) -> int | None:
    """The row of an article that was read before, if there is nothing at all to write; asked without a lock."""
    address, place = places
    with store.view() as view:
        row = view.printing(article, address)
        stands = address is None or view.stands_at(address) == row
        return row if stands and not view.has_failed(place) else None


def _is_read(store: Store, article: Article, sha256: str) -> bool:
    with store.view() as view:
        return view.has(article.id, sha256)
