"""ZIP files: archives of any inputs, web archives (WACZ), and documents that are ZIP files (.docx, .odt, .epub)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BufferedReader, BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake.apart import apart
from sayso.intake.documents import Document, document_parts
from sayso.intake.files import read_all
from sayso.intake.inputs import Input, Part
from sayso.intake.locations import ENDINGS
from sayso.intake.office import check_docx, docx_articles, epub_articles, odt_article
from sayso.intake.recognition import HEAD, Kind, kind_of
from sayso.records import Article
from sayso.settings import setting

_DEEPEST = 2  # archives within archives
_AGAIN = "get the file again."
_DAMAGES = (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError)

Read = Callable[[Input], Iterator[Part]]


def members(source: Input, read: Read) -> Iterator[Part]:
    """Yield the articles in a ZIP file; ``read`` gives those of a member.

    Members are selected by their extensions, like files of a folder; a WACZ gives the pages of its WARC files.

    Raises:
        DecodeError: it is damaged.
        NoArticleError: it holds no article.
        ReadError: it is too large, has more members than the setting ``members``, or nests too deep.
    """
    data = read_all(source.stream, source.location)
    try:
        archive = ZipFile(BytesIO(data))
    except _DAMAGES as error:
        raise DecodeError(f"{source.location} is a damaged ZIP file ({error})", _AGAIN) from error
    _check(archive, source.location, len(data))
    if "word/document.xml" in archive.namelist():
        check_docx(source.location)
    if _is_document(archive, source.kind):
        documents = apart(source.location, _documents, data, source.kind, source.location)
        return document_parts(documents, len(data))
    return _members(archive, source, read)


def _is_document(archive: ZipFile, kind: Kind) -> bool:
    names = archive.namelist()
    return (
        "word/document.xml" in names or "META-INF/container.xml" in names or (kind == "odt" and "content.xml" in names)
    )


def _documents(data: bytes, kind: Kind, location: str) -> list[Document]:
    """Return the articles of a Word document, an EPUB or an OpenDocument text; this runs in the parsing process."""
    archive = ZipFile(BytesIO(data))
    names = set(archive.namelist())

    def member(name: str) -> bytes:
        return _unpacked(archive, archive.getinfo(name), location)

    if "word/document.xml" in names:
        return list(docx_articles(data, member("word/document.xml"), location))
    if "META-INF/container.xml" in names:
        return list(epub_articles(member, names, location))
    return list(odt_article(member, location))


def _check(archive: ZipFile, location: str, size: int) -> None:
    infos = archive.infolist()
    if len(infos) > int(setting("members")):
        raise ReadError(f"{location} has {len(infos):,} members", "split it, or raise SAYSO_MEMBERS.")
    unpacked = sum(info.file_size for info in infos)
    if unpacked > max(int(setting("file_bytes")), int(setting("packed_times")) * size):
        raise ReadError(f"{location} unpacks to {unpacked:,} bytes", "unpack it yourself if you trust it.")


def _unpacked(archive: ZipFile, info: ZipInfo, location: str) -> bytes:
    limit = int(setting("file_bytes"))
    name = f"{info.filename} in {location}"
    if info.flag_bits & 1:
        raise DecodeError(f"{name} is locked with a password", "unpack it first.")
    if info.file_size > limit:
        raise ReadError(f"{name} is larger than {limit:,} bytes", "raise SAYSO_FILE_BYTES.")
    try:
        with archive.open(info) as stream:
            return stream.read(limit)
    except _DAMAGES as error:
        raise DecodeError(f"{name} is damaged ({error})", _AGAIN) from error


def _members(archive: ZipFile, source: Input, read: Read) -> Iterator[Part]:
    names = archive.namelist()
    is_wacz = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
    is_empty = True
    position = 0
    for info in archive.infolist():
        name = info.filename
        position += info.compress_size
        plain = name.rpartition("/")[2]
        if info.is_dir() or plain.startswith(".") or name.startswith("__MACOSX/"):
            continue
        if not name.lower().endswith(ENDINGS) or (is_wacz and not name.startswith("archive/")):
            continue
        is_empty = False
        at = min(position, source.size or position)
        try:
            for part in _within(archive, info, source, read):
                inner = f"{name}#{part.name}" if part.name else name
                yield Part(inner, part.load, at, part.take)
        except ReadError as error:
            yield Part(name, partial(_refuse, error), at)
    if is_empty:
        raise NoArticleError(f"{source.location} is a ZIP file without articles", "check that it is the right file.")


def _within(archive: ZipFile, info: ZipInfo, source: Input, read: Read) -> Iterator[Part]:
    location = f"{source.location}#{info.filename}"
    if source.depth >= _DEEPEST:
        raise ReadError(f"{location} lies in more than {_DEEPEST} archives", "unpack the outer ones first.")
    data = _unpacked(archive, info, source.location)
    kind = kind_of(data[:HEAD], info.filename)
    stream = BufferedReader(BytesIO(data))
    inner = replace(source, location=location, kind=kind, stream=stream, size=len(data), depth=source.depth + 1)
    return read(replace(inner, charset=None, fetched=False))


def _refuse(error: ReadError) -> Article:
    raise error
