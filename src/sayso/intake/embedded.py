"""Articles in the data of a page: JSON-LD, and the state that a script starts from (Next.js, Nuxt and others)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from sayso.intake.regions import BLOCK_TAGS

Tree: TypeAlias = Any  # an element of lxml, which has no types

_LONGEST = 8_000_000  # characters of a script
_DEEPEST = 60
_SHARE = 0.66  # of the words of an object with which one value of it holds the article
_FEW = 8  # words of a string from which on it is prose
_RUNS = {"text", "span"}  # types of the runs of a paragraph
_REACT = ("p", "li", "h2", "h3", "h4", "blockquote")
_PUSH = "self.__next_f.push("
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# window.__INITIAL_STATE__ = {   self.__data={   var state = {
_ASSIGNED = re.compile(r"^\s*+(?:(?:var|let|const)\s++)?[\w.$\[\]\"']{1,80}\s*+=\s*+(?=[{\[])")
_STOPPED = re.compile(r"[.!?…:][\"”’')\]]*+$")


class Embedded(NamedTuple):
    """The paragraphs of an article in the data of a page, and what the data is called."""

    paragraphs: list[str]
    source: str


def embedded(tree: Tree) -> Embedded | None:
    """Return the longest article in the data of a page, or None.  Takes time linear in the page.  Raises nothing."""
    candidates = [*_linked_data(tree), *_state(tree)]
    return max(candidates, key=lambda candidate: sum(map(len, candidate.paragraphs)), default=None)


def _linked_data(tree: Tree) -> Iterator[Embedded]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            paragraphs = [line for text in _bodies(_parsed(script.text or ""), 0) for line in _paragraphs(text)]
            if paragraphs:
                yield Embedded(paragraphs, "JSON-LD")


def _bodies(value: object, depth: int) -> Iterator[str]:
    """Yield the bodies of the articles in JSON-LD; of a live blog, its posts."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _bodies(item, depth + 1)
    elif isinstance(value, dict):
        body = value.get("articleBody")
        posts = value.get("liveBlogUpdate")
        if isinstance(posts, list) and posts:
            yield from _bodies(posts, depth + 1)
        elif isinstance(body, str) and body.strip():
            yield body
        else:
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _bodies(value.get(key), depth + 1)


def _state(tree: Tree) -> Iterator[Embedded]:
    for script in tree.iter("script"):
        text = script.text or ""
        kind = script.get("type") or ""
        if "ld+json" in kind or script.get("src") or len(text) > _LONGEST:
            continue
        assigned = _ASSIGNED.match(text)
        value = _parsed(text) if "json" in kind else _parsed(text[assigned.end() :]) if assigned else None
        paragraphs = _longest(value)
        if paragraphs:
            yield Embedded(paragraphs, "the data of its script")
    paragraphs = _longest(_streamed(tree))
    if paragraphs:
        yield Embedded(paragraphs, "the data of its scripts")


def _streamed(tree: Tree) -> list[object]:
    """Return the data that the app router of Next.js sends in pieces: self.__next_f.push([1, "3:[...]"])."""
    pieces: list[str] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if text.startswith(_PUSH) and len(text) < _LONGEST:
            piece = _parsed(text[len(_PUSH) :])
            pieces += [part for part in piece if isinstance(part, str)] if isinstance(piece, list) else []
    lines = (line.partition(":")[2] for line in "".join(pieces)[:_LONGEST].split("\n"))
    return [value for line in lines if line[:1] in ("[", "{") for value in [_parsed(line)] if value]


def _parsed(text: str) -> object:
    """Return the JSON at the start of a text, or None."""
    if len(text) > _LONGEST:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text.lstrip())[0]
    except (ValueError, RecursionError):
        return None


def _longest(value: object) -> list[str]:
    """Return the paragraphs in the innermost part of the data that holds most of its prose."""
    words: dict[int, int] = {}
    _count(value, words, 0)
    for _ in range(_DEEPEST):
        inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
        largest = max(inner, key=lambda item: words[id(item)], default=None)
        if largest is None or words[id(largest)] <= _SHARE * words[id(value)]:
            break
        value = largest
    return [line for text in _strings(value, 0) for line in _paragraphs(text)]


def _count(value: object, words: dict[int, int], depth: int) -> int:
    """Count the words of prose in each part of the data, by its identity."""
    count = 0
    if isinstance(value, (list, dict)) and depth < _DEEPEST:
        count = sum(_count(item, words, depth + 1) for item in (value.values() if isinstance(value, dict) else value))
    elif isinstance(value, str):
        count = sum(len(text.split()) for text in _strings(value, depth))
    words[id(value)] = count
    return count


def _strings(value: object, depth: int) -> Iterator[str]:
    """Yield the strings that are prose."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        plain = _TAG.sub(" ", value).strip()
        words = len(plain.split(None, _FEW))
        if "<p" in value or words >= _FEW or (words >= 4 and _STOPPED.search(plain)):
            yield value
    elif isinstance(value, list) and (_are_runs(value) or _is_block(value)):
        yield from _strings("".join(_leaves(value, depth + 1)), depth + 1)
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item, depth + 1)


def _are_runs(value: list[Any]) -> bool:
    """Whether a list holds the runs of one paragraph: [{"type": "text", "text": "She "}, {"type": "text", ...}]."""
    return bool(value) and all(
        isinstance(item, dict) and {item.get("type"), item.get("nodeType"), item.get("_type")} & _RUNS for item in value
    )


def _is_block(value: list[Any]) -> bool:
    """Whether a list is a paragraph of React: ["$", "p", null, {"children": ["She ", ["$", "em", ...]]}]."""
    return len(value) == 4 and value[0] == "$" and value[1] in _REACT and isinstance(value[3], dict)


def _leaves(value: object, depth: int) -> Iterator[str]:
    """Yield the text in the runs of a paragraph."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        is_element = len(value) == 4 and value[0] == "$" and isinstance(value[3], dict)
        for item in [value[3].get("children")] if is_element else value:
            yield from _leaves(item, depth + 1)
    elif isinstance(value, dict):
        for key in ("text", "value", "children", "content"):
            yield from _leaves(value.get(key), depth + 1)


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a string that may hold HTML, escaped or not."""
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    if _TAG.search(text):
        try:
            fragment = lxml_html.fragment_fromstring(text.replace("\0", ""), create_parent="div")
        except (etree.LxmlError, ValueError):
            text = _TAG.sub(" ", text)
        else:
            for element in fragment.iter(etree.Element):
                if element.tag in ("script", "style", "iframe"):
                    element.clear(keep_tail=True)
                elif element.tag in BLOCK_TAGS:
                    element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
                elif element.tag == "br":
                    element.tail = f"\n{element.tail or ''}"
            text = fragment.text_content()
    lines = (" ".join(html.unescape(line).split()) for line in text.split("\n"))
    return [line for line in lines if line]
