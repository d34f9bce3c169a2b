"""Records in a notebook: a reading as its page in a frame, a page of a list as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.records import Reading
from sayso.views.reading.page import page
from sayso.views.rendering import render

_LONGEST = 200


def reading_html(reading: Reading) -> str:
    """Return the page of a reading in a frame, apart from the scripts and styles of the notebook."""
    return render("frame.html", title=reading.article.title or "Reading", page=page([reading]))


def table_html(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], caption: str) -> str:
    """Return rows as a table, with a caption; long texts are cut."""
    cells = [[_words(row.get(column)) for column in columns] for row in rows]
    return render("table.html", columns=columns, rows=cells, caption=caption)


def _words(value: object) -> str:
    if isinstance(value, (list, tuple)):
        value = " → ".join(map(str, value))
    words = "" if value is None else str(value)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
