"""Find the body of an article on a web page: trafilatura first; where it finds little, more of the page or its data.

Trafilatura is asked for precision.  What it gives is compared with the region of the page that holds the prose around
the headline, and with an article in the data of the page.  Where it is much less, or somewhere else, these are taken,
and a note says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from sayso.intake.boilerplate import is_boilerplate
from sayso.intake.data_tables import tables_left_out
from sayso.intake.embedded import embedded
from sayso.intake.extractor import Document, trafilatura
from sayso.intake.regions import HEADINGS, Block, Region, letters

Tree: TypeAlias = Any  # an element of lxml, which has no types

_BLOCKS = frozenset({"p", "head", "item", "quote", "list", "code", "table", "row", "cell"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_QUOTED = "\ue000"  # a private character, before a paragraph of a block quotation
_LITTLE = 0.6
"""Share of the words of the region below which trafilatura has found little."""
_MORE = 1.5
"""Times as many words that the data of the page has to have."""
_SAME = 0.5
"""Share of the words of one text that are in another about the same."""
_SECOND = 1.3
"""Times as many words as asked for precision that trafilatura has to find, if not asked for it, to confirm a region."""
_AGREED = 0.8
"""Share of a region that it has to find then."""
_ELSEWHERE = 0.5
"""Times as many words as a text about something else that the region around the headline has to have."""
_REMOVED = 4
"""Times as many words as the region has that are not left out as noise: then the classes mislead."""
_FILLED = 0.3
"""Share of the words of a text that may be put back between its paragraphs."""
_LONG = (5_000, 500_000)
"""Blocks of a region and characters of a text from which on gaps are not looked for, as it takes too long."""
_BEGINNING = 20
"""Letters by which a block of the page is found."""
_CAPTION = (4, 80)
"""Words of a caption, at least and at most."""
_LEAST = 25
"""Words of prose from which on a region may be an article."""


class Body(NamedTuple):
    """The text of an article, headline first; its title; and the paragraphs of the text that are captions."""

    text: str
    title: str | None
    captions: frozenset[str] = frozenset()


def find_body(tree: Tree, title: str | None, location: str, notes: list[str], *, large: bool) -> Body:
    """Return the text of the article on a page; an empty text if there is none.

    ``title`` is that of the metadata; ``large``: the slower of trafilatura's two ways is not tried.  A note is added if
    the text is not what trafilatura finds when asked for precision.
    """
    extracted, heading = _extracted(tree, large=large)
    title = heading or title
    region = Region(tree, title)
    precise = _without_noise(extracted, region)
    note = ""
    if _is_better(region, precise, tree, large=large):
        text = "\n\n".join(map(_paragraph, region.blocks))
        note = f"{location}: little of the page was found to be an article at first, so more of it is read"
    else:
        text = _filled(precise, region)
    data = embedded(tree)
    if data is not None and _is_fuller(data.paragraphs, text):
        text = "\n\n".join(data.paragraphs)
        note = f"{location}: the text is taken from {data.source}, since the page does not show all of it"
    if note:
        notes.append(note)
    if count := tables_left_out(tree, text):
        notes.append(f"{location}: {count} {'table' if count == 1 else 'tables'} of figures left out of the text")
    return _captioned(_titled(text, title), title, region)


def _without_noise(text: str, region: Region) -> str:
    """Leave out paragraphs that are noise by their class, unless they are nearly all that there is."""
    kept = "\n\n".join(part for part in text.split("\n\n") if letters(part) not in region.noise)
    removed = len(text.split()) - len(kept.split())
    return text if removed > _REMOVED * sum(block.words for block in region.blocks) else kept


def _filled(text: str, region: Region) -> str:
    """Put the paragraphs back that trafilatura leaves out between two others: headings that are links, long items."""
    paragraphs = _parted(text.split("\n\n"), region.page)
    if len(region.blocks) > _LONG[0] or len(text) > _LONG[1]:
        return "\n\n".join(paragraphs)
    whole = letters(text)
    places = {letters(paragraph): i for i, paragraph in reversed(list(enumerate(paragraphs)))}
    gaps: dict[int, list[Block]] = {}
    pending: list[Block] = []
    place = -1
    for block in region.blocks:
        signs = letters(block.text)
        at = places.get(signs, -1)
        if at > place >= 0 and pending:
            gaps[place] = pending
        if at >= 0:
            place, pending = max(place, at), []
        elif (block.prose or block.tag in HEADINGS) and signs not in whole:
            pending.append(block)
    added = sum(block.words for blocks in gaps.values() for block in blocks)
    if added > _FILLED * len(text.split()):
        gaps = {}
    for place, blocks in reversed(gaps.items()):
        paragraphs[place + 1 : place + 1] = map(_paragraph, blocks)
    return "\n\n".join(paragraphs)


def _parted(paragraphs: list[str], blocks: Sequence[Block]) -> list[str]:
    """Part paragraphs that are several blocks of the page, joined without a space: the parts of an item of a list."""
    signs = [letters(block.text) for block in blocks]
    begins = {sign[:_BEGINNING]: i for i, sign in reversed(list(enumerate(signs))) if sign}
    whole = set(signs)
    parted: list[str] = []
    for paragraph in paragraphs:
        rest, reached = letters(paragraph), 0
        first = begins.get(rest[:_BEGINNING], len(signs)) if rest not in whole else len(signs)
        last = first
        while last < len(signs) and signs[last] and rest.startswith(signs[last], reached):
            reached += len(signs[last])
            last += 1
        is_joined = reached == len(rest) and last - first > 1
        parted += map(_paragraph, blocks[first:last]) if is_joined else [paragraph]
    return parted


def _paragraph(block: Block) -> str:
    return _quotation((_QUOTED if block.is_quoted else "") + block.text)


def _is_better(region: Region, text: str, tree: Tree, *, large: bool) -> bool:
    """Return whether a region is better than what trafilatura finds: it found nothing, much less, or something else."""
    words = len(text.split())
    whole = " ".join(block.text for block in region.blocks)
    count = len(whole.split())
    if sum(block.prose for block in region.blocks) < _LEAST:
        return False
    if words < _LEAST:
        return True
    if _shared(text, whole) < _SAME:
        return region.is_headed and count > _ELSEWHERE * words
    if words >= _LITTLE * count:
        return False
    # a second opinion: the region may have comments and teasers in it
    second, _ = _extracted(tree, large=large, is_precise=False)
    return len(second.split()) > _SECOND * words and _shared(whole, second) >= _AGREED


def _is_fuller(paragraphs: Sequence[str], text: str) -> bool:
    """Return whether some paragraphs are a text and much more."""
    data = " ".join(paragraphs)
    return len(data.split()) > max(_LEAST, _MORE * len(text.split())) and (not text or _shared(text, data) >= _SAME)


def _shared(text: str, whole: str) -> float:
    """Return the share of the runs of three words of a text that are in the whole too."""
    runs = _runs(text)
    return (runs & _runs(whole)).total() / max(1, runs.total())


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter(zip(words, words[1:], words[2:], strict=False))


def _titled(text: str, title: str | None) -> str:
    """Put the title before a text that does not begin with it."""
    opening = [letters(line) for line in text.split("\n\n", 3)[:3]]
    # "Local news", then the headline: then it is in the text already
    if text and title and letters(title) not in opening:
        return f"{title}\n\n{text}"
    return text


def _captioned(text: str, title: str | None, region: Region) -> Body:
    """Put the captions of photos where they stand among the paragraphs of a text."""
    paragraphs = text.split("\n\n")
    places = {letters(paragraph): i for i, paragraph in reversed(list(enumerate(paragraphs)))}
    known = [places.get(letters(block.text), -1) for block in region.page]
    last = max((i for i, place in enumerate(known) if place >= 0), default=0)
    captions: dict[str, int] = {}
    place = -1
    for block, at in zip(region.page[:last], known, strict=False):
        place = max(place, at)
        caption = " ".join(block.text.split())
        is_long = _CAPTION[0] <= block.words <= _CAPTION[1] and not is_boilerplate(caption, "anywhere")
        if block.is_caption and at < 0 <= place and is_long:
            captions.setdefault(caption, place)
    for caption, place in reversed(captions.items()):
        paragraphs.insert(place + 1, caption)
    return Body("\n\n".join(paragraphs), title, frozenset(captions))


def _extracted(tree: Tree, *, large: bool, is_precise: bool = True) -> tuple[str, str | None]:
    """Return what trafilatura finds: the text, and its heading if it begins with one."""
    document = trafilatura.bare_extraction(
        tree,
        favor_precision=is_precise,
        fast=large,
        include_comments=False,
        include_tables=not is_precise,
        include_formatting=False,
    )
    if not isinstance(document, Document):
        return "", None
    top = next((block for block in document.body.iter(*_BLOCKS) if block.tag in ("head", "p", "item")), None)
    heading = " ".join("".join(top.itertext()).split()) if top is not None and top.get("rend") == "h1" else None
    return _plain(document.body), heading or None


def _plain(body: Tree) -> str:
    """Return the text of trafilatura's tree: a blank line between blocks, a line break for each <br>.

    A block quotation without quotation marks has "> " before each paragraph: else nothing would tell whose words it is.
    """
    quoted = {part for quote in body.iter("quote") for part in quote.iter() if part.tag in _BLOCKS}
    for element in body.iter():
        element.text = _SPACE.sub(" ", element.text or "")
        element.tail = _SPACE.sub(" ", element.tail or "")
        if element.tag == "lb":
            element.tail = "\n" + element.tail
        elif element.tag in _BLOCKS:
            mark = "\n\n" + (_QUOTED if element in quoted else "")
            element.text, element.tail = mark + element.text.lstrip(), "\n\n" + element.tail
    lines = [_quotation(line.strip(" ")) for line in "".join(body.itertext()).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _quotation(line: str) -> str:
    words = line.replace(_QUOTED, "").strip()
    return f"> {words}" if words and line.startswith(_QUOTED) and words[0] not in "“\"‘'«„>" else words
