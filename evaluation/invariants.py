"""What holds for every reading, whatever the text: `broken` names what does not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sayso.records import Article, Attribution, Reading, Span


def broken(reading: Reading) -> list[str]:
    """Return one line for each invariant of a reading that is broken, none where all hold.

    Spans lie in the text, are not empty, stand in text order and touch no boilerplate.  The pieces of an attribution do
    not overlap.  A parent comes before its children and holds their contents in its own pieces.  Attributions are in
    text order.  Ids are unique, and what they refer to exists.  A chain ends with the speaker.  JSON brings a reading
    back as it was.
    """
    return list(_broken(reading))


def _broken(reading: Reading) -> Iterator[str]:
    yield from _sections(reading.article)
    yield from _ids(reading)
    boilerplate = [(part.start, part.end) for part in reading.article.sections if part.kind == "boilerplate"]
    for name, spans in _spans(reading):
        yield from _sound(name, spans, len(reading.article.text), boilerplate)
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    for attribution in reading.attributions:
        yield from _pieces(attribution)
        if attribution.parent in by_id:
            yield from _nested(attribution, by_id[attribution.parent])
        if attribution.chain[-1:] != (() if attribution.speaker is None else (attribution.speaker,)):
            yield f"{attribution.id}: its chain does not end with its speaker"
    yield from _order(reading.attributions, by_id)
    if Reading.model_validate(json.loads(reading.to_json())) != reading:
        yield "reading: JSON does not bring it back"


def _sections(article: Article) -> Iterator[str]:
    edges = [0, *(edge for part in article.sections for edge in (part.start, part.end)), len(article.text)]
    if article.sections and any(a != b for a, b in zip(edges[::2], edges[1::2], strict=True)):
        yield "sections: they do not cover the text without overlap"
    if any(part.start >= part.end for part in article.sections):
        yield "sections: one is empty"


def _ids(reading: Reading) -> Iterator[str]:
    actors, attributions = (
        [actor.id for actor in reading.actors],
        [attribution.id for attribution in reading.attributions],
    )
    for name, ids in (("actors", actors), ("attributions", attributions)):
        if len(set(ids)) < len(ids):
            yield f"{name}: an id comes twice"
    known, seen = set(actors), set[str]()
    for attribution in reading.attributions:
        alternatives = [alternative.actor for alternative in attribution.speaker_alternatives]
        named = [attribution.speaker, attribution.addressee, *attribution.chain, *alternatives]
        if any(actor is not None and actor not in known for actor in named):
            yield f"{attribution.id}: it refers to an actor that there is not"
        if attribution.parent is not None and attribution.parent not in seen:
            yield f"{attribution.id}: its parent is none before it"
        seen.add(attribution.id)


def _spans(reading: Reading) -> Iterator[tuple[str, Sequence[Span]]]:
    for attribution in reading.attributions:
        yield f"{attribution.id} source", attribution.source
        yield f"{attribution.id} cue", attribution.cue
        yield f"{attribution.id} content", attribution.content
    for actor in reading.actors:
        yield f"{actor.id} mentions", actor.mentions
        yield f"{actor.id} reason", () if actor.anonymity_reason is None else (actor.anonymity_reason,)


def _sound(name: str, spans: Sequence[Span], length: int, boilerplate: Iterable[Span]) -> Iterator[str]:
    if any(start >= end for start, end in spans):
        yield f"{name}: a span is empty"
    if any(start < 0 or end > length for start, end in spans):
        yield f"{name}: a span leaves the text"
    if any(after < before for before, after in pairwise(spans)):
        yield f"{name}: spans are out of order"
    if any(start < b and a < end for a, b in boilerplate for start, end in spans):
        yield f"{name}: a span touches boilerplate"


def _pieces(attribution: Attribution) -> Iterator[str]:
    pieces = sorted((*attribution.source, *attribution.cue, *attribution.content))
    if any(second[0] < first[1] for first, second in pairwise(pieces)):
        yield f"{attribution.id}: source, cue and content overlap"


def _nested(attribution: Attribution, parent: Attribution) -> Iterator[str]:
    for start, end in attribution.content:
        if not any(a <= start and end <= b for a, b in parent.content):
            yield f"{attribution.id}: its content is not in its parent's pieces"


def _order(attributions: Sequence[Attribution], by_id: dict[str, Attribution]) -> Iterator[str]:
    if any(second < first for first, second in pairwise(_path(attribution, by_id) for attribution in attributions)):
        yield "attributions: they are out of order"


def _path(attribution: Attribution, by_id: dict[str, Attribution]) -> tuple[Span, ...]:
    """The places of an attribution's parents and its own, the outermost first."""
    path: list[Span] = []
    current: Attribution | None = attribution
    while current is not None and len(path) <= len(by_id):
        spans = (*current.source, *current.cue, *current.content)
        path.append((min(start for start, _ in spans), max(end for _, end in spans)))
        current = by_id.get(current.parent or "")
    return tuple(reversed(path))
