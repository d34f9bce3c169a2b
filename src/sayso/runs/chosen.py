"""The reader of a run: this process, or several beside it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from sayso.runs.results import Reader, Result, Stopped, Wanted
from sayso.settings import setting

if TYPE_CHECKING:
    from sayso.intake import Item

MOST_WORKERS = 8  # unless more are asked for: each takes about 200 MB


class ChosenReader:
    """Reads with the network that ships in the package: in processes, or here where one article is to be read."""

    def __init__(self, workers: int | None = None, *, are_several: bool = True, without: Collection[str] = ()) -> None:
        """Choose how to read.

        ``workers``: so many processes read; 1: this one does; 0: as many as it has cores, 8 at most; None: the setting.
        ``are_several``: whether there may be more articles than one, even if the first is no part of anything.
        ``without``: the steps of the pipeline that are left out, as `sayso.read` takes them.
        """
        self._without = without
        self._workers = int(setting("workers")) if workers is None else workers
        self._are_several = are_several

    def read(
        self, items: Iterable[Item], wanted: Wanted | None = None, stopped: Stopped = lambda: False
    ) -> Iterator[Result]:
        """See `Reader.read`.

        Raises:
            UsageError: a setting is no number, or no process can be started.
        """
        from sayso.runs.here import Here
        from sayso.runs.pool import Pool

        coming = iter(items)
        first = next(coming, None)
        if first is None:
            return
        is_single = not self._are_several and not first.is_part
        is_here = self._workers == 1 or is_single
        reader: Reader = (
            Here(without=self._without) if is_here else Pool(self._workers or min(cores(), MOST_WORKERS), self._without)
        )
        yield from reader.read(chain([first], coming), wanted, stopped)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
