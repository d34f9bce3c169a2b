"""A desk of readings made by hand, small enough to count: three articles by two publishers."""

from __future__ import annotations

import re
from pathlib import Path

from sayso.desk.store import Store, open_desk
from sayso.records import Actor, Article, Attribution, Model, Reading, Span

FERRY = (
    "Mayor Ruth Okafor said the bridge was not safe. A county official, who was not allowed to speak, said the "
    "governor wanted the bridge closed. Okafor did not say who would pay for the bridge. She might say more on Friday."
)
SCHOOL = "Governor Pell told Ruth Okafor that houses would be built. “Okafor is wrong,” said Pell."
LONE = "Critics said nothing had been housed."


def span(text: str, words: str) -> tuple[Span, ...]:
    """Where some words first stand."""
    found = re.search(re.escape(words), text)
    assert found, words
    return (found.span(),)


def told(text: str, number: int, source: str, cue: str, content: str, **more: object) -> Attribution:
    """One attribution, by its words."""
    spans = {"source": span(text, source), "cue": span(text, cue), "content": span(text, content)}
    given = {"id": f"a{number}", "kind": "indirect", "score": 0.9, "factuality": "actual", "polarity": "affirmed"}
    return Attribution.model_validate({**given, **spans, **more})


def reading(text: str, attributions: list[Attribution], actors: list[Actor], **about: str) -> Reading:
    """A reading of a text."""
    article = Article.model_validate(
        {"id": Article.identify(text), "text": text, "location": None, "sections": (), **about}
    )
    model = Model(name="by-hand", version="1", sha256="0" * 64)
    return Reading(article=article, attributions=tuple(attributions), actors=tuple(actors), model=model)


def readings() -> list[Reading]:
    """The three."""
    okafor = Actor(id="p1", name="Ruth Okafor", kind="person", naming="named", role="Mayor")
    official = Actor(
        id="p2",
        name="a county official",
        kind="person",
        naming="anonymous",
        anonymity_reason=span(FERRY, "was not allowed to speak")[0],
    )
    governor = Actor(id="p3", name="the governor", kind="person", naming="role")
    ferry = [
        told(FERRY, 1, "Mayor Ruth Okafor", "said", "the bridge was not safe", speaker="p1", chain=("p1",)),
        told(
            FERRY, 2, "A county official", "said", "the governor wanted the bridge closed", speaker="p2", chain=("p2",)
        ),
        told(
            *(FERRY, 3, "the governor", "wanted", "the bridge closed"),
            speaker="p3",
            chain=("p2", "p3"),
            parent="a2",
            type="eventuality",
        ),
        told(
            *(FERRY, 4, "Okafor", "did not say", "who would pay for the bridge"),
            speaker="p1",
            chain=("p1",),
            factuality="negated",
        ),
    ]
    pell = Actor(id="p1", name="Governor Pell", kind="person", naming="named")
    to = Actor(id="p2", name="Ruth Okafor", kind="person", naming="named")
    school = [
        told(
            *(SCHOOL, 1, "Governor Pell", "told", "houses would be built"),
            speaker="p1",
            addressee="p2",
            chain=("p1",),
        ),
        told(SCHOOL, 2, "Pell", "said", "“Okafor is wrong,”", kind="direct", speaker="p1", chain=("p1",)),
    ]
    critics = Actor(id="p1", name="critics", kind="people", naming="generic")
    lone = [told(LONE, 1, "Critics", "said", "nothing had been housed", speaker="p1", chain=("p1",))]
    return [
        reading(
            FERRY, ferry, [okafor, official, governor], publisher="The Herald", published="2026-02-03", author="I. T."
        ),
        reading(SCHOOL, school, [pell, to], publisher="The Herald", published="2026-03-01"),
        reading(LONE, lone, [critics], publisher="Wire", published="2025-12-31"),
    ]


def make(place: str | Path) -> Store:
    """A desk with the three in it."""
    desk = open_desk(place)
    for number, one in enumerate(readings(), 1):
        with desk.writer() as writer:
            writer.keep(one, f"https://news.example/{number}")
    return desk
