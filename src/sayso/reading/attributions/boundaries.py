"""The boundaries of attributions, as a reader would set them, and quotations given whole to the one who is quoted."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.source_boundaries import SMALL, adjust_source
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans, touch
from sayso.records import Span


def claim_quotations(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Give every quotation whole to the one who is quoted; leave out what stands inside it, and what is no saying.

    In: Okafor said: “The board met. It said it would vote in June.” the network may end Okafor's content at “It”, and
    find a second attribution behind it.  The marks show that both are Okafor's words; whom she quotes in turn is found
    when her words are read by themselves.
    """
    text = passage.text
    sayings = [attribution for attribution in attributions if _is_saying(attribution, text.plain)]
    owner = {span: number for number, attribution in enumerate(sayings) for span in _spans(attribution)}
    places = Spans(owner)
    out = dict(enumerate(sayings))
    for number, attribution in enumerate(sayings):
        for start, end in attribution.content:
            frame = _frame(start, end, attribution, text) if number in out else None
            if frame is None:
                continue
            near = {owner[span] for span in places.near(*frame)} - {number}
            inside = {i for i in near if all(_within(span, frame) for span in _spans(sayings[i]))}
            if not any(i in out for i in near - inside):
                out[number] = replace(out[number], content=_joined((*out[number].content, frame)))
                for i in inside:
                    out.pop(i, None)
    return list(out.values())


def adjust_boundaries(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Set the boundaries of sources and contents as a reader would."""
    return [adjusted(attribution, passage.text) for attribution in attributions]


def keep_names_whole(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Extend every source to the whole of a name that it holds in part: As Ines | Tarr | noted."""
    out: list[AttributionSpans] = []
    for attribution in attributions:
        source = None if attribution.source is None else _whole(attribution, attribution.source, passage.names)
        out.append(attribution if source == attribution.source else replace(attribution, source=source))
    return out


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put spans in text order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_saying(attribution: AttributionSpans, text: str) -> bool:
    """Whether the content is words: not a single particle, nor a name: flyers titled | “Time for a Change.”"""
    if all(_HOLLOW.fullmatch(text, *span) for span in attribution.content):
        return False
    content = text[attribution.content[0][0] : attribution.content[-1][1]]
    return not (_NAMING.search(text, *attribution.cue) and _IS_NAME.fullmatch(content))


def adjusted(attribution: AttributionSpans, text: Text) -> AttributionSpans:
    """Set the boundaries of one attribution as a reader would.

    As Tarr noted, that makes sense: “She is scolding them.”  What stands before the colon is the author's own.
    Landlords dispute the union's assertion that ...  A source that ends inside a possessive goes on to its end.
    """
    attribution = _hearsay(_according(attribution, text.plain), text.plain)
    source = None if attribution.source is None else _source(attribution, text.plain)
    content = _closed(_content(attribution, text), attribution, text)
    if (source, content) == (attribution.source, attribution.content):
        return attribution
    return replace(attribution, source=source, content=content)


def _source(attribution: AttributionSpans, text: str) -> Span | None:
    """The source whole; no longer than it was where what it would go on with is the content's."""
    assert attribution.source is not None
    own = _behind_dateline(text, attribution.source)
    adjusted = adjust_source(text, own, attribution.cue)
    if adjusted is not None and any(touch(adjusted, span) and not touch(own, span) for span in attribution.content):
        return own
    return adjusted


def _according(attribution: AttributionSpans, text: str) -> AttributionSpans:
    """Set the source behind "according to": according to | court filings, the banker had told them ..."""
    start, end = attribution.content[0]
    if text[slice(*attribution.cue)].lower() != "according to" or not 0 <= start - attribution.cue[1] <= 1:
        return attribution
    phrase = _FIRST_PHRASE.match(text, start, end)
    if phrase is None:
        return attribution
    return replace(attribution, source=phrase.span("who"), content=((phrase.end(), end), *attribution.content[1:]))


def _hearsay(attribution: AttributionSpans, text: str) -> AttributionSpans:
    """Take a source that is only spoken of for content: Mr. Farr | is said | to have told, accused | of telling."""
    source, (start, end) = attribution.source, attribution.content[0]
    if source is None or not _IS_SAID.fullmatch(text, source[1], attribution.cue[1]):
        return attribution
    if not 0 <= start - attribution.cue[1] <= 1 or not _INFINITIVE.match(text, start, end):
        return attribution
    return replace(attribution, source=None, content=_joined((source, *attribution.content)))


def _content(attribution: AttributionSpans, article: Text) -> tuple[Span, ...]:
    text, source = article.plain, attribution.source
    # If | she says | the harvest is ruined: the conjunction is none of her words
    said = tuple(span for span in attribution.content if not _LONE.fullmatch(text, *span)) or attribution.content
    said = (_behind_dateline(text, said[0]), *said[1:], *_in_so_many_words(said[-1][1], article))
    start, end = attribution.content[-1]
    if source is None or not source[1] < attribution.cue[0] < attribution.cue[1] < start:
        return said
    if not _AS.search(text, max(0, source[0] - 40), source[0]):
        return said
    if _IN_MARKS.match(text, start):
        return (said[-1],) if len(said) > 1 and text[said[-2][1] - 1] == ":" else said
    quotation = min((span for span in article.quotations.near(start, end) if span[1] >= end - 1), default=None)
    own = quotation is not None and text[start : quotation[0]].rstrip().endswith(":")
    return (*said[:-1], quotation) if own and quotation else said


def _closed(content: tuple[Span, ...], attribution: AttributionSpans, text: Text) -> tuple[Span, ...]:
    """The pieces of a content, those that a word of a sentence parts as one: they would buy | but | it is dear."""
    closed: list[Span] = []
    own = [attribution.cue, *(() if attribution.source is None else (attribution.source,))]
    for start, end in content:
        gap = (closed[-1][1], start) if closed else (0, 0)
        parted = text.sentences.begins_within(*gap) or any(touch(gap, span) for span in own)
        if closed and not parted and _ONE_WORD.fullmatch(text.plain, *gap):
            closed[-1] = (closed[-1][0], end)
        else:
            closed.append((start, end))
    return tuple(closed)


def _in_so_many_words(end: int, text: Text) -> list[Span]:
    """The quotation that a content goes on with: he would not |, in his words, “trade islands for applause.”"""
    lead = _THEIR_WORDS.match(text.plain, end)
    return [span for span in text.quotations.near(lead.end(), lead.end() + 1) if span[0] == lead.end()] if lead else []


def _behind_dateline(text: str, span: Span) -> Span:
    """A content or a source without the dateline before it: MOSUL, Iraq - | Fighters have fled, two officers said."""
    begin = text.rfind("\n", max(0, span[0] - _LONGEST_DATELINE), span[0]) + 1
    line = _DATELINE.match(text, begin, span[1]) if span[0] - begin < _LONGEST_DATELINE else None
    return (line.end(), span[1]) if line and span[0] < line.end() < span[1] else span


def _whole(attribution: AttributionSpans, source: Span, names: Spans) -> Span:
    rest = (attribution.cue, *attribution.content)
    parts = [source, *(name for name in names.near(*source) if not any(touch(name, span) for span in rest))]
    return min(start for start, _ in parts), max(end for _, end in parts)


# MADRID —   MOSUL, Iraq -   Port Alder, Maine (AP) --   BEIRUT, March 3 (Meridian) –
_LONGEST_DATELINE = 64
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20}){0,2}(?: \([\w /]{2,25}\))?"
    r"|[A-Z][\w.’' ]{2,30}(?:, [A-Z][\w. ]{1,20})? \([A-Z][\w /]{1,24}\)) ?(?:—|–|--?) ?(?=[A-Z“\"‘'])"
)
_AS = re.compile(r"\b[Aa]s (?:[A-Z][\w.'’-]*+ ){0,19}+$")
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
    r"(?:as )?[“\"‘'](?:(?:[A-Z0-9][\w’'-]*+|of|the|an?|in|on|for|to|and|with|at|by)[ ,:]*+){1,8}[.,]?[”\"’']?"
)
_FIRST_PHRASE = re.compile(r"(?P<who>[^,“”\"]{3,80}), (?=\S)")
_LONE = re.compile(
    r"(?:if|when|that|how|what|who|whom|which|should|did|does|do|has|will|would|could|is|was|where|why|as)", re.I
)
# , but   - and
_ONE_WORD = re.compile(r"[^\w\n]*+(?:\w++(?:[’'-]\w++)*+)?[^\w\n]*+")
_IN_MARKS = re.compile(r"[“\"‘'«„]")


def _frame(start: int, end: int, attribution: AttributionSpans, text: Text) -> Span | None:
    """The quotation that a content begins but does not end, with cue and source outside of it; the largest such."""
    own = [attribution.cue, *(() if attribution.source is None else (attribution.source,))]
    frames = [span for span in text.quotations.near(start, end) if abs(span[0] - start) <= 1 and span[1] > end]
    apart = [span for span in frames if not any(touch(part, span) for part in own)]
    if not apart:
        return None
    first, last = min(start, *(a for a, _ in apart)), max(b for _, b in apart)
    while text.plain[first].isspace():  # a paragraph that goes on with a quotation may begin with a space
        first += 1
    return first, last


def _spans(attribution: AttributionSpans) -> tuple[Span, ...]:
    return (*(() if attribution.source is None else (attribution.source,)), attribution.cue, *attribution.content)


def _within(span: Span, frame: Span) -> bool:
    return frame[0] <= span[0] and span[1] <= frame[1]
