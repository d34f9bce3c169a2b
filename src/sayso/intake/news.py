"""Articles in the formats of news agencies: NITF and NewsML-G2 (https://iptc.org/standards)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from sayso.errors import NoArticleError
from sayso.intake.apart import apart
from sayso.intake.documents import Document, document_parts
from sayso.intake.feed import read_feed
from sayso.intake.inputs import Input, Part
from sayso.intake.plain import from_text
from sayso.intake.rows import sure_date
from sayso.intake.sections import sections
from sayso.intake.xml_checks import check_xml
from sayso.records import Article

# <!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.2//EN" "nitf-3-2.dtd">, which is not fetched; never one with entities in it
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+nitf\b[^\[\]<>]{0,300}>", re.IGNORECASE)
_BLOCKS = frozenset(
    {"p", "hl2", "h1", "h2", "h3", "h4", "li", "blockquote", "dt", "dd", "q", "caption", "media-caption"}
)


def articles(source: Input) -> Iterator[Part]:
    """Yield the articles: of NITF one, of NewsML-G2 one per newsItem, by guid.

    Raises:
        DecodeError: it is not well-formed XML, or has a document type with entities.
        NoArticleError: it has no article.
        ReadError: it is larger than the setting ``fetch_bytes``.
    """
    data = read_feed(source)
    yield from document_parts(apart(source.location, _stories, data, source.location), len(data))


def _stories(data: bytes, location: str) -> list[Document]:
    data = _DOCTYPE.sub(b"", data, count=1)
    check_xml(data, location)
    root: Element = fromstring(data, forbid_dtd=True)
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    if root.tag == "nitf":
        return [Document.of("", _nitf, root, location)]
    items = [root] if root.tag == "newsItem" else list(root.iter("newsItem"))
    if not items:
        raise NoArticleError(f"{location} is NewsML without a news item", "check that it is the right file.")
    documents = []
    for number, item in enumerate(items, 1):
        name = "" if root.tag == "newsItem" else item.get("guid") or str(number)
        documents.append(Document.of(name, _item, item, f"{location}#{name}" if name else location))
    return documents


def _nitf(root: Element, location: str) -> Article:
    title = _line(root.find(".//hedline/hl1")) or _line(root.find("./head/title"))
    byline = re.sub(r"^by\s+", "", _line(root.find(".//byline")) or "", flags=re.IGNORECASE)
    issued = root.find(".//date.issue")
    date = (issued.get("norm") or "") if issued is not None else ""
    # 20240305T100000Z
    date = re.sub(r"^(\d{4})(\d\d)(\d\d)T?(\d\d)?(\d\d)?.*$", r"\1-\2-\3", date)
    known = {"author": byline or None, "published": sure_date(date)}
    return _article(root.find(".//body.content"), title, known, location)


def _item(item: Element, location: str) -> Article:
    title = _line(item.find(".//contentMeta/headline")) or _line(item.find(".//headline"))
    known = {
        "author": _line(item.find(".//contentMeta/by")) or _line(item.find(".//contentMeta/creator/name")),
        "publisher": _line(item.find(".//itemMeta/provider/name")),
        "published": sure_date(
            (_line(item.find(".//itemMeta/firstCreated")) or _line(item.find(".//versionCreated"))) or ""
        ),
    }
    body = item.find(".//contentSet//body.content")
    if body is None:
        body = item.find(".//contentSet//body")
    if body is None:
        body = item.find(".//contentSet/inlineData")
    return _article(body, title, known, location)


def _article(body: Element | None, title: str | None, known: dict[str, str | None], location: str) -> Article:
    paragraphs = _paragraphs(body) if body is not None else []
    if not paragraphs:
        raise NoArticleError(f"{location} has no text", "check that it is a story, and not a picture or a notice.")
    if title and title not in paragraphs[:2]:
        paragraphs.insert(0, title)
    text = "\n\n".join(paragraphs)
    update = {key: value for key, value in known.items() if value}
    update["title"] = title or ""
    article = from_text(text, location)
    return article.model_copy(update={**update, "title": title or article.title, "sections": sections(text, title)})


def _paragraphs(body: Element) -> list[str]:
    """The blocks of a body; its lines where it has none."""
    blocks = [element for element in body.iter() if element.tag in _BLOCKS]
    inner = {child for block in blocks for child in block.iter() if child is not block}
    lines = [_line(block) or "" for block in blocks if block not in inner]
    if not blocks:
        lines = [" ".join(line.split()) for line in "".join(body.itertext()).split("\n")]
    return [words for words in lines if words]


def _line(element: Element | None) -> str | None:
    return (" ".join("".join(element.itertext()).split()) or None) if element is not None else None
