"""Read JSONL: one article per line, as an object with text and metadata (https://jsonlines.org)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from io import BufferedReader
from typing import Any

from pydantic import ValidationError

from sayso.errors import DecodeError, ReadError
from sayso.intake.fields import column_notes, guess_columns
from sayso.intake.inputs import Input, Part
from sayso.intake.packed import unpack
from sayso.intake.rows import DATES, KNOWN, check_kept, from_fields, from_row
from sayso.intake.sections import sections
from sayso.records import SCHEMA, Article
from sayso.settings import columns, setting

_PLACES = ("location", "url", "address")
_PIECE = 1 << 20


def lines(source: Input) -> Iterator[Part]:
    """Yield the lines of a JSONL file, packed with gzip or Zstandard or not, with numbers from 1; skip empty ones.

    At most ``line_bytes`` of a line are kept: of a longer one the rest is passed over, and it fails.
    """
    limit = int(setting("line_bytes"))
    unpacked = unpack(source.stream, source.location)
    stream: BufferedReader[Any] = BufferedReader(unpacked) if unpacked else source.stream
    read, number = 0, 0
    while True:
        blank = _pass_blank(stream)
        line = stream.readline(limit + 1)
        if not line:
            break
        number += blank
        read += blank
        number += 1
        read += len(line)
        if len(line) > limit and not line.endswith(b"\n"):
            read += _pass_over(stream)
            load = partial(_refuse, _too_long(source.location, number, limit))
        elif unpacked is not None and unpacked.damage is not None and not line.endswith(b"\n"):
            break  # the stump of a line
        elif line.strip():
            load = partial(_article, line, f"{source.location}#{number}", f"{source.location}, line {number}")
        else:
            continue
        del line
        yield Part(str(number), load, unpacked.offset if unpacked else read, partial(_taken, load))
    if unpacked is not None and unpacked.damage is not None:
        where = f"ends in line {number}" if number else "cannot be unpacked"
        error = ReadError(f"{source.location} {where}: {unpacked.damage}", "get the file again.")
        yield Part(f"{number}-", partial(_refuse, error), source.size or 0)


def _pass_blank(stream: BufferedReader[Any]) -> int:
    """Skip empty lines, and return their number: a gigabyte of them compresses to a megabyte."""
    passed = 0
    while held := stream.peek():
        blank = len(held) - len(held.lstrip(b"\n"))
        passed += len(stream.read(blank))
        if blank < len(held):
            break
    return passed


def _pass_over(stream: BufferedReader[Any]) -> int:
    passed = 0
    while piece := stream.readline(_PIECE):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed


def _too_long(location: str, number: int, limit: int) -> ReadError:
    return ReadError(f"{location}, line {number} is longer than {limit:,} bytes", "raise SAYSO_LINE_BYTES.")


def _taken(load: Callable[[], Article]) -> Callable[[], Article]:
    """The remaining work on a line: all of it."""
    return load


def _refuse(error: ReadError) -> Article:
    raise error


def _article(line: bytes, location: str, name: str) -> Article:
    return from_object(_parse(line, name), location, name)


def from_object(fields: dict[str, Any], location: str, name: str) -> Article:
    """Return the article in an object of JSON: a reading, or one with the keys of `sayso.intake.rows`, or like ones.

    Raises:
        DecodeError: a key holds what it cannot.
        NoArticleError: it has no text, or an empty one.
    """
    if fields.get("schema") == SCHEMA:
        return _of_reading(fields, name)
    if (fields.get("text") is None and fields.get("html") is None) or columns():
        guessed = guess_columns(list(fields), [fields], name, by_words=False)
        return from_row(fields, guessed, location, name, column_notes(guessed, location.rpartition("#")[0] or location))
    given = {key: _string(fields, key, name) for key in ("text", "html", *KNOWN, *_PLACES)}
    for key in DATES:
        _check_date(given[key], key, name)
    given["location"] = next((given[key] for key in _PLACES if given[key]), None)
    return from_fields(given, location, name)


def _parse(line: bytes, name: str) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DecodeError(
            f"{name} is not UTF-8 (byte {error.start} is 0x{line[error.start]:02X})", "convert it with iconv first."
        ) from error
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else "nested too deep"
        raise DecodeError(f"{name} is not JSON ({why})", "write one JSON object a line.") from error
    if not isinstance(value, dict):
        raise DecodeError(f"{name} is no JSON object", 'write each as {"text": "...", "title": "..."}.')
    return value


def _string(fields: dict[str, Any], key: str, name: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise DecodeError(f"{name}: {key} is a {type(value).__name__}, not a string", "write it as a string.")
    check_kept(value, key, name)
    return value if key in ("text", "html") else value.strip() or None


def _check_date(value: str | None, key: str, name: str) -> None:
    if value is None:
        return
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise DecodeError(
            f"{name}: {key} is {value[:40]!r}, not a date by ISO 8601", "write it as in 2024-03-05."
        ) from None


def _of_reading(fields: dict[str, Any], name: str) -> Article:
    """Return the article of a reading, without the keys of later versions."""
    given = fields.get("article")
    try:
        if not isinstance(given, dict):
            raise TypeError("no article in it")
        article = Article.model_validate({key: given[key] for key in given if key in Article.model_fields})
    except (ValidationError, TypeError) as error:
        why = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise DecodeError(f"{name} is no reading ({why})", "write it with sayso read --format jsonl.") from error
    check_kept(article.text, "text", name)
    if article.id != Article.identify(article.text):
        raise DecodeError(f"{name} is no reading (the id is not that of the text)", "read the text again.")
    return article if _covered(article) else article.model_copy(update={"sections": sections(article.text)})


def _covered(article: Article) -> bool:
    """Return whether the sections cover the text, in order."""
    ends = [0, *(part.end for part in article.sections)]
    starts = [*(part.start for part in article.sections), len(article.text)]
    return starts == ends and all(part.start < part.end for part in article.sections)
