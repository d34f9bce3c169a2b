"""The sections of a text: headline, body, updates, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Collection

from sayso.intake.boilerplate import is_boilerplate, is_note, opens_update, says_something
from sayso.intake.paragraphs import Paragraph, paragraphs
from sayso.records import Section, SectionKind

_HEADLINE_WORDS = 25
_END_PARAGRAPHS = 8
_BYLINE_PARAGRAPHS = 4
# "WASHINGTON (AP) — ", "MILL VALLEY, Calif. - ", "Mill Valley (Reuters) – "
_DATELINE = re.compile(r"[A-Z][\w.,'’ ]{1,40}(?:\([\w ]{2,20}\))? ?(?:--|[–—-]) |[A-Z][\w.,'’ ]{1,30}\([A-Z]\w{1,15}\)")
_CAPITALS_LINE = re.compile(r"[A-Z][A-Z.,'’ ]{2,40}(?:, \w+\.?)?(?: \([\w ]{2,20}\))? ?(?:--|[–—-]) ")
# “I will not resign.”: what ends it stands behind the last letter
_QUOTED_SENTENCE = re.compile(r"[\"“](?>.*\w)?\W*?[.,!?]['’]?[\"”]\W*+$")
# What a lede has and a headline leaves out: articles, weekdays, saying verbs and other verbs in the past
_LEDE = re.compile(
    r"\b(?:the|an?|was|were|had|has been|have been|\w{2,}ed|said|told|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’]*")


def sections(text: str, title: str | None = None, captions: Collection[str] = ()) -> tuple[Section, ...]:
    """Divide a text into sections that cover all of it, in order; offsets are code points.

    ``title`` is the article's, where it is known; ``captions`` are paragraphs that are captions of photos.  Neighbours
    of one kind are one section, but each update stands for itself.  White space belongs to what stands before it.
    Takes time linear in the text.  Raises nothing.
    """
    if not text:
        return ()
    blocks = paragraphs(text)
    kinds = _kinds(blocks, title, captions)
    cuts: list[tuple[int, SectionKind]] = []
    for paragraph, kind in zip(blocks, kinds, strict=True):
        if not cuts or kind != cuts[-1][1] or (kind == "update" and _marked(paragraph.text)):
            cuts.append((paragraph.start if cuts else 0, kind))
    cuts = cuts or [(0, "body")]
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    return tuple(Section(kind=kind, start=start, end=end) for (start, kind), end in zip(cuts, ends, strict=True))


def headline(text: str, parts: tuple[Section, ...]) -> str | None:
    """Return the words of the headline section on one line, or None if there is none."""
    return next((" ".join(text[part.start : part.end].split()) for part in parts if part.kind == "headline"), None)


def _kinds(blocks: list[Paragraph], title: str | None, captions: Collection[str]) -> list[SectionKind]:
    kinds: list[SectionKind] = ["boilerplate" if is_boilerplate(p.text, "anywhere") else "body" for p in blocks]
    kinds = ["caption" if block.text in captions else kind for block, kind in zip(blocks, kinds, strict=True)]
    _mark_headline(blocks, kinds, title)
    _mark_bylines(blocks, kinds)
    _mark_updates(blocks, kinds)
    _mark_end(blocks, kinds)
    return kinds


def _mark_headline(blocks: list[Paragraph], kinds: list[SectionKind], title: str | None) -> None:
    body = [i for i, p in enumerate(blocks[:_END_PARAGRAPHS]) if kinds[i] == "body" and not _marked(p.text)]
    if not body or len(blocks) < 2:
        return
    first = body[0]
    known = title is not None and _letters(title) == _letters(blocks[first].text[: len(title) + 200])
    # between headline and body may stand a kicker: "LETTERS", "In brief."
    following = next((blocks[i].text for i in body[1:] if len(blocks[i].text.split(None, 4)) > 4), "")
    if not known and not (following and _is_headline(blocks[first].text, following)):
        return
    kinds[first] = "headline"
    # "Bridge closes for a year; " and, on the next line, "Commuters look for other ways."
    if blocks[first].text.endswith(";") and len(body) > 2 and _is_short(blocks[body[1]].text):
        kinds[body[1]] = "headline"


def _is_short(line: str) -> bool:
    return len(line.split(None, _HEADLINE_WORDS)) <= _HEADLINE_WORDS


def _is_headline(first: str, following: str) -> bool:
    if first.endswith(","):  # "Tom,", "Dear Editor,"
        return False
    if not _is_short(first) or _CAPITALS_LINE.match(first) or _QUOTED_SENTENCE.match(first):
        return False
    if _is_title_case(first) or first.endswith(";") or _CAPITALS_LINE.match(following):
        return True
    if _DATELINE.match(first):
        return False
    if not re.search(r"[.!:][\"”’')]*$", first):  # "Mayor Pike to quit over bridge", "Who pays for the bridge?"
        return not says_something(first) or len(following) > len(first)
    # "Ortega chides council, praises engineer at hearing." before a longer paragraph; "Mayor Pike resigned." is a lede
    return len(first.split()) <= 16 and len(following) > 1.2 * len(first) and not _LEDE.search(first)


def _is_title_case(line: str) -> bool:
    long = [word for word in _WORD.findall(line) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) >= 2 and capitals >= 0.85 * len(long)


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line)).casefold()


def _mark_bylines(blocks: list[Paragraph], kinds: list[SectionKind]) -> None:
    for i in range(1, min(_BYLINE_PARAGRAPHS, len(blocks) - 1)):
        if kinds[i] == "body" and "headline" in kinds[:i] and is_boilerplate(blocks[i].text, "top"):
            kinds[i] = "boilerplate"


def _mark_updates(blocks: list[Paragraph], kinds: list[SectionKind]) -> None:
    """Mark updates: before the body, and notes, one paragraph; after it, all up to the next one or to boilerplate."""
    in_body = in_update = False
    for i, paragraph in enumerate(blocks):
        if kinds[i] != "body":
            in_update = False
        elif _marked(paragraph.text):
            kinds[i] = "update"
            in_update = in_body and not is_note(paragraph.text)
        elif in_update:
            kinds[i] = "update"
        else:
            in_body = True


def _marked(paragraph: str) -> bool:
    return opens_update(paragraph) or is_note(paragraph)


def _mark_end(blocks: list[Paragraph], kinds: list[SectionKind]) -> None:
    """Mark biographies and the like, from the last paragraph upwards, while only boilerplate follows."""
    for i in range(len(blocks) - 1, max(0, len(blocks) - 1 - _END_PARAGRAPHS), -1):
        if kinds[i] in ("boilerplate", "caption"):
            continue
        if not is_boilerplate(blocks[i].text, "end") or _is_known(blocks[i].text, blocks[:i], kinds):
            return
        kinds[i] = "boilerplate"


def _is_known(paragraph: str, before: list[Paragraph], kinds: list[SectionKind]) -> bool:
    """Return whether the article is about the subject of a paragraph: Dana Roe, "a reporter at the Argus"."""
    name = re.match(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}", paragraph)
    surname = name[0].split()[-1] if name else ""
    return bool(surname) and any(
        kind in ("body", "headline") and surname in earlier.text for earlier, kind in zip(before, kinds, strict=False)
    )
