"""Rules for unnamed sources: the reason, the description, how they know, opinions, and how much rests on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting
from sayso.english.tables import load
from sayso.records import Attribution, Span

_TABLE: Final = load("checks")
VAGUE: Final = _TABLE.words("vague")
MANY: Final = _TABLE.words("many")
OPINION: Final = _TABLE.words("opinion")
EMPTY: Final = _TABLE.words("counts", "empty")
CHORUS: Final = _TABLE.words("chorus")
_THERE: Final = _TABLE.words("there")
_OWN: Final = _TABLE.pattern("own")
_ANNOUNCES: Final = _TABLE.words("announces")
_ASKS: Final = _TABLE.words("asks")
_DEFINITE: Final = _TABLE.words("determiner") - {"any", "no", "some", "a"}
_STANCE: Final = _TABLE.words("stance")
_ATTACKS: Final = _TABLE.pattern("attacks")
_REASON: Final = _TABLE.pattern("reason")
_KNOWS: Final = _TABLE.pattern("knows", behind="")
_QUOTED_WORDS: Final = 4
"""Fewer words several people may well use."""
_ALIKE: Final = 0.5
"""Share of the words of a statement that another one has, from which on it says the same."""


def without_reason(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find unnamed sources whose reason for not being named is not given, once each, and groups once a noun."""
    groups: set[str] = set()
    for statements in _by_speaker(draft):
        speaker = draft.speaker(statements[0])
        if speaker is None or speaker.anonymity_reason is not None:
            continue
        noun = draft.description(statements[0])[-1:]
        if speaker.kind == "people" and groups.intersection(noun):  # "His associates", then "Associates of Navalny"
            continue
        groups.update(noun if speaker.kind == "people" else ())
        if not any(_REASON.search(draft.text, *span) for span in _around(draft, statements)):
            yield Hit(draft.mark(statements[0]), statements[0].score)


def vague(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find sources who are described as "a source" and no more, once each."""
    for statements in _by_speaker(draft):
        statement = max(statements, key=lambda statement: len(draft.source(statement)))
        if _is_vague(draft, statement, setting.words(VAGUE)):
            yield Hit(draft.mark(statement), statement.score)


def _is_vague(draft: Draft, statement: Attribution, heads: frozenset[str]) -> bool:
    rest = [word for word, _ in draft.words(draft.mark(statement)) if word not in EMPTY] if statement.source else []
    return len(rest) == 1 and rest[0] in heads


def without_knowledge(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find unnamed sources of whom it is not said how they know, once each."""
    for statements in _by_speaker(draft):
        words = draft.description(statements[0])
        if draft.is_official(statements[0]) or any(word in _THERE for word in words):
            continue
        if not any(_KNOWS.search(draft.text, *span) for span in _around(draft, statements)):
            yield Hit(draft.mark(statements[0]), statements[0].score)


def opinion(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find unnamed sources whose words are a judgement of someone."""
    judging = setting.words(OPINION)
    for statement in draft.statements:
        if not draft.is_unnamed(statement):
            continue
        for span in statement.content:
            places = [place for word, place in draft.words(span) if word in judging]
            places += [match.span() for match in _ATTACKS.finditer(draft.text, *span)]
            if places:
                yield Hit(min(places), statement.score)


def single(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find statements that rest on one unnamed source: nobody else in the draft says the like."""
    for statements in _by_speaker(draft):
        alone = [statement for statement in statements if statement.type in (None, "assertion", "fact")]
        for statement in alone[:1]:
            speaker = draft.speaker(statement)
            if speaker is None or speaker.kind != "person":
                continue
            if _OWN.search(draft.content(statement)):  # "We are used to it": of that one knows best oneself
                continue
            rest = [further for further in draft.statements if further.speaker != statement.speaker]
            if not any(_share(draft, statement, further) >= _ALIKE for further in rest):
                yield Hit(draft.mark(statement), statement.score)


def plural(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find several people who say the same words: "officials said" before one quotation."""
    heads = setting.words(MANY)
    for statement in draft.statements:
        if statement.kind == "indirect" or not statement.source or _is_chorus(draft, statement):
            continue
        names = draft.description(statement)
        speaker = draft.speaker(statement)
        is_named = speaker is not None and speaker.naming == "named"
        if not is_named and names[-1:] != [] and names[-1] in heads and names[0] not in _DEFINITE:
            quoted = [span for span in draft.quoted for a, b in statement.content if a < span[1] and span[0] < b]
            if sum(draft.count(span) for span in quoted) >= _QUOTED_WORDS:
                yield Hit(draft.mark(statement), statement.score)


def _is_chorus(draft: Draft, statement: Attribution) -> bool:
    """Whether people do say a thing together: they chant it, they sign it."""
    said = (*statement.source, *statement.cue)
    return any(word in CHORUS for span in said for word, _ in draft.words(span))


def _around(draft: Draft, statements: Sequence[Attribution]) -> list[Span]:
    """The sentences of statements, and those in which their speaker is mentioned."""
    speaker = draft.speaker(statements[0])
    places = [draft.place(statement)[0] for statement in statements]
    places += [start for start, _ in speaker.mentions] if speaker is not None else []
    return [draft.sentences[i] for i in sorted({draft.sentence(place) for place in places}) if i >= 0]


def _by_speaker(draft: Draft) -> Iterator[list[Attribution]]:
    """Yield the statements of each unnamed source, in text order; to condemn or to back a thing tells nothing."""
    groups: defaultdict[str, list[Attribution]] = defaultdict(list)
    for statement in draft.statements:
        asks = any(word in _ASKS for span in statement.cue for word, _ in draft.words(span))
        if draft.is_unnamed(statement) and not asks:
            groups[statement.speaker or ""].append(statement)
    for statements in groups.values():
        if draft.is_named_later(statements[0]):
            continue
        cues = [word for span in statements[0].cue for word, _ in draft.words(span)]
        if not any(word in _STANCE for word in cues) and not (
            draft.is_official(statements[0]) and any(word in _ANNOUNCES for word in cues)
        ):
            yield statements


def _share(draft: Draft, statement: Attribution, further: Attribution) -> float:
    """Return which share of a statement's longer words another one has too."""
    mine = {word for span in statement.content for word, _ in draft.words(span) if len(word) > 3}
    theirs = {word for span in further.content for word, _ in draft.words(span) if len(word) > 3}
    return len(mine & theirs) / len(mine) if mine else 0.0
