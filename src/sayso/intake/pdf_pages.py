"""Program that reads a PDF from standard input and writes the lines of its pages to standard output, as JSON.

`sayso.intake.pdf` runs it with limits on time and memory, so that a file made to hang or to fill the memory takes down
nothing but this.  It needs nothing of sayso, and imports only pypdf.

Arguments: the most pages, the most bytes of memory, the most seconds.  Output: ``{"error": why}``, or
``{"title", "author", "date", "pages"}``, a page being a list of lines ``[x, y, size, text]`` in points, from the lower
left corner, in the order in which the file draws them.
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import suppress
from io import BytesIO
from typing import Any, TypeAlias

Pdf: TypeAlias = Any  # what pypdf gives; it is imported once the limits are set
_MOST = 20_000_000  # characters


def main() -> None:
    """Run the program."""
    pages, memory, seconds = (int(value) for value in sys.argv[1:4])
    _limit(memory, seconds)
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()
    try:
        result = _read(data, pages)
    except MemoryError:
        result = {"error": "memory"}
    except RecursionError:
        result = {"error": "damaged", "why": "nested too deep"}
    except Exception as error:  # whatever pypdf says of whatever is wrong
        result = {"error": "damaged", "why": f"{type(error).__name__}: {error}"[:200]}
    json.dump(result, sys.stdout)  # in ASCII: lone surrogates pass


def _limit(memory: int, seconds: int) -> None:
    with suppress(ImportError):  # Windows has no such limits
        import resource

        for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def _read(data: bytes, most: int) -> dict[str, Any]:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"error": "locked"}
    count = len(reader.pages)
    if count > most:
        return {"error": "pages", "why": f"{count:,}"}
    pages, size = [], 0
    for page in reader.pages:
        pages.append(_lines(page))
        size += sum(len(line[3]) for line in pages[-1])
        if size > _MOST:
            return {"error": "memory"}
    return {"pages": pages, **_makers(reader)}


def _makers(reader: Pdf) -> dict[str, str | None]:
    makers: dict[str, str | None] = {"title": None, "author": None, "date": None}
    with suppress(Exception):  # a document without sound metadata is a document
        meta = reader.metadata
        if meta is not None:
            makers["title"], makers["author"] = meta.title, meta.author
            date = meta.creation_date
            makers["date"] = date.isoformat() if date else None
    return makers


def _lines(page: Pdf) -> list[list[Any]]:
    lines: list[list[Any]] = []
    fresh = True

    def visit(text: str, current: list[float], matrix: list[float], font: object, size: float) -> None:
        nonlocal fresh
        for i, piece in enumerate(text.split("\n")):
            fresh = fresh or i > 0
            if not piece:
                continue
            if fresh:
                x, y = matrix[4], matrix[5]
                place = [
                    x * current[0] + y * current[2] + current[4],
                    x * current[1] + y * current[3] + current[5],
                    abs(size * (matrix[3] or 1) * (current[3] or 1)),
                ]
                lines.append([*(round(value, 1) for value in place), piece])
                fresh = False
            else:
                lines[-1][3] += piece

    page.extract_text(visitor_text=visit)
    return lines


if __name__ == "__main__":
    main()
