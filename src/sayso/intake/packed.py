"""Forward-only streams: plain ones, and packed ones (gzip, Zstandard), unpacked in bounded memory and time."""

from __future__ import annotations

import io
import zlib
from collections import deque
from collections.abc import Callable
from functools import partial
from io import BufferedReader
from typing import TYPE_CHECKING, Any, BinaryIO

from sayso.errors import DecodeError
from sayso.settings import setting

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"
"""What a file begins with that is packed with Zstandard (RFC 8878)."""
_PIECE = 65536


def _gzip_unpacker() -> Any:  # noqa: ANN401 - zlib's object has no name
    return zlib.decompressobj(zlib.MAX_WBITS | 16)


class Forward(io.RawIOBase):
    """A stream with a position, even for a pipe; fastwarc needs it."""

    def __init__(self, raw: BinaryIO) -> None:
        """Read ``raw`` from its current position, which counts as 0."""
        self._raw = raw
        self._told = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with the next bytes; return 0 at the end."""
        view = memoryview(buffer).cast("B")
        out = self._next(len(view)) if len(view) else b""
        view[: len(out)] = out
        self._told += len(out)
        return len(out)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Accept only the current position.

        Raises:
            io.UnsupportedOperation: anywhere else.
        """
        if (whence, offset) not in ((io.SEEK_CUR, 0), (io.SEEK_SET, self._told)):
            raise io.UnsupportedOperation("seek")
        return self._told

    def tell(self) -> int:
        """Return the number of bytes read."""
        return self._told

    def _next(self, most: int) -> bytes:
        return self._raw.read(most)


def unpack(stream: BufferedReader[Any], location: str) -> Unpacked | None:
    """Return the unpacked content of a stream at its beginning; None if it is not packed.

    Raises:
        DecodeError: it is packed with Zstandard, and the package for that is not installed.
    """
    head = stream.peek(4)[:4]
    if head.startswith(MAGIC):
        return Unpacked(stream)
    return Unpacked(stream, new=_zstd_unpacker(location)) if head == ZSTD else None


class _ZstdUnpacker:
    """Unpacks a frame of Zstandard as zlib's object does; what it is given it keeps until it is asked for."""

    unconsumed_tail = b""

    def __init__(self, zstd: Any) -> None:  # noqa: ANN401 - the module of the package, which has no types
        self._errors, self._inner = zstd.ZstdError, zstd.ZstdDecompressor()

    def decompress(self, packed: bytes, most: int) -> bytes:
        try:
            unpacked: bytes = self._inner.decompress(packed, most)
        except self._errors as error:
            raise zlib.error(str(error)) from error
        return unpacked

    @property
    def eof(self) -> bool:
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._inner.unused_data)


def _zstd_unpacker(location: str) -> Callable[[], _ZstdUnpacker]:
    try:
        from backports import zstd
    except ImportError as error:
        remedy = "install it: pip install 'sayso[corpus]'; or unpack it with zstd -d."
        raise DecodeError(f"{location} is packed with Zstandard, which needs the extra corpus", remedy) from error
    return partial(_ZstdUnpacker, zstd)


class Unpacked(Forward):
    """Unpacks a gzip file of one or more members (RFC 1952), or one of Zstandard of one or more frames.

    It raises nothing: where a member is damaged, breaks off, or unpacks to more than the setting ``packed_times`` of
    what it is packed to and more than ``file_bytes``, the stream ends there, and ``damage`` says why.
    """

    def __init__(self, raw: BinaryIO, offset: int = 0, new: Callable[[], Any] = _gzip_unpacker) -> None:
        """Read ``raw`` from its current position, ``offset`` bytes into its file; ``new`` makes what unpacks."""
        self._new = new
        self.damage: str | None = None
        self.offset = offset  # of the next packed byte, in the file
        self.member = offset  # where the member begins that is being unpacked
        super().__init__(raw)
        self._out = 0  # bytes unpacked so far
        self._pending = b""
        self._members: deque[tuple[int, int]] = deque()  # where members begin: unpacked, packed
        self._full = False  # the last piece filled its buffer: there may be more without reading on
        self._begin()

    def _next(self, most: int) -> bytes:
        """Return the next bytes; none at the end or at damaged data."""
        while self.damage is None and (self._pending or self._full or self._read()):
            out = self._unpack(most)
            if out:
                return out
        return b""

    def _begin(self) -> None:
        self._unpacker = self._new()
        self._given = 0
        self.member = self.offset
        self._members.append((self._out, self.offset))

    def member_at(self, position: int) -> int:
        """Return the offset of the member that holds a byte of the stream; offsets must not decrease."""
        while len(self._members) > 1 and self._members[1][0] <= position:
            self._members.popleft()
        return self._members[0][1]

    def _read(self) -> bool:
        self._pending = self._raw.read(_PIECE)
        if not self._pending and self.offset > self.member:
            self.damage = "it breaks off"
        return bool(self._pending)

    def _unpack(self, most: int) -> bytes:
        if self.offset == self.member:  # between members may stand zeros
            rest = self._pending.lstrip(b"\0")
            self.offset = self.member = self.offset + len(self._pending) - len(rest)
            self._members[-1] = (self._out, self.offset)
            self._pending = rest
            if not rest:
                return b""
        try:
            out: bytes = self._unpacker.decompress(self._pending, most)
        except zlib.error as error:
            self.damage = f"it is damaged ({error})"
            return b""
        left = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
        self.offset += len(self._pending) - len(left)
        self._pending = left
        self._full = len(out) == most and not self._unpacker.eof
        self._given += len(out)
        self._out += len(out)
        if self._given > max(int(setting("file_bytes")), int(setting("packed_times")) * (self.offset - self.member)):
            self.damage = f"it unpacks to more than {self._given - 1:,} bytes"
            return b""
        if self._unpacker.eof:
            self._begin()
        return out
