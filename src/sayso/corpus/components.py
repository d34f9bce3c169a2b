"""Which texts or wordings hang together by pairs."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa


def components(pairs: Iterable[tuple[int, int]], alone: Iterable[int]) -> pa.Table:
    """Number what hangs together by pairs, and each of ``alone`` that has none.

    Returns:
        A table with the columns ``node`` and ``component``: the least id of those that hang together.
    """
    above: dict[int, int] = {}

    def first(id_: int) -> int:
        above.setdefault(id_, id_)
        while above[id_] != id_:
            above[id_] = id_ = above[above[id_]]
        return id_

    for a, b in pairs:
        low, high = sorted((first(a), first(b)))
        above[high] = low
    for id_ in alone:
        first(id_)
    ids = list(above)
    return pa.table({"node": pa.array(ids, pa.int64()), "component": pa.array([first(id_) for id_ in ids], pa.int64())})
