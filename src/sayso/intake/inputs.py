"""Open inputs and determine their format: by media type, extension and first bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from sayso.intake.files import opened, stdin
from sayso.intake.locations import STDIN, address_error, is_address
from sayso.intake.networks import Reach
from sayso.intake.recognition import HEAD, Kind, kind_of
from sayso.intake.visits import Visits
from sayso.records import Article

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True)
class Input:
    """An open input: ``stream`` is at its beginning, ``size`` is its length in bytes, if known.

    ``charset`` is what a server declared; ``fetched`` whether it came from the network, through ``transport`` if given;
    ``reach`` what may be connected to for what it links to.
    """

    location: str
    kind: Kind
    stream: BufferedReader[Any]
    size: int | None = None
    charset: str | None = None
    fetched: bool = False
    transport: httpx.BaseTransport | None = None
    reach: Reach | None = None
    depth: int = 0
    """The number of archives around it."""


class Part(NamedTuple):
    """An article of an input that holds several.

    ``name`` is what it is called in there, the same whenever the file is; ``load`` reads it, as long as the next has
    not been asked for, and raises a `ReadError` if it cannot; ``position`` is how many bytes of the input lie before
    its end.  ``take`` reads what has to be read before the next is asked for, and returns the rest of the work, which
    can be pickled; without it ``load`` does all at once.
    """

    name: str
    load: Callable[[], Article]
    position: int
    take: Callable[[], Callable[[], Article]] | None = None


@contextmanager
def opened_input(
    location: str,
    transport: httpx.BaseTransport | None = None,
    reach: Reach | None = None,
    visits: Visits | None = None,
) -> Iterator[Input]:
    """Open a file, an http(s) address or ``-``, and determine its format.

    ``reach`` is given for an address that the user did not give, see `fetch`; ``visits`` for one that is one of many.

    Raises:
        MissingError: no such file or page.
        FetchError: the network did not give the page, in time, in size or at all.
        DecodeError: what a server sent is of a type that cannot be read.
        ReadError: it may not be read.
    """
    if is_address(location):
        yield _fetched(location, transport, reach, visits)
    elif location == STDIN:
        with stdin() as stream:
            yield Input(location, kind_of(stream.peek(HEAD)[:HEAD]), stream)
    else:
        with opened(location) as stream:
            size = None
            with suppress(OSError):
                size = os.fstat(stream.fileno()).st_size or None  # a pipe has none
            yield Input(location, kind_of(stream.peek(HEAD)[:HEAD], location), stream, size)


def _fetched(location: str, transport: httpx.BaseTransport | None, reach: Reach | None, visits: Visits | None) -> Input:
    error = address_error(location)
    if error:
        raise error
    from sayso.intake.fetch import ARTICLES, PACKED, fetch

    reach = reach or Reach(location)
    if visits is not None:
        visits.begin(location, reach)
    page = fetch(location, transport, ARTICLES, reach)
    name = urlsplit(location).path if page.kind in PACKED else ""
    kind = kind_of(page.data[:HEAD], name, page.kind)
    stream: BufferedReader[Any] = BufferedReader(BytesIO(page.data))
    return Input(location, kind, stream, len(page.data), page.charset, fetched=True, transport=transport, reach=reach)
