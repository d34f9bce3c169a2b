"""The inputs of an archive: files, folders, whatever fsspec opens; their items, and how a changed one is noticed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path
from typing import Any, Final

import fsspec

from sayso.errors import MissingError, ReadError, UsageError
from sayso.intake import Item
from sayso.intake.inputs import Input, opened_input
from sayso.intake.items import failed, items_of
from sayso.intake.locations import ENDINGS, STDIN, gather, is_address
from sayso.intake.recognition import HEAD, kind_of

_BUFFER: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Listed:
    """An input as the list of an archive keeps it."""

    location: str
    size: int = 0
    """Bytes."""
    modified: int = 0
    """When a file was last changed, in nanoseconds; 0 where it is not known."""
    fingerprint: str = ""
    """The SHA-256 of a file; of what fsspec opens, what its file system knows a version by."""
    items: int = 1
    error: ReadError | None = None
    """Why it cannot be opened: then it is one item, which fails."""


def locations(arguments: Sequence[str]) -> list[Listed]:
    """Expand arguments into single inputs, not yet looked into: the files of folders, what a pattern stands for.

    Raises:
        MissingError: there is nothing at an argument.
        ReadError: a file system cannot be reached.
        UsageError: standard input is given, which cannot be read twice; or a package for a file system is missing.
    """
    listed: list[Listed] = []
    for argument in arguments:
        if argument == STDIN:
            raise UsageError("an archive cannot be read from standard input", "write it to a file first.")
        if is_address(argument):
            listed += map(Listed, _remote(argument))
        elif not Path(argument).exists():
            raise MissingError(f"no such file or folder: {argument}", "check the spelling, and the folder you are in.")
        else:
            listed += [Listed(place.location, error=place.error) for place in gather([argument])]
    return listed


def look_into(listed: Listed) -> Listed:
    """Return an input with its fingerprint and the number of its items, for which it is read once."""
    if listed.error is not None:
        return listed
    try:
        marked = mark(listed)
    except ReadError as error:
        return replace(listed, error=error)
    return replace(marked, items=sum(1 for _ in items(listed)))


def mark(listed: Listed, known: Listed | None = None) -> Listed:
    """Return an input with size, date and fingerprint; that of a ``known`` one of the same size and date is taken over.

    Raises:
        ReadError: it cannot be read.
    """
    location = listed.location
    try:
        if is_address(location):
            files, path = _file_system(location)
            return replace(listed, size=int(files.size(path) or 0), fingerprint=str(files.ukey(path)))
        state = Path(location).stat()
        marked = replace(listed, size=state.st_size, modified=state.st_mtime_ns)
        if known is not None and (known.size, known.modified) == (marked.size, marked.modified):
            return replace(marked, fingerprint=known.fingerprint)
        with Path(location).open("rb") as stream:
            return replace(marked, fingerprint=file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        raise ReadError(
            f"cannot read {location} ({error.strerror or error})", "check the disk and the path."
        ) from error


def items(listed: Listed) -> Iterator[Item]:
    """Yield the items of an input: always the same ones in the same order, as long as it does not change."""
    if listed.error is not None:
        yield failed(listed.location, listed.error)
        return
    yield from items_of(listed.location, _opened(listed.location))


@contextmanager
def _opened(location: str) -> Iterator[Input]:
    if not is_address(location):
        with opened_input(location) as source:
            yield source
        return
    files, path = _file_system(location)
    try:
        with files.open(path, "rb") as raw, BufferedReader(raw, _BUFFER) as stream:
            reading: BufferedReader[Any] = stream
            yield Input(location, kind_of(stream.peek(HEAD)[:HEAD], path), reading, files.size(path))
    except FileNotFoundError as error:
        raise MissingError(f"no such file: {location}", "check the spelling.") from error
    except OSError as error:
        raise ReadError(f"cannot read {location} ({error.strerror or error})", "check the connection.") from error


def _remote(address: str) -> list[str]:
    """Return the locations that an address stands for: itself, the files of a folder, those that fit a pattern."""
    files, path = _file_system(address)
    try:
        if any(sign in path for sign in "*?["):
            paths = files.glob(path)
        elif files.isdir(path):
            paths = [name for name in files.find(path) if name.lower().endswith(ENDINGS)]
        else:
            paths = [path] if files.exists(path) else []
    except OSError as error:
        raise ReadError(f"cannot list {address} ({error.strerror or error})", "check the connection.") from error
    if not paths:
        raise MissingError(f"nothing to read at {address}", "check the spelling.")
    return [str(files.unstrip_protocol(name)) for name in sorted(paths)]


def _file_system(address: str) -> tuple[Any, str]:
    try:
        return fsspec.core.url_to_fs(address)  # type: ignore[no-any-return]
    except ImportError as error:
        remedy = f"install it: pip install {os.path.basename(str(error.name or 's3fs'))}."  # noqa: PTH119 - no path
        raise UsageError(f"{address} needs a package that is not installed", remedy) from error
    except ValueError as error:
        raise UsageError(f"{address} is on no file system that is known ({error})", "check the spelling.") from error
