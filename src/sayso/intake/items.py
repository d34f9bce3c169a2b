"""Iterate over the articles of many inputs; each fails on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InternalError, NoArticleError, OutOfTime, ReadError, SaysoError
from sayso.intake.inputs import Input, Part, opened_input
from sayso.intake.locations import STDIN, Place, gather, is_address
from sayso.intake.networks import Reach
from sayso.intake.readers import parts
from sayso.intake.recognition import Kind
from sayso.intake.visits import Visits
from sayso.records import Article

if TYPE_CHECKING:
    import httpx

_ADDRESS_BYTES = 100_000  # what an address or standard input counts as, where progress is told
# what always holds any number of articles
_WHAT: dict[Kind, str] = {
    "feed": "a feed",
    "warc": "a WARC archive",
    "jsonl": "JSONL",
    "table": "a table",
    "mbox": "a mail box",
    "parquet": "a table (Parquet)",
}


@dataclass(frozen=True)
class Item:
    """An article that can be loaded.

    ``location`` names it: a path, an address, ``-``, or a part of one: ``crawl.warc.gz#urn:uuid:...``,
    ``feed.xml#guid``, ``items.jsonl#12``; it is the same in every run over the same input.  ``is_part`` is true of the
    latter.  ``share``, from 0 to 1, is how much of all inputs lies before its end, by their bytes.
    """

    location: str
    is_part: bool
    share: float
    _take: Callable[[], Callable[[], Article]]

    def take(self) -> Taken:
        """Read the bytes of the article from the open input; `Taken.load` does the rest of the work.

        It can be done until the next item is asked for, and not after.  What fails here fails in `Taken.load`.

        Raises:
            UsageError: a setting is no number.
        """
        try:
            return Taken(self.location, self._take())
        except ReadError as error:
            return Taken(self.location, partial(_refuse, error))
        except SaysoError:
            raise
        except BaseException as error:
            return Taken(self.location, partial(_refuse, unexpected(self.location, error)))

    def load(self) -> Article:
        """Load the article.  This does the work; call it before the next item is requested.

        Raises:
            ReadError: it cannot be read; `UsageError` apart, nothing else is raised, whatever is wrong with it.
        """
        return self.take().load()


@dataclass(frozen=True, slots=True)
class Taken:
    """An item whose bytes are read; it can be pickled, and loaded at any time."""

    location: str
    _rest: Callable[[], Article]

    def load(self) -> Article:
        """Load the article.

        Raises:
            ReadError: it cannot be read; `UsageError` apart, nothing else is raised, whatever is wrong with it.
        """
        try:
            return self._rest()
        except SaysoError:
            raise
        except BaseException as error:  # a parser that falls over one page must not end an import of a thousand
            raise unexpected(self.location, error) from error


def unexpected(location: str, error: BaseException) -> InternalError:
    """Return the error of an article for an unexpected exception; re-raise exceptions that end the program.

    A library in Rust that panics raises an error that is no `Exception`.
    """
    if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit, OutOfTime)):
        raise error
    return InternalError.of(location, error)


def stream(
    arguments: Sequence[str], *, transport: httpx.BaseTransport | None = None, reach: Reach | None = None
) -> Iterator[Item]:
    """Yield all articles in files, folders, feeds, archives, addresses and ``-``, in order, lazily.

    Only one item is in memory at a time.  What cannot be read is an item too, whose `Item.load` raises why; the others
    go on.  A run that was cut off goes on by skipping the items whose `Item.location` it has, before they are loaded,
    or, since a file may have changed, the articles whose id it has.  An address is fetched when its item is asked for.

    Of several addresses, and of pages that feeds link to, robots.txt is obeyed, with a pause between two pages of one
    server (`sayso.intake.visits`).  ``transport`` stands in for the network; tests give an ``httpx.MockTransport``.
    ``reach`` is given where the user did not type the addresses: it says what may be connected to.

    Raises:
        UsageError: a setting is no number.
    """
    places = gather(arguments)
    weights = [_weight(place) for place in places]
    total, before = sum(weights), 0
    visits = Visits(transport)
    are_several = sum(is_address(place.location) for place in places) > 1
    for place, weight in zip(places, weights, strict=True):
        for item in _items(place, transport, visits, reach, is_listed=are_several):
            yield replace(item, share=(before + item.share * weight) / total)
        before += weight


def load(location: str, *, transport: httpx.BaseTransport | None = None) -> Article:
    """Load the article of a location: a file, an http(s) address, or ``-`` for standard input.

    ``transport`` stands in for the network; tests give an ``httpx.MockTransport``.

    Raises:
        MissingError: no such file or page.
        FetchError: the network did not give the page, in time, in size or at all.
        DecodeError: the bytes are no text, or a damaged or locked PDF.
        NoArticleError: the file is empty, or has no article in it.
        ReadError: the file cannot be opened, is too large, or holds several articles (a feed, an archive, a table).
    """
    with _single(location, transport) as part:
        return part.load()


@contextmanager
def _single(
    location: str,
    transport: httpx.BaseTransport | None,
    reach: Reach | None = None,
    visits: Visits | None = None,
) -> Iterator[Part]:
    """The one article of a location, as long as it is open; ``reach``: for an address that the user did not give."""
    with opened_input(location, transport, reach, visits) as source:
        if source.kind in _WHAT:
            raise _several(location, _WHAT[source.kind])
        part = next(_parts(source, visits or Visits(transport)), None)
        if part is None:
            raise NoArticleError(f"no article in {location}", "check that it is the right file.")
        if part.name:
            raise _several(location, f"a file of the kind {source.kind}")
        yield part


def _several(location: str, what: str) -> ReadError:
    return ReadError(f"{location} is {what}, which holds several articles", "read them with sayso.stream.")


def _items(
    place: Place, transport: httpx.BaseTransport | None, visits: Visits, reach: Reach | None = None, *, is_listed: bool
) -> Iterator[Item]:
    """Yield the items of one location, with their ``share`` of that location."""
    location = place.location
    if place.error is not None:
        yield failed(location, place.error)
        return
    opening = opened_input(location, transport, reach, visits=visits if is_listed else None)
    yield from items_of(location, opening, visits)


def items_of(location: str, opening: AbstractContextManager[Input], visits: Visits | None = None) -> Iterator[Item]:
    """Yield the items of one input, with their ``share`` of it; what cannot be read is an item too.

    ``opening`` opens the input when the first item is asked for.
    """
    try:
        with opening as source:
            empty = True
            for part in _parts(source, visits or Visits(source.transport)):
                empty = False
                take = part.take or partial(_loaded, part.load)
                if part.name:
                    share = min(1.0, part.position / source.size) if source.size else 0.5
                    yield Item(f"{location}#{part.name}", True, share, take)
                else:  # the input itself
                    yield Item(location, False, 1.0, take)
            if empty:
                yield failed(location, NoArticleError(f"no article in {location}", "check that it is the right file."))
    except ReadError as error:
        yield failed(location, error)
    except SaysoError:
        raise
    except BaseException as error:
        yield failed(location, unexpected(location, error))


def failed(location: str, error: ReadError) -> Item:
    """Return an item that fails with an error when it is loaded."""
    return Item(location, False, 1.0, lambda: partial(_refuse, error))


def _refuse(error: ReadError) -> Article:
    raise error


def _loaded(load: Callable[[], Article]) -> Callable[[], Article]:
    """Load the article at once, and return a function that returns it."""
    return partial(_same, load())


def _same(article: Article) -> Article:
    return article


def _parts(source: Input, visits: Visits) -> Iterator[Part]:
    def take(address: str) -> Callable[[], Article]:
        with _single(address, source.transport, source.reach, visits) as part:
            return part.take() if part.take else _loaded(part.load)

    return parts(source, take)


def _weight(place: Place) -> int:
    if place.error is not None:
        return 1
    if not is_address(place.location) and place.location != STDIN:
        with suppress(OSError, ValueError):
            return max(1, Path(place.location).stat().st_size)
        return 1
    return _ADDRESS_BYTES
