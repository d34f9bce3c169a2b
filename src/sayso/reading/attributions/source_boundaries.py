"""Set the boundaries of a source, as a reader would.

A boy | selling tea among the trucks | said; a report to | the council's cabinet; no record of | Mr. Dell | telling.
"""

from __future__ import annotations

import re

from sayso.english.nouns import KNOWN, singular
from sayso.english.tables import load
from sayso.reading.text.spans import touch
from sayso.records import Span


def adjust_source(text: str, source: Span, cue: Span) -> Span | None:
    """Set the boundaries of a source; None where no more than a particle is left."""
    if _PARTICLE.fullmatch(text, *source):  # is accused | of | telling
        return None
    start, end = _trimmed(text, *source, cue)
    if start >= end:
        return None
    if text[slice(*cue)] == ":" and _LABEL.fullmatch(text, end, cue[0]):  # Harbor | chief: ...
        return start, cue[0]
    sent = _SENT.search(text, max(0, cue[0] - _LONGEST_SENT), cue[0]) if end < cue[0] else None
    if sent and touch((start, end), sent.span("what")):
        return sent.span("what")
    signed = _SIGNED_BY.search(text, max(0, start - _LONGEST_SENT), start) if end < cue[0] else None
    if signed and text[end : cue[0]].strip() in {"", ","}:
        return (signed.start("what"), signed.end("what") if signed["apart"] else end)
    end = _end(text, start, end, cue)
    return (start, end) if start < end else None


def _trimmed(text: str, start: int, end: int, cue: Span) -> Span:
    """The source without what stands before it and is no part of it."""
    if "\n" in text[start:end]:  # a heading, and below it the one who speaks
        start = text.rindex("\n", start, end) + 1 if start < cue[0] else start
        end = end if start < cue[0] else text.index("\n", start, end)
    pronoun = _TOLD_HER.match(text, start, end)  # told | her | a man in a jacket
    start = pronoun.end() if pronoun else start
    verb = _HE_TOLD.match(text, start, end)  # He | told MSPs that
    end = verb.end() if verb else end
    none = _NO_TRACE.match(text, start, end)  # no record of | Mr. Dell | telling
    start = none.end() if none else start
    auxiliary = _AUXILIARY.match(text, start, end)  # Should | the head teacher | admit ...
    start = auxiliary.end() if auxiliary else start
    return start, start + len(text[start:end].rstrip(", "))


def _end(text: str, start: int, end: int, cue: Span) -> int:
    """Where a source ends that may have been cut short."""
    cut = _CUT_SHORT.search(text, start, end)
    if end >= cue[0]:
        if cue[1] > start:
            return end
        goes_on = _TO_COMMA.match(text, end) if cut else _NAME_BEHIND.match(text, end)
        return goes_on.end() if goes_on and (cut or _COMMON.match(text, start, end)) else end
    if cut:
        end = cut.start()
    elif text[end - 2 : end] in {"’s", "'s"} and (own := _OWN.match(text, end, cue[0])):
        return own.end()
    rest = _POSSESSIVE.fullmatch(text, end, cue[0]) or _NAMED.fullmatch(text, end, cue[0])
    if rest is None and (noun := _NOUN_BEHIND.fullmatch(text, end, cue[0])) and singular(noun["noun"])[0] in KNOWN:
        rest = noun
    if rest is None and _COMMON.fullmatch(text, start, end):
        rest = _postmodifier(text, end, cue[0])
    return rest.end("rest") if rest else end


def _postmodifier(text: str, end: int, cue: int) -> re.Match[str] | None:
    """What modifies a source, up to its cue: a woman | on her own street | wrote; but not: in a statement."""
    match = _BEHIND_NOUN.fullmatch(text, end, cue)
    return None if match is None or _BY_WHICH_WAY.search(match["rest"]) else match


SMALL = r"of|to|for|in|by|from|with|at|on|about|and|or|but"
"""Words, between bars, that alone are nobody and nothing."""
_PARTICLE = re.compile(rf"(?:{SMALL}|that|having|being)", re.I)  # no source
_TOLD_HER = re.compile(r"(?:her|him|them|me|us|you) (?=(?:an?|the|one|two) )")
_HE_TOLD = re.compile(r"(?:he|she|they|we|I)\b(?= (?:told|said|asked|added|wrote|says|tells)\b)", re.I)
_NO_TRACE = re.compile(
    r"(?:no|any|little) (?:record|evidence|sign|indication|proof|mention|hint|memory) of (?=\S)", re.I
)
_AUXILIARY = re.compile(r"(?:should|were|had|did|does|has|have|would|will|could|can|if|when) ", re.I)
_LABEL = re.compile(r"(?: [\w’'-]+){1,4}")
_POSSESSIVE = re.compile(r"(?P<rest>(?: [\w-]+){0,3}(?:['’]s|s['’])) ")
# the imam at the center of the film | , Bilal Amrani, 31, | said
_NOUN_BEHIND = re.compile(r"(?P<rest> (?P<noun>[a-z]{4,})) ")  # State | regulators | knew
_NAME_BEHIND = re.compile(r", [A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}(?:, \d{1,3})?(?=,|\.(?:\s|$))")
_NAMED = re.compile(r"(?P<rest>, [A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}(?:, \d{1,3})?),? ")
_WORDS = load("attributions")
_DOCUMENTS = f"(?:{_WORDS.alternatives('document')})"
# The memo |, dated March 9 and signed by | Nina Castellano, then an engineer, | estimates
# A report by accident | investigators | concluded
_SIGNED_BY = re.compile(
    r"(?:(?<=[.!?”\"’] )|(?<=\n)|^)(?P<what>(?:An?|The|His|Her|Its|Their|One) (?:[\w’'-]+ ){0,3}" + _DOCUMENTS + r")"
    r"(?P<apart>,)?"
    r"(?:(?: [^.;:“”\"\n]{0,80})? (?:" + _WORDS.alternatives("made_by") + r"))? by "
    r"(?:(?:the|an?|his|her|its|their) )?(?:[a-z]+ ){0,2}$"
)
# A letter | the group | sent to every office last week | warned
_LONGEST_SENT = 140
_SENT = re.compile(
    r"(?:(?<=[.!?”\"’] )|(?<=\n)|^)(?P<what>(?:An?|The|His|Her|Its|Their|One) (?:[\w’'-]+ ){0,3}" + _DOCUMENTS + r" "
    r"(?:that )?(?:he|she|they|it|we|I|the (?:[\w’'-]+ ){1,3}|(?:[A-Z][\w’'.-]+ ){1,4}) ?"
    r"(?:had |has )?(?:sent|wrote|issued|released|filed|signed|published|posted|obtained|provided|drafted|gave|mailed|"
    r"circulated|distributed|commissioned)\b[^,.;:“”\"\n]{0,140}?) $"
)
_CUT_SHORT = re.compile(r" (?:on|in|at|by|with|for|of|from|to|near|about)$")  # a report to | the council's cabinet
_TO_COMMA = re.compile(r"(?: [^\s,.;:“”\"]+){1,8}(?=[,.;])")
_OWN = re.compile(r"(?: [a-z][\w’'-]*){1,4}(?=,)")  # The operator’s | own fault log, shown on a screen, | records
_COMMON = re.compile(r"(?:an?|the|one|another|two|three|several) (?:[\w’'-]+ )*[a-z][\w’'-]*", re.I)
# a boy | selling tea among the trucks | said   a woman | waiting for the 5:15 to Lancaster | said
_BEHIND_NOUN = re.compile(
    r"(?P<rest> (?:(?!accord|includ|dur|speak|cit|add|say)[a-z]+ing|dated|shown|seen|briefed|familiar|close|involved|"
    r"(?:on|in|at|from|near|outside|inside|behind|beside) (?:his|her|its|their|the|an?))"
    r"(?: [^\s,;“”\"]*[\w’'-]){1,12}) "
)
_BY_WHICH_WAY = re.compile(
    r" (?:statement|interview|speech|e-?mail|letter|post|posting|tweet|memo|release|filing|address|note|video|message|"
    r"hearing|call|conference|rally|debate|broadcast|briefing|court|phone|telephone|podcast|column|op-ed|affidavit|"
    r"testimony|floor|time|end|hand|past|text|meeting|report|appearance|comment|response|reply|editorial|opinion|ruling|"
    r"said|told|says|was|were|is|are|had|has|would|will|could|did)\b|(?:on|in|at|from) the \w+$",
    re.I,
)
