"""Tables of figures in the terminal, at any width: no cell is cut, and no word broken that has room on a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.views.neutral import for_terminal

_GAP: Final = 2


def show_figures(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    console: Console,
    total: Sequence[str] | None = None,
) -> None:
    """Print a table whose first column is words and whose others are figures; ``total`` is a last row of the same.

    Columns that the console has no room for follow in further tables below, each with the first column again.
    """
    _Figures(headings, [*rows, *([total] if total is not None else [])], has_total=total is not None).show(console)


class _Figures:
    def __init__(self, headings: Sequence[str], rows: Sequence[Sequence[str]], *, has_total: bool) -> None:
        self._headings = [Text(for_terminal(heading)) for heading in headings]
        self._rows = [[Text(for_terminal(cell)) for cell in row] for row in rows]
        self._has_total = has_total
        columns = list(zip(self._headings, *self._rows, strict=True))
        names, *figures = columns
        self._natural = max(name.cell_len for name in names)
        self._least = max(map(_longest_word, names))
        self._widths = [max(_longest_word(head), *(cell.cell_len for cell in cells)) for head, *cells in figures]

    def show(self, console: Console) -> None:
        whole = sum(width + _GAP for width in self._widths)
        if self._least + whole <= console.width:
            console.print(self._table(range(len(self._widths)), min(self._natural, console.width - whole)))
            return
        most = console.width - max(self._widths) - _GAP
        width = min(self._natural, max(self._least, console.width // 3), most)
        for i, part in enumerate(self._parts(console.width - width)):
            if i:
                console.print()
            console.print(self._table(part, width))

    def _parts(self, room: int) -> list[list[int]]:
        """Divide the columns of figures into as few tables as hold them, at least one to each."""
        parts: list[list[int]] = []
        used = room + 1
        for column, width in enumerate(self._widths):
            if used + width + _GAP > room:
                parts.append([])
                used = 0
            parts[-1].append(column)
            used += width + _GAP
        return parts

    def _table(self, part: Sequence[int], width: int) -> Table:
        table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, show_edge=False)
        table.add_column(self._headings[0], width=width, overflow="fold")
        for column in part:
            heading = self._headings[column + 1]
            table.add_column(heading, width=self._widths[column], justify="right", vertical="bottom", overflow="fold")
        for i, row in enumerate(self._rows):
            if self._has_total and i == len(self._rows) - 1:
                table.add_section()
            table.add_row(row[0], *(row[column + 1] for column in part))
        return table


def _longest_word(words: Text) -> int:
    return max(map(cell_len, words.plain.split()), default=0)
