"""Read items in this process, one after the other."""

from __future__ import annotations

import signal
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from types import FrameType

from sayso.errors import OutOfTime, ReadError, SaysoError, TimeLimitError
from sayso.intake import Item
from sayso.intake.items import unexpected
from sayso.model import network as networks
from sayso.model.network import Network
from sayso.reading.pipeline import read
from sayso.records import Article, Reading
from sayso.runs.results import Result, Stopped, Wanted
from sayso.settings import setting


class Here:
    """Reads items in this process; the limit of time is held in the main thread of a POSIX system alone."""

    def __init__(self, network: Network | None = None, without: Collection[str] = ()) -> None:
        """``network``: the one that ships unless another is given; ``without``: the steps that are left out."""
        self._given, self._without = network, without

    @cached_property
    def _network(self) -> Network:
        return self._given or networks.shipped()

    def read(
        self, items: Iterable[Item], wanted: Wanted | None = None, stopped: Stopped = lambda: False
    ) -> Iterator[Result]:
        """See `Reader.read`."""
        seconds = float(setting("article_seconds"))
        for item in items:
            if stopped():
                return
            yield self._result(item, wanted, seconds)

    def _result(self, item: Item, wanted: Wanted | None, seconds: float) -> Result:
        article: Article | None = None
        reading: Reading | None = None
        error: ReadError | None = None
        try:
            taken = item.take()  # without a limit: someone may be typing
            with time_limit(seconds):
                article = taken.load()
            if wanted is None or wanted(article, self._network.sha256):
                with time_limit(seconds):
                    reading = read_article(article, self._network, item.location, self._without)
        except OutOfTime:
            error = TimeLimitError.of(item.location, seconds)
        except ReadError as failure:
            error = failure
        return Result(item.location, item.is_part, item.share, article, reading, error)


def read_article(article: Article, network: Network, location: str, without: Collection[str] = ()) -> Reading:
    """Read one article; an error that nobody foresaw is that article's failure.

    Raises:
        InternalError: an error of Sayso's own.
        UsageError: a setting is no number, or a name in ``without`` is no step's.
    """
    try:
        return read(article, network, without)
    except SaysoError:
        raise
    except BaseException as error:
        raise unexpected(location, error) from error


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `OutOfTime` in the block after so many seconds; 0, another thread, or another system: never.

    Python looks for signals between its steps, and within a regular expression that does not end.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    is_open = True

    def end(number: int, frame: FrameType | None) -> None:
        if is_open:
            raise OutOfTime

    before = signal.signal(signal.SIGALRM, end)
    # and again each second: one may be raised where Python cannot pass it on, in a destructor say
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        is_open = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
