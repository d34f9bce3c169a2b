"""From arguments to locations: folders opened, addresses checked, order kept."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from sayso.errors import FetchError, MissingError, ReadError

STDIN = "-"
ARTICLE_ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def gather(arguments: Sequence[str]) -> list[str | ReadError]:
    """Expand paths, folders, addresses and ``-`` into single locations, in the order given.

    A folder yields its article files, those of its subfolders too, sorted; hidden ones are left out.  What cannot be
    read stands in the list as an error, so that the rest is still read.  Raises nothing; `load` tells of missing files.
    """
    return [location for argument in arguments for location in _expand(argument)]


def is_address(location: str) -> bool:
    """Whether a location is ``scheme://...`` rather than a path: "https://herald.example/a", and "ftp://..." too."""
    return bool(_SCHEME.match(location))


def address_error(location: str) -> FetchError | None:
    """What is wrong with an address before anybody asks the network, or None."""
    scheme = _SCHEME.match(location)
    if scheme is None or scheme[1].lower() not in ("http", "https"):
        return FetchError(f"cannot fetch {location}", "only http and https addresses are read.")
    try:
        parts = urlsplit(location)
        sound = bool(parts.hostname) and parts.port != 0
    except ValueError:  # "http://[::1" has no closing bracket, "http://herald.example:news" no number for a port
        sound = False
    if sound and not re.search(r"[\x00-\x20\x7f]", location):
        return None
    return FetchError(f"malformed address {location}", "give it in full, as in https://herald.example/news/1.")


def _expand(argument: str) -> Iterator[str | ReadError]:
    if is_address(argument):
        yield address_error(argument) or argument
    elif argument != STDIN and argument and _is_folder(argument):
        yield from _open_folder(argument)
    else:
        yield argument


def _is_folder(argument: str) -> bool:
    try:
        return Path(argument).is_dir()
    except (OSError, ValueError):  # a path with NUL in it, or one that may not be looked at: `load` tells
        return False


def _open_folder(folder: str) -> Iterator[str | ReadError]:
    closed: list[OSError] = []
    found: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(here, name) for name in files if _is_article(name)]
    yield from map(str, sorted(found))
    for error in closed:
        yield ReadError(
            f"cannot open the folder {error.filename} ({error.strerror})",
            "check that you may read it, or leave it out.",
        )
    if not found and not closed:
        yield MissingError(
            f"no articles in the folder {folder}", f"put files ending in {', '.join(sorted(ARTICLE_ENDINGS))} there."
        )


def _is_article(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in ARTICLE_ENDINGS
