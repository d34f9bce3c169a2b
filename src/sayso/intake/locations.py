"""Expand arguments into locations: search folders, check addresses, keep the order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from sayso.errors import FetchError, MissingError, ReadError
from sayso.intake import recognition

STDIN = "-"
# what a folder is searched for
ENDINGS = tuple(ending for _, endings in recognition.ENDINGS for ending in endings)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


class Place(NamedTuple):
    """A location, or an error with the folder or address that it concerns."""

    location: str
    error: ReadError | None = None


def gather(arguments: Sequence[str]) -> list[Place]:
    """Expand paths, folders, addresses and ``-`` into single locations, in the order given.

    A folder yields its article files, those of its subfolders too, sorted; hidden ones are left out.  What cannot be
    read stands in the list with its error, so that the rest is still read.  Raises nothing; opening tells of missing
    files.
    """
    return [place for argument in arguments for place in _expand(argument)]


def is_address(location: str) -> bool:
    """Return whether a location is ``scheme://...`` rather than a path: "https://herald.example/a", "ftp://..."."""
    return bool(_SCHEME.match(location))


def address_error(location: str) -> FetchError | None:
    """Return the error of an address that needs no network to see, or None."""
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


def _expand(argument: str) -> Iterator[Place]:
    if is_address(argument):
        yield Place(argument, address_error(argument))
    elif argument != STDIN and argument and is_folder(argument):
        yield from _open_folder(argument)
    else:
        yield Place(argument)


def are_several(arguments: Sequence[str]) -> bool:
    """Return whether the arguments give more than one location; a feed is one location."""
    return len(arguments) > 1 or any(is_folder(argument) for argument in arguments)


def is_folder(argument: str) -> bool:
    """Return whether a path is a folder; False for an invalid or inaccessible path."""
    try:
        return Path(argument).is_dir()
    except (OSError, ValueError):  # a path with NUL in it, or one that may not be looked at: `load` tells
        return False


def _open_folder(folder: str) -> Iterator[Place]:
    closed: list[OSError] = []
    paths: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [Path(here, name) for name in files if _is_article(name)]
    yield from (Place(str(path), _no_file(path)) for path in sorted(paths))
    for error in closed:
        name = str(error.filename)
        cause = f"cannot open the folder {name} ({error.strerror})"
        yield Place(name, ReadError(cause, "check that you may read it, or leave it out."))
    if not paths and not closed:
        remedy = f"put files ending in {', '.join(ENDINGS)} there."
        yield Place(folder, MissingError(f"no articles in the folder {folder}", remedy))


def _no_file(path: Path) -> ReadError | None:
    """Return the error for a pipe or a device in a folder: a pipe blocks, and a device never ends."""
    try:
        mode = path.stat().st_mode
    except OSError:  # a link to nothing, say: opening it names the cause
        return None
    if stat.S_ISREG(mode):
        return None
    what = "pipe" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"
    return ReadError(f"{path} is a {what}, not a file", "take it out of the folder, or give it by its own name.")


def _is_article(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(ENDINGS)
