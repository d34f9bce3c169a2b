"""Tables of pandas, which is optional."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sayso.errors import UsageError

if TYPE_CHECKING:
    import pandas


def dataframe(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> pandas.DataFrame:
    """Return rows as a table of pandas; ``columns`` are those of an empty table, too.

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise UsageError("a dataframe needs the package pandas", "install it: pip install 'sayso[pandas]'.") from error
    return pandas.DataFrame(list(rows), columns=None if columns is None else list(columns))
