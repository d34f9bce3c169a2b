"""Sentences whose build names the speaker elsewhere than at the verb: clefts, reposts, words attributed to someone.

    It was Ray Tolliver, not Senator Arlen, who said “...”       The man who called the vote “a raffle” was Omar Reyes.
    The words “let them swim” were Tobias Renn's.                The line “...” has been attributed to Mayor Voss.
    Mr. Renn shared a post by Petra Lund that read “...”         ‘Pier is rotten’: harbor master warns board

The network learned few of these; it gives the words to "who", to whoever passes them on, or to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sayso.english.closed_classes import NO_NAMES
from sayso.english.tables import load
from sayso.reading.attributions.passage import Passage, in_place_of
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.factuality.markers import CORRECTION_NOTE
from sayso.reading.factuality.reporting_words import words
from sayso.reading.text.spans import line_of, touch

_WORDS: Final = load("attributions")

_SURE: Final = 0.85
"""The score of a construction: words of a table around a quotation, no network."""
_QUOTED = r"(?P<quote>“[^“”\n]{2,400}”|\"[^\"\n]{2,400}\"|‘[^‘\n]{2,200}?’(?!\w))"
_NAME = r"(?-i:(?:[A-Z][\w.’'-]{0,30}|the)(?: (?:[A-Z][\w.’'-]{0,30}|of|the|de|van|von|bin|al)){0,6})"
_PLAIN_NAME = r"(?:the )?(?:[A-Z][a-z]{1,3}\. )?[A-Z][\w’'-]{0,30}(?: (?:[A-Z][\w’'-]{0,30}|of|the|de|van|von)){0,6}"
# It was Ray Tolliver, the manager of the campaign, not Senator Gus Arlen, | who said
_IT_WAS = re.compile(
    r"\bIt (?:was|is) (?:not [^,;.“”\n]{2,60}?,? but )?(?P<who>(?!not )[^;:“”\n]{2,90}?)"
    r"(?:, (?:and )?not [^,;“”\n]{2,60})?,? who "
    r"(?=(?P<cue>(?:\w+ ){0,2}?\w+))"
)
# It wasn't the mayor | who called the march “a circus.” That was | her deputy, Glenn Tarr.
_IT_WAS_NOT = re.compile(
    r"\bIt (?:was|is)(?: not|n['’]t) (?P<not>[^,;.“”\n]{2,60}?),? who (?=(?P<cue>(?:\w+ ){0,2}?\w+))"
)
_THAT_WAS = re.compile(r"[.”\"’ ]{1,3}(?:That|It) was (?P<who>[^.;:“”\n]{2,80})(?=[.;\n]|$)")
# The one who told the council “we were lied to” | was | the treasurer, Amos Field, and not the mayor.
_WAS = re.compile(
    r"[”\"’\w],? (?:was|is) (?P<who>(?:the |an? )?[^.;:“”\n]{2,80}?)(?=,? (?:and )?not |[.;\n]|$)",
)
_THE_ONE_WHO = re.compile(r"\b(?:the|an?) (?:[\w’'-]+ ){0,3}?[\w’'-]+(?: who)?", re.I)
# The words “let them swim” | were | Tobias Renn's
_WORDS_OF = _WORDS.pattern(
    "words_of",
    before=r"\b",
    behind=rf",? {_QUOTED},? (?P<cue>was|were|is|are) (?P<who>{_NAME}|the [a-z]+(?: [a-z]+)?)['’]s\b",
)
# The line “...” | has been attributed to | Mayor Ida Voss
_ATTRIBUTED = re.compile(
    rf"{_QUOTED},?(?: [\w’'-]+){{0,5}}? (?P<cue>(?:attributed|credited|ascribed) to) (?P<who>{_NAME})"
)
# attributed | the remark “rent is theft” | to the MP Jo Tarrant
_ATTRIBUTES = re.compile(
    rf"\b(?P<cue>(?:mis)?attribut(?:ed|es|ing)|credited|ascribed) (?:[\w’'-]+ ){{0,5}}?{_QUOTED},? to "
    rf"(?P<who>{_PLAIN_NAME})"
)
# His words | were | “ask first.”
_WORDS_WERE = re.compile(
    rf"\b(?P<who>His|Her|Their|{_NAME}['’]s) (?:(?:actual|exact|own) )?words? (?P<cue>was|were),? {_QUOTED}"
)
_ASCRIBED = ("attribut", "credited", "ascribed")
_OWNED = (
    (_WORDS_OF, ("’s", "'s", "’S", "'S")),
    (_WORDS_WERE, (" word",)),
    (_ATTRIBUTED, _ASCRIBED),
    (_ATTRIBUTES, _ASCRIBED),
)
"""Patterns, and what stands in every match of each: where none of it does, nothing is looked for."""
# ... the quotation “we are broke” to Mayor Voss. It | was said by | her deputy, Joan Pike.
SAID_BY = _WORDS.pattern(
    "words_of",
    before=r"(?<=[.”\"] )(?:It|The(?: \w+)? (?:",
    behind=r")) (?:was|were) (?:(?:in fact|actually) )?(?P<cue>(?:said|written|spoken|made|uttered|posted) by) "
    r"(?P<who>[^.;:“”\n]{2,60})(?=\.)",
)
# reposted a message from the account @oldpier | that called
_REPOST = _WORDS.pattern(
    "repost",
    behind=r" (?:an?|the|this|that|another) (?:[\w’'-]+ ){0,3}?(?:post|message|tweet|video|clip|letter|story|note|meme"
    r"|thread|comment|image|screenshot)s?(?: \w+ \w+)? (?:by|from|of) (?P<who>[^,.;:“”\"\n]{2,70}?),? "
    r"(?:(?:that|which|who) (?P<verb>(?:had |has )?\w+)|(?P<participle>\w+ing)),?\s(?=[^.;\n]{0,80}?[“\"‘])",
)
# ‘Pier is rotten’: harbor master | warns | board
_HEADLINE_QUOTE = re.compile(rf"\A\s*{_QUOTED}: (?P<who>[^\n:“”]{{2,60}}?) (?P<cue>[a-z]+s)\b[^\n.]{{0,80}}(?=\n|\Z)")
# Pier to close, | says | board   Firm misled regulator, | report | finds
_HEADLINE_SAYS = _WORDS.pattern(
    "headline_says",
    before=r"\A\s*(?P<quote>[^\n,]{5,120}), (?P<before>[^\n,.]{2,40} )?(?P<cue>",
    behind=r")(?P<behind> [^\n,.]{2,40})?[ \t]*(?=\n|\Z)",
)
# The treaty, | said | her rival, Otto Lenz, is not “a blank check.”
_PARENTHESIS = re.compile(
    r", (?P<cue>said|says|wrote|writes|added|argues?|argued) "
    r"(?P<who>[^,.;:“”\n]{2,50}(?:, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})?), "
    r"(?=(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did)\b)"
)
_HEAD = re.compile(r"[^,.;:“”\n]{2,80}")


def add_constructions(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Give the words of such sentences to the one whom they name; in text order."""
    text = passage.text.plain
    out = attributions
    new: list[AttributionSpans] = []
    for start, end in passage.stretches:
        out = [_cleft(attribution, passage, start, end) for attribution in out]
        said_by = list(_said_by(passage, start, end))
        owned = [
            words
            for words in _owned(text, start, end)
            if CORRECTION_NOTE.search(text, *line_of(text, words.cue[0]))
            or not any(touch(words.content[0], by.content[0]) for by in said_by)
        ]
        new += [*owned, *said_by, *_parenthesis(passage, start, end)]
        for match in _REPOST.finditer(text, start, end):
            out = [attribution for attribution in out if not touch(attribution.cue, match.span())]
            new += _reposted(match, passage, end)
        if start == 0 and passage.parent is None:
            new += [headline for headline in _headline(text, end) if not _is_known(headline, out)]
    return in_place_of(new, out) if new else out


def _cleft(attribution: AttributionSpans, passage: Passage, start: int, end: int) -> AttributionSpans:
    """Name the source of a cleft: it was X who said; the one who said it was X."""
    text, (cue, cue_end) = passage.text.plain, attribution.cue
    if not start <= cue < end:
        return attribution
    begin = max(start, passage.text.sentences.start(cue), cue - 240)
    if text.find(" who ", begin, cue_end) < 0:
        return attribution
    for match in _IT_WAS.finditer(text, begin, min(end, cue_end + 1)):
        if match.start("cue") <= cue <= match.end("cue"):
            return replace(attribution, source=match.span("who"))
    source, (_, last) = attribution.source, attribution.content[-1]
    denied = _IT_WAS_NOT.search(text, begin, min(end, cue_end + 1))
    that_was = _THAT_WAS.match(text, last, min(end, last + 120)) if denied and denied.start("cue") <= cue else None
    if that_was is not None:
        return replace(attribution, source=that_was.span("who"))
    head = _THE_ONE_WHO.match(text, begin) if source is not None and source[1] <= cue else None
    was = _WAS.match(text, max(cue_end, last - 1), min(end, last + 120)) if head and last > cue_end else None
    was = was or (_WAS.match(text, last, min(end, last + 120)) if head and last > cue_end else None)
    if head is None or source is None or was is None or head.end() < source[0]:
        return attribution
    return replace(attribution, source=was.span("who")) if re.search(r"\b[A-Z]", was["who"]) else attribution


def _owned(text: str, start: int, end: int) -> Iterator[AttributionSpans]:
    for pattern, signs in _OWNED:
        if any(text.find(sign, start, end) >= 0 for sign in signs):
            for match in pattern.finditer(text, start, end):
                yield AttributionSpans(match.span("who"), match.span("cue"), (match.span("quote"),), _SURE)


def _said_by(passage: Passage, start: int, end: int) -> Iterator[AttributionSpans]:
    """The quotation of the sentence before, of which the next one says who said it."""
    text = passage.text.plain
    for match in SAID_BY.finditer(text, start, end):
        line = max(start, text.rfind("\n", 0, match.start()) + 1, match.start() - 300)
        quotation = max(passage.text.quotations.near(line, match.start()), default=None)
        if quotation is not None and quotation[0] >= line:
            yield AttributionSpans(match.span("who"), match.span("cue"), (quotation,), _SURE)


def _reposted(match: re.Match[str], passage: Passage, end: int) -> Iterator[AttributionSpans]:
    """The words of a post that someone passes on, up to the end of the sentence."""
    part = "verb" if match["verb"] else "participle"
    verb = match[part].lower().split()[-1]
    if verb not in words():
        return
    stop = min(end, passage.text.sentences.end(match.end()))
    stop = match.end() + len(passage.text.plain[match.end() : stop].rstrip(" ."))
    if stop > match.end():
        yield AttributionSpans(match.span("who"), match.span(part), ((match.end(), stop),), _SURE)


def _parenthesis(passage: Passage, start: int, end: int) -> Iterator[AttributionSpans]:
    """X, said Y, is Z: both parts around are Y's."""
    text = passage.text.plain
    for match in _PARENTHESIS.finditer(text, start, end):
        begin = max(start, passage.text.sentences.start(match.start("cue")))
        stop = min(end, passage.text.sentences.end(match.end()))
        stop = match.end() + len(text[match.end() : stop].rstrip(" ."))
        if _HEAD.fullmatch(text, begin, match.start()) and stop > match.end():
            content = (begin, match.start()), (match.end(), stop)
            yield AttributionSpans(match.span("who"), match.span("cue"), content, _SURE)


def _headline(text: str, end: int) -> Iterator[AttributionSpans]:
    match = _HEADLINE_QUOTE.match(text, 0, min(end, 200))
    if match and match["cue"] in words() and words()[match["cue"]].is_verb:
        yield AttributionSpans(match.span("who"), match.span("cue"), (match.span("quote"),), _SURE)
    match = _HEADLINE_SAYS.match(text, 0, min(end, 200))
    if match is None or (match["before"] is None) == (match["behind"] is None):
        return
    part = "before" if match["before"] else "behind"
    who = match[part].strip()
    if len(who.split()) <= 4 and not NO_NAMES.intersection(who.lower().split()[1:]):
        start = match.start(part) + match[part].index(who)
        yield AttributionSpans((start, start + len(who)), match.span("cue"), (match.span("quote"),), _SURE)


def _is_known(headline: AttributionSpans, attributions: list[AttributionSpans]) -> bool:
    """Whether an attribution has the cue and the source of a headline already."""
    return any(
        attribution.cue == headline.cue
        and attribution.source is not None
        and touch(attribution.content[0], headline.content[0])
        for attribution in attributions
    )
