"""Articles for the tests of a desk, made without a network: actors, and a statement for each who is to speak."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sayso.records import Actor, Article, Attribution, Model, Reading, Section

MODEL = Model(name="by hand", version="1", sha256="0" * 64)


def actor(number: int, name: str, kind: str = "person", **more: Any) -> Actor:
    """An actor, named unless something else is told."""
    return Actor.model_validate({"id": f"p{number}", "name": name, "kind": kind, "naming": "named", **more})


def article(title: str, those: Iterable[Actor], model: Model = MODEL) -> Reading:
    """A text in which every actor says one thing; what it says follows from the title, so the text does too."""
    text, said, placed = f"{title}\n\n", [], []
    for i, one in enumerate(those, 1):
        begin = len(text)
        text += f"{one.name} said the matter of {title} was settled. "
        cue = begin + len(one.name) + 1
        placed.append(one.model_copy(update={"mentions": (*one.mentions, (begin, begin + len(one.name)))}))
        said.append(
            Attribution(
                id=f"a{i}",
                source=((begin, begin + len(one.name)),),
                cue=((cue, cue + 4),),
                content=((cue + 5, len(text) - 2),),
                speaker=one.id,
                chain=(one.id,),
                kind="indirect",
                score=0.9,
            )
        )
    whole = Section(kind="body", start=0, end=len(text))
    record = Article(id=Article.identify(text), location=None, text=text, sections=(whole,))
    return Reading(article=record, attributions=tuple(said), actors=tuple(placed), model=model)
