"""Take the lines out of the pages of a PDF with pdfminer.six, in reading order; it runs in the parsing process."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from typing import Any, TypeAlias

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from sayso.errors import DecodeError, ReadError
from sayso.intake.pdf_layout import Line, Pages, in_reading_order, without_line_numbers

Container: TypeAlias = Any  # a part of the layout of a page: its type is not generic for us
_MOST = 20_000_000  # characters
# D:20240305100000+02'00'
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")


def read_pages(data: bytes, location: str, most: int) -> Pages:
    """Return the lines of the pages of a PDF, ``most`` pages at most.

    Raises:
        DecodeError: it is damaged or locked.
        ReadError: it has more pages, or a great many letters.
    """
    logging.disable(logging.CRITICAL)
    try:
        document = PDFDocument(PDFParser(BytesIO(data)))
        pages = list(PDFPage.create_pages(document))
    except PDFPasswordIncorrect as error:
        raise DecodeError(f"{location} is a PDF that is locked with a password", "save a copy without one.") from error
    except MemoryError:
        raise
    except Exception as error:  # whatever it says of whatever is wrong
        raise _damaged(location, error) from error
    if len(pages) > most:
        raise ReadError(
            f"{location} is a PDF of {len(pages):,} pages, more than {most:,}", "split it, or raise SAYSO_PDF_PAGES."
        )
    try:
        return Pages(list(_lines(pages, location)), *_metadata(document))
    except (MemoryError, ReadError):
        raise
    except Exception as error:
        raise _damaged(location, error) from error


def _damaged(location: str, error: Exception) -> DecodeError:
    why = " ".join(f"{type(error).__name__}: {error}".split())[:200].rstrip(": ")
    return DecodeError(f"{location} is a PDF that is damaged or breaks off ({why})", "get it again, or save its text.")


def _lines(pages: Sequence[PDFPage], location: str) -> Iterator[list[Line]]:
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams(boxes_flow=None))
    interpreter = PDFPageInterpreter(manager, device)
    size = 0
    for page in pages:
        interpreter.process_page(page)
        lines = list(_text_lines(device.get_result()))
        size += sum(len(line.text) for line in lines)
        if size > _MOST:
            raise ReadError(f"{location} is a PDF of more than {_MOST:,} letters", "split it.")
        yield in_reading_order(without_line_numbers(lines))


def _text_lines(container: Container) -> Iterator[Line]:
    for element in container:
        if isinstance(element, LTTextLine):
            text = " ".join(element.get_text().split())
            size = next((letter.size for letter in element if isinstance(letter, LTChar)), 0.0)
            if text:
                yield Line(round(element.x0, 1), round(element.y0, 1), round(size, 1), text, round(element.x1, 1))
        elif isinstance(element, LTContainer):
            yield from _text_lines(element)


def _metadata(document: PDFDocument) -> tuple[str | None, str | None, str | None]:
    """Return title, author and date; a document without sound metadata is a document."""
    with suppress(Exception):
        info: dict[str, object] = {}
        for part in document.info:
            info.update(part)
        return _text(info.get("Title")), _text(info.get("Author")), _date(_text(info.get("CreationDate")))
    return None, None, None


def _text(value: object) -> str | None:
    value = resolve1(value)
    if isinstance(value, bytes):
        value = decode_text(value)
    return value if isinstance(value, str) else None


def _date(value: str | None) -> str | None:
    """Return a date of a PDF as ISO 8601: "D:20240305100000+02'00'" is 2024-03-05T10:00:00+02:00."""
    match = _DATE.match(value or "")
    if not match:
        return None
    year, month, day, hour, minute, second, utc, sign, hours, minutes = match.groups()
    zone = "+00:00" if utc else f"{sign}{hours}:{minutes or '00'}" if sign else ""
    written = f"{year}-{month or '01'}-{day or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone}"
    with suppress(ValueError):
        return datetime.fromisoformat(written).isoformat()
    return None
