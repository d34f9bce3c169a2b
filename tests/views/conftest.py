"""Readings built by hand: a text, and the words in it that are a source, a cue or a content."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from sayso.records import Actor, Article, Attribution, Model, Reading, Section, Span

Words = str | Sequence[str] | None
ReadingMaker = Callable[..., Reading]
Told = Callable[..., dict[str, Any]]


def find(text: str, words: Words, near: int | None = None) -> tuple[Span, ...]:
    """Where some words stand: each piece behind the one before it, the first one as near to a place as it is found."""
    spans: list[Span] = []
    for piece in [words] if isinstance(words, str) else words or []:
        found = [match.start() for match in re.finditer(re.escape(piece), text)]
        if spans:
            start = next(place for place in found if place >= spans[-1][1])
        else:
            start = found[0] if near is None else min(found, key=lambda place: abs(place - near))
        spans.append((start, start + len(piece)))
    return tuple(spans)


def attribution(text: str, number: int, one: dict[str, Any]) -> Attribution:
    """One attribution; its source and cue are looked for about its content."""
    content = find(text, one["content"])
    roles = {role: find(text, one[role], content[0][0]) for role in ("source", "cue")}
    return Attribution(**{"id": f"a{number}", **one, **roles, "content": content})


def make(text: str, *told: dict[str, Any], actors: Sequence[Actor] = (), **article: Any) -> Reading:
    """A reading of a text; ``sections`` are (kind, words with which it begins)."""
    cuts = [(kind, text.index(start)) for kind, start in article.pop("sections", [])]
    ends = [start for _, start in cuts[1:]] + [len(text)]
    parts = [Section(kind=kind, start=start, end=end) for (kind, start), end in zip(cuts, ends, strict=bool(cuts))]
    given = {
        "id": Article.identify(text),
        "location": "examples/story.txt",
        "text": text,
        "sections": tuple(parts),
        **article,
    }
    return Reading(
        article=Article(**given),
        attributions=tuple(attribution(text, i, one) for i, one in enumerate(told, 1)),
        actors=tuple(actors),
        model=Model(name="by-hand", version="1", sha256="0" * 64),
    )


def told(
    source: Words, cue: Words, content: Words, kind: str = "indirect", score: float = 0.9, **more: Any
) -> dict[str, Any]:
    """One attribution, by its words."""
    return {"source": source, "cue": cue, "content": content, "kind": kind, "score": score, **more}


STORY = """Ferry plan stalls

PORT ALDER — “I will read it,” Mayor Wren said, “and then I will count.”

A county official said the president told senators he wished the groups would back off.

The director did not say who would pay. Amadi denied taking money.

“We waited all winter.

“Nobody came.”

Update: Halloran said the mayor might speak on Friday.

Sign up for our newsletter.

© 2026 Coastline Wire.
"""


def story() -> Reading:
    """A reading with everything in it: nesting, a chain, things not said, an update, boilerplate."""
    actors = [
        Actor(id="p1", name="Tobias Wren", kind="person", naming="named"),
        Actor(id="p2", name="a county official", kind="person", naming="anonymous"),
        Actor(id="p3", name="the president", kind="person", naming="role"),
        Actor(id="p4", name="senators", kind="people", naming="generic"),
    ]
    return make(
        STORY,
        told("Mayor Wren", "said", ["“I will read it,”", "“and then I will count.”"], "direct", 0.97, speaker="p1"),
        told(
            "A county official",
            "said",
            "the president told senators he wished the groups would back off",
            score=0.91,
            speaker="p2",
        ),
        told(
            "the president",
            "told",
            "he wished the groups would back off",
            parent="a2",
            speaker="p3",
            addressee="p4",
            chain=("p2", "p3"),
        ),
        told("The director", "did not say", "who would pay", factuality="negated"),
        told("Amadi", "denied", "taking money", factuality="actual", polarity="denied"),
        told(None, None, "“We waited all winter.\n\n“Nobody came.”", "direct", 0.5),
        told("Halloran", "said", "the mayor might speak on Friday", type="belief", factuality="future"),
        actors=actors,
        title="Ferry plan stalls",
        author="Imogen Tarrant",
        publisher="Coastline Wire",
        published="2026-02-03",
        updated="2026-02-03T21:40:00+00:00",
        language="en",
        sections=[("headline", "Ferry"), ("body", "PORT"), ("update", "Update:"), ("boilerplate", "Sign up")],
    )


@pytest.fixture(name="make", scope="session")
def _make() -> ReadingMaker:
    return make


@pytest.fixture(name="told", scope="session")
def _told() -> Told:
    return told


@pytest.fixture(name="story", scope="session")
def _story() -> Reading:
    return story()
