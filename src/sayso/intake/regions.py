"""Find the region of a web page that holds the article: the second opinion where trafilatura finds little.

The page is cut into blocks, and each element weighs as many words of prose as are in it.  The region is the smallest
element around the headline that holds most of the prose nearby; without a headline, it is found from the top, by
following the child that holds most of the prose.  This works for layout tables, newsletters and pages without
paragraphs, where rules about tags and classes fail.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from sayso.intake.boilerplate import opens_aside

Tree: TypeAlias = Any  # an element of lxml, which has no types

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSHOWN = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "datalist",
        "dialog",
        "embed",
        "head",
        "iframe",
        "input",
        "label",
        "math",
        "nav",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# parts of the names of classes and ids, as words: "related-stories", "o-newsletterSignup", "ad-slot"; not "has-sidebar"
_NOISE = re.compile(
    r"(?:^|(?<!has)(?<!no)(?<!with)(?<!without)(?<!open)[\s_-])"
    r"(?:(?P<sure>ads?|advert\w*|breadcrumbs?|cmp|comments?|consent|cookies?|disqus|gdpr|licen[cs]e|menu|most-?read|nav"
    r"|most-?popular|outbrain|pagination|popup|recirc\w*|recommend\w*|related|republish\w*|rail|share|sharing|side-?bar"
    r"|social|sponsor\w*|taboola|trending)"
    r"|(?P<offer>newsletter|paywall|promo\w*|regwall|signup|sign-up|subscri\w*)"
    r"|banner|bio|byline|foot(?:er)?|login|masthead|meta|modal|navigation|overlay|popular|tags?|teasers?|toolbar|widget)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_NEAR = 3
"""Elements around a block that are looked at for what it is."""
_SPACE = re.compile(r"\s+")
_BREAKS = re.compile(r"\n[ ]*\n")
_MOST_NOISE, _MOST_SURE = 0.4, 0.8
"""Share of the words of a page from which on an element is no noise by its class, or by one that is surely noise."""
_MOST_LINKED = 0.4
"""Share of the words of a block that are links, from which on it is no prose."""
_FEW = 12
"""Words of a block from which on it is prose; shorter ones are if they end like sentences."""
_SHARE = 0.66
"""Share of the prose of an element with which one child holds the region."""
_LITTLE = 60
"""Words of prose around a headline below which more is taken in."""
_MORE = 4
"""Times as much prose that a wider element has to hold."""
_CAPTION = re.compile(r"(?:^|[\s_-])(?:img-?|image-?|photo-?)?captions?(?=$|[\s_-])", re.IGNORECASE)
_STOPPED = re.compile(r"[.!?…:][\"”’')\]]*+$")


class Block(NamedTuple):
    """A stretch of text that no block-level tag cuts."""

    element: Tree
    text: str
    words: int
    linked: int
    """Words in links."""
    tag: str
    is_quoted: bool
    is_caption: bool

    @property
    def prose(self) -> int:
        """The number of its words if it is prose, else 0."""
        if self.linked > _MOST_LINKED * self.words or self.tag in HEADINGS:
            return 0
        is_sentence = self.words >= _FEW or (self.words >= 4 and _STOPPED.search(self.text) is not None)
        return self.words if is_sentence else 0


class Region:
    """The part of a page that most likely holds its article."""

    def __init__(self, tree: Tree, title: str | None) -> None:
        """Find the region of a page whose headline is ``title``, if that is known.  Leaves the tree as it is."""
        body = tree.find("body")
        self._body = tree if body is None else body
        everything = list(_blocks(self._body))
        noise, sure = self._noise(everything, title)
        blocks = [block for block in everything if block.element not in noise]
        weights = _weights(self._body, {}, blocks)
        self.prose = weights[self._body]
        """Words of prose on the whole page, without what is noise by its class."""
        heading = _heading(blocks, title)
        root = self._around(blocks[heading].element, weights) if heading is not None else self._down(weights)
        inside = set(root.iter())
        kept = [block for i, block in enumerate(blocks) if block.element in inside and (heading is None or i > heading)]
        shown = {letters(block.text) for block in blocks}
        self.noise = {letters(block.text) for block in everything if block.element in sure} - shown
        """The letters of blocks that are advertisements, offers, comments and links by their class."""
        self.page = blocks
        """All blocks of the page but for noise, in order."""
        self.blocks = _trimmed([block for block in kept if not block.is_caption])
        """The blocks of the region, without captions."""
        self.is_headed = heading is not None
        """Whether the headline was found."""

    def _noise(self, blocks: list[Block], title: str | None) -> tuple[set[Tree], set[Tree]]:
        """Return the elements in those that are noise by class or heading, and those of them that are surely noise.

        None of them holds the headline, or much of the page.
        """
        heading = _heading(blocks, title)
        holders = set() if heading is None else {blocks[heading].element, *blocks[heading].element.iterancestors()}
        words: dict[Tree, int] = defaultdict(int)
        for block in blocks:
            words[block.element] += block.words - block.linked
        totals = _weights(self._body, words, [])
        noise: set[Tree] = set()
        sure: set[Tree] = set()
        asides = _asides(blocks)
        for element in self._body.iter(etree.Element):
            name = _NOISE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
            is_sure = element in asides or (name is not None and bool(name["sure"] or name["offer"]))
            if (name is None and not is_sure) or element in holders or element in (sure if is_sure else noise):
                continue
            is_most = element in asides or (name is not None and name["sure"])
            if totals[element] < (_MOST_SURE if is_most else _MOST_NOISE) * totals[self._body]:
                inner = list(element.iter(etree.Element))
                noise.update(inner)
                sure.update(inner if is_sure else ())
        return noise, sure

    def _around(self, element: Tree, weights: dict[Tree, int]) -> Tree:
        """The smallest element around a headline that holds the article."""
        chosen = element
        for outer in element.iterancestors():
            if weights[chosen] < _LITTLE or weights[outer] > _MORE * weights[chosen]:
                chosen = outer
            if outer is self._body:
                break
        return chosen

    def _down(self, weights: dict[Tree, int]) -> Tree:
        """The innermost element with children that share the prose."""
        element = self._body
        while True:
            child = max(element.iterchildren(etree.Element), key=lambda child: weights[child], default=None)
            if child is None or weights[child] <= _SHARE * weights[element] or child.tag == "p":
                return element
            element = child


def _blocks(body: Tree) -> Iterator[Block]:
    """Yield the blocks of a page in order, without what it does not show."""
    cutter = _Cutter(body)
    walk = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    skipped: set[Tree] = set()
    for event, element in walk:
        if event == "start" and element is not body and not _is_shown(element):
            walk.skip_subtree()
            skipped.add(element)
        elif event == "start":
            yield from cutter.begin(element)
        elif event == "end" and element not in skipped:
            yield from cutter.end(element)
        if event != "start" and element is not body:
            cutter.add(element.tail)
    yield from cutter.flush()


class _Cutter:
    """Cuts the text of a page where block-level elements begin and end, and at two line breaks."""

    def __init__(self, body: Tree) -> None:
        self._owners: list[Tree] = [body]
        self._pieces: list[str] = []
        self._linked = self._links = self._quotes = 0

    def begin(self, element: Tree) -> Iterator[Block]:
        """Enter an element."""
        if element.tag in BLOCK_TAGS:
            yield from self.flush()
            self._owners.append(element)
        self._links += element.tag == "a"
        self._quotes += element.tag == "blockquote"
        if element.tag == "br":
            self._pieces.append("\n")
        self.add(element.text)

    def end(self, element: Tree) -> Iterator[Block]:
        """Leave an element."""
        if element.tag in BLOCK_TAGS:
            yield from self.flush()
            self._owners.pop()
        self._links -= element.tag == "a"
        self._quotes -= element.tag == "blockquote"

    def add(self, text: str | None) -> None:
        """Add text."""
        if text:
            self._pieces.append(_SPACE.sub(" ", text))
            self._linked += len(text.split()) if self._links else 0

    def flush(self) -> Iterator[Block]:
        """End the block, or the blocks if two line breaks are in it."""
        text, linked = "".join(self._pieces), self._linked
        self._pieces.clear()
        self._linked = 0
        owner = self._owners[-1]
        for part in _BREAKS.split(text):
            words = "\n".join(line.strip() for line in part.split("\n") if line.strip())
            if words:
                count = len(words.split())
                is_caption = any(map(_is_caption, self._owners[-_NEAR:]))
                yield Block(owner, words, count, min(count, linked), owner.tag, self._quotes > 0, is_caption)
                linked = 0


def _is_caption(element: Tree) -> bool:
    return element.tag == "figcaption" or _CAPTION.search(element.get("class") or "") is not None


def _is_shown(element: Tree) -> bool:
    if element.tag in _UNSHOWN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    if element.tag in ("footer", "aside") or (element.tag == "header" and element.find(".//nav") is not None):
        return False
    return _HIDDEN.search(element.get("style") or "") is None


def _weights(body: Tree, own: Mapping[Tree, int], blocks: Sequence[Block]) -> dict[Tree, int]:
    """Return the words in each element: its own and those of its children."""
    weights: dict[Tree, int] = defaultdict(int, own)
    for block in blocks:
        weights[block.element] += block.prose
    for _, element in etree.iterwalk(body, events=("end",)):
        if element is not body and weights[element]:
            weights[element.getparent()] += weights[element]
    return weights


def _heading(blocks: list[Block], title: str | None) -> int | None:
    """Return which block is the headline: one with the words of the title, a heading before any other."""
    if not title:
        return None
    wanted = letters(title)
    same = [i for i, block in enumerate(blocks) if letters(block.text) == wanted]
    near = [i for i, block in enumerate(blocks) if block.tag == "h1" and _likeness(block.text, title) >= 0.6]
    tagged = [i for i in same if blocks[i].tag in HEADINGS]
    return next(iter([*tagged[:1], *near[:1], *same[:1]]), None)


def _asides(blocks: Sequence[Block]) -> set[Tree]:
    """Return the elements that begin with a heading such as "Also in the news"."""
    asides: set[Tree] = set()
    for i, block in enumerate(blocks):
        if block.tag in HEADINGS and opens_aside(block.text):
            outer = block.element.getparent()
            before = blocks[i - 1].element if i else None
            if before is None or (before is not outer and outer not in before.iterancestors()):
                asides.add(outer)
    return asides


def _likeness(first: str, second: str) -> float:
    words, wanted = set(first.casefold().split()), set(second.casefold().split())
    return len(words & wanted) / max(1, min(len(words), len(wanted)))


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case: what two copies of it have in common."""
    return "".join(filter(str.isalnum, text)).casefold()


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Leave out blocks of links, and what is no prose at both ends."""
    kept = [block for block in blocks if block.linked <= _MOST_LINKED * block.words or block.tag in HEADINGS]
    places = [i for i, block in enumerate(kept) if block.prose]
    return kept[places[0] : places[-1] + 1] if places else []
