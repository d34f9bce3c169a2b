"""What a run with ``--output FILE`` has read so far, in ``FILE.part``, so that the run goes on after it was ended.

The first line says which Sayso and which network read; each other line is an item's location and its reading.  A line
that breaks off is cut.  Failures are not kept: what failed is tried again.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import IO

from sayso.cli.output import cannot_write, is_plain_file, warn
from sayso.errors import UsageError
from sayso.intake import Item
from sayso.records import Reading
from sayso.settings import setting


class Journal:
    """The readings of a run, in a file beside the one that it will write.  Close it, or use it as a context."""

    def __init__(self, output: Path) -> None:
        """Open the journal of an output, and find what it holds.

        Raises:
            UsageError: it cannot be written, or another run is writing it.
        """
        self.path = output.with_name(f"{output.name}.part")
        self._known: dict[str, deque[int]] = {}
        self._places: dict[int, int] = {}  # where the reading of the n-th item stands
        self._waiting: deque[int] = deque()  # the numbers of the items that are being read
        self._seen = 0
        self.known = 0
        """How many items were passed over so far because their readings are here."""
        self.has_parts = False
        """Whether an item so far was a part of an input."""
        try:
            if not is_plain_file(self.path):
                raise UsageError(f"{self.path} is no plain file", "take it away, or name another output.")
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
        """The items whose readings the journal does not hold."""
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
        """Keep the reading of the next of the `unread` items; None where it failed.

        Raises:
            UsageError: the journal cannot be written.
        """
        number = self._waiting.popleft()
        if reading is None:
            return
        line = json.dumps([location, reading.to_json()])  # in ASCII, so that every name of a file fits
        try:
            self._places[number] = self._file.seek(0, os.SEEK_END)
            self._file.write(line.encode() + b"\n")
            self._file.flush()
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def readings(self) -> Iterator[Reading]:
        """All readings, in the order of the items."""
        for number in sorted(self._places):
            self._file.seek(self._places[number])
            yield Reading.model_validate_json(json.loads(self._file.readline())[1])

    def drop(self) -> None:
        """Take the journal away: what it holds is written."""
        with suppress(OSError):
            self.path.unlink()

    def _open(self, path: Path) -> None:
        """Find the readings that are there; begin anew where another Sayso, or none, wrote them."""
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
                warn(f"going on: {count:,} readings of a run before are in {path}; without it, all are made again.")
            return
        if self._file.tell():
            warn(f"{path} is of another version or other settings: all readings are made again.")
        self._file.truncate(0)
        self._file.write(head)
        self._file.flush()


def _head() -> bytes:
    weights = files("sayso.model") / "weights" / "sayso.onnx"
    names = ("least_score", "least_speaker_score")
    head = {
        "sayso": version("sayso"),
        "network": sha256(weights.read_bytes()).hexdigest(),
        **{name: setting(name) for name in names},
    }
    return json.dumps(head).encode() + b"\n"


def _location(line: bytes) -> str | None:
    """The location of a line, or None if it breaks off."""
    try:
        location, reading = json.loads(line)
    except ValueError:
        return None
    return location if line.endswith(b"\n") and isinstance(location, str) and isinstance(reading, str) else None


def _lock(file: IO[bytes], path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # on Windows a file that is open cannot be put in another's place anyway
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise UsageError(f"another run is writing {path}", "wait for it, or name another output.") from error
