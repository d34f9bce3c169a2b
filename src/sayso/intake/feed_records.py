"""What is read of a feed, before there are articles."""

from __future__ import annotations

import re
from typing import NamedTuple

# A tag, or a "<" without an end and all behind it, so that a text of many "<" takes linear time
TAG = re.compile(r"<[^>]*+(?P<end>>|\Z)")


class Entry(NamedTuple):
    """The metadata of an entry."""

    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    updated: str | None
    language: str | None
    link: str | None
    content: str  # HTML, or plain text in it; empty where there is only a summary


class Feed(NamedTuple):
    """The entries of a feed, each with its guid or id, which may be empty, and what was assumed to read it."""

    entries: list[tuple[str, Entry]]
    notes: list[str]
