"""Secondary sources, and passives, where the words at the cue name them: citing, quoted as saying, was told by.

The network marks one source for each content.  News often names two sources of the same words; the second one is read
from the words around, with the few forms that newsrooms use, and stands inside the first:

    The Post, citing three people, reported that ...        The Post -> three people
    The broadcaster quoted an officer as saying ...         the broadcaster -> an officer
    ..., according to officials quoted by the Tribune       the Tribune -> officials
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.english.tables import load
from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text.spans import touch
from sayso.records import Span

_WORDS = load("attributions")

_REACH = 200
# citing three people; which cited two diplomats; quoting a mediator; attributing the information to an official
_CITING = re.compile(
    r"\b(?P<cue>citing|quoting|(?<=which )(?:cited|cites|quoted|quotes)|(?<=who )(?:cited|cites|quoted|quotes)|"
    r"attributing (?:it|(?:the|this|that) \w+) to|relying on)\s+"
    r"(?P<who>[^\s,.;:“”\"()][^,.;:“”\"()\n]*(?:,\s(?-i:[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)+))?)",
    re.I,
)
# those cited are people or papers; not "citing health concerns"
_SOURCE_NOUN = _WORDS.pattern("source_noun")
_NAMED = re.compile(r"\b[A-Z]\w+")
_GOES_ON = re.compile(r"\s+(?:that|saying|claiming|alleging|suggesting|showing)\b")
_TAIL = re.compile(
    r"(?<!\s)\s++(?:that|as|and|but|said|says|saying|claiming|alleging|suggesting|showing|reported|reports|wrote)\b.*$",
    re.S,
)
# the broadcaster | quoted | a border officer | as saying
_QUOTED_AS = re.compile(
    r"(?:^|[.!?;:”\"]\s++|\n|,\s++)(?P<who>[^,.;:!?“”\"\n]{2,70}?)(?<!\s)\s++"
    r"(?P<cue>(?:has |have |had |also |later ){0,4}+(?:quoted|quotes|cited|cites))\s++$"
)
_QUOTED_WHOM = re.compile(
    r"\b(?:quoted|quotes|cited|cites)\s++(?P<who>[^;:!?“”\"\n]{2,100}?)(?:(?<!\s)|(?=,)),?\s++as\s++$"
)
_AS = re.compile(r",? as ")
# Channel 9 | has | a former cook | saying that ...
_HAS_SAYING = re.compile(
    r"(?:^|[.!?;:”\"]\s++|\n|, )(?P<outer>(?-i:(?:The|A|An) \w|[A-Z0-9])[^,.;:!?“”\"\n]{1,50}?) "
    r"(?P<cue>has|had|have|shows?|showed|depicts|depicted) "
    r"(?P<who>him|her|them|(?:an?|the|one|two|three|several|some|\w+['’]s) [^,.;:!?“”\"\n]{3,60}?"
    r"|(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov)\. )?(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w.’'-]*){0,4})$"
)
_AS_SAYING = re.compile(r"\bas (?:saying|telling|having said)\b")
# three officials | quoted by | the Nile Tribune
_QUOTED_BY = re.compile(
    r"^(?P<first>.+?)(?:(?<!\s)|(?=,)),?\s++(?P<cue>(?:quoted|cited) (?:by|in))\s+(?P<who>.+)$", re.S
)
# he | was told | by a neighbor
_PASSIVE = _WORDS.pattern(
    "passive",
    before=r"\b(?:was|were|is|are|been|being|be|get|got)"
    r"(?: (?:\w+ly|not|never|also|ever|being|first|then|later|again|once)){0,5} ",
    behind=r"(?P<by> by)?\s*$",
)
# I | was told;   the keeper | had been warned
_SUBJECT = re.compile(
    r"(?<![\w’'-])(?P<who>(?i:I|we|you|he|she|they)|(?i:the|an?|his|her|their|my|our|its) (?:[\w’'-]+ ){0,2}?[\w’'-]+"
    r"|(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov)\. )?[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3})(?: (?:has|have|had))?\s+$"
)
_BY = re.compile(r"\s*+(?:by )?(?P<who>[^,.;:“”\"\n]+?)(?<!\s)\s*+$", re.I)


def add_secondary_sources(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Turn passives round, and add behind each attribution those that share its content with another source."""
    text, floor = passage.text.plain, passage.frame[0]
    if passage.parent is not None and text.startswith("that ", floor):  # said | that the Post quoted him as saying ...
        floor += len("that ")
    out: list[AttributionSpans] = []
    sayings = [_as_saying(attribution, text, floor) for attribution in attributions]
    for attribution in _reported_according(sayings, text):
        if attribution.parent is not None:
            out.append(replace(attribution, parent=len(out) - 1))
            continue
        if _is_citing(attribution, attributions, text):
            continue
        inner = active(attribution, text, floor)
        outer = _quoting(inner, text, floor)
        if outer is not None:
            out.append(outer)
            out.append(replace(inner, source=_own(inner, text), parent=len(out) - 1))
            continue
        out.append(inner)
        parent = len(out) - 1
        out += [replace(cited, parent=parent) for cited in _cited(inner, passage)]
    return out


def _as_saying(attribution: AttributionSpans, text: str, floor: int) -> AttributionSpans:
    """Set the source in: The Evening Star quoted Rafferty as | saying. He says it, whatever the network found."""
    has = _has_saying(attribution, text, floor)
    if has:
        return replace(attribution, source=has["who"])
    if attribution.source is None or not text.endswith("as ", 0, attribution.cue[0]):
        return attribution
    match = _QUOTED_WHOM.search(text, attribution.source[1], attribution.cue[0])
    return (
        replace(attribution, source=match.span("who"), cue=(attribution.cue[0] - len("as "), attribution.cue[1]))
        if match
        else attribution
    )


def _has_saying(attribution: AttributionSpans, text: str, floor: int) -> dict[str, Span] | None:
    """Both sources, in Channel 9 | has | a former cook | saying that ..."""
    if text[slice(*attribution.cue)] not in ("saying", "claiming", "telling", "writing"):
        return None
    floor = max(floor, attribution.cue[0] - 120)
    match = _HAS_SAYING.search(text[floor : attribution.cue[0]].rstrip())
    return match and {part: (floor + match.start(part), floor + match.end(part)) for part in ("outer", "cue", "who")}


def _reported_according(attributions: list[AttributionSpans], text: str) -> list[AttributionSpans]:
    """The Tribune reported that, according to court filings, ...: what the filings say is what the Tribune reports."""
    out = list(attributions)
    for i, attribution in enumerate(attributions[:-1]):
        words = " ".join(text[slice(*span)] for span in attribution.content).strip(" ,").lower()
        behind = attributions[i + 1]
        between = text[attribution.content[-1][1] : behind.place[0]]
        if words == "that" and between in ("", " ", ",", ", "):
            out[i] = replace(attribution, content=behind.content)
            out[i + 1] = replace(behind, parent=i)
    return out


def active(attribution: AttributionSpans, text: str, floor: int = 0) -> AttributionSpans:
    """Turn a passive round: in "he was told by a neighbor", a neighbor is the source and he is the addressee."""
    if attribution.source is None:
        return attribution
    if attribution.source[0] > attribution.cue[0]:
        return replace(attribution, addressee=attribution.addressee or _passive_subject(attribution, text, floor))
    passive = _PASSIVE.search(text, attribution.source[1], attribution.cue[1])
    if passive is None:
        return attribution
    behind = min((start for start, _ in attribution.content if start >= attribution.cue[1]), default=attribution.cue[1])
    by = _BY.fullmatch(text, attribution.cue[1], behind)
    said_by = (passive["by"] or text[attribution.cue[1] : behind].lstrip().lower().startswith("by ")) and by
    return replace(attribution, source=by.span("who") if said_by and by else None, addressee=attribution.source)


def _passive_subject(attribution: AttributionSpans, text: str, floor: int) -> Span | None:
    """The addressee, where the source stands behind: I | was told | by the sheriff."""
    assert attribution.source is not None
    if text[attribution.cue[1] : attribution.source[0]].strip().lower() != "by" and not text.endswith(
        " by", *attribution.cue
    ):
        return None
    begin = max(floor, attribution.cue[0] - _REACH)
    passive = _PASSIVE.search(text, max(begin, attribution.cue[0] - 30), attribution.cue[1])
    subject = _SUBJECT.search(text, begin, passive.start()) if passive else None
    return subject.span("who") if subject else None


def _is_citing(attribution: AttributionSpans, attributions: list[AttributionSpans], text: str) -> bool:
    """Whether "citing" was found as an attribution of its own, beside the one that it belongs to."""
    if not re.fullmatch(
        r"(?:which |who )?(?:citing|cited|cites|quoting|quoted|quotes)", text[slice(*attribution.cue)], re.I
    ):
        return False
    if not any(
        neighbour is not attribution and abs(neighbour.cue[0] - attribution.cue[0]) < _REACH
        for neighbour in attributions
    ):
        return False
    match = _CITING.search(text, max(0, attribution.cue[0] - 6), attribution.content[-1][1])
    who = match["who"] if match else text[attribution.content[0][0] : attribution.content[-1][1]]
    return _is_source(who) and bool(match or _AS.match(text, attribution.content[-1][1]))


def _cited(attribution: AttributionSpans, passage: Passage) -> Iterator[AttributionSpans]:
    """The sources that the source cites in the same sentence, as sources of the same content."""
    text, sentences, (start, end) = passage.text.plain, passage.text.sentences, attribution.place
    before = max(passage.frame[0], sentences.start(start), start - _REACH)
    after = min(passage.frame[1], max(sentences.end(end - 1), end), end + _REACH)
    for match in _CITING.finditer(text, before, after):
        who = match.start("who"), match.start("who") + len(_TAIL.sub("", match["who"]).rstrip())
        own = any(touch(who, span) for span in attribution.content)
        # citing a Herald report | that the mill was for sale, she called for a hearing: other words than hers
        if _GOES_ON.match(text, who[1]):
            continue
        if not own and _is_source(text[slice(*who)]):
            yield AttributionSpans(who, match.span("cue"), attribution.content, attribution.score)


def _is_source(words: str) -> bool:
    return bool(_SOURCE_NOUN.search(words) or _NAMED.search(words))


def _quoting(attribution: AttributionSpans, text: str, floor: int) -> AttributionSpans | None:
    """The outlet that quotes the source, if the words around name one."""
    if attribution.source is None:
        return None
    has = _has_saying(attribution, text, floor)
    if has:
        return replace(attribution, source=has["outer"], cue=has["cue"])
    by = _QUOTED_BY.match(text[slice(*attribution.source)])
    if by:
        shift = attribution.source[0]
        who, cue = ((shift + by.start(part), shift + by.end(part)) for part in ("who", "cue"))
        return replace(attribution, source=who, cue=cue)
    if _AS_SAYING.search(text[attribution.source[1] : attribution.cue[1]]):
        shift = max(floor, attribution.source[0] - 120)
        match = _QUOTED_AS.search(text[shift : attribution.source[0]])
        if match:
            who, cue = ((shift + match.start(part), shift + match.end(part)) for part in ("who", "cue"))
            return replace(attribution, source=who, cue=cue)
    return None


def _own(attribution: AttributionSpans, text: str) -> Span | None:
    """The source without those who quote it."""
    if attribution.source is None:
        return None
    by = _QUOTED_BY.match(text[slice(*attribution.source)])
    return (attribution.source[0], attribution.source[0] + by.end("first")) if by else attribution.source
