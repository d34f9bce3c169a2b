"""From bytes to text: UTF-8, UTF-16, UTF-32 with a byte order mark, or what a server declared; else it is detected."""

from __future__ import annotations

import codecs
import re

from sayso.errors import DecodeError

# (byte order mark, codec); the marks of UTF-32 begin like those of UTF-16, so they come first
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_TEXT = "save it as plain text (UTF-8) or HTML first."
# (how the file begins, what it is, what to do)
_KINDS = (
    (b"%PDF-", "a PDF", "take its text out first, for instance with pdftotext FILE."),
    (
        b"PK\x03\x04",
        "a ZIP archive or an office document",
        "unpack it, or save it as plain text (UTF-8) or HTML first.",
    ),
    (b"\xd0\xcf\x11\xe0", "an old office document", _AS_TEXT),
    (b"{\\rtf", "an RTF document", _AS_TEXT),
    (b"\x1f\x8b", "a gzip archive", "unpack it with gunzip first."),
    (b"BZh", "a bzip2 archive", "unpack it with bunzip2 first."),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it with unxz first."),
    (b"(\xb5/\xfd", "a zstd archive", "unpack it with unzstd first."),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first."),
    (b"Rar!\x1a", "a RAR archive", "unpack it first."),
    (b"\x89PNG", "an image (PNG)", "give the article's text instead."),
    (b"\xff\xd8\xff", "an image (JPEG)", "give the article's text instead."),
    (b"GIF8", "an image (GIF)", "give the article's text instead."),
    (b"RIFF", "an image, a sound or a film (RIFF)", "give the article's text instead."),
    (b"ID3", "a sound (MP3)", "give a transcript instead."),
    (b"\x7fELF", "a program", "give an article instead."),
    (b"PAR1", "a table (Parquet)", "write it as CSV or JSONL."),
    (b"SQLite format 3\x00", "a database (SQLite)", "give the articles in it as files."),
)
# NUL, BEL and the like; tab, line feed, vertical tab, form feed, carriage return, ESC and DEL are found in honest text
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
_CONTROL = re.compile(r"[\x80-\x84\x86-\x9f\ufffd]")  # but for NEL
_LOOKED_AT = 50_000  # bytes in which the encoding is detected
# codecs of Python that are no charsets of text, or take more than linear time
_NO_CHARSETS = frozenset(
    {"base64", "bz2", "hex", "idna", "mbcs", "punycode", "quopri", "raw-unicode-escape", "rot-13", "undefined"}
    | {"unicode-escape", "utf-7", "uu", "zlib"}
)
# "  <!DOCTYPE html", "<?xml version='1.0'?> <html", "<!-- saved from url=... --> <html"
_HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--(?:(?!-->).){0,800}-->\s*+)*+<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)


def decode(data: bytes, name: str, charset: str | None = None, *, notes: list[str] | None = None) -> str:
    """Decode bytes; keep line breaks, and drop a byte order mark.

    ``name`` is the input's, for messages; ``charset`` is what a server declared, if anything did.  Where the bytes are
    not in the encoding that they should be in, it is detected, and a line about that is added to ``notes``.  A few NUL
    or other control characters are let through; a great many mean that this is no text.

    Raises:
        DecodeError: the bytes are an archive, an image and so on, or text in no encoding that can be found.
    """
    refuse_binary(data, name)
    mark, encoding = byte_order_mark(data)
    if not mark:
        encoding = codec_of(charset) or "utf-8"
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        wrong = _wrong_encoding(data, name, encoding, len(mark) + error.start)
        detected = None if mark else detect(data, error.start)
        if detected is None:
            raise wrong from error
    codec, text = detected
    if notes is not None:
        notes.append(f"{wrong.cause}: it is read as {codec.upper()}")
    return text


def detect(data: bytes, near: int = 0) -> tuple[str, str] | None:
    """Return the encoding that some bytes seem to be in and the text in it, or None; ``near`` is where to look.

    Where Windows-1252 gives the same letters as what is likeliest, it is taken: English text is in that.
    """
    from charset_normalizer import from_bytes

    start = max(0, near - _LOOKED_AT // 2)
    matches = list(from_bytes(data[start : start + _LOOKED_AT]))
    names = [name for match in matches[:5] for name in (match.encoding, *match.could_be_from_charset)]
    best = matches[0].chaos if matches else 1.0
    close = [name for match in matches if match.chaos <= best + 0.02 for name in match.could_be_from_charset]
    usual = [name for name in ("cp1252", "mac_roman") if name in close]
    for name in dict.fromkeys([*usual, *names]):
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _CONTROL.search(text):
            return name, text
    return None


def byte_order_mark(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark at the beginning of some bytes, and its codec; two empty values if there is none."""
    return next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), (b"", ""))


def looks_like_html(data: bytes) -> bool:
    """Return whether some bytes begin like an HTML page."""
    mark, encoding = byte_order_mark(data)
    start = data[len(mark) : 4096].decode(encoding or "latin-1", "ignore")
    return bool(_HTML_START.match(start))


def codec_of(label: str | None) -> str:
    """Return the codec of a label as browsers read it ("latin1" is Windows-1252); empty if there is none."""
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return "" if name in _NO_CHARSETS else name


def refuse_binary(data: bytes, name: str) -> None:
    """Refuse data with control characters that text does not have.

    Raises:
        DecodeError: the bytes are a PDF, an archive, an image or the like, or a tenth of them are control characters.
    """
    for start, kind, remedy in _KINDS:
        if data.startswith(start):
            raise DecodeError(f"{name} is {kind}, not text", remedy.replace("FILE", name))
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if byte_order_mark(data)[0] not in (b"", codecs.BOM_UTF8) or controls <= max(8, len(data) // 10):
        return
    if data.count(0) > len(data) // 3:  # "T\0h\0e\0": English in UTF-16 is every other byte a NUL
        raise DecodeError(
            f"{name} is binary, or UTF-16 without a byte order mark",
            f"if it is text, convert it with iconv -f UTF-16LE -t UTF-8 {name}.",
        )
    raise DecodeError(f"{name} is binary, not text", _AS_TEXT)


def _wrong_encoding(data: bytes, name: str, encoding: str, offset: int) -> DecodeError:
    cause = f"{name} is not {encoding.upper()} text (byte {offset} is 0x{data[offset]:02X})"
    return DecodeError(cause, f"convert it first, for instance with iconv -f WINDOWS-1252 -t UTF-8 {name}.")
