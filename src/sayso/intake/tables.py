"""Tables of articles, CSV and TSV: a row is an article, and its columns are named or guessed."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from io import BufferedReader, TextIOWrapper
from itertools import chain, islice
from typing import Any

from sayso.errors import DecodeError, ReadError
from sayso.intake.fields import check_texts, column_notes, guess_columns
from sayso.intake.inputs import Input, Part
from sayso.intake.packed import Unpacked, unpack
from sayso.intake.rows import from_row
from sayso.intake.text import byte_order_mark, decode
from sayso.records import Article
from sayso.settings import setting

_SAMPLE = 50  # rows that are looked at before the first is read
_DELIMITERS = ",\t;|"
_HEADER_WORDS = 12  # a cell of the first row that has more is no name of a column

Row = list[str]


def rows(source: Input) -> Iterator[Part]:
    """The rows of a table, by their numbers from 1, without the line of names.

    At most ``line_bytes`` of a cell are read.  Bytes that are not UTF-8 are read in the encoding that they are found to
    be in, with a note.

    Raises:
        NoArticleError: no column holds texts.
        DecodeError: the setting ``columns`` names a column that is not there.
        ReadError: a cell is too long, or its quotation mark never closes.
    """
    limit = int(setting("line_bytes"))
    csv.field_size_limit(limit)
    unpacked = unpack(source.stream, source.location)
    stream: BufferedReader[Any] = BufferedReader(unpacked) if unpacked else source.stream
    lines = _Lines(stream, source, limit)
    try:
        yield from _parts(lines, source, unpacked)
    finally:
        lines.close()


def _parts(lines: _Lines, source: Input, unpacked: Unpacked | None) -> Iterator[Part]:
    coming = _read(lines, source)
    first = list(islice(coming, _SAMPLE + 1))
    if not first:
        return
    names, first = _header(first)
    sample = [dict(zip(names, row, strict=False)) for row in first]
    columns = guess_columns(names, sample, source.location)
    check_texts(columns, names, source.location)
    notes = column_notes(columns, source.location)
    number = 0
    for number, row in enumerate(chain(first, coming), 1):
        name = f"{source.location}, row {number}"
        load = partial(_article, row, names, columns, (f"{source.location}#{number}", name), notes)
        yield Part(str(number), load, unpacked.offset if unpacked else lines.read, partial(_taken, load))
    if unpacked is not None and unpacked.damage is not None:
        error = ReadError(f"{source.location} ends in row {number}: {unpacked.damage}", "get the file again.")
        yield Part(f"{number + 1}-", partial(_refuse, error), source.size or 0)
    if lines.error:
        yield Part(f"{number + 1}-", partial(_refuse, lines.error), source.size or 0)


class _Lines:
    """The lines of a table as text, bytes that are not in its encoding as lone surrogates; none longer than allowed."""

    def __init__(self, stream: BufferedReader[Any], source: Input, limit: int) -> None:
        self.read = 0
        """About how many bytes were read."""
        self.error: ReadError | None = None
        """Why the rest of the table is not read."""
        self.first = ""
        """What the delimiter is found in."""
        _, encoding = byte_order_mark(stream.peek(4)[:4])
        codec = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding or "utf-8")
        self._text = TextIOWrapper(stream, codec, errors="surrogateescape", newline="")
        self._limit, self._location = limit, source.location
        for _ in range(_SAMPLE):
            line = self._text.readline(limit)
            self.first += line
            if not line or len(self.first) > 100_000:
                break
        self._held = iter(self.first.splitlines(keepends=True))

    def __iter__(self) -> Iterator[str]:
        while line := next(self._held, "") or self._text.readline(self._limit):
            self.read += len(line)
            if len(line) >= self._limit:
                self.error = ReadError(
                    f"{self._location} has a line longer than {self._limit:,} bytes", "raise SAYSO_LINE_BYTES."
                )
                return
            yield line

    def close(self) -> None:
        """Let go of the stream, and leave it open."""
        with suppress(ValueError):  # it is closed already
            self._text.detach()


def _read(lines: _Lines, source: Input) -> Iterator[Row]:
    """The rows that are not empty; what is wrong is kept in ``lines.error``."""
    delimiter = "\t" if source.location.lower().endswith((".tsv", ".tsv.gz")) else _delimiter(lines.first)
    try:
        yield from (row for row in csv.reader(lines, delimiter=delimiter) if any(map(str.strip, row)))
    except csv.Error as error:
        remedy = "close it, or raise SAYSO_LINE_BYTES."
        lines.error = ReadError(
            f"{source.location} has a cell that is too long, or whose quotation mark never closes ({error})", remedy
        )


def _delimiter(start: str) -> str:
    """Return the sign between cells: the one that makes most cells of the first row, and as many of the next."""

    def score(delimiter: str) -> tuple[bool, int]:
        try:
            rows = [row for row in csv.reader(start.splitlines(keepends=True), delimiter=delimiter) if row]
        except csv.Error:
            return False, 0
        cells = len(rows[0]) if rows else 0
        return cells > 1 and all(len(row) == cells for row in rows[1:-1]), cells

    return max(_DELIMITERS, key=score)


def _header(first: list[Row]) -> tuple[list[str], list[Row]]:
    """Return the names of the columns, and the rows: numbers are the names where the first row is one itself."""
    names = [cell.strip() for cell in first[0]]
    if any(len(name.split()) > _HEADER_WORDS for name in names):
        return [str(i) for i in range(1, len(names) + 1)], first
    return [name or str(i) for i, name in enumerate(names, 1)], first[1:]


def _article(row: Row, names: list[str], columns: dict[str, str], places: tuple[str, str], notes: list[str]) -> Article:
    location, name = places
    if len(row) > len(names):
        raise DecodeError(
            f"{name} has {len(row)} cells, more than the {len(names)} columns",
            "put cells with commas in quotation marks.",
        )
    told_more = list(notes)
    cells: dict[str, object] = {}
    for column, cell in zip(names, row, strict=False):
        cells[column] = cell
        if any("\udc80" <= letter <= "\udcff" for letter in cell):
            guessed: list[str] = []
            cells[column] = decode(cell.encode("utf-8", "surrogateescape"), f"{name}: {column}", notes=guessed)
            told_more += guessed
    return from_row(cells, columns, location, name, told_more)


def _refuse(error: ReadError) -> Article:
    raise error


def _taken(load: Callable[[], Article]) -> Callable[[], Article]:
    """What is left to do with a row that was read: all of it."""
    return load
