"""Read articles with a network in floats that has run over many of them beforehand, in batches across articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NoReturn

from sayso.errors import OutOfTime, ReadError, SaysoError
from sayso.intake import Item
from sayso.model.floats import Asked, FloatNetwork
from sayso.model.network import ActsNetwork, Heard
from sayso.model.pieces import Pieces
from sayso.model.windows import Window
from sayso.reading.pipeline import read
from sayso.runs.here import Here, time_limit
from sayso.runs.results import Result, Stopped, Wanted
from sayso.settings import setting

ARTICLES: Final = 64
"""Articles whose windows are run together."""


class Ahead:
    """See `sayso.runs.results.Reader`.

    What a reading asks the network first, all windows of the text, is noted by a reading that ends there; then it is
    answered for many articles at once.  What contents ask later is run article by article.
    """

    def __init__(self, network: FloatNetwork, without: Collection[str] = ()) -> None:
        """``without``: the steps that are left out."""
        self._network, self._without = _Remembering(network), without

    def read(
        self, items: Iterable[Item], wanted: Wanted | None = None, stopped: Stopped = lambda: False
    ) -> Iterator[Result]:
        """See `sayso.runs.results.Reader.read`."""
        seconds = float(setting("article_seconds"))
        coming, here = iter(items), Here(self._network, self._without)
        while block := [_loaded(item, seconds) for item in islice(coming, ARTICLES)]:
            asked = [self._asked(item, seconds) for item in block]
            self._network.run_over([first for first in asked if first is not None])
            yield from here.read(block, wanted, stopped)

    def _asked(self, item: Item, seconds: float) -> Asked | None:
        """What the reading of an article asks first; None if it asks nothing, or fails."""
        asking = _Asking(self._network.network)
        try:
            with time_limit(seconds):
                read(item.load(), asking, self._without)
        except (_FirstAskedError, OutOfTime, ReadError):
            pass
        except SaysoError:
            raise
        except Exception:  # the reading itself meets it again, and says so
            return None
        return asking.first


class _FirstAskedError(Exception):
    """Ends a reading at its first question."""


class _Network:
    """A network that stands before another one."""

    def __init__(self, network: FloatNetwork) -> None:
        self.network = network
        self.name, self.version, self.sha256 = network.name, network.version, network.sha256
        self.no_source, self.distance, self.pointing = network.no_source, network.distance, network.pointing

    @property
    def acts(self) -> ActsNetwork | None:
        return self.network.acts


class _Asking(_Network):
    """Notes what it is asked first, and ends the reading."""

    first: Asked | None = None

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        self.first = pieces, windows
        raise _FirstAskedError


class _Remembering(_Network):
    """Answers what it has run over from memory, once."""

    def __init__(self, network: FloatNetwork) -> None:
        super().__init__(network)
        self._known: dict[bytes, list[Heard]] = {}

    def run_over(self, asked: Sequence[Asked]) -> None:
        self._known = {_key(*own): heard for own, heard in zip(asked, self.network.hear_all(asked), strict=True)}

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        known = self._known.get(_key(pieces, windows))
        return self.network.hear(pieces, windows) if known is None else known


def _key(pieces: Pieces, windows: Sequence[Window]) -> bytes:
    return b"".join(part.tobytes() for part in (pieces.ids, pieces.case, pieces.gap)) + repr(windows).encode()


def _loaded(item: Item, seconds: float) -> Item:
    """An item whose article is loaded, or has failed to load."""
    try:
        taken = item.take()
        with time_limit(seconds):
            article = taken.load()
    except (OutOfTime, ReadError) as error:
        failure = error

        def fail() -> NoReturn:
            raise failure

        return replace(item, _take=fail)
    return replace(item, _take=lambda: lambda: article)
