"""Extract articles from web pages: trafilatura finds text and metadata, htmldate the dates.

Nothing here asks the network for anything.  The text is the page's headings, paragraphs, quotations and list items in
the order they stand, a blank line between them, the headline first.
"""

from __future__ import annotations

import logging
import re
from copy import copy
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urljoin, urlsplit

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake.bodies import Body, find_body
from sayso.intake.extractor import htmldate, trafilatura
from sayso.intake.locations import address_error, is_address
from sayso.intake.sections import sections
from sayso.intake.text import byte_order_mark, codec_of, detect, refuse_binary
from sayso.intake.unspaced import unspaced_language
from sayso.intake.walls import wall_of
from sayso.records import Article, Section
from sayso.settings import setting

Tree: TypeAlias = Any  # an element of lxml, which has no types

_FEW_WORDS = 60  # an article of fewer is judged beside all else that the page shows
_LONGEST_ADDRESS = 2_000
_MANY_TAGS = 150_000  # take about ten seconds; a long news page has ten thousand
_LARGE_PAGE = 30_000  # tags, from which on the slower of trafilatura's two ways is not tried
# <meta charset="utf-8">, <meta http-equiv="Content-Type" content="text/html; charset=latin1">, <?xml encoding="utf-8"
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.I
)
# A start tag to its end.  Quotation marks hold a ">" in only after "=", as in the HTML standard.
_TAG = re.compile(r"""<[a-zA-Z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""")
# <q> shows as quotation marks, which the text of the page has not
_QUOTATION = re.compile(r"</?q(?:\s[^<>]*)?>", re.I)
# What a page marks as a date: class="post-date", class="byline", id="published", itemprop="dateModified"
_DATED = re.compile(r"(?:^|[\s_-])(?:date|time|publish|posted|byline|updated|modified|timestamp)", re.I)
_ELSEWHERE = ("aside", "nav", "footer", "li")
# a line's end, "... he said.”": the last run of marks holds a full stop, begun where a word ends
_STOPPED = re.compile(r"(?<!\W)[^\w.!?…]*+[.!?…]\W*+$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    # They warn of every odd page; our errors say what matters.  A level that someone set on purpose stays.
    if logging.getLogger(_name).level == logging.NOTSET:
        logging.getLogger(_name).setLevel(logging.CRITICAL)


def from_html(data: bytes, location: str, charset: str | None = None) -> Article:
    """Extract the article of a page; ``charset`` is the one that the server declared, if any.

    The encoding is that of the byte order mark, then the declared one, then the page's own, then UTF-8.

    Raises:
        DecodeError: the bytes are not in that encoding.
        NoArticleError: no article is in it: a consent, login, captcha or error page, a list of links, nothing.
        ReadError: it is larger than the setting ``fetch_bytes``.
    """
    limit = int(setting("fetch_bytes"))
    if len(data) > limit:
        raise ReadError(f"{location} is larger than a page may be ({limit:,} bytes)", "raise SAYSO_FETCH_BYTES.")
    notes: list[str] = []
    page = _decode(data, location, charset, notes)
    tree = _tree(page, location)
    makers = _makers(tree, location)
    whole = _visible(tree)
    preformatted = _preformatted(tree, whole, makers.title)
    _keep_lines(tree)
    body = preformatted or find_body(tree, makers.title, location, notes, large=page.count("<") > _LARGE_PAGE)
    text, title = body.text, body.title
    parts = sections(text, title, body.captions)
    wall = wall_of(whole if len(text.split()) < _FEW_WORDS else text, makers.title)
    if wall is not None:
        raise NoArticleError(f"{location} is {wall.name}, not an article", wall.remedy)
    language = unspaced_language(text) or unspaced_language(whole)
    if language is not None:
        raise NoArticleError(f"{location} is in {language}, which is not read", "give an article in English.")
    if not _is_article(tree, text, parts):
        raise NoArticleError(f"no article in {location}", "check that it shows one without a login or a script.")
    return Article(
        id=Article.identify(text),
        location=_canonical(tree, location) or location,
        title=title,
        author=makers.author,
        publisher=makers.publisher,
        language=_language(tree),
        text=text,
        sections=parts,
        locators=(),
        notes=tuple(notes),
        **_dates(tree, location),  # comes last: it takes the tree apart
    )


def _decode(data: bytes, name: str, charset: str | None, notes: list[str]) -> str:
    refuse_binary(data, name)
    mark, announced = byte_order_mark(data)
    declared = _CHARSET.search(data, 0, 4096)
    meant = codec_of(declared[1].decode("ascii")) if declared else ""
    if meant.startswith("utf-16"):  # a page that says so in ASCII is not
        meant = "utf-8"
    codec = announced or codec_of(charset) or meant or "utf-8"
    page = data[len(mark) :].decode(codec, "replace")
    # Browsers show a stray byte as U+FFFD; a page full of them is in another encoding than it says.
    if page.count("\ufffd") <= 2 + len(page) // 1000:
        return page
    cause = f"{name} is not in the encoding it is said to be ({codec})"
    detected = detect(data, page.index("\ufffd"))
    if detected is None:
        raise DecodeError(cause, f"convert it first, for instance with iconv -f WINDOWS-1252 -t UTF-8 {name}.")
    notes.append(f"{cause}: it is read as {detected[0].upper()}")
    return detected[1]


def _visible(tree: Tree) -> str:
    """All words that the page shows, a line for each piece."""
    body = tree.find("body")
    if body is None:
        return ""
    pieces = (
        text
        for element in body.iter()
        for text in ((element.text if _is_shown(element) else None), element.tail)
        if text and text.strip()
    )
    return "\n".join(" ".join(piece.split()) for piece in pieces)


def _is_shown(element: Tree) -> bool:
    return isinstance(element.tag, str) and element.tag not in ("script", "style", "template", "head", "title")


def _preformatted(tree: Tree, whole: str, title: str | None) -> Body | None:
    """The text of a page that is one preformatted text, its lines kept, as the Congressional Record is."""
    longest = max(tree.iter("pre"), key=lambda pre: len("".join(pre.itertext())), default=None)
    if longest is None:
        return None
    text = "".join(longest.itertext()).replace("\r\n", "\n").strip("\n")
    return Body(text, title) if 2 * len(text.split()) > len(whole.split()) else None


def _keep_lines(tree: Tree) -> None:
    """Turn each preformatted text into paragraphs whose lines end with a <br>."""
    for pre in list(tree.iter("pre")):
        text = "".join(pre.itertext()).replace("\r\n", "\n").strip("\n")
        pre.clear(keep_tail=True)
        pre.tag = "div"
        for block in re.split(r"\n[ \t]*+(?:\n[ \t]*+)++", text):
            paragraph = pre.makeelement("p")
            pre.append(paragraph)
            first, *rest = block.split("\n")
            paragraph.text = first
            for line in rest:
                end = pre.makeelement("br")
                end.tail = line
                paragraph.append(end)


def _canonical(tree: Tree, location: str) -> str | None:
    """The address that a page gives as its own, unless it is that of another site, or of a front page."""
    link = next((link for link in tree.iter("link") if (link.get("rel") or "").strip().lower() == "canonical"), None)
    address = " ".join((link.get("href") or "").split()) if link is not None else ""
    if is_address(location):
        try:
            address = urljoin(location, address) if address else ""
        except ValueError:
            return None
    if (
        not is_address(address)
        or address_error(address) is not None
        or " " in address
        or len(address) > _LONGEST_ADDRESS
    ):
        return None
    parts, own = urlsplit(address), urlsplit(location)
    if not parts.path.strip("/") and not parts.query:
        return None
    if is_address(location) and _site(parts.hostname) != _site(own.hostname):
        return None
    return address


def _site(host: str | None) -> str:
    """A host without what only says for which device a page is: "www.", "m.", "amp."."""
    return re.sub(r"^(?:(?:www\d?|m|mobile|amp|edition)\.)+(?=[^.]+\.)", "", host or "")


def _tree(page: str, location: str) -> Tree:
    if page.count("<") > _MANY_TAGS:
        raise NoArticleError(f"{location} has more than {_MANY_TAGS:,} tags", "give the article as plain text.")
    page = _QUOTATION.sub(lambda tag: "”" if tag[0][1] == "/" else "“", _TAG.sub(_thin, page))
    # The doctype keeps trafilatura from taking a page that is only "http://..." for an address to fetch.
    tree = trafilatura.load_html("<!DOCTYPE html>\n" + page)
    if tree is None:
        raise NoArticleError(f"no article in {location}", "check that it is an HTML page with an article in it.")
    return tree


def _thin(tag: re.Match[str]) -> str:
    """Drop the attributes of a tag if there are thousands: the parser compares each with all before it."""
    start_tag = tag[0]
    attributes = len(re.findall(r"[\s/=]", start_tag)) if len(start_tag) > 2000 else 0
    return start_tag if attributes < 1000 else start_tag.split(None, 1)[0]


class _Makers(NamedTuple):
    title: str | None
    author: str | None
    publisher: str | None


def _makers(tree: Tree, location: str) -> _Makers:
    url = location if is_address(location) else None
    metadata = trafilatura.extract_metadata(tree, url, date_config={"extensive_search": False, "original_date": True})
    title = _line(metadata.title)
    site = _line(metadata.sitename)
    if title and site:  # "Mayor Pike to quit | The Mill Valley Herald"
        title = re.sub(rf"\s+[|·•–—-]\s+{re.escape(site)}$", "", title, flags=re.I) or title
    return _Makers(title, _line(metadata.author), site)


def _line(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _is_article(tree: Tree, text: str, parts: tuple[Section, ...]) -> bool:
    """Return whether the text is an article: a sentence of some length, and more than a login form."""
    body = [text[part.start : part.end] for part in parts if part.kind in ("body", "update")]
    sentences = [line for line in "\n".join(body).split("\n") if len(line.split()) >= 8 and _STOPPED.search(line)]
    words = sum(len(line.split()) for line in sentences)
    has_login = any(field.get("type") == "password" for field in tree.iter("input"))
    return words >= (60 if has_login else 8)


def _language(tree: Tree) -> str | None:
    said = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip().replace("_", "-")
    return said if _LANGUAGE.fullmatch(said) else None


def _dates(tree: Tree, location: str) -> dict[str, str | None]:
    """Return the dates in the metadata or the address of the page; never one from its prose."""
    _keep_dated(tree)
    url = location if is_address(location) else None
    published = _find_date(tree, url, original=True)
    for link in list(tree.iter("link")):  # the address is that of the first day
        link.drop_tree()
    updated = _find_date(tree, None, original=False)
    return {"published": published, "updated": updated if updated and published and updated > published else None}


def _find_date(tree: Tree, url: str | None, *, original: bool) -> str | None:
    date: str | None = htmldate.find_date(
        tree, extensive_search=False, original_date=original, url=url, deferred_url_extractor=True
    )
    return date


def _keep_dated(tree: Tree) -> None:
    """Reduce the page to its head, its JSON-LD, and the elements that are marked as dates."""
    body = tree.find("body")
    if body is None:
        return
    kept = [copy(element) for element in body.iter() if _is_dated(element)]
    for element in kept:
        element.tail = " "
    body.clear()
    body.extend(kept)


def _is_dated(element: Tree) -> bool:
    if element.tag == "script":
        return bool(element.get("type") == "application/ld+json")
    marked = element.tag in ("time", "abbr") or any(
        _DATED.search(element.get(name) or "") for name in ("class", "id", "itemprop")
    )
    if not marked or next(element.iterancestors(*_ELSEWHERE), None) is not None:
        return False
    return len("".join(element.itertext())) <= 200
