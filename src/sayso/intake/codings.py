"""Undo the transfer and content codings of HTTP (RFC 9110 and 9112), in bounded memory."""

from __future__ import annotations

import zlib
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ChunkedReader

from sayso.intake.packed import MAGIC


def undo(coding: str, body: bytes, most: int) -> bytes:
    """Return the first ``most`` bytes of a body without one coding: gzip, deflate, br or chunked.

    Raises:
        ValueError: the coding is unknown, or the body breaks off.
        OSError, zlib.error: the body is damaged.
    """
    if coding in ("gzip", "x-gzip", "deflate"):
        # archives keep the header of a page that their crawler has unpacked
        if coding != "deflate" and not body.startswith(MAGIC[:2]):
            return body
        # deflate comes with the header of zlib, as the standard has it, or without, as servers do
        bare = coding == "deflate" and body[:1] != b"\x78"
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
        out = unpacker.decompress(body, most)
        if not unpacker.eof and len(out) < most:
            raise ValueError("it breaks off")
        return out
    if coding == "br":
        return bytes(BrotliReader(BytesIO(body)).read(most))
    if coding == "chunked":
        if not body[:1].isalnum() or b"\r\n" not in body[:64]:
            return body
        return bytes(ChunkedReader(BytesIO(body)).read(most))
    raise ValueError("that is not known here")
