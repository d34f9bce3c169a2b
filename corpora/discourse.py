"""GUM's attribution relations as training examples: source, cue and content, from its CoNLL-U files.

The annotations: enhanced Rhetorical Structure Theory (Zeldes et al., "eRST: A Signaled Graph Theory of Discourse
Relations and Organization", Computational Linguistics 51, 2025).  The first token of each discourse unit carries

    Discourse=attribution-positive:4->5:1:sem-atsrc-38-39-gold+lex-indwd-40-_

unit 4 attributes unit 5, at depth 1 of the tree; signals name the tokens of the source (``sem-atsrc``) and of the cue
(``lex-indwd``, ``lex-indph``), counted through the document from 1.  The content is the unit pointed at, with every
unit that hangs on it at a lower depth.

GUM marks clauses; PolNeAR, which the network learns most from, marks phrases too ("her promise to leave").  So only
the sentences with a relation say anything about labels: `judged` are their spans, the rest of a text is not learned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from corpora.polnear import Marked
from sayso.records import Span

_RELATION = re.compile(r"(?P<name>[^:]+):(?P<unit>\d+)(?:->(?P<head>\d+):(?P<depth>\d+)(?::(?P<signals>[^;]*))?)?")
_SIGNAL = re.compile(r"(sem-atsrc|lex-ind\w+)-([\d,-]+?)-[^-+\d]")
_WITH_CUE = {"aux", "aux:pass", "advmod"}
"""What PolNeAR counts with the cue where it stands beside it: "has said", "did not say"."""
_STOPS = frozenset(".,;:?!–—-")


@dataclass(frozen=True)
class Word:
    """One token of a document; ``head`` counts tokens through the document, -1 for a root."""

    form: str
    span: Span
    head: int
    relation: str
    sentence: int
    discourse: str
    """The value of ``Discourse`` in column 10, empty but on the first token of a unit."""


@dataclass
class _Unit:
    """A discourse unit: tokens ``[first, last]``, the unit it hangs on at a depth of the tree, and how."""

    first: int
    last: int
    name: str
    number: int
    head: int
    depth: int
    signals: str


def attributions(words: list[Word]) -> tuple[list[Marked], list[Span]]:
    """Return the outermost attributions that have a cue, and the spans of the sentences they touch, in text order."""
    units = _units(words)
    places_found = [_attribution(words, units, unit) for unit in units.values() if unit.name.startswith("attribution")]
    places = _outermost([places for places in places_found if places])
    marked = [Marked(*(_spans(words, tokens) for tokens in attribution)) for attribution in places]
    touched = {words[token].sentence for attribution in places for tokens in attribution for token in tokens}
    # what hangs on an attribution that is left out may be taken for its content: nothing is learned there either
    doubtful = {words[unit.first].sentence for unit in units.values() if unit.name.startswith("attribution")}
    kept = {words[min(cue)].sentence for _, cue, _ in places}
    return marked, _sentences(words, touched - (doubtful - kept))


def _units(words: list[Word]) -> dict[int, _Unit]:
    """Return the units of a document by their number."""
    units: list[_Unit] = []
    for place, word in enumerate(words):
        if match := _RELATION.match(word.discourse):
            head, depth = int(match["head"] or 0), int(match["depth"] or 0)
            units.append(_Unit(place, place, match["name"], int(match["unit"]), head, depth, match["signals"] or ""))
        elif units:
            units[-1].last = place
    return {unit.number: unit for unit in units}


def _attribution(
    words: list[Word], units: dict[int, _Unit], unit: _Unit
) -> tuple[list[int], list[int], list[int]] | None:
    """Return the tokens of source, cue and content; None without a cue in the unit or a content to point at."""
    own = range(unit.first, unit.last + 1)
    signals: dict[str, list[int]] = {"sem-atsrc": [], "lex-ind": []}
    for kind, tokens in _SIGNAL.findall(unit.signals):
        signals["sem-atsrc" if kind == "sem-atsrc" else "lex-ind"] += _tokens(tokens)
    cue = _cue(words, [token for token in signals["lex-ind"] if token in own])
    content = _content(words, units, unit)
    if not cue or not content or not set(content).isdisjoint(cue):
        return None
    sentence = words[cue[0]].sentence
    here = [token for token in signals["sem-atsrc"] if words[token].sentence == sentence]
    source = list(range(min(here), max(here) + 1)) if here else []
    if not set(source).isdisjoint([*cue, *content]):
        source = []
    return source, cue, content


def _tokens(listed: str) -> list[int]:
    """Return the places of listed tokens, from 0: "12-14,20" is 11, 12, 13, 19."""
    ends = (part.partition("-") for part in listed.split(","))
    return [token - 1 for first, _, last in ends for token in range(int(first), int(last or first) + 1)]


def _cue(words: list[Word], marked: list[int]) -> list[int]:
    """Return the marked word nearest to the root of the sentence, with what belongs to it on both sides."""
    if not marked:
        return []
    first = last = min(marked, key=lambda token: _height(words, token))

    def belongs(token: int) -> bool:
        if not 0 <= token < len(words) or words[token].sentence != words[first].sentence:
            return False
        return token in marked or (words[token].relation in _WITH_CUE and first <= words[token].head <= last)

    while belongs(last + 1):
        last += 1
    while belongs(first - 1):
        first -= 1
    return list(range(first, last + 1))


def _height(words: list[Word], token: int) -> int:
    """Count the heads above a token."""
    height = 0
    while words[token].head >= 0:
        token, height = words[token].head, height + 1
    return height


def _content(words: list[Word], units: dict[int, _Unit], unit: _Unit) -> list[int]:
    """Return the tokens of the unit pointed at and of what hangs on it, but not those of the attributing unit.

    Only what stands in one row with the unit pointed at counts; the attributing unit may stand in between.
    """
    if unit.head not in units:
        return []
    aside = _tree(units, unit.number)
    inside = {unit.head}
    for child in units.values():
        hangs = child.head == unit.head and child.number not in aside
        if hangs and (child.depth < unit.depth or child.name.startswith("same-unit")):
            inside |= _tree(units, child.number)
    order = sorted(units, key=lambda number: units[number].first)
    at = order.index(unit.head)
    behind = takewhile((inside | aside).__contains__, order[at:])
    before = takewhile((inside | aside).__contains__, order[at::-1])
    row = {*behind, *before} & inside
    return sorted(token for number in row for token in range(units[number].first, units[number].last + 1))


def _tree(units: dict[int, _Unit], top: int) -> set[int]:
    """Return the numbers of a unit and of all that hang on it."""
    reached, fresh = {top}, {top}
    while fresh:
        fresh = {unit.number for unit in units.values() if unit.head in fresh} - reached
        reached |= fresh
    return reached


_Places = tuple[list[int], list[int], list[int]]


def _outermost(attributions: list[_Places]) -> list[_Places]:
    """Return those that share no token with one of more content."""
    kept: list[_Places] = []
    for attribution in sorted(attributions, key=lambda places: -len(places[2])):
        mine = {token for tokens in attribution for token in tokens}
        if all(mine.isdisjoint(token for tokens in larger for token in tokens) for larger in kept):
            kept.append(attribution)
    return sorted(kept, key=lambda places: min(places[1]))


def _spans(words: list[Word], tokens: list[int]) -> list[Span]:
    """Return each row of neighbouring tokens as a span, without the stops at its ends: "we left ," is "we left"."""
    rows: list[list[int]] = []
    for token in tokens:
        if rows and token == rows[-1][-1] + 1:
            rows[-1].append(token)
        else:
            rows.append([token])
    spans = []
    for row in rows:
        kept = [place for place, token in enumerate(row) if words[token].form not in _STOPS]
        if kept:
            spans.append((words[row[kept[0]]].span[0], words[row[kept[-1]]].span[1]))
    return spans


def _sentences(words: list[Word], numbers: set[int]) -> list[Span]:
    """Return the spans of the sentences with these numbers."""
    spans: dict[int, Span] = {}
    for word in words:
        if word.sentence in numbers:
            start, _ = spans.get(word.sentence, word.span)
            spans[word.sentence] = start, word.span[1]
    return list(spans.values())
