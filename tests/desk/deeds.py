"""A desk of acts made by hand, small enough to count: two articles, one of which has no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.desk.store import Store, open_desk
from sayso.records import Act, Actor, Article, Attribution, Model, Reading, Section, Span

TEXT = (
    "The union sued Roe over rents. The union urged Roe to go. Roe did not meet the union. Poe marched. "
    "Roe said the union would picket her house."
)
LATER = "Roe thanked the Dockers' Guild."
IDS = {"The union": "p1", "the union": "p1", "Roe": "p2", "her": "p2", "Poe": "p3"}


ABOUT: dict[str, dict[str, str]] = {"Anna Roe": {"kind": "person", "role": "mayor", "state": "OH"}}
OTHER = {"kind": "other"}


def _mentions(text: str, name: str) -> tuple[Span, ...]:
    """Where the last word of a name stands."""
    last = name.rpartition(" ")[2]
    return tuple(match.span() for match in re.finditer(rf"\b{last}\b", text))


def span(text: str, words: str, start: int = 0) -> Span | None:
    """Where some words first stand, from a place on; None for no words."""
    place = text.index(words, start)
    return (place, place + len(words)) if words else None


def act(number: int, words: tuple[str, str, str], type_: str, **more: object) -> Act:
    """An act of the first text; words are actor, predicate, recipient, in the sentence of the predicate."""
    predicate = span(TEXT, words[1])
    assert predicate is not None
    start = max(TEXT.rfind(". ", 0, predicate[0]), 0)
    return Act(
        id=f"d{number}",
        actor=IDS.get(words[0]),
        recipient=IDS.get(words[2]),
        actor_span=span(TEXT, words[0], start),
        predicate=predicate,
        recipient_span=span(TEXT, words[2], start),
        type=type_,  # type: ignore[arg-type]
        score=0.9,
        **more,  # type: ignore[arg-type]
    )


def reading(text: str, acts: tuple[Act, ...], names: tuple[str, ...], published: str | None, **more: object) -> Reading:
    """A reading of a text with acts between actors that are called so."""
    actors = [
        Actor(id=f"p{number}", name=name, naming="named", mentions=_mentions(text, name), **ABOUT.get(name, OTHER))  # type: ignore[arg-type]
        for number, name in enumerate(names, 1)
    ]
    return Reading(
        article=Article(
            id=Article.identify(text),
            location=None,
            text=text,
            published=published,
            sections=(Section(kind="body", start=0, end=len(text)),),
        ),
        actors=tuple(actors),
        acts=acts,
        model=Model(name="by hand", version="1", sha256="0" * 64),
        **more,  # type: ignore[arg-type]
    )


def readings() -> list[Reading]:
    """The two."""
    threat = span(TEXT, "the union would picket her house") or (0, 1)
    said = Attribution(
        id="a1",
        source=(span(TEXT, "Roe", TEXT.index("Roe said")) or (0, 1),),
        cue=(span(TEXT, "said") or (0, 1),),
        content=(threat,),
        kind="indirect",
        speaker="p2",
        chain=("p2",),
        factuality="actual",
        score=0.9,
    )
    acts = (
        act(1, ("The union", "sued", "Roe"), "ACCUSE", topic="housing", date="2018-05-08", factuality="actual"),
        act(2, ("The union", "urged", "Roe"), "REQUEST", factuality="actual"),
        act(3, ("Roe", "meet", "the union"), "CONSULT", factuality="negated"),
        act(4, ("Poe", "marched", ""), "PROTEST"),
        act(5, ("the union", "picket", "her"), "PROTEST", factuality="future", channel="street", attribution="a1"),
    )
    thanks = Act(
        id="d1",
        actor="p1",
        recipient="p2",
        actor_span=(0, 3),
        predicate=span(LATER, "thanked"),
        recipient_span=span(LATER, "the Dockers' Guild"),
        type="SUPPORT",
        factuality="actual",
        score=0.9,
    )
    return [
        reading(TEXT, acts, ("The union", "Anna Roe", "Poe"), "2018-05-10", attributions=(said,)),
        reading(LATER, (thanks,), ("Anna Roe", "the Dockers' Guild"), None),
    ]


@contextmanager
def fill(place: str | Path) -> Iterator[Store]:
    """A desk with both articles."""
    with open_desk(place) as store:
        for number, made in enumerate(readings(), 1):
            with store.writer() as writer:
                writer.keep(made, f"https://news.example/{number}")
        yield store
