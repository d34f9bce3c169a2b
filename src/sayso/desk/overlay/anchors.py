"""Anchor a correction to a place of a text: by offsets (code points), words, and the words around them.

A `Selector` is a TextPositionSelector and a TextQuoteSelector of the W3C's Web Annotation Data Model (2017, 4.2.4 and
4.2.5) in one.  In the same text the offsets and the words must agree.  In another text only the words count, and only
if exactly one place fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict

from sayso.records import Act, ActorKind, Attribution, Naming, Span

CONTEXT: Final = 32
"""How many letters before and behind are kept."""
_TELLING: Final = 20  # so many letters tell a place by themselves, if they stand there once
_LEAST: Final = 0.7
_MARGIN: Final = 0.2


class NotThere(Exception):  # noqa: N818 - no error of Sayso's: whoever asks turns it into a reason, or into one
    """No place of the text fits, or several do; the message gives the reason, as the end of a sentence."""


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Selector(_Kept):
    """A stretch of a text: ``[start, end)`` in code points, its words, and those before and behind."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


class Who(_Kept):
    """An actor in a correction: its mentions, and what is needed to make it where it is new."""

    name: str
    kind: ActorKind = "person"
    naming: Naming = "named"
    mentions: tuple[Selector, ...] = ()


class Anchor(_Kept):
    """The attribution or act that a correction was made of, as the network had it then.

    Of an act, the source is the words for the actor, the cue the predicate, the content the words for the recipient.
    """

    model: str
    """SHA-256 of the network's weights; empty for an attribution or act that a person added."""
    number: str
    source: tuple[Selector, ...] = ()
    cue: tuple[Selector, ...] = ()
    content: tuple[Selector, ...] = ()
    came_from: int | None = None
    """The correction of an earlier version of the article that was brought along to this one."""
    unplaced: str | None = None
    """Why it has no place in this version; its offsets are then those of an earlier one."""

    @property
    def added(self) -> bool:
        """Whether a person added it, so that its number holds in every reading."""
        return not self.model

    @property
    def selectors(self) -> tuple[Selector, ...]:
        """All of them: source, cue, content."""
        return (*self.source, *self.cue, *self.content)


def select(text: str, spans: Sequence[Span]) -> tuple[Selector, ...]:
    """Make selectors for some spans of a text."""
    return tuple(
        Selector(
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
        )
        for start, end in spans
    )


def anchor(text: str, attribution: Attribution, model: str) -> Anchor:
    """Make the anchor of an attribution; ``model`` is empty for one that a person added."""
    return Anchor(
        model=model,
        number=attribution.id,
        source=select(text, attribution.source),
        cue=select(text, attribution.cue),
        content=select(text, attribution.content),
    )


def anchor_act(text: str, act: Act, model: str) -> Anchor:
    """Make the anchor of an act; ``model`` is empty for one that a person added."""
    actor, predicate, recipient = (select(text, part) for part in _parts(act))
    return Anchor(model=model, number=act.id, source=actor, cue=predicate, content=recipient)


def spans(text: str, selectors: Sequence[Selector]) -> tuple[Span, ...]:
    """Return the spans of selectors made from this very text.

    Raises:
        NotThere: other words stand at the offsets.
    """
    for selector in selectors:
        if text[selector.start : selector.end] != selector.exact:
            raise NotThere(f"“{shortened(selector.exact)}” does not stand at its place")
    return tuple(selector.span for selector in selectors)


def moved(text: str, selector: Selector) -> Selector:
    """Find the words of a selector in another text: by context on both sides, on one side, or by themselves if long.

    Raises:
        NotThere: the words do not stand there, or in several places, or with nothing of what was around them.
    """
    places = _places(text, selector.exact)
    if not places:
        raise NotThere(f"“{shortened(selector.exact)}” does not stand in this version")
    before = {at for at in places if selector.prefix and text.endswith(selector.prefix, 0, at)}
    behind = {at for at in places if selector.suffix and text.startswith(selector.suffix, at + len(selector.exact))}
    for fitting in (before & behind, before | behind):
        if fitting:
            break
    else:
        fitting = set(places)
        if len(places) == 1 and len(selector.exact) < _TELLING:
            raise NotThere(f"“{selector.exact}” stands in this version among other words")
    if len(fitting) > 1:
        raise NotThere(f"“{shortened(selector.exact)}” stands {len(fitting)} times in this version")
    start = fitting.pop()
    return select(text, [(start, start + len(selector.exact))])[0]


def find(text: str, model: str, held: Anchor, attributions: Sequence[Attribution]) -> tuple[Attribution, float]:
    """Find the attribution of a reading that an anchor in the same text holds, and their overlap, 0 to 1.

    What they share is Jaccard's index over the letters of source, cue and content, each letter with its part.  A cue
    or a source that both have must have a letter in common.

    Raises:
        NotThere: the words are not at their offsets; nothing there shares enough; or two share about as much.
    """
    if held.added:
        return _added(held, attributions)
    mine = _held_letters(text, held)
    start, end = min(mine[2], default=0), max(mine[2], default=-1) + 1
    shares = [
        (_shared(mine, attribution), attribution)
        for attribution in attributions
        if any(a < end and start < b for a, b in attribution.content)
    ]
    return _best(model, held, shares, "attribution")


def find_act(text: str, model: str, held: Anchor, acts: Sequence[Act]) -> tuple[Act, float]:
    """Find the act of a reading that an anchor in the same text holds, and their overlap, as `find` does.

    The predicates must have a letter in common, and so must parties that both have.

    Raises:
        NotThere: as `find`.
    """
    if held.added:
        return _added(held, acts)
    mine = _held_letters(text, held)
    return _best(model, held, [(_shared_act(mine, act), act) for act in acts], "act")


_Part = TypeVar("_Part", Attribution, Act)


def _added(held: Anchor, among: Sequence[_Part]) -> tuple[_Part, float]:
    same = [part for part in among if part.id == held.number]
    if not same:
        raise NotThere(f"{held.number} is not there: adding it was undone, or is lost")
    return same[0], 1.0


def _held_letters(text: str, held: Anchor) -> _Letters:
    spans(text, held.selectors)
    return _letters(*(tuple(part.span for part in parts) for parts in (held.source, held.cue, held.content)))


def _best(model: str, held: Anchor, shares: Sequence[tuple[float, _Part]], noun: str) -> tuple[_Part, float]:
    scored = sorted(
        ((share, held.model == model and part.id == held.number, part) for share, part in shares),
        key=lambda row: row[:2],
        reverse=True,
    )
    if not scored or scored[0][0] < _LEAST:
        raise NotThere(f"nothing that the newest reading finds there is the same {noun}")
    (best, by_number, best_part), *rest = scored
    if rest and not by_number and best - rest[0][0] < (_MARGIN if best < 1 else 1e-9):
        raise NotThere(f"{best_part.id} and {rest[0][2].id} of the newest reading both stand there")
    return best_part, best


def shortened(words: str) -> str:
    """Shorten a quotation to one line for a message, without quotation marks."""
    flat = " ".join(words.split()).strip('“”"')
    return flat if len(flat) <= 50 else flat[:49].rstrip() + "…"


def _places(text: str, words: str) -> list[int]:
    """Return where words stand whole."""
    return [match.start() for match in re.finditer(f"(?={whole(re.escape(words), words)})", text)] if words else []


def whole(pattern: str, words: str) -> str:
    """Make a pattern that matches whole words only: he, not t|he|."""
    before = r"(?<!\w)" if re.match(r"\w", words) else ""
    behind = r"(?!\w)" if re.search(r"\w$", words) else ""
    return before + pattern + behind


_Letters = tuple[frozenset[int], frozenset[int], frozenset[int]]


def _letters(*parts: Sequence[Span]) -> _Letters:
    source, cue, content = (frozenset(at for start, end in part for at in range(start, end)) for part in parts)
    return source, cue, content


def _parts(act: Act) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Actor, predicate and recipient."""
    actor, predicate, recipient = (
        () if span is None else (span,) for span in (act.actor_span, act.predicate, act.recipient_span)
    )
    return actor, predicate, recipient


def _shared_act(mine: _Letters, act: Act) -> float:
    theirs = _letters(*_parts(act))
    if not mine[1] & theirs[1] or any(a and b and not a & b for a, b in zip(mine, theirs, strict=True)):
        return 0.0
    return _jaccard(mine, theirs)


def _jaccard(mine: _Letters, theirs: _Letters) -> float:
    common = sum(len(a & b) for a, b in zip(mine, theirs, strict=True))
    return common / sum(len(a | b) for a, b in zip(mine, theirs, strict=True))


def _shared(mine: _Letters, attribution: Attribution) -> float:
    if all(mine[2].isdisjoint(range(start, end)) for start, end in attribution.content):
        return 0.0
    theirs = _letters(attribution.source, attribution.cue, attribution.content)
    if any(a and b and not a & b for a, b in zip(mine[:2], theirs[:2], strict=True)):
        return 0.0
    return _jaccard(mine, theirs)
