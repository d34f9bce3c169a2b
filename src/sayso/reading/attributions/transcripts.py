"""Speakers who are named by a label: transcripts, interviews, letters, and quotations signed behind a dash.

    SEN. ROURKE: Did you read it?
    Mr. HALE. I did.
    Jane Orr, committee chair: We did.
    From the desk of Harriet Lowe: ...
    “We tried.” — Lena Orr, mayor

Here the layout names the speaker, and better than a network that learned from prose: rules read it, a whole turn at a
time.  What is attributed within a turn is found by reading it again, as within any content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.english.calendar import MONTHS, WEEKDAYS
from sayso.english.tables import load
from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans
from sayso.records import Span

_WORDS = load("attributions")

_SURE = 0.99
"""The score of a turn: layout, no network."""
_TITLE = (
    r"(?:SEN|REP|MR|MRS|MS|DR|GOV|GEN|COL|LT|SGT|PROF|REV|HON|JUDGE|JUSTICE|SENATOR|CHAIR(?:MAN|WOMAN|PERSON)?|"
    r"SECRETARY|PRESIDENT|THE (?:COURT|WITNESS|CLERK|CHAIR|PRESIDENT|DEFENDANT|SPEAKER))"
)
# SEN. ROURKE:   THE COURT:   O’NEILL:   MARY DOE (through an interpreter):
_CAPITALS = re.compile(
    rf"(?:^|(?<=[.?!”\")\]] ))(?P<label>{_TITLE}\.?(?: [A-Z][A-Z’'.-]+){{0,9}}|"
    r"[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]+){0,3})"
    r"(?: \([^)\n]{1,60}\))?:(?=\s)",
    re.M,
)
# as hearings are printed: The CHAIRMAN.   Mr. HALE.   Senator DE LA CRUZ.
_PRINTED = re.compile(
    r"^[ \t]*(?P<label>(?:(?:Mr|Mrs|Ms|Dr)\.|Miss|Senator|Representative|Chair(?:man|woman)|Secretary|General|Governor|"
    r"Judge|[Tt]he|THE) [A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){0,3})\.(?=\s)",
    re.M,
)
# Q: and A:, or Q. and A., at the beginning of lines
_QUESTIONS = re.compile(r"^(?P<label>[QA])[.:](?=\s)", re.M)
# Whitcomb:   Jane Orr, committee chair:   The Courier:
_NAME = re.compile(
    r"^(?P<label>(?:[A-Z][\w’'.-]*)(?: (?:[A-Z][\w’'.-]*|of|the|de|van|von|la|and)){0,5}(?:, [^:.\n]{2,50})?):(?= )",
    re.M,
)
_NO_SPEAKER = _WORDS.pattern("no_speaker", words=(*WEEKDAYS, *MONTHS), before="^", behind="$")
_SPOKEN = re.compile(r"\?|\b(?:I|I['’]\w+|we|you|my|our|your|me|us|yes|no|sir|madam|thank)\b", re.I)
_FROM = re.compile(
    r"^(?:(?:statement|message|letter|word|note|news) )?(?P<cue>from)(?: the (?:desk|office) of)?:? "
    r"(?P<who>(?-i:[A-Z]|the [A-Z])[^\n:.!?]{2,70}?)(?P<colon>:?)[ \t]*\n"
    r"(?P<head>(?:(?:To|Cc|Date|Sent|Subject|Re):[^\n]*\n)*)",
    re.M | re.I,
)
_DASH = re.compile(
    r"^[ \t]*(?P<quoted>[“\"][^\n]*[”\"])[ \t]*+(?:\n\n?+[ \t]*+)?+(?P<dash>[—–]|--?)[ \t]?"
    r"(?P<who>[A-Z@][^\n.!?“”\"]{1,80})\.?[ \t]*(?=\n|$)",
    re.M,
)
# a line that ends in a colon, and behind it lines that are set in, or marked with >
_BLOCK = re.compile(
    r"^(?P<intro>[^\n]+:)[ \t]*\n\n?(?P<block>(?:(?:[ \t]{2,}|\t|> ?)\S[^\n]*(?:\n+(?=[ \t]{2,}\S|\t|>))?)+)", re.M
)
# In her letter of resignation, | Dr. Anjali Wray | wrote | on Monday:
_INTRO = re.compile(
    r"(?:^|, )(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Rev|Prof|St)\. |[^,:.;\n]){2,60}?) "
    r"(?P<cue>wrote|writes|said|says|reads|read|added|explained|posted|tweeted|"
    r"continued|concluded|concludes|stated|states|declared)(?: [\w’']+){0,4}:$",
    re.M,
)
_PARAGRAPH = re.compile(r"[^\n]+")
_ASIDE = re.compile(r"\s*[(\[][^)\]\n]*[)\]]\s*")


def add_turns(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Add the labelled turns of an article, in place of the attributions that touch them; in text order."""
    if passage.parent is not None:
        return attributions
    return _with_turns(attributions, turns(passage.text, passage.stretches))


def turns(text: Text, stretches: Sequence[Span]) -> list[AttributionSpans]:
    """Return the labelled turns in the given stretches of a text, in order."""
    out: list[AttributionSpans] = []
    for start, end in _joined(stretches):
        out += list(_letter(text.plain, start, end)) or list(_labelled(text.plain, start, end))
        out = _with_turns(list(_signed(text.plain, start, end)), out)
    return out


def _joined(stretches: Sequence[Span]) -> Iterator[Span]:
    """Join sections that touch: the first line of a letter may pass for a headline."""
    first: int | None = None
    for i, (start, end) in enumerate(stretches):
        first = start if first is None else first
        if i + 1 == len(stretches) or stretches[i + 1][0] != end:
            yield first, end
            first = None


def _with_turns(attributions: list[AttributionSpans], labelled: list[AttributionSpans]) -> list[AttributionSpans]:
    """The labelled turns, and of the attributions those that no turn touches, in text order."""
    taken = Spans(turn.place for turn in labelled)
    free = [attribution for attribution in attributions if next(taken.near(*attribution.place), None) is None]
    return sorted([*labelled, *free], key=lambda attribution: attribution.place)


def add_block_quotations(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Give every block quotation to the one whom its introduction names: Dr. Wray wrote: | > I can no longer ...

    Elsewhere a content that has words of its own leaves out the block quotation that follows its sentence.
    """
    if passage.parent is not None:
        return attributions
    out, text = list(attributions), passage.text.plain
    for start, end in _joined(passage.stretches):
        for block in _BLOCK.finditer(text, start, end):
            intro = block.start("intro"), block.end("intro")
            content = (
                block.start("block") + len(block["block"]) - len(block["block"].lstrip(" \t>")),
                block.end("block"),
            )
            held = [attribution for attribution in out if intro[0] <= attribution.cue[0] < intro[1]]
            spoken = max(held, key=lambda attribution: attribution.cue, default=_introduced(text, intro, content))
            if spoken is not None:
                out = [
                    attribution
                    for attribution in out
                    if attribution not in held and not content[0] <= attribution.place[0] < content[1]
                ]
                out.append(replace(spoken, content=(content,), is_verbatim=True))
    out.sort(key=lambda attribution: attribution.place)
    return [_without_block(attribution, text) for attribution in out] if ">" in text else out


def _without_block(attribution: AttributionSpans, text: str) -> AttributionSpans:
    """Leave a block quotation out of a content that has words of its own.

    The council met on Monday, the clerk said. | > We will not sell the park.  Nothing says that it is the clerk's.
    """
    return replace(attribution, content=tuple(_before_block(attribution, text)))


def _before_block(attribution: AttributionSpans, text: str) -> Iterator[Span]:
    """The pieces of a content that stand in no block quotation; all of them if there are no others."""
    own = [span for span in attribution.content if not text.startswith("> ", text.rfind("\n", 0, span[0] + 1) + 1)]
    yield from own or attribution.content


def _introduced(text: str, intro: Span, content: Span) -> AttributionSpans | None:
    match = _INTRO.search(text, *intro)
    return AttributionSpans(match.span("who"), match.span("cue"), (content,), _SURE) if match else None


def _labelled(text: str, start: int, end: int) -> Iterator[AttributionSpans]:
    labels = {match.start("label"): match for match in _CAPITALS.finditer(text, start, end)}
    labels = {place: match for place, match in labels.items() if not _NO_SPEAKER.match(match["label"].strip())}
    asked = list(_QUESTIONS.finditer(text, start, end))
    if {match["label"] for match in asked} == {"Q", "A"}:
        labels |= {match.start("label"): match for match in asked}
    printed = list(_PRINTED.finditer(text, start, end))
    if len(printed) > 1:
        labels |= {match.start("label"): match for match in printed}
    named = [match for match in _NAME.finditer(text, start, end) if not _NO_SPEAKER.match(match["label"])]
    if len(named) + len(labels) > 1:
        labels |= {match.start("label"): match for match in named if match.start("label") not in labels}
    if not labels:
        return
    places = [labels[place] for place in sorted(labels)]
    ends = [*(match.start("label") for match in places[1:]), end]
    spoken = [text[match.end() : stop] for match, stop in zip(places, ends, strict=True)]
    if not any(_SPOKEN.search(words) for words in spoken):
        return
    if len(places) == 1 and places[0].start() == start and len(_PARAGRAPH.findall(text, start, end)) > 3:
        return  # NEW DELHI: where it was filed
    goes_on = _is_transcript(text, start, end, places)
    for match, stop in zip(places, ends, strict=True):
        content = tuple(_content(text, match.end(), stop, goes_on))
        if content:
            label = match.start("label"), match.start("label") + len(match["label"].rstrip())
            yield AttributionSpans(label, (match.end() - 1, match.end()), content, _SURE, is_verbatim=True)


def _is_transcript(text: str, start: int, end: int, labels: list[re.Match[str]]) -> bool:
    """Whether a text is mostly turns: then a paragraph without a label goes on with the turn before it."""
    lines = [line.start() for line in _PARAGRAPH.finditer(text, start, end) if line.group().strip()]
    begun = {bisect_right(lines, match.start()) for match in labels}
    return 2 * len(begun) >= len(lines) and len(labels) > 1


def _content(text: str, start: int, end: int, goes_on: bool) -> Iterator[Span]:
    """The words of a turn, a span a run of paragraphs; (Applause.) and the like are left out."""
    first = last = -1
    for line in _PARAGRAPH.finditer(text, start, end):
        if first >= 0 and not goes_on:
            break
        if _ASIDE.fullmatch(line.group()) or not line.group().strip():
            continue
        begin = line.start() + len(line.group()) - len(line.group().lstrip())
        first = begin if first < 0 else first
        last = line.start() + len(line.group().rstrip())
    if 0 <= first < last:
        yield first, last


def _letter(text: str, start: int, end: int) -> Iterator[AttributionSpans]:
    """From the desk of Harriet Lowe: and all that follows; From: Dale Whitmer, To:, Subject: and the body."""
    match = _FROM.search(text, start, end)
    if match is None or text[start : match.start()].strip():
        return
    if match["colon"] or match["head"] or match["cue"].isupper():
        content = tuple(_content(text, match.end(), end, goes_on=True))
        cue = match.span("colon" if match["colon"] else "cue")
        if content:
            yield AttributionSpans(match.span("who"), cue, content, _SURE, is_verbatim=True)


def _signed(text: str, start: int, end: int) -> Iterator[AttributionSpans]:
    """“We tried.” — Lena Orr, mayor: the quotation stands alone, and the name is all that follows it."""
    for match in _DASH.finditer(text, start, end):
        who = match.start("who"), match.start("who") + len(match["who"].rstrip())
        yield AttributionSpans(who, match.span("dash"), (match.span("quoted"),), _SURE, is_verbatim=True)
