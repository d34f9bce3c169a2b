"""Tables of words as patterns."""

from __future__ import annotations

import re


def any_of(table: str, before: str = r"\b", behind: str = r"\b") -> re.Pattern[str]:
    """A pattern that matches any line of a table between two others, in small letters or capitals.

    A line is a regular expression; a space in it stands for any white space.
    """
    lines = [line.strip().replace(" ", r"\s+") for line in table.strip().splitlines()]
    return re.compile(f"{before}(?:{'|'.join(lines)}){behind}", re.IGNORECASE)
