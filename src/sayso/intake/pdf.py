"""Read PDFs: `sayso.intake.pdf_pages` gives the lines in reading order, this module joins them to paragraphs.

A PDF has no paragraphs, only lines at places.  Lines are joined where nothing says that a paragraph ends: a gap, an
indent, another size of letters, or a line that ends early with a full stop.  The words stand as they are printed: a
hyphen at the end of a line goes only if the same document has the word without it elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from sayso.errors import NoArticleError
from sayso.intake.apart import apart
from sayso.intake.pdf_layout import Line, Pages
from sayso.intake.plain import from_text
from sayso.intake.sections import headline, sections
from sayso.records import Article, Locator, join_surrogates
from sayso.settings import setting

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# a word that breaks off at the end of a line: "govern-"
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[-\u00ad\u2010]$")
_LONGEST_WORD = 80
# what stands for a letter that the font of a PDF gives no name
_NO_LETTER = "\ufffd"
_NAMELESS = re.compile(r"\(cid:\d{1,6}\)")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$")
_EDGE = 2  # lines at the top and at the bottom of a page that may be its header and footer
# what programs write into the title of a document: "Microsoft Word - draft3.docx", "untitled"
_NO_TITLE = re.compile(r"microsoft word|untitled|\.(?:docx?|pdf|indd|odt|tex|qxd)$|^\W*$", re.IGNORECASE)


def from_pdf(data: bytes, location: str) -> Article:
    """Return the article of a PDF, with title, author and date from its metadata.

    The parsing process does the reading, within the settings ``parse_seconds``, ``parse_memory`` and ``pdf_pages``.

    Raises:
        DecodeError: it is damaged, broken off or locked, or takes too much memory or time.
        NoArticleError: there are no letters in it, only pictures of them.
        ReadError: it has too many pages.
    """
    pdf = apart(location, _pages, data, location, int(setting("pdf_pages")))
    printed = paragraphs(pdf.pages)
    text = "\n\n".join(paragraph.text for paragraph in printed)
    nameless = text.count(_NO_LETTER)
    if len(text.split()) < max(8, len(pdf.pages)) or nameless > len(text) / 20:
        raise NoArticleError(
            f"{location} is a PDF without text, of pictures of pages perhaps",
            "have it recognised (OCR), for instance with ocrmypdf, and give what comes out.",
        )
    given = _clean(pdf.title)
    title = given if given and not _NO_TITLE.search(given) else None
    parts = sections(text, title)
    article = from_text(text, location)
    return article.model_copy(
        update={
            "title": title or headline(text, parts),
            "author": _clean(pdf.author),
            "published": pdf.date,
            "sections": parts,
            "locators": tuple(_locators(printed)),
        }
    )


def _pages(data: bytes, location: str, most: int) -> Pages:
    from sayso.intake.pdf_pages import read_pages  # in the parsing process alone

    return read_pages(data, location, most)


class PrintedParagraph(NamedTuple):
    """A paragraph; ``pages`` has the pages whose first line stands in it, and where that line begins in ``text``."""

    text: str
    pages: tuple[tuple[int, int], ...]


def paragraphs(pages: list[list[Line]]) -> list[PrintedParagraph]:
    """Join the lines of the pages to paragraphs, without headers, footers and page numbers."""
    pages = _without_edges([[line._replace(text=_plain(line.text)) for line in page] for page in pages])
    words = Counter(word.lower() for page in pages for line in page for word in _WORD.findall(line.text))
    joined: list[list[str]] = []
    first: list[dict[int, int]] = []  # of each paragraph, the pages that begin in it, and with which of its lines
    before: Line | None = None
    for number, page in enumerate(pages, 1):
        step, width = _step(page), max((len(line.text) for line in page), default=0)
        begins = True
        for line in (line for line in page if line.text):
            if before is None or _is_break(before, line, step, width):
                joined.append([])
                first.append({})
            if begins:
                first[-1][number] = len(joined[-1])
            joined[-1].append(line.text)
            before, begins = line, False
    return [_joined(lines, words, starts) for lines, starts in zip(joined, first, strict=True)]


def _plain(line: str) -> str:
    """Return a line with single spaces, and with U+FFFD for letters that the font gives no name."""
    return _NAMELESS.sub(_NO_LETTER, " ".join(join_surrogates(line).split()))


def _locators(printed: Sequence[PrintedParagraph]) -> Iterator[Locator]:
    start = 0
    for paragraph in printed:
        for number, place in paragraph.pages:
            yield Locator(kind="page", label=str(number), start=start + place)
        start += len(paragraph.text) + len("\n\n")


def _clean(value: str | None) -> str | None:
    return " ".join((value or "").encode("utf-8", "ignore").decode().replace("\0", "").split()) or None


def _without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    """Remove page numbers, and lines that recur on at least three pages and half of all, ignoring digits."""
    common = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = {key for key, times in common.items() if times >= max(3, len(pages) / 2)}
    left: list[list[Line]] = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        left.append([line for line in page if id(line) not in edges or not (_key(line) in often or _is_number(line))])
    return left


def _edges(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    return by_height if len(by_height) <= _EDGE else by_height[:_EDGE] + by_height[-_EDGE:]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text).casefold()


def _is_number(line: Line) -> bool:
    # "3", "- 3 -", "Page 3 of 12", "3/12"
    return bool(re.fullmatch(r"\W*(?:page )?\d{1,4}(?:(?: of |/)\d{1,4})?\W*", line.text, re.IGNORECASE))


def _step(page: list[Line]) -> float:
    """Return the usual distance between the lines of a page."""
    steps = [above.y - below.y for above, below in pairwise(page) if 0 < above.y - below.y < 60]
    return median(steps) if steps else 0.0


def _is_break(before: Line, line: Line, step: float, width: int) -> bool:
    ends = bool(_SENTENCE_END.search(before.text))
    down = before.y - line.y
    if down <= 0 or (step and down > 6 * step):  # the next column, or the next page
        return ends and (line.text[0].isupper() or not line.text[0].isalpha())
    if abs(before.size - line.size) > 0.8 or (step and down > 1.4 * step):
        return True
    if line.x - before.x > 4 and ends:  # indented
        return True
    return ends and len(before.text) < 0.7 * width


def _joined(lines: list[str], words: Counter[str], first: Mapping[int, int]) -> PrintedParagraph:
    """Join the lines of a paragraph; "govern-" and "ment" are one word where the document has "government" too.

    ``first`` has the lines with which a page begins, by its number.
    """
    pieces = [lines[0]]
    starts = [0]
    length = len(lines[0])
    end = lines[0][-_LONGEST_WORD:]  # of the pieces together
    for line in lines[1:]:
        left, right = _BROKEN.search(end), _WORD.match(line)
        piece = line
        if left is None or right is None:
            piece = line if end.endswith(("—", "–", "/")) else f" {line}"
        elif end[-1] == "\u00ad" or words[(left[1] + right[0]).lower()]:  # "well-" and "known" stay as printed
            pieces[-1], end = pieces[-1][:-1], end[:-1]
            length -= 1
        pieces.append(piece)
        starts.append(length + len(piece) - len(line))
        length += len(piece)
        end = (end + piece)[-_LONGEST_WORD:]
    return PrintedParagraph("".join(pieces), tuple((number, starts[at]) for number, at in first.items()))
