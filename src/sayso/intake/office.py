"""Office documents and books: .docx and .rtf with the extra ``office``, .odt and .epub."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from io import BytesIO
from typing import Any, TypeAlias
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake.documents import Document
from sayso.intake.html import from_html
from sayso.intake.plain import from_text
from sayso.intake.sections import headline, sections
from sayso.intake.xml_checks import check_xml
from sayso.records import Article
from sayso.settings import setting

Member = Callable[[str], bytes]
Tree: TypeAlias = Any  # an element of lxml, which has no types

_INSTALL = "install it: pip install 'sayso[office]'."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ODT_ASIDE = frozenset({f"{_TEXT}note", f"{_TEXT}tracked-changes"})
_ODT_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
# the line with which Nexis Uni ends each article of a document
_NEXIS_END = re.compile(r"End of Document", re.IGNORECASE)
_NEXIS_BODY = re.compile(r"Body", re.IGNORECASE)


def check_docx(location: str) -> None:
    """Let a Word document pass if python-docx is installed.

    Raises:
        DecodeError: it is not.
    """
    if find_spec("docx") is None:
        raise DecodeError(f"{location} is a Word document, which needs the extra office", _INSTALL)


def docx_articles(data: bytes, body: bytes, location: str) -> Iterator[Document]:
    """Yield the article of a Word document, or those of one from Nexis Uni, by number.

    Raises:
        DecodeError: the document is damaged.
        NoArticleError: it has no text.
        ReadError: its text is larger than the setting ``fetch_bytes``.
    """
    _check_size(body, location)
    import docx

    _check_xml(body, location)
    try:
        document = docx.Document(BytesIO(data))
        body_element: Tree = document.element.body
        paragraphs = [_words(paragraph) for paragraph in body_element.iter(f"{_W}p")]
        core = document.core_properties
        known = {"title": core.title or None, "author": core.author or None}
    except Exception as error:  # it fails in many ways on damaged documents
        raise DecodeError(
            f"{location} is a damaged Word document ({type(error).__name__})", "save it again."
        ) from error
    paragraphs = [paragraph for paragraph in paragraphs if paragraph.strip()]
    ends = [i for i, paragraph in enumerate(paragraphs) if _NEXIS_END.fullmatch(paragraph.strip())]
    if not ends:
        yield Document.of("", _article, paragraphs, location, known)
        return
    starts = [0, *(end + 1 for end in ends[:-1])]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        yield Document.of(str(number), _nexis, paragraphs[start:end], f"{location}#{number}")


def odt_article(member: Member, location: str) -> Iterator[Document]:
    """Yield the article of an OpenDocument text.

    Raises:
        DecodeError: the document is damaged.
        ReadError: its text is larger than the setting ``fetch_bytes``.
    """
    root = _xml(member("content.xml"), location)
    paragraphs = list(_odt_paragraphs(root))
    known: dict[str, str | None] = {}
    try:
        meta = _xml(member("meta.xml"), location)
        known = {"title": meta.findtext(f".//{_DC}title"), "author": meta.findtext(f".//{_DC}creator")}
    except (KeyError, DecodeError):  # it need not have any
        pass
    yield Document.of("", _article, [words for words in paragraphs if words], location, known)


def epub_articles(member: Member, names: set[str], location: str) -> Iterator[Document]:
    """Yield the articles of an EPUB, in reading order, by the paths of their pages; others are skipped.

    Raises:
        DecodeError: the book is damaged.
        NoArticleError: no page has an article.
    """
    container = _xml(member("META-INF/container.xml"), location)
    path = next((e.get("full-path", "") for e in container.iter() if e.tag.endswith("}rootfile")), "")
    if path not in names:
        raise DecodeError(f"{location} is an EPUB without a list of its pages", "get the book again.")
    package = _xml(member(path), location)
    hrefs = {e.get("id"): e.get("href", "") for e in package.iter() if e.tag.endswith("}item")}
    known = {"author": package.findtext(f".//{_DC}creator"), "publisher": package.findtext(f".//{_DC}title")}
    is_empty = True
    for reference in (e.get("idref") for e in package.iter() if e.tag.endswith("}itemref")):
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(hrefs.get(reference, ""))))
        if page not in names:
            continue
        try:
            article = from_html(member(page), f"{location}#{page}")
        except NoArticleError:  # a cover, a list of contents
            continue
        except ReadError as error:
            yield Document(page, error)
            continue
        is_empty = False
        missing = {key: value for key, value in known.items() if value and not getattr(article, key)}
        yield Document(page, article.model_copy(update=missing))
    if is_empty:
        raise NoArticleError(f"{location} is an EPUB without articles", "check that it is the right file.")


def from_rtf(data: bytes, location: str) -> Article:
    """Return the article of an RTF document.

    Raises:
        DecodeError: it is damaged, or striprtf is not installed.
        NoArticleError: it has no text.
        ReadError: it is larger than the setting ``fetch_bytes``.
    """
    _check_size(data, location)
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise DecodeError(f"{location} is an RTF document, which needs the extra office", _INSTALL) from error
    try:
        text = str(rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:
        raise DecodeError(f"{location} is a damaged RTF document ({type(error).__name__})", "save it again.") from error
    paragraphs = [line.strip() for line in text.replace("\0", "").split("\n") if line.strip()]
    return _article(paragraphs, location, {})


def _words(paragraph: Tree) -> str:
    """The words of a paragraph with its insertions, without its deletions and without paragraphs inside it."""
    pieces: list[str] = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        outer = next(element.iterancestors(f"{_W}p", f"{_W}del", f"{_W}moveFrom", _FALLBACK), None)
        if outer != paragraph:
            continue
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            break
        name = element.tag.removeprefix(_W)
        pieces.append({"t": element.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(name, "\n"))
    return "".join(pieces)


def _odt_paragraphs(element: Element) -> Iterator[str]:
    """Yield the paragraphs and headings in order, without notes and deleted text."""
    if element.tag in _ODT_ASIDE:
        return
    if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
        yield "".join(_odt_words(element)).strip()
    for child in element:
        yield from _odt_paragraphs(child)


def _odt_words(element: Element) -> Iterator[str]:
    if element.tag in _ODT_ASIDE:
        return
    yield _ODT_SPACES.get(element.tag, "") + (element.text or "")
    for child in element:
        if child.tag not in (f"{_TEXT}p", f"{_TEXT}h"):
            yield from _odt_words(child)
        yield child.tail or ""


def _article(paragraphs: list[str], location: str, known: dict[str, str | None]) -> Article:
    text = "\n\n".join(paragraphs)
    if not text.strip():
        raise NoArticleError(f"{location} is a document without text", "give one with an article in it.")
    title = " ".join((known.get("title") or "").split()) or None
    parts = sections(text, title)
    update = {"title": title or headline(text, parts), "author": known.get("author"), "sections": parts}
    return from_text(text, location).model_copy(update=update)


def _nexis(paragraphs: list[str], location: str) -> Article:
    """The article between the heading "Body" and the end; the title is the first line, the publisher the second."""
    body = next((i for i, words in enumerate(paragraphs) if _NEXIS_BODY.fullmatch(words.strip())), None)
    title = paragraphs[0].strip() if paragraphs else None
    byline = next((words for words in paragraphs if words.startswith("Byline:")), "")
    ends = ("Load-Date:", "Classification", "Graphic")
    words = paragraphs if body is None else [title or "", *paragraphs[body + 1 :]]
    last = next((i for i, line in enumerate(words) if line.strip().startswith(ends)), len(words))
    article = _article(
        words[:last], location, {"title": title, "author": byline.removeprefix("Byline:").strip() or None}
    )
    publisher = paragraphs[1].strip() if body is not None and len(paragraphs) > 2 and body > 1 else None
    return article.model_copy(update={"publisher": publisher})


def _check_xml(data: bytes, location: str) -> None:
    try:
        check_xml(data, location)
    except DecodeError as error:
        raise DecodeError(f"{location} is a damaged document ({error.cause})", "save it again.") from error


def _xml(data: bytes, location: str) -> Element:
    _check_size(data, location)
    try:
        root: Element = fromstring(data, forbid_dtd=b"<!DOCTYPE html" not in data[:300])
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise DecodeError(f"{location} is a damaged document ({type(error).__name__})", "save it again.") from error
    return root


def _check_size(data: bytes, location: str) -> None:
    limit = int(setting("fetch_bytes"))
    if len(data) > limit:
        raise ReadError(f"the text of {location} is larger than {limit:,} bytes", "raise SAYSO_FETCH_BYTES.")
