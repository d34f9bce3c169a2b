"""From what the network found to the outermost attributions of a text."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model.decode import Found
from sayso.model.mentions import Name
from sayso.reading.attributions.source_boundaries import SMALL, fitted_source
from sayso.reading.attributions.spans import Telling
from sayso.reading.text.quotations import Quotations
from sayso.reading.text.spans import Spans, touch
from sayso.records import Span


def outermost(found: list[Found], quoted: Quotations) -> list[Found]:
    """Give every quotation whole to the one who is quoted, and leave out what is told inside it, or is no saying.

    In: Okafor said: “The board met. It said it would vote in June.” the network may end Okafor's content at “It”, and
    find a second attribution behind it.  The marks say that Okafor tells both; whom she quotes is for a reading
    of her words.
    """
    found = [one for one in found if _is_saying(one, quoted.text)]
    owner = {span: number for number, one in enumerate(found) for span in _spans(one)}
    places = Spans(owner)
    out: dict[int, Found] = dict(enumerate(found))
    for number, one in enumerate(found):
        for start, end in one.content:
            frame = _frame(start, end, one.cue, quoted) if number in out else None
            if frame is None:
                continue
            others = {owner[span] for span in places.near(*frame)} - {number}
            inside = {other for other in others if all(_within(span, frame) for span in _spans(found[other]))}
            if not any(other in out for other in others - inside):
                out[number] = replace(out[number], content=_joined((*out[number].content, frame)))
                for other in inside:
                    out.pop(other, None)
    return list(out.values())


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in text order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_saying(one: Found, text: str) -> bool:
    """Whether words are told: not a single particle, nor the name of something: flyers titled | “Time for a Change.”"""
    if all(_HOLLOW.fullmatch(text, *span) for span in one.content):
        return False
    content = text[one.content[0][0] : one.content[-1][1]]
    return not (_NAMING.search(text, *one.cue) and _IS_NAME.fullmatch(content))


def fitted(one: Found, quoted: Quotations) -> Found:
    """An attribution with its edges as a reader would set them.

    As Tarr noted, that makes sense: “She is scolding them.”  What stands before the colon is the author's own.
    Landlords dispute the union's assertion that ...  A source that ends inside a possessive goes on to its end.
    """
    one = _hearsay(_according(one, quoted.text), quoted.text)
    source = None if one.source is None else _source(one, quoted.text)
    content = _content(one, quoted)
    return one if (source, content) == (one.source, one.content) else replace(one, source=source, content=content)


def _source(one: Found, text: str) -> Span | None:
    """The source whole; no longer than it was where what it would go on with is the content's."""
    assert one.source is not None
    own = _behind_dateline(text, one.source)
    found = fitted_source(text, own, one.cue)
    if found is not None and any(touch(found, span) and not touch(own, span) for span in one.content):
        return own
    return found


def _according(one: Found, text: str) -> Found:
    """Those right behind "according to" are the source: according to | court filings, the banker had told them ..."""
    start, end = one.content[0]
    if text[slice(*one.cue)].lower() != "according to" or not 0 <= start - one.cue[1] <= 1:
        return one
    found = _FIRST_PHRASE.match(text, start, end)
    if found is None:
        return one
    return replace(one, source=found.span("who"), content=((found.end(), end), *one.content[1:]))


def _hearsay(one: Found, text: str) -> Found:
    """Who is said to have done something does not say so: Mr. Farr | is said | to have told, accused | of telling."""
    source, (start, end) = one.source, one.content[0]
    if source is None or not _IS_SAID.fullmatch(text, source[1], one.cue[1]):
        return one
    if not 0 <= start - one.cue[1] <= 1 or not _INFINITIVE.match(text, start, end):
        return one
    return replace(one, source=None, content=_joined((source, *one.content)))


def _content(one: Found, quoted: Quotations) -> tuple[Span, ...]:
    text, source = quoted.text, one.source
    # If | she says | the harvest is ruined: the conjunction is none of her words
    said = tuple(span for span in one.content if not _LONE.fullmatch(text, *span)) or one.content
    said = (_behind_dateline(text, said[0]), *said[1:], *_in_so_many_words(said[-1][1], quoted))
    start, end = one.content[-1]
    if source is None or not source[1] < one.cue[0] < one.cue[1] < start:
        return said
    if not _AS.search(text, max(0, source[0] - 40), source[0]):
        return said
    if _IN_MARKS.match(text, start):
        return (said[-1],) if len(said) > 1 and text[said[-2][1] - 1] == ":" else said
    quotation = min((span for span in quoted.near(start, end) if span[1] >= end - 1), default=None)
    own = quotation is not None and text[start : quotation[0]].rstrip().endswith(":")
    return (*said[:-1], quotation) if own and quotation else said


def _in_so_many_words(end: int, quoted: Quotations) -> list[Span]:
    """The quotation that a content goes on with: he would not |, in his words, “trade islands for applause.”"""
    found = _THEIR_WORDS.match(quoted.text, end)
    return [span for span in quoted.near(found.end(), found.end() + 1) if span[0] == found.end()] if found else []


def _behind_dateline(text: str, span: Span) -> Span:
    """A content or a source without the dateline before it: MOSUL, Iraq - | Fighters have fled, two officers said."""
    begin = text.rfind("\n", max(0, span[0] - _LONGEST_DATELINE), span[0]) + 1
    line = _DATELINE.match(text, begin, span[1]) if span[0] - begin < _LONGEST_DATELINE else None
    return (line.end(), span[1]) if line and span[0] < line.end() < span[1] else span


def with_names(told: list[Telling], names: list[Name]) -> list[Telling]:
    """The tellings with sources that hold a name whole or not at all: As Ines | Tarr | noted."""
    spans = Spans(name.span for name in names if name.type in ("person", "organisation"))
    out: list[Telling] = []
    for one in told:
        source = None if one.source is None else _whole(one, one.source, spans)
        out.append(one if source == one.source else replace(one, source=source))
    return out


def _whole(one: Telling, source: Span, names: Spans) -> Span:
    others = (one.cue, *one.content)
    parts = [source, *(name for name in names.near(*source) if not any(touch(name, other) for other in others))]
    return min(start for start, _ in parts), max(end for _, end in parts)


# MADRID —   MOSUL, Iraq -   Port Alder, Maine (AP) --   BEIRUT, March 3 (Meridian) –
_LONGEST_DATELINE = 64
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20}){0,2}(?: \([\w /]{2,25}\))?"
    r"|[A-Z][\w.’' ]{2,30}(?:, [A-Z][\w. ]{1,20})? \([A-Z][\w /]{1,24}\)) ?(?:—|–|--?) ?(?=[A-Z“\"‘'])"
)
_AS = re.compile(r"\b[Aa]s (?:[A-Z][\w.'’-]* )*$")
_THEIR_WORDS = re.compile(r", (?:in|to use) (?:his|her|their|its|the \w+['’]s) (?:own )?words?, (?=[“\"‘'])")
_IS_SAID = re.compile(
    r"(?:,? (?:is|are|was|were|has been|have been|had been)|,) (?:(?:not|also|long|\w+ly) )?"
    r"(?:said|reported|alleged|believed|thought|rumou?red|understood|claimed|considered|accused|suspected)"
)
_INFINITIVE = re.compile(r"to (?:have|be)\b|of \w+ing\b")
_HOLLOW = re.compile(rf"(?:{SMALL}|an?|the)", re.I)  # no content
# known as | “Fresh Start,”   flyers titled | “Time for a Change.”
_NAMING = re.compile(r"\b(?:titled|entitled|known|called|named|dubbed|nicknamed|billed|headlined)(?: as| in part)?$")
_IS_NAME = re.compile(
    r"(?:as )?[“\"‘'](?:(?:[A-Z0-9][\w’'-]*|of|the|an?|in|on|for|to|and|with|at|by)[ ,:]*){1,8}[.,]?[”\"’']?"
)
_FIRST_PHRASE = re.compile(r"(?P<who>[^,“”\"]{3,80}), (?=\S)")
_LONE = re.compile(
    r"(?:if|when|that|how|what|who|whom|which|should|did|does|do|has|will|would|could|is|was|where|why|as)", re.I
)
_IN_MARKS = re.compile(r"[“\"‘'«„]")


def _frame(start: int, end: int, cue: Span, quoted: Quotations) -> Span | None:
    """The quotation that a content begins but does not end, with the cue outside of it; the largest such."""
    frames = [span for span in quoted.near(start, end) if abs(span[0] - start) <= 1 and span[1] > end]
    apart = [span for span in frames if not touch(cue, span)]
    if not apart:
        return None
    first, last = min(start, *(a for a, _ in apart)), max(b for _, b in apart)
    while quoted.text[first].isspace():  # a paragraph that goes on with a quotation may begin with a space
        first += 1
    return first, last


def _spans(one: Found) -> tuple[Span, ...]:
    return (*(() if one.source is None else (one.source,)), one.cue, *one.content)


def _within(span: Span, frame: Span) -> bool:
    return frame[0] <= span[0] and span[1] <= frame[1]
