"""Marked sentences in, speakers out."""

from corpora.marked import parse
from evaluation.speakers import given
from sayso.reading.actors import Cast, resolve
from sayso.reading.text import Text
from sayso.records import Actor


def cast(marked: str) -> tuple[str, Cast]:
    """The text without its marks, and who speaks in it."""
    text = parse(f" test\n{marked}", "test")
    return text.text, resolve(Text.of_lines(text.text), given(text))


def speakers(marked: str) -> list[str | None]:
    """The name of the speaker of each telling, in order of the marks' numbers."""
    _, found = cast(marked)
    names = {actor.id: actor.name for actor in found.actors}
    return [names[choice.actor] if choice.actor else None for choice in found.speakers]


def first(marked: str) -> Actor:
    """The speaker of the first telling."""
    _, found = cast(marked)
    choice = found.speakers[0].actor
    return next(actor for actor in found.actors if actor.id == choice)
