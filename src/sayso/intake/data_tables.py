"""Tables of figures in an article on a page, which are no prose and so left out of its text."""

from __future__ import annotations

from statistics import median
from typing import Any, Final

from sayso.intake.regions import letters

Tree = Any
_PROSE: Final = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote"})
_LEAST_ROWS: Final = 2
_LEAST_CELLS: Final = 2
_LONGEST_CELL: Final = 8
"""Words of a cell, in the middle, at most: longer ones are a layout of paragraphs."""
_LEAST_WORDS: Final = 6
"""Words of a paragraph from which on it tells where in the page the article stands."""
_MOST_SHOWN: Final = 0.5
"""Share of a table's rows in the text from which on it is not left out."""


def tables_left_out(tree: Tree, text: str) -> int:
    """Return how many tables of figures stand between the paragraphs of an article, and not in its text."""
    whole = letters(text)
    count, is_within, waiting = 0, False, 0
    for element in tree.iter("table", *_PROSE):
        if element.tag == "table":
            waiting += is_within and _is_data(element, whole)
        elif not any(parent.tag == "table" for parent in element.iterancestors()):
            words = "".join(element.itertext())
            if len(words.split()) >= _LEAST_WORDS:
                is_within = letters(words) in whole
                count, waiting = count + (waiting if is_within else 0), 0
    return count + waiting


def _is_data(table: Tree, whole: str) -> bool:
    """Whether a table has rows of short cells, most of which the text does not have."""
    rows = [[" ".join("".join(cell.itertext()).split()) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    full = [[cell for cell in row if cell] for row in rows]
    full = [row for row in full if len(row) >= _LEAST_CELLS]
    if len(full) < _LEAST_ROWS or sum(1 for _ in table.iter("table")) > 1:
        return False
    cells = [cell for row in full for cell in row]
    shown = sum(letters("".join(row)) in whole for row in full)
    return median(len(cell.split()) for cell in cells) <= _LONGEST_CELL and shown < _MOST_SHOWN * len(full)
