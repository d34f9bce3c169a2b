"""Write tables as CSV: RFC 4180, with no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Final, TextIO

# OWASP, "CSV Injection"; spreadsheets set to Chinese or Japanese take the wide signs too
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_table(rows: Iterable[Iterable[object]], out: TextIO) -> None:
    r"""Write rows as CSV, a line that ends in CR LF for each; None is an empty cell.

    Each cell with a comma, a quotation mark or a line break (CR or LF) is quoted.  A string that begins with ``=``,
    ``+``, ``-``, ``@``, a tab or a line break gets an apostrophe before it, so that no spreadsheet computes it;
    numbers stay as they are.
    """
    # The csv module quotes a line break for certain only where the line's own end holds it: "\n" alone lets "\r" pass.
    csv.writer(out, lineterminator="\r\n").writerows(map(cell, row) for row in rows)


def cell(value: object) -> object:
    """The value as a cell, defused: "=1+1" becomes "'=1+1"."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
