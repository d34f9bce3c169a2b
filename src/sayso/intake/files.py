"""Open files and standard input for reading bytes, up to the limits of the settings."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

from sayso.errors import MissingError, NoArticleError, ReadError
from sayso.settings import setting

_CHECK = "check the spelling, and the folder you are in."


@contextmanager
def opened(path: str) -> Iterator[BufferedReader[Any]]:
    """Open a file for reading bytes.

    Raises:
        MissingError: there is no such file, or it is a folder.
        ReadError: it may not be read.
    """
    if not path:
        raise MissingError("an empty path names no file", "give the path of a file.")
    with _open(path) as stream:
        try:
            if is_device(os.fstat(stream.fileno()).st_mode) and not stream.isatty():
                raise ReadError(f"{path} is a device, not a file", "give a file, or - for standard input.")
            yield stream
        except OSError as error:
            raise ReadError(
                f"cannot read {path} ({error.strerror or error})", "check the disk and the path."
            ) from error


def _open(path: str) -> BufferedReader[Any]:
    try:
        return Path(path).open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingError(f"no such file: {path}", _CHECK) from error
    except ValueError as error:  # no path can hold a NUL or a lone surrogate
        raise MissingError(f"no such file: {path!r}", _CHECK) from error
    except IsADirectoryError as error:
        raise MissingError(f"{path} is a folder, not a file", "name the files in it.") from error
    except PermissionError as error:
        raise ReadError(f"no permission to read {path}", f"allow it, for instance with chmod u+r {path}.") from error
    except OSError as error:
        raise ReadError(f"cannot read {path} ({error.strerror or error})", "check the disk and the path.") from error


def is_device(mode: int) -> bool:
    """Return whether a file is a device: /dev/zero never ends."""
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


@contextmanager
def stdin() -> Iterator[BufferedReader[Any]]:
    """Open standard input for reading bytes, without closing it afterwards.

    Raises:
        ReadError: there is none, or it cannot be read.
    """
    if sys.stdin is None:
        raise ReadError("there is no standard input", "give a file instead of -.")
    given = sys.stdin.buffer
    stream: BufferedReader[Any] = given if isinstance(given, BufferedReader) else BufferedReader(given)
    try:
        yield stream
    except OSError as error:
        raise ReadError(
            f"cannot read standard input ({error.strerror or error})", "give a file instead of -."
        ) from error
    finally:
        if stream is not given:
            stream.detach()


def read_all(stream: BinaryIO, name: str) -> bytes:
    """Read all bytes of an open file; ``name`` is used in messages.

    Raises:
        ReadError: it is larger than the setting ``file_bytes``.
        NoArticleError: it is empty, or holds only white space.
    """
    limit = int(setting("file_bytes"))
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReadError(f"{name} is larger than {limit:,} bytes", "split it, or raise SAYSO_FILE_BYTES.")
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        raise NoArticleError(f"{name} is empty", "give a file with an article in it.")
    return data
