"""The journal of a run with ``--output FILE``: its readings so far, in ``FILE.part``, from which a new run continues.

The first line names the version of Sayso, the network and the settings; every other line holds the location of an item
and its reading.  An incomplete last line is cut off.  Failures are not stored: a new run reads failed inputs again.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import IO

from sayso.cli.output import cannot_write, is_plain_file, warn
from sayso.errors import UsageError
from sayso.intake import Item
from sayso.model.files import shipped_sha256
from sayso.records import Reading
from sayso.settings import setting


class Journal:
    """Stores the readings of a run in a file beside its output.  Use it as a context manager."""

    def __init__(self, output: Path) -> None:
        """Open the journal of an output, and index the readings that it holds.

        Raises:
            UsageError: the journal cannot be written, or another run is writing it.
        """
        self.path = output.with_name(f"{output.name}.part")
        self._known: dict[str, deque[int]] = {}
        self._places: dict[int, int] = {}  # item number -> offset of its reading, in bytes
        self._waiting: deque[int] = deque()  # numbers of the items being read
        self._seen = 0
        self.known = 0
        """Number of items skipped so far because the journal holds their readings."""
        self.has_parts = False
        """Whether any item so far is a part of an input."""
        try:
            if not is_plain_file(self.path):
                raise UsageError(f"{self.path} is not a regular file", "remove it, or name another output.")
            self._file: IO[bytes] = self.path.open("a+b")
        except OSError as error:
            raise cannot_write(output, error) from error
        try:
            _lock(self._file, self.path)
            self._open(self.path)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def unread(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items whose readings the journal does not hold."""
        for item in items:
            number, self._seen = self._seen, self._seen + 1
            self.has_parts = self.has_parts or item.is_part
            offsets = self._known.get(item.location)
            if offsets:
                self._places[number] = offsets.popleft()
                self.known += 1
            else:
                self._waiting.append(number)
                yield item

    def add(self, location: str, reading: Reading | None) -> None:
        """Store the reading of the next of the `unread` items; None if reading it failed.

        Raises:
            UsageError: the journal cannot be written.
        """
        number = self._waiting.popleft()
        if reading is None:
            return
        line = json.dumps([location, reading.to_json()])  # ASCII, for file names that are not valid UTF-8
        try:
            self._places[number] = self._file.seek(0, os.SEEK_END)
            self._file.write(line.encode() + b"\n")
            self._file.flush()
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def readings(self) -> Iterator[Reading]:
        """Yield all readings, in the order of the items."""
        for number in sorted(self._places):
            self._file.seek(self._places[number])
            yield Reading.model_validate_json(json.loads(self._file.readline())[1])

    def drop(self) -> None:
        """Delete the journal, once the output is written."""
        with suppress(OSError):
            self.path.unlink()

    def _open(self, path: Path) -> None:
        """Index the stored readings; start over if another version, network or settings wrote them."""
        head = _head()
        self._file.seek(0)
        if self._file.readline() == head:
            offset = self._file.tell()
            count = 0
            for line in self._file:
                location = _location(line)
                if location is None:
                    break
                self._known.setdefault(location, deque()).append(offset)
                offset += len(line)
                count += 1
            self._file.truncate(offset)
            if count:
                warn(f"continuing: {path} holds {count:,} readings of an earlier run.")
            return
        if self._file.tell():
            warn(f"{path} was written by another version or with other settings: reading everything again.")
        self._file.truncate(0)
        self._file.write(head)
        self._file.flush()


def _head() -> bytes:
    names = ("least_score", "least_speaker_score")
    head = {
        "sayso": version("sayso"),
        "network": shipped_sha256(),
        **{name: setting(name) for name in names},
    }
    return json.dumps(head).encode() + b"\n"


def _location(line: bytes) -> str | None:
    """Return the location in a line; None if the line is incomplete."""
    try:
        location, reading = json.loads(line)
    except ValueError:
        return None
    return location if line.endswith(b"\n") and isinstance(location, str) and isinstance(reading, str) else None


def _lock(file: IO[bytes], path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # on Windows an open file cannot be replaced anyway
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise UsageError(f"another run is writing {path}", "wait for it to end, or name another output.") from error
