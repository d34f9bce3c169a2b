"""Accusations in a sentence: the words that accuse, and whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from sayso.checks.draft import Draft
from sayso.english.tables import load
from sayso.records import Actor, Span

_TABLE: Final = load("checks")
_ACCUSES: Final = _TABLE.words("accuses")
_ACCUSING: Final = _TABLE.pattern("accusing")
_GUILTY: Final = _TABLE.pattern("guilty")
_HARMLESS: Final = _TABLE.pattern("harmless")
_PASSIVE: Final = _TABLE.pattern("passive", behind=r"\s+$")
_BY: Final = re.compile(r"\s+(?:\w+\s+){0,3}by\s+", re.IGNORECASE)
_PRONOUN_BEFORE: Final = re.compile(rf"\b({'|'.join(sorted(_TABLE.words('subject')))})\s+(?:\w+\s+)?$", re.IGNORECASE)
_FROM: Final = re.compile(r"\b(?:from|by)\b", re.IGNORECASE)
_APART: Final = re.compile(r",[^,]*,")
_BETWEEN: Final = 3
"""Most words between a name and what its bearer did."""


class Accusation(NamedTuple):
    """Words that accuse someone, who it is, and where; ``is_own``: the sentence itself has them do it."""

    span: Span
    accused: Actor
    mention: Span
    is_own: bool


def accusations(draft: Draft, sentence: Span) -> Iterator[Accusation]:
    """Yield the accusations of a sentence against named people and organisations, each of them once."""
    mentions = sorted(
        (mention, actor)
        for actor in draft.accusable
        for mention in _named(draft, actor)
        if sentence[0] <= mention[0] and mention[1] <= sentence[1]
    )
    if not mentions:
        return
    for place, form in _triggers(draft, sentence):
        is_own = form != "accused"
        before = [(mention, actor) for mention, actor in mentions if mention[1] <= place[0]]
        behind = [(mention, actor) for mention, actor in mentions if mention[0] >= place[1]]
        passive = form != "guilty" and _PASSIVE.search(draft.text, sentence[0], place[0]) is not None
        own_subject = _PRONOUN_BEFORE.search(draft.text, sentence[0], place[0]) if form == "verb" else None
        if own_subject is not None:  # "I almost killed her", behind any name
            before = [pair for pair in before if pair[0][0] == own_subject.start(1)]
        elif form == "verb":
            before = [pair for pair in before if _is_subject(draft.text[pair[0][1] : place[0]])]
        if is_own and passive:  # "Ann Poe was robbed by Bo Hale"
            by = _BY.match(draft.text, place[1], sentence[1])
            chosen = next((pair for pair in behind if by and pair[0][0] <= by.end() + 1), None)
        elif is_own or passive:
            chosen = before[-1] if before else None
        else:
            chosen = behind[0] if behind and not _FROM.search(draft.text[place[1] : behind[0][0][0]]) else None
        if chosen is not None:
            direct = is_own and not passive and _is_subject(draft.text[chosen[0][1] : place[0]])
            yield Accusation(place, chosen[1], chosen[0], direct)


def _named(draft: Draft, actor: Actor) -> Iterator[Span]:
    """The mentions of an actor without descriptions that a name follows: of "the chemical firm Kemtra" the name."""
    begins = {start for start, _ in actor.mentions}
    for start, end in actor.mentions:
        if not (draft.text[end : end + 1].isspace() and end + 1 in begins):
            yield start, end


def _triggers(draft: Draft, sentence: Span) -> Iterator[tuple[Span, Literal["accused", "guilty", "verb"]]]:
    """The words that accuse, and whether they say that someone is accused, is guilty, or (a verb) did it."""
    for match in _ACCUSING.finditer(draft.text, *sentence):
        yield match.span(), "accused"
    for match in _GUILTY.finditer(draft.text, *sentence):
        yield match.span(), "guilty"
    for word, place in draft.words(sentence):
        if word in _ACCUSES and not _HARMLESS.match(draft.text, place[0], sentence[1]):
            yield place, "verb"


def _is_subject(between: str) -> bool:
    """Whether so few words stand between a name and what it is said to have done that it is the subject."""
    return len(_APART.sub("", between).split()) <= _BETWEEN and not re.search(r"[;:]", between)
