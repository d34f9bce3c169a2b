"""Who tells it to whom, where the words at the cue say so: citing, quoted as saying, was told by.

The network marks one source for each content.  News often names two tellers of the same words; the second one is read
from the words around, with the few forms that newsrooms use, and stands inside the first:

    The Post, citing three people, reported that ...        The Post -> three people
    The broadcaster quoted an officer as saying ...         the broadcaster -> an officer
    ..., according to officials quoted by the Tribune       the Tribune -> officials
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.english.patterns import any_of
from sayso.reading.attributions.spans import Telling
from sayso.reading.text.spans import touch
from sayso.records import Span

_REACH = 200
# citing three people; which cited two diplomats; quoting a mediator; attributing the information to an official
_CITING = re.compile(
    r"\b(?P<cue>citing|quoting|(?<=which )(?:cited|cites|quoted|quotes)|(?<=who )(?:cited|cites|quoted|quotes)|"
    r"attributing (?:it|(?:the|this|that) \w+) to|relying on)\s+"
    r"(?P<who>[^\s,.;:“”\"()][^,.;:“”\"()\n]*(?:,\s(?-i:[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)+))?)",
    re.I,
)
# those cited are people or papers; not "citing health concerns"
_TELLER = any_of(
    r"""
    people|persons?|officials?|sources?|aides?|diplomats?|executives?|lawyers?|attorneys?|witness(?:es)?|spokes\w+|officers?
    police|prosecutors?|investigators?|lawmakers?|senators?|members?|relatives?|residents?|colleagues?|friends?|neighbou?rs?
    advis[eo]rs?|assistants?|staff\w*|employees?|workers?|bankers?|traders?|mediators?|engineers?|experts?|analysts?|insiders?
    researchers?|scientists?|economists?|professors?|auditors?|activists?|tipsters?|doctors?|nurses?|teachers?|ministers?
    chiefs?|heads?|directors?|managers?|leaders?|ministry|agency|newspapers?|articles?|media|broadcasters?
    documents?|records?|filings?|memos?|memorandum|letters?|e-?mails?|reports?|stud(?:y|ies)|data|figures|statements?|papers
    transcripts?|polls?|surveys?|indictment|affidavit|complaint|texts?|messages?|audits?|reviews?|analys[ie]s|assessments?
    minutes|notes|logs?|footage|interviews?|statistics|census|testimony|deposition
    """
)
_NAMED = re.compile(r"\b[A-Z]\w+")
_OTHER_WORDS = re.compile(r"\s+(?:that|saying|claiming|alleging|suggesting|showing)\b")
_TAIL = re.compile(
    r"\s+(?:that|as|and|but|said|says|saying|claiming|alleging|suggesting|showing|reported|reports|wrote)\b.*$", re.S
)
# the broadcaster | quoted | a border officer | as saying
_QUOTED_AS = re.compile(
    r"(?:^|[.!?;:”\"]\s+|\n|,\s+)(?P<who>[^,.;:!?“”\"\n]{2,70}?)\s+"
    r"(?P<cue>(?:has |have |had |also |later )*(?:quoted|quotes|cited|cites))\s+$"
)
_QUOTED_WHOM = re.compile(r"\b(?:quoted|quotes|cited|cites)\s+(?P<who>[^;:!?“”\"\n]{2,100}?),?\s+as\s+$")
_AS = re.compile(r",? as ")
# Channel 9 | has | a former cook | saying that ...
_HAS_SAYING = re.compile(
    r"(?:^|[.!?;:”\"]\s+|\n|, )(?P<outer>(?-i:(?:The |A |An )?[A-Z0-9])[^,.;:!?“”\"\n]{1,50}?) (?P<cue>has|had|have) "
    r"(?P<who>(?:an?|the|one|two|three|several|some|\w+['’]s) [^,.;:!?“”\"\n]{3,60}?)$"
)
_AS_SAYING = re.compile(r"\bas (?:saying|telling|having said)\b")
# three officials | quoted by | the Nile Tribune
_QUOTED_BY = re.compile(r"^(?P<first>.+?),?\s+(?P<cue>(?:quoted|cited) (?:by|in))\s+(?P<who>.+)$", re.S)
# he | was told | by a neighbor
_PASSIVE = any_of(
    r"""
    told|informed|warned|advised|assured|reminded|asked|ordered|urged|notified|briefed|instructed|promised
    """,
    before=r"\b(?:was|were|is|are|been|being|be|get|got)"
    r"(?: (?:\w+ly|not|never|also|ever|being|first|then|later|again|once))* ",
    behind=r"(?P<by> by)?\s*$",
)
# I | was told;   the keeper | had been warned
_SUBJECT = re.compile(
    r"(?<![\w’'-])(?P<who>(?i:I|we|you|he|she|they)|(?i:the|an?|his|her|their|my|our|its) (?:[\w’'-]+ ){0,2}?[\w’'-]+"
    r"|(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov)\. )?[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3})(?: (?:has|have|had))?\s+$"
)
# I | was told;   the keeper | had been warned
_SUBJECT = re.compile(
    r"(?<![\w’'-])(?P<who>(?i:I|we|you|he|she|they)|(?i:the|an?|his|her|their|my|our|its) (?:[\w’'-]+ ){0,2}?[\w’'-]+"
    r"|(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov)\. )?[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3})(?: (?:has|have|had))?\s+$"
)
_BY = re.compile(r"\s*(?:by )?(?P<who>[^,.;:“”\"\n]+?)\s*$", re.I)


def with_tellers(told: list[Telling], text: str) -> list[Telling]:
    """The outermost tellings and, behind each, the ones that share its content with another teller."""
    out: list[Telling] = []
    for one in _reported_according([_as_saying(one, text) for one in told], text):
        if one.parent is not None:
            out.append(replace(one, parent=len(out) - 1))
            continue
        if _is_citing(one, told, text):
            continue
        fitted = active(one, text)
        outer = _quoting(fitted, text)
        if outer is not None:
            out.append(outer)
            out.append(replace(fitted, source=_own(fitted, text), parent=len(out) - 1))
            continue
        out.append(fitted)
        parent = len(out) - 1
        out += [replace(inner, parent=parent) for inner in _cited(fitted, text)]
    return out


def _as_saying(one: Telling, text: str) -> Telling:
    """The Evening Star quoted Rafferty as | saying: he says it, whoever the network takes for the source."""
    has = _has_saying(one, text)
    if has:
        return replace(one, source=has["who"])
    if one.source is None or not text.endswith("as ", 0, one.cue[0]):
        return one
    found = _QUOTED_WHOM.search(text, one.source[1], one.cue[0])
    return replace(one, source=found.span("who"), cue=(one.cue[0] - len("as "), one.cue[1])) if found else one


def _has_saying(one: Telling, text: str) -> dict[str, Span] | None:
    """Who has whom, in Channel 9 | has | a former cook | saying that ..."""
    if text[slice(*one.cue)] not in ("saying", "claiming", "telling"):
        return None
    floor = max(0, one.cue[0] - 120)
    found = _HAS_SAYING.search(text[floor : one.cue[0]].rstrip())
    return found and {part: (floor + found.start(part), floor + found.end(part)) for part in ("outer", "cue", "who")}


def _reported_according(told: list[Telling], text: str) -> list[Telling]:
    """The Tribune reported that, according to court filings, ...: what the filings say is what the Tribune reports."""
    out = list(told)
    for i, one in enumerate(told[:-1]):
        words = " ".join(text[slice(*span)] for span in one.content).strip(" ,").lower()
        behind = told[i + 1]
        if words == "that" and 0 <= behind.place[0] - one.content[-1][1] <= len(", "):
            out[i] = replace(one, content=behind.content)
            out[i + 1] = replace(behind, parent=i)
    return out


def active(one: Telling, text: str) -> Telling:
    """A passive turned round: in "he was told by a neighbor", a neighbor speaks and he is spoken to."""
    if one.source is None:
        return one
    if one.source[0] > one.cue[0]:
        return replace(one, addressee=one.addressee or _told_by(one, text))
    passive = _PASSIVE.search(text, one.source[1], one.cue[1])
    if passive is None:
        return one
    behind = min((start for start, _ in one.content if start >= one.cue[1]), default=one.cue[1])
    by = _BY.fullmatch(text, one.cue[1], behind)
    said_by = (passive["by"] or text[one.cue[1] : behind].lstrip().lower().startswith("by ")) and by
    return replace(one, source=by.span("who") if said_by and by else None, addressee=one.source)


def _told_by(one: Telling, text: str) -> Span | None:
    """Who is told, where the source stands behind: I | was told | by the sheriff."""
    assert one.source is not None
    if text[one.cue[1] : one.source[0]].strip().lower() != "by" and not text.endswith(" by", *one.cue):
        return None
    begin = max(0, one.cue[0] - _REACH)
    passive = _PASSIVE.search(text, max(begin, one.cue[0] - 30), one.cue[1])
    subject = _SUBJECT.search(text, begin, passive.start()) if passive else None
    return subject.span("who") if subject else None


def _is_citing(one: Telling, told: list[Telling], text: str) -> bool:
    """Whether "citing" was taken for a saying of its own, beside the one that it belongs to."""
    if not re.fullmatch(r"(?:which |who )?(?:citing|cited|cites|quoting|quoted|quotes)", text[slice(*one.cue)], re.I):
        return False
    if not any(other is not one and abs(other.cue[0] - one.cue[0]) < _REACH for other in told):
        return False
    found = _CITING.search(text, max(0, one.cue[0] - 6), one.content[-1][1])
    who = found["who"] if found else text[one.content[0][0] : one.content[-1][1]]
    return _is_teller(who) and bool(found or _AS.match(text, one.content[-1][1]))


def _cited(one: Telling, text: str) -> Iterator[Telling]:
    """Those whom the source cites in the same sentence, as tellers of the same content."""
    start, end = one.place
    before = max(text.rfind(stop, max(0, start - _REACH), start) for stop in (". ", "\n", "? ", "! ")) + 1
    after = min(
        [place for stop in (". ", "\n", ".”") if (place := text.find(stop, end, end + _REACH)) >= 0],
        default=end + _REACH,
    )
    for found in _CITING.finditer(text, before, min(after, end + _REACH)):
        who = found.start("who"), found.start("who") + len(_TAIL.sub("", found["who"]).rstrip())
        own = any(touch(who, span) for span in one.content)
        # citing a Herald report | that the mill was for sale, she called for a hearing: other words than hers
        if _OTHER_WORDS.match(text, who[1]):
            continue
        if not own and _is_teller(text[slice(*who)]):
            yield Telling(who, found.span("cue"), one.content, one.score)


def _is_teller(words: str) -> bool:
    return bool(_TELLER.search(words) or _NAMED.search(words))


def _quoting(one: Telling, text: str) -> Telling | None:
    """The outlet that quotes the source, if the words around name one."""
    if one.source is None:
        return None
    has = _has_saying(one, text)
    if has:
        return replace(one, source=has["outer"], cue=has["cue"])
    by = _QUOTED_BY.match(text[slice(*one.source)])
    if by:
        shift = one.source[0]
        who, cue = ((shift + by.start(part), shift + by.end(part)) for part in ("who", "cue"))
        return replace(one, source=who, cue=cue)
    if _AS_SAYING.search(text[one.source[1] : one.cue[1]]):
        found = _QUOTED_AS.search(text[max(0, one.source[0] - 120) : one.source[0]])
        if found:
            shift = max(0, one.source[0] - 120)
            who, cue = ((shift + found.start(part), shift + found.end(part)) for part in ("who", "cue"))
            return replace(one, source=who, cue=cue)
    return None


def _own(one: Telling, text: str) -> Span | None:
    """The source without those who quote it."""
    if one.source is None:
        return None
    by = _QUOTED_BY.match(text[slice(*one.source)])
    return (one.source[0], one.source[0] + by.end("first")) if by else one.source
