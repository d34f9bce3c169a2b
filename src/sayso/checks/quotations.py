"""Check quotations word for word against the documents that they are taken from.

    exact           the words, in their order, with their punctuation
    punctuation     the same words; punctuation or capitals differ
    shortened       words of the original are left out without an ellipsis
    joined          two passages stand as one quotation
    changed         words differ
    other speaker   the words are those of someone else in the document
    not found       no passage is like it

In a quotation, words in brackets stand for any few words of the original, an ellipsis for more of them, and [sic] for
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.checks.passages import Change, Passage, nearest
from sayso.checks.sources import Place, SourceIndex
from sayso.checks.speakers import are_different
from sayso.checks.words import Word, punctuation, words
from sayso.reading.text.quotations import quotations
from sayso.records import Actor, Attribution, Reading, Span

Verdict = Literal["exact", "punctuation", "shortened", "joined", "changed", "other speaker", "not found"]
FAITHFUL: Final[tuple[Verdict, ...]] = ("exact", "punctuation")
"""Verdicts of quotations whose words are those of the original."""
VERDICTS: Final[tuple[Verdict, ...]] = (
    "exact",
    "punctuation",
    "shortened",
    "joined",
    "changed",
    "other speaker",
    "not found",
)
"""From the least to the most serious."""

_BRACKETED_WORDS: Final = 8
"""So many words of the original may stand where the quotation has words in brackets."""
_ELLIPSIS_WORDS: Final = 80
_LEFT_OUT_WORDS: Final = 25
"""More words than these are not left out of one passage: two passages are joined."""
_PART: Final = 3
"""A part of a quotation has at least so many words to be looked for by itself."""
_ALIKE: Final = 0.6
"""Share of the words that a passage must have, in order, to be what is quoted."""
_SHOWN: Final = 0.35
_UNATTRIBUTED_WORDS: Final = 4
"""Shorter stretches in quotation marks that nobody says are titles, terms and irony."""

_SIC: Final = re.compile(r"\[\s{0,3}sic\.?\s{0,3}\]", re.IGNORECASE)
# [T]he   dam[s]
_LETTER: Final = re.compile(r"\[(\w)\](?=\w)")
_ENDING: Final = re.compile(r"(?<=\w)\[\w{1,4}\]")
# …   ...   . . .   [...]   (…)
_ELLIPSIS: Final = r"(?:[\[(]\s{0,3})?(?:…|\.(?:\s?\.){2,3})(?:\s{0,3}[\])])?"
_BREAK: Final = re.compile(rf"(?P<ellipsis>{_ELLIPSIS})|\[(?P<bracketed>[^\[\]]{{0,80}})\]")


@dataclass(frozen=True)
class Quotation:
    """A stretch of a draft between quotation marks; ``span`` is without the marks, in code points of the draft."""

    span: Span
    text: str
    speaker: str | None = None
    """The name of its speaker; None if it is not known, or is no name."""
    attribution: str | None = None
    """The id of the attribution that it belongs to."""


@dataclass(frozen=True)
class Difference:
    """Words of the quotation, ``span`` in code points of the draft, and what the original has in their place."""

    span: Span
    quoted: str
    original: str


@dataclass(frozen=True)
class CheckedQuotation:
    """A quotation with its verdict, the place of the original, its words and what differs."""

    quotation: Quotation
    verdict: Verdict
    places: tuple[Place, ...] = ()
    """Where it stands: one place, or one for each passage that is joined; the nearest one if it is not found."""
    original: str = ""
    differences: tuple[Difference, ...] = ()

    @property
    def is_faithful(self) -> bool:
        """Whether the words are those of the original."""
        return self.verdict in FAITHFUL


def quotations_of(reading: Reading) -> list[Quotation]:
    """Return what a draft quotes, in text order: outermost quotation marks, outside of boilerplate."""
    text = reading.article.text
    unread = [(s.start, s.end) for s in reading.article.sections if s.kind in ("boilerplate", "headline")]
    actors = {actor.id: actor for actor in reading.actors}
    out: list[Quotation] = []
    reached = -1
    for start, end in quotations(text):
        if start < reached or any(a <= start < b for a, b in unread):
            continue
        reached = end
        inner = _without_marks(text, (start, end))
        attribution = _attribution(reading, inner)
        count = sum(1 for _ in words(text, *inner))
        if not count or (attribution is None and count < _UNATTRIBUTED_WORDS):
            continue
        speaker = _name(actors.get((attribution.speaker if attribution else None) or ""))
        out.append(Quotation(inner, text[slice(*inner)], speaker, attribution.id if attribution else None))
    return out


def _without_marks(text: str, span: Span) -> Span:
    start, end = span
    while start < end and not (text[start].isalnum() or text[start] in "[(….$£€#@"):
        start += 1
    while start < end and text[end - 1] in "“”„‟«»‹›‘’'\"`":
        end -= 1
    return start, end


def _attribution(reading: Reading, span: Span) -> Attribution | None:
    """Return the attribution with the smallest content that holds most of a span."""
    holding = []
    for attribution in reading.attributions:
        shared = sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in attribution.content)
        if 2 * shared > span[1] - span[0]:
            holding.append((sum(end - start for start, end in attribution.content), attribution))
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _name(actor: Actor | None) -> str | None:
    return actor.name if actor is not None and actor.naming == "named" else None


def check_quotation(quotation: Quotation, index: SourceIndex) -> CheckedQuotation:
    """Look a quotation up in the documents of an index."""
    return _Check(quotation, index).result()


@dataclass(frozen=True)
class _Part:
    """A stretch of a quotation without brackets and ellipses; ``gap`` is how many words may come before it."""

    words: list[Word]
    row: list[int]
    gap: int


class _Check:
    def __init__(self, quotation: Quotation, index: SourceIndex) -> None:
        self._quotation = quotation
        self._index = index
        self._parts = [part for part in self._split() if part.words]

    def _split(self) -> Iterator[_Part]:
        """Yield the parts between brackets and ellipses; offsets stay those of the quotation."""
        text = _SIC.sub(lambda match: " " * len(match[0]), self._quotation.text)
        text = _LETTER.sub(lambda match: f"  {match[1]}", text)
        text = _ENDING.sub(lambda match: "[" + " " * (len(match[0]) - 2) + "]", text)
        start, gap = 0, 0
        for match in _BREAK.finditer(text):
            yield self._part(text, start, match.start(), gap)
            start = match.end()
            gap = _ELLIPSIS_WORDS if match["ellipsis"] else _BRACKETED_WORDS
        yield self._part(text, start, len(text), gap)

    def _part(self, text: str, start: int, end: int, gap: int) -> _Part:
        quoted = list(words(text, start, end))
        return _Part(quoted, [self._index.number(word.key) for word in quoted], gap)

    def result(self) -> CheckedQuotation:
        """Return the verdict."""
        if not self._parts:
            return CheckedQuotation(self._quotation, "not found")
        chains = self._chains()
        if chains:
            return self._verbatim(chains)
        if len(self._parts) == 1:
            return self._inexact(self._parts[0])
        checked = [self._by_itself(part) for part in self._parts]
        worst = max(checked, key=lambda result: VERDICTS.index(result.verdict))
        places = tuple(place for result in checked for place in result.places)
        if worst.is_faithful:  # every part is the original's, but they do not stand in one passage
            original = " […] ".join(result.original for result in checked)
            return CheckedQuotation(self._quotation, "joined", places, original)
        return worst

    def _by_itself(self, part: _Part) -> CheckedQuotation:
        places = self._index.exactly(part.row)
        if len(places):
            return self._verbatim([((int(place), int(place) + len(part.row)),) for place in places], [part])
        return self._inexact(part)

    def _chains(self) -> list[tuple[tuple[int, int], ...]]:
        """Return where all parts stand one behind the other, as places ``[first, last)`` a part."""
        chains: list[tuple[tuple[int, int], ...]] = []
        for place in self._index.exactly(self._parts[0].row):
            chain = [(int(place), int(place) + len(self._parts[0].row))]
            end_of_document = self._index.bounds(int(place))[1]
            for part in self._parts[1:]:
                reached = chain[-1][1]
                follows = [
                    int(p)
                    for p in self._index.exactly(part.row)
                    if reached <= p <= reached + part.gap and p < end_of_document
                ]
                if not follows:
                    break
                chain.append((follows[0], follows[0] + len(part.row)))
            else:
                if len(chain) == 1 or self._is_one_turn(chain[0][0], chain[-1][1]):
                    chains.append(tuple(chain))
        return chains

    def _is_one_turn(self, first: int, last: int) -> bool:
        """Whether nobody else speaks in a passage, as far as labels tell."""
        document = self._index.document(first)
        return not document.labelled or document.speaker(self._index.span(first, last)) is not None

    def _verbatim(
        self, chains: Sequence[tuple[tuple[int, int], ...]], parts: Sequence[_Part] | None = None
    ) -> CheckedQuotation:
        """Return the verdict on a quotation whose words stand in the documents, maybe at several places."""
        parts = self._parts if parts is None else parts
        rated = [(self._of_other_speaker(chain), not self._is_exact(chain, parts), chain) for chain in chains]
        is_others, differs, chain = min(rated)
        verdict: Verdict = "other speaker" if is_others else "punctuation" if differs else "exact"
        first, last = chain[0][0], chain[-1][1]
        return CheckedQuotation(self._quotation, verdict, (self._place(first, last),), self._original(first, last))

    def _is_exact(self, chain: tuple[tuple[int, int], ...], parts: Sequence[_Part]) -> bool:
        """Whether punctuation and capitals are the original's; those at the edges of a part do not count."""
        quoted = self._quotation.text
        document = self._index.document(chain[0][0])
        for (first, _), part in zip(chain, parts, strict=True):
            before: tuple[Span, Span] | None = None
            for i, word in enumerate(part.words):
                mine, theirs = word.span, self._index.edge(first + i)
                ours, printed = quoted[slice(*mine)], document.text[slice(*theirs)]
                if i == 0:
                    ours, printed = ours[:1].lower() + ours[1:], printed[:1].lower() + printed[1:]
                if ours.replace("’", "'") != printed.replace("’", "'") and "[" not in quoted:
                    return False
                if before is not None:
                    gaps = quoted[before[0][1] : mine[0]], document.between(before[1][1], theirs[0])
                    if punctuation(gaps[0]) != punctuation(gaps[1]) and "[" not in gaps[0]:
                        return False
                before = mine, theirs
        return True

    def _of_other_speaker(self, chain: tuple[tuple[int, int], ...]) -> bool:
        speaker = self._place(chain[0][0], chain[-1][1]).speaker
        return are_different(self._quotation.speaker, speaker)

    def _inexact(self, part: _Part) -> CheckedQuotation:
        passage = nearest(part.row, self._index)
        if passage is None:
            return CheckedQuotation(self._quotation, "not found")
        if passage.is_whole and not self._is_torn(passage):
            return self._with("shortened", passage, part)
        joined = self._joined(part)
        if joined is not None:
            return joined
        if passage.is_whole:
            return self._with("joined", passage, part)
        share = passage.equal / len(part.row)
        if share >= _ALIKE and passage.equal > 1:
            return self._with("changed", passage, part)
        places = (self._place(passage.first, passage.last),) if share >= _SHOWN else ()
        original = self._original(passage.first, passage.last) if places else ""
        return CheckedQuotation(self._quotation, "not found", places, original)

    def _is_torn(self, passage: Passage) -> bool:
        """Whether so much is left out that the words do not stand in one passage."""
        longest = max((last - first for _, _, (first, last) in passage.left_out), default=0)
        return longest > _LEFT_OUT_WORDS or not self._is_one_turn(passage.first, passage.last)

    def _joined(self, part: _Part) -> CheckedQuotation | None:
        """Return the verdict if the words are two passages, each of them as printed, one behind the other."""
        row = part.row
        for cut in range(len(row) - _PART, _PART - 1, -1):
            front = self._index.exactly(row[:cut])
            if not len(front):
                continue
            back = self._index.exactly(row[cut:])
            if not len(back):
                return None if cut == _PART else self._joined_before(part, cut)
            return self._two(part, cut, int(front[0]), int(back[0]))
        return None

    def _joined_before(self, part: _Part, most: int) -> CheckedQuotation | None:
        """Return the same, with the first passage shorter than ``most`` words."""
        for cut in range(most - 1, _PART - 1, -1):
            back = self._index.exactly(part.row[cut:])
            if len(back):
                return self._two(part, cut, int(self._index.exactly(part.row[:cut])[0]), int(back[0]))
        return None

    def _two(self, part: _Part, cut: int, front: int, back: int) -> CheckedQuotation:
        ends = front + cut, back + len(part.row) - cut
        places = self._place(front, ends[0]), self._place(back, ends[1])
        original = f"{self._original(front, ends[0])} […] {self._original(back, ends[1])}"
        return CheckedQuotation(self._quotation, "joined", places, original)

    def _with(self, verdict: Verdict, passage: Passage, part: _Part) -> CheckedQuotation:
        place = self._place(passage.first, passage.last)
        differences = tuple(self._difference(change, part) for change in passage.changes if change.kind != "equal")
        original = self._original(passage.first, passage.last)
        return CheckedQuotation(self._quotation, verdict, (place,), original, differences)

    def _difference(self, change: Change, part: _Part) -> Difference:
        start = self._quotation.span[0]
        first, last = change.quoted
        if first < last:
            span = part.words[first].span[0], part.words[last - 1].span[1]
        else:  # words are missing behind this one
            edge = part.words[first - 1].span[1] if first else part.words[0].span[0]
            span = edge, edge
        original = self._original(*change.original) if change.original[0] < change.original[1] else ""
        return Difference((start + span[0], start + span[1]), self._quotation.text[slice(*span)], original)

    def _place(self, first: int, last: int) -> Place:
        return self._index.document(first).place(self._index.span(first, last))

    def _original(self, first: int, last: int) -> str:
        text = self._index.document(first).text[slice(*self._index.span(first, last))]
        return " ".join(text.split())
