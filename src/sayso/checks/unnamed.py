"""Rules for unnamed sources: the reason, the description, how they know, opinions, and how much rests on them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting
from sayso.english.tables import load
from sayso.records import Attribution

_TABLE: Final = load("checks")
VAGUE: Final = _TABLE.words("vague")
MANY: Final = _TABLE.words("many")
OPINION: Final = _TABLE.words("opinion")
_KNOWS: Final = _TABLE.pattern("knows", behind="")
_ONE: Final = re.compile(r"\b(?:an?|one|the)\s", re.IGNORECASE)
_COUNTS: Final = _TABLE.words("counts")
_ALIKE: Final = 0.5
"""Share of the words of a statement that another one has, from which on it says the same."""


def without_reason(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find unnamed sources whose reason for not being named is not given, once each."""
    for statements in _by_speaker(draft):
        speaker = draft.speaker(statements[0])
        if speaker is not None and speaker.anonymity_reason is None:
            yield Hit(draft.mark(statements[0]), statements[0].score)


def vague(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find sources who are described as "a source" and no more, once each."""
    for statements in _by_speaker(draft):
        statement = max(statements, key=lambda statement: len(draft.source(statement)))
        if _is_vague(draft, statement, setting.words(VAGUE)):
            yield Hit(draft.mark(statement), statement.score)


def _is_vague(draft: Draft, statement: Attribution, heads: frozenset[str]) -> bool:
    words = draft.source(statement).lower().split()
    rest = [word for word in words if word not in _COUNTS]
    return bool(rest) and rest[-1] in heads and len(rest) <= 2


def without_knowledge(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find unnamed sources of whom it is not said how they know, once each."""
    for statements in _by_speaker(draft):
        around = (draft.sentences[draft.sentence(draft.place(statement)[0])] for statement in statements)
        if _is_vague(draft, statements[0], VAGUE):  # that finding asks for it already
            continue
        if not any(_KNOWS.search(draft.text, *span) for span in around):
            yield Hit(draft.mark(statements[0]), statements[0].score)


def opinion(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find unnamed sources whose words are a judgement of somebody."""
    judging = setting.words(OPINION)
    for statement in draft.statements:
        if not draft.is_unnamed(statement):
            continue
        for span in statement.content:
            for word, place in draft.words(span):
                if word in judging:
                    yield Hit(place, statement.score)
                    break


def single(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find statements that rest on one unnamed source: nobody else in the draft says the like."""
    for statements in _by_speaker(draft):
        alone = [statement for statement in statements if statement.type in (None, "assertion", "fact")]
        for statement in alone[:1]:
            speaker = draft.speaker(statement)
            if speaker is None or speaker.kind != "person":
                continue
            rest = [further for further in draft.statements if further.speaker != statement.speaker]
            if not any(_share(draft, statement, further) >= _ALIKE for further in rest):
                yield Hit(draft.mark(statement), statement.score)


def plural(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find several people who say the same words: "officials said" before one quotation."""
    heads = setting.words(MANY)
    for statement in draft.statements:
        if statement.kind == "indirect" or not statement.source:
            continue
        names = [word for word, _ in draft.words(statement.source[0])]
        head = next((word for word in names if word in heads), None)
        if head is not None and not _ONE.match(draft.source(statement)) and names[0] != "the":
            yield Hit(draft.mark(statement), statement.score)


def _by_speaker(draft: Draft) -> Iterator[list[Attribution]]:
    """Yield the statements of each unnamed source, in text order."""
    groups: defaultdict[str, list[Attribution]] = defaultdict(list)
    for statement in draft.statements:
        if draft.is_unnamed(statement):
            groups[statement.speaker or ""].append(statement)
    yield from groups.values()


def _share(draft: Draft, statement: Attribution, further: Attribution) -> float:
    """Return which share of a statement's longer words another one has too."""
    mine = {word for span in statement.content for word, _ in draft.words(span) if len(word) > 3}
    theirs = {word for span in further.content for word, _ in draft.words(span) if len(word) > 3}
    return len(mine & theirs) / len(mine) if mine else 0.0
