"""To whom it was said: "told reporters", "in a letter to the senator", "testified before the committee".

Read from the words around the cue, with a table of the verbs and phrases that name a hearer; nothing of it is learned.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.english.patterns import any_of
from sayso.reading.attributions.spans import Telling, frame
from sayso.reading.text.spans import touch
from sayso.records import Span


def addressed(text: str, told: list[Telling]) -> list[Telling]:
    """The tellings, each with its addressee where the text gives one."""
    out: list[Telling] = []
    for one in told:
        found = one.addressee or addressee(text, one, frame(one, told, text))
        out.append(one if found is None else replace(one, addressee=found))
    return out


def addressee(text: str, one: Telling, around: Span) -> Span | None:
    """The words that name to whom it was said, ``[start, end)``, or None.

    ``around`` is the stretch in which it is told; the contents themselves are not searched.
    """
    source, cue = one.source, one.cue
    begin = max(around[0], cue[0] - _REACH, *(end for _, end in one.content if end <= cue[0]), 0)
    # the sentence of the cue: In a letter to the board, Holt | wrote
    begin = max([begin, *(stop.end() for stop in _SENTENCE.finditer(text, begin, cue[0]))])
    end = min((start for start, _ in one.content if start >= cue[1]), default=min(around[1], cue[1] + _LONGEST))
    # an official | tells | POLITICO | : the colon may be the cue
    group = source[1] if source is not None and source[1] <= cue[0] < source[1] + _REACH else cue[0]
    direct = _DIRECT.search(text, group, end)
    places = [direct.end()] if direct and direct.start() < cue[1] else []
    for place in (*places, *(indirect.end() for indirect in _INDIRECT.finditer(text, begin, end))):
        found = _name(text, place, end)
        if found and not (source and touch(found, source)) and not touch(found, cue):
            return found
    return None


def _name(text: str, start: int, end: int) -> Span | None:
    if _NO_HEARER.match(text, start, end):
        return None
    pronoun = _PRONOUN.match(text, start, end)
    if pronoun:
        return pronoun.span()
    stop = _END.search(text, start, end)
    found = text[start : stop.start() if stop else end].rstrip()
    return (start, start + len(found)) if found and len(found) <= _LONGEST else None


# told reporters, asked the mayor, warned residents: the hearer stands right behind the verb
_DIRECT = any_of(
    r"""
        told|tell|tells|telling|ask(?:ed|s|ing)|inform(?:ed|s|ing)|assur(?:ed|es|ing)|remind(?:ed|s|ing)
        warn(?:ed|s|ing)|notif(?:ied|ies)|advis(?:ed|es)|urg(?:ed|es|ing)|order(?:ed|s)|instruct(?:ed|s)
        begg?(?:ed|s)|implored|persuaded|convinced|promise[sd]|briefed|addressed|thanked|taunted|lectured
    """,
    behind=r"\s+",
)
# in a letter to the senator, in an interview with the Post, wrote to his members, testified before the committee
_INDIRECT = any_of(
    r"""
        (?:letter|e-?mail|memo|message|note|text|testimony|appeal|plea|reply|response|speech|address)s? (?:to|before)
        (?:remark|comment|report|briefing|tweet|statement|petition|apolog)(?:s|y|ies)? (?:to|before)
        interviews? with|conversation with
        (?:wrote|writes|writing|said|says|spoke|speaks|speaking|replied|boasted|complained|admitted|explained) to
        (?:confirmed|disclosed|announced|mentioned|suggested|whispered|conceded|insisted|relayed|remarked) to
        (?:appealed|bragged|apologi[sz]ed|pointed out) to|confided (?:in|to)
        testified (?:before|to)|testimony (?:before|to)
    """,
    behind=r"\s+",
)
# where the hearer ends: at a mark, or at words of time, place and manner; "of" and "for" may belong to a name
_END = any_of(
    r"""
        that|on|in|at|during|after|before|by|via|through|last|this|late|early|earlier|recently|again|afterwards?
        yesterday|today|tomorrow|tonight|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
        outside|about|as|when|while|whether|if|how|why|what|who|where|not|to|from|over|with
        he|she|they|it|there|his|her|their|our|my|its|is|was|had|has|would|will|and (?:that|said|asked)
    """,
    before=r"[,;:.!?()“”\"\n—–]|\s",
)
_NO_HEARER = any_of(
    r"""
        the (?:story|truth|tale|difference)|no more
        (?:once|twice|thrice|\w+ times|repeatedly|again|point[- ]blank|directly)\b
        that|of|against|to|about|if|whether|why|how|what|for|on|in|at|during|before|after|last|this|only|not
    """,
    before=r"[“\"‘]|",
)
_PRONOUN = re.compile(r"(?:me|him|us|them|you)\b", re.I)
_SENTENCE = re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(A-Z])|\n")
_LONGEST = 90
_REACH = 120
