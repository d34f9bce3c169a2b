"""numpy's matrix products on one thread: those of a reading are small, and threads that wait for one another burn time.

On two cores OpenBLAS's own threads made the decoding of mentions ten times as dear in CPU time.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def on_one_thread() -> AbstractContextManager[object]:
    """While it lasts, BLAS runs on one thread, in the whole process; before and after as it was set."""
    return _pools().limit(limits=1, user_api="blas")
