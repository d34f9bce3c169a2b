"""Words set apart with the name of who wrote or said them: block quotations, pull quotes, posts.

    Dr. Wray wrote:                “We tried everything.”           > I never voted for this.
        I can no longer sign.      — Lena Orr, mayor                — Petra Lund (@petralund) March 3, 2026

    Petra Lund                     “They could have told me.”
    @petralund                     Marga Dole
    I never voted for this.           Alderman Theo Marsh took to X:  1/ I was in the room.  2/ Nobody voted.

Words that a pull quote repeats are counted once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sayso.english.tables import load
from sayso.reading.attributions.labels import NO_SPEAKER
from sayso.reading.attributions.passage import Passage, in_place_of, joined
from sayso.reading.attributions.spans import AttributionSpans
from sayso.records import Span

_WORDS: Final = load("attributions")

_SURE: Final = 0.99
"""The score of words with a signature: layout, no network."""
_WORD = r"(?:[A-Z][\w’'-]{0,30}\.?|de|la|van|von|der|bin|al|of)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,5}}"
# “We tried everything.” — Lena Orr, mayor
_DASH = re.compile(
    r"^[ \t]*(?P<quoted>[“\"][^\n]*[”\"])[ \t]*+(?:\n\n?+[ \t]*+)?+(?P<cue>[—–]|--?)[ \t]?"
    r"(?P<who>[A-Z@][^\n.!?“”\"(]{1,80})(?:\([^)\n]{1,60}\)[^\n“”]{0,40})?\.?[ \t]*(?=\n|$)",
    re.M,
)
# “They could have told me.” | Marga Dole    > You do not know my name. | — Rosa Imber, packer
_UNDER = re.compile(
    r"^[ \t]*+(?P<quoted>[“\"][^\n”\"]*+[”\"]|> ?[^\n]++(?:\n>[^\n]*+){0,30}+)[ \t]*+\n\n?[ \t]*+"
    rf"(?P<dash>(?:[—–]|--?)[ \t]?)?(?P<who>{_NAME})(?P<role>, [^\n.!?“”\"]{{2,60}})?"
    r"(?: ?\(@[^)\n]{1,40}\))?(?P<date>[ ,·]{1,4}[^\n“”]{0,40}\d{1,4})?[ \t]*+(?=\n|$)",
    re.M,
)
# Petra Lund | @petralund | ...   Ada Krol (@adakrol) · Mar 4 | ...
_POST = re.compile(
    rf"^[ \t]*(?P<who>{_NAME})(?:[ \t]*\n[ \t]*| \(| )(?P<cue>@\w{{1,30}})\)?(?:[ \t]*·[^\n]{{1,40}})?[ \t]*\n", re.M
)
# Alderman Theo Marsh took to X: | 1/ I was in the room. | 2/ The minutes say that eleven were there.
_THREAD = re.compile(
    r"^(?P<intro>[^\n]{3,300}):[ \t]*+\n(?P<posts>(?:\n?[ \t]*\(?\d{1,2}/\d{0,2}\)?[ \t]+\S[^\n]*+(?:\n|\Z)){2,40})",
    re.M,
)
_POST_OF_THREAD = re.compile(r"\(?\d{1,2}/\d{0,2}\)?[ \t]+(?P<words>\S[^\n]*)")
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
# 9:12 AM · Mar 3, 2026   Reposted by Senator Bell   14 likes
_UNDER_POST = _WORDS.pattern("under_post", before=r"^[ \t]*(?:\d{1,2}[:.]\d{2} ?(?:[ap]\.?m)?[^\n]{0,40}|", behind=r")")
_PARAGRAPHS_OF_POST: Final = 6
"""Paragraphs of a post at most; without a time below it is one."""
_PLAIN_WORDS = re.compile(r"[A-Z][^:\n]{20,}$")
_LINE = re.compile(r"[^\n]+")
_LETTERS = re.compile(r"\w+")


def add_block_quotations(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Give words that are set apart to the one whom an introduction or a signature names.

    Elsewhere a content that has words of its own leaves out the block quotation that follows its sentence.
    """
    if passage.parent is not None:
        return attributions
    out, text = list(attributions), passage.text.plain
    signed: list[AttributionSpans] = []
    for start, end in joined(passage.stretches):
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
        out += _plain_blocks(passage, start, end, out)
        signed += [*_signed(text, start, end), *_under(passage, start, end), *_posts(text, start, end)]
        signed += _threads(passage, start, end)
    out.sort(key=lambda attribution: attribution.place)
    out = [_without_block(attribution, text) for attribution in out] if ">" in text else out
    if not signed:
        return out
    # words that are counted elsewhere are no part of what stands around them either
    repeated = set(signed).difference(_unrepeated(signed, out, text))
    return [attribution for attribution in in_place_of(signed, out) if attribution not in repeated]


def _plain_blocks(
    passage: Passage, start: int, end: int, attributions: list[AttributionSpans]
) -> Iterator[AttributionSpans]:
    """A paragraph behind a line that says who wrote it, though nothing sets it apart: Lew Orban wrote on Facebook:"""
    text = passage.text.plain
    for match in _INTRO.finditer(text, start, end):
        line = _LINE.search(text, match.end(), end)
        if line is None or not _PLAIN_WORDS.match(line.group()):
            continue
        begin = text.rfind("\n", 0, match.start("cue")) + 1
        if any(begin <= attribution.cue[0] < line.end() for attribution in attributions):
            continue
        content = (line.start(), line.start() + len(line.group().rstrip()))
        yield AttributionSpans(match.span("who"), match.span("cue"), (content,), _SURE, is_verbatim=True)


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


def _signed(text: str, start: int, end: int) -> Iterator[AttributionSpans]:
    """“We tried.” — Lena Orr, mayor: the quotation stands alone, and the name is all that follows it."""
    for match in _DASH.finditer(text, start, end):
        who = match.start("who"), match.start("who") + len(match["who"].rstrip())
        yield AttributionSpans(who, match.span("cue"), (match.span("quoted"),), _SURE, is_verbatim=True)


def _under(passage: Passage, start: int, end: int) -> Iterator[AttributionSpans]:
    """A quotation that is a paragraph, or lines behind ">", and below it the name of whose it is."""
    text = passage.text.plain
    for match in _UNDER.finditer(text, start, end):
        is_block = match["quoted"].startswith(">")
        if NO_SPEAKER.match(match["who"]) or (match["dash"] and not is_block):
            continue
        who = match.span("who")
        is_capitals = match["role"] is not None and match["who"].isupper() and " " in match["who"]
        if not match["dash"] and not is_capitals and next(passage.people.near(*who), None) is None:
            continue
        begin = match.start("quoted") + (len(match["quoted"]) - len(match["quoted"].lstrip("> ")) if is_block else 0)
        cue = match.span("dash") if match["dash"] else (match.end("quoted") - 1, match.end("quoted"))
        if match["role"] and not is_block and not is_capitals and not match["role"][2:].islower():
            continue
        content = (begin, match.end("quoted"))
        if not match["dash"] and is_block:
            cue = (match.start("quoted"), match.start("quoted") + 1)
        yield AttributionSpans(who, _trimmed(text, cue), (content,), _SURE, is_verbatim=True)


def _trimmed(text: str, span: Span) -> Span:
    return span[0], span[0] + len(text[slice(*span)].rstrip())


def _posts(text: str, start: int, end: int) -> Iterator[AttributionSpans]:
    """A post, as copied with the name and the handle above it and the time below."""
    for head in _POST.finditer(text, start, end):
        lines: list[Span] = []
        for line in _LINE.finditer(text, head.end(), end):
            words = line.group().strip()
            if words and (len(lines) == _PARAGRAPHS_OF_POST or _UNDER_POST.match(line.group())):
                break
            if words:
                lines.append((line.start() + line.group().index(words), line.start() + len(line.group().rstrip())))
        else:
            lines = lines[:1]
        if len(lines) == _PARAGRAPHS_OF_POST:
            lines = lines[:1]
        if lines:
            yield AttributionSpans(
                head.span("who"), head.span("cue"), ((lines[0][0], lines[-1][1]),), _SURE, is_verbatim=True
            )


def _threads(passage: Passage, start: int, end: int) -> Iterator[AttributionSpans]:
    """Numbered posts, of the person with whom the line above begins."""
    for thread in _THREAD.finditer(passage.text.plain, start, end):
        who = min(passage.people.near(*thread.span("intro")), default=None)
        if who is not None:
            posts = _POST_OF_THREAD.finditer(passage.text.plain, *thread.span("posts"))
            content = tuple(_trimmed(passage.text.plain, post.span("words")) for post in posts)
            cue = (thread.end("intro"), thread.end("intro") + 1)
            yield AttributionSpans(who, cue, content, _SURE, is_verbatim=True)


def _unrepeated(
    signed: list[AttributionSpans], attributions: list[AttributionSpans], text: str
) -> Iterator[AttributionSpans]:
    """The signed words but those that an attribution elsewhere in the article gives as well."""
    elsewhere = (
        [(attribution.place, _plain(text, attribution.content)) for attribution in attributions]
        if any(len(words.content) == 1 for words in signed)
        else []
    )
    for words in signed:
        (start, end), own = words.content[0], _plain(text, words.content)
        if not any(own in content and (place[1] <= start or end <= place[0]) for place, content in elsewhere):
            yield words


def _plain(text: str, content: tuple[Span, ...]) -> str:
    """The words of a content in small letters, without marks."""
    return " ".join(word for span in content for word in _LETTERS.findall(text[slice(*span)].lower()))
