"""The packages that the commands about archives need, which may be missing."""

from __future__ import annotations

from importlib.util import find_spec

from sayso.errors import UsageError


def require_corpus() -> None:
    """Let pass if the packages of the extra ``corpus`` are installed.

    Raises:
        UsageError: one of them is not.
    """
    if any(find_spec(name) is None for name in ("duckdb", "fsspec", "pyarrow")):
        raise UsageError("archives need the extra corpus", "install it: pip install 'sayso[corpus]'.")
