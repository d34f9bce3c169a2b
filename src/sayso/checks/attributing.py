"""Rules for what is attributed to whom: quotations without a speaker, claims without a source, late sources, cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.checks.accusing import accusations
from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting
from sayso.english.nouns import GOVERNMENTS, OUTLETS
from sayso.english.tables import load
from sayso.records import Actor, Attribution, Span

_TABLE: Final = load("checks")
LOADED: Final = _TABLE.words("loaded")
_HEDGED: Final = _TABLE.pattern("hedged")
_INTRODUCES: Final = _TABLE.pattern("introduces", behind=r"[,:]?\s*$")
_SAYS: Final = _TABLE.pattern("introduces")
_TERM: Final = re.compile(rf"\b(?:as|of|{'|'.join(sorted(_TABLE.words('determiner')))})\s+$", re.IGNORECASE)
_REPORTS: Final = _TABLE.words("reports")
_WRITES: Final = _TABLE.words("writes")
_ARTICLES: Final = _TABLE.words("articles")
_NO_OUTLET: Final = _TABLE.words("no_outlet")
_COMES_LATE: Final = _TABLE.pattern("comes_late")
_CLAUSE: Final = _TABLE.pattern("clause")
_LEGAL: Final = _TABLE.words("legal")
_CLAIM: Final = _TABLE.words("claim")
_CRIMES: Final = _TABLE.words("crime")
_SUES: Final = _TABLE.pattern("sues")
_RIGHT: Final = _TABLE.pattern("claimed_thing", before=r"^\W*")
_ITSELF: Final = _TABLE.pattern("itself", before="^")
_OUTLETS: Final = _TABLE.words("outlets") | OUTLETS
_LATE: Final = 6
"""Sentences behind a quotation within which its source may come late."""
_RESTS: Final = _TABLE.pattern("rests", before="", behind="")
_QUOTED_WORDS: Final = 5
"""A stretch in quotation marks of fewer words may be a title or a term."""
_DECIDED: Final = _TABLE.pattern("decided")
_LONG: Final = 5
"""Letters of a word that has a capital in a title."""
_TOPIC: Final = 3
"""Mentions of an outlet beside those as a source, from which on a draft is about it."""
_NOUN_BEFORE: Final = re.compile(
    rf"(?:['’]s?|\b(?:{'|'.join(sorted(_TABLE.words('determiner')))}))\s+(?:(?:{'|'.join(sorted(_TABLE.words('early')))})\s+)?$",
    re.IGNORECASE,
)
"""What makes a noun of the next word: "his claim", "the police's earlier claim"."""


def without_speaker(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find quotations that nobody is said to have said."""
    known = [
        span
        for attribution in draft.reading.attributions
        if attribution.source or attribution.speaker
        for span in attribution.content
    ]
    for start, end in draft.quoted:
        if draft.count((start, end)) < _QUOTED_WORDS or _is_title(draft.text[start:end]):
            continue
        if any(a < end and start < b for a, b in known) or _is_part(draft, start, end):
            continue
        yield Hit((start, end), 1.0)


def _is_part(draft: Draft, start: int, end: int) -> bool:
    """Whether a quotation is part of a sentence that says whose it is, a term, or an address."""
    sentence = draft.sentence(start)
    before = draft.text[draft.sentences[sentence][0] : start] if sentence >= 0 else ""
    begins = draft.text[start : start + 2].strip("“\"'‘")
    if _INTRODUCES.search(before) or re.search(r"[#@]\w|https?:", draft.text[start:end]):
        return True
    return begins.islower() and (_TERM.search(before) is not None or _SAYS.search(before) is not None)


def _is_title(quoted: str) -> bool:
    """Whether all longer words of a quotation have capitals: it is the name of a book or a film."""
    parts = re.findall(r"[^\W\d_]+", quoted)
    capitals = [part for part in parts if part[0].isupper()]
    longer = (part for part in parts if len(part) >= _LONG)
    return 2 * len(capitals) > len(parts) and parts[-1][0].isupper() and all(part[0].isupper() for part in longer)


def unattributed(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find accusations of a named person or organisation that nobody is said to make."""
    for sentence in draft.sentences:
        if _DECIDED.search(draft.text, *sentence) or _HEDGED.search(draft.text, *sentence):
            continue
        for accusation in accusations(draft, sentence):
            is_quoted = any(start <= accusation.span[0] < end for start, end in draft.quoted)
            if accusation.is_own and not is_quoted and not _is_said(draft, accusation.span, sentence):
                yield Hit(accusation.span, 0.9)
                break


def _is_said(draft: Draft, trigger: Span, sentence: Span) -> bool:
    """Whether someone in the sentence says what it holds; that a man lied is no saying of his."""
    for attribution in draft.reading.attributions:
        if any(start < trigger[1] and trigger[0] < end for start, end in attribution.cue):
            continue
        spans = (*attribution.content, *attribution.cue, *attribution.source)
        if any(start < sentence[1] and sentence[0] < end for start, end in spans):
            return True
    return False


def late(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find statements whose source comes later than in the next sentence."""
    for statement in draft.outer:
        marks = [*statement.source, *statement.cue]
        if not marks:
            continue
        begins, first = draft.sentence(statement.content[0][1] - 1), draft.sentence(min(start for start, _ in marks))
        speaker = draft.speaker(statement)
        if speaker is not None and any(draft.sentence(start) in (begins - 1, begins) for start, _ in speaker.mentions):
            continue
        if first - begins > 1 and not any(start < statement.content[0][0] for start, _ in marks):
            yield Hit(statement.content[0], statement.score)
    for hit in without_speaker(draft, setting):
        index = draft.sentence(hit.span[1] - 1)
        if any(_COMES_LATE.search(draft.text, *span) for span in draft.sentences[index + 2 : index + _LATE]):
            yield Hit(hit.span, 0.9)


def loaded(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find cues that say more than "said", each once a speaker: that a notice or a suit alleges a thing is neutral."""
    marked = setting.words(LOADED)
    seen: set[tuple[str | None, str]] = set()
    for statement in draft.statements:
        for span in statement.cue:
            for word, place in draft.words(span):
                if word not in marked or any(start <= place[0] < end for start, end in draft.quoted):
                    continue
                speaker = draft.speaker(statement)
                if (statement.speaker, word) in seen or _NOUN_BEFORE.search(
                    draft.text, max(0, place[0] - 30), place[0]
                ):
                    continue
                if word in _LEGAL and (speaker is None or speaker.kind not in ("person", "people")):
                    continue
                if word in _CLAIM and (_is_careful(draft, statement) or _is_of_a_state(speaker)):
                    continue
                if word not in _CLAIM or _CLAUSE.search(draft.content(statement)):  # and not: "she claimed the prize"
                    seen.add((statement.speaker, word))
                    yield Hit(place, statement.score)


def _is_careful(draft: Draft, statement: Attribution) -> bool:
    """Whether "alleged" or "claimed" is the careful word: of a crime, in a suit, or "claimed a right"."""
    if any(word in _CRIMES for span in statement.content for word, _ in draft.words(span)):
        return True
    sentence = draft.sentences[draft.sentence(draft.mark(statement)[0])]
    return _SUES.search(draft.text, *sentence) is not None or _RIGHT.match(draft.content(statement)) is not None


def _is_of_a_state(speaker: Actor | None) -> bool:
    """Whether a country or a document claims a thing, of which nobody else can know: "North Korea claimed"."""
    if speaker is None or speaker.kind not in ("document", "government"):
        return False
    return speaker.kind == "document" or GOVERNMENTS.isdisjoint(speaker.name.lower().split())


def secondary(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find the first other outlet that is cited without what its report rests on."""
    for statement in draft.outer:
        if not statement.source or len(statement.chain) > 1 or not _is_outlet(draft, statement):
            continue
        if not any(word in _REPORTS for span in statement.cue for word, _ in draft.words(span)):
            continue
        if _ITSELF.search(draft.content(statement)) or _is_topic(draft, statement):
            continue
        start, end = draft.place(statement)
        first, last = draft.sentence(start), draft.sentence(end - 1)
        if first < 0:
            continue
        whole = draft.sentences[first][0], draft.sentences[last][1]
        cues = {place for span in statement.cue for place in range(*span)}
        if not any(match.start() not in cues for match in _RESTS.finditer(draft.text, *whole)):
            yield Hit(draft.mark(statement), statement.score)
            return


def _is_outlet(draft: Draft, statement: Attribution) -> bool:
    """Whether an outlet speaks: by its kind, by a noun, or as one name alone that "reported" or "wrote"."""
    nouns = draft.description(statement)
    if any(noun in _NO_OUTLET or noun.endswith(("'s", "’s")) for noun in nouns):
        return False
    speaker = draft.speaker(statement)
    if speaker is not None and speaker.kind == "outlet":
        return True
    is_named = speaker is not None and speaker.naming == "named"
    kind = speaker.kind if speaker is not None else None
    if nouns and (nouns[0] != "the" or is_named) and kind != "person" and _OUTLETS & set(nouns):
        return True
    writes = any(word in _WRITES for span in statement.cue for word, _ in draft.words(span))
    if speaker is None or speaker.naming != "named" or speaker.role or not writes:
        return False
    name = draft.source(statement).split()
    first = not any(start < statement.source[0][0] for start, _ in speaker.mentions)
    return first and (len(name) == 1 or (len(name) == 2 and name[0].lower() in _ARTICLES))


def _is_topic(draft: Draft, statement: Attribution) -> bool:
    """Whether a draft is about the outlet: it does more than to report."""
    speaker = draft.speaker(statement)
    sources = [span for attribution in draft.reading.attributions for span in attribution.source]
    elsewhere = [
        start
        for start, end in (speaker.mentions if speaker is not None else ())
        if not any(a <= start and end <= b for a, b in sources)
    ]
    return len(elsewhere) >= _TOPIC
