"""Captions, WebVTT and SubRip (SRT): the words that were spoken, as turns labelled with their speakers."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.errors import NoArticleError
from sayso.intake.plain import from_text
from sayso.intake.text import decode
from sayso.records import Article, Locator

_PAUSE = 4.0  # seconds of silence that end a paragraph
_LONGEST = 700  # characters of a paragraph, from which on the next end of a sentence ends it
_ROLLING = 0.3  # share of cues that repeat the line before, from which on captions roll
UNKNOWN = "UNIDENTIFIED SPEAKER"
"""Who speaks behind ">>" without a name, where others have one."""

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
# 00:00:01.000 --> 00:00:04.000 align:start position:0%
_TIMES = re.compile(rf"[ \t]*{_STAMP}[ \t]+-->[ \t]+{_STAMP}[^\n]*")
# <v Ruth Okafor>   <v.loud Ruth Okafor>
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]{1,100})>")
# <c.yellow>   <00:00:01.500>   <i>   {\an8}   <font color="#fff">
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,40}\}")
# >> RUTH OKAFOR: We are done.   >> We are done.   - We are done.
_TURN = re.compile(r"(?:(?:>>+|＞＞)[ \t]*|[-–—][ \t]*(?=\S))")
# RUTH OKAFOR: We are done.   Ruth Okafor: We are done.   [Mayor Okafor]: ...
_NAME = r"(?:[A-Z][\w.'’-]*|[#\d]+|of|de|van|von|der|the)"
_LABEL = re.compile(rf"\[?({_NAME}(?: {_NAME}){{0,5}}(?:, [A-Z][\w.'’ -]{{1,40}})?)\]?:(?:[ \t]+|$)")
# [music]   (APPLAUSE)   ♪ la la ♪
_SOUND = re.compile(r"^(?:\[[^\[\]]{1,60}\]|\([A-Z][A-Z ,'’-]{1,60}\)|[♪♫][^♪♫]*[♪♫]?)$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")


class Line(NamedTuple):
    """A line of captions: who speaks, where that is said; ``turns``, whether a speaker begins; when, in seconds."""

    start: float
    end: float
    speaker: str | None
    turns: bool
    text: str


def from_captions(data: bytes, location: str, charset: str | None = None) -> Article:
    """The article of captions: a paragraph for each turn, "NAME: words" where the speaker is named.

    Voice tags (``<v NAME>``), labels ("NAME:"), ">>" and dashes begin turns; times, notes, styles and sounds are left
    out; a line that rolling captions show again is taken once.

    Raises:
        DecodeError: it is no text.
        NoArticleError: nobody speaks in it.
    """
    notes: list[str] = []
    text = re.sub(r"\r\n?", "\n", decode(data, location, charset, notes=notes))
    cues = _once(_cues(text))
    lines = [line for cue in cues for line in cue]
    turns = _turns(lines)
    if not turns:
        raise NoArticleError(f"{location} has captions without words", "give captions of somebody who speaks.")
    article = from_text("\n\n".join(turn.text for turn in turns) + "\n", location)
    return article.model_copy(update={"notes": tuple(notes), "locators": tuple(_locators(turns))})


def _cues(text: str) -> list[list[Line]]:
    """The lines of each cue, with the speaker that a voice tag, a label or the cue before gives."""
    cues: list[list[Line]] = []
    current: list[Line] | None = None
    times = (0.0, 0.0)
    for raw in text.split("\n"):
        times_line = _TIMES.fullmatch(raw)
        if times_line:
            times = (_seconds(times_line.groups()[:4]), _seconds(times_line.groups()[4:]))
            current = []
            cues.append(current)
        elif not raw.strip():
            # rolling captions hold blank lines of one space within a cue
            current = current if raw and current is not None else None
        elif current is not None:
            current += _lines(raw, times)
    return cues


def _lines(raw: str, times: tuple[float, float]) -> list[Line]:
    lines: list[Line] = []
    pieces = _VOICE.split(raw)
    for i in range(0, len(pieces), 2):
        speaker = html.unescape(pieces[i - 1]).strip() if i else None
        words = " ".join(html.unescape(_MARKUP.sub("", pieces[i])).replace("\u200b", "").split())
        turn = _TURN.match(words)
        if turn:
            words = words[turn.end() :]
        label = _LABEL.match(words) if speaker is None else None
        if label:
            speaker, words = label[1], words[label.end() :]
        if (words or label) and not _SOUND.match(words):
            lines.append(Line(*times, speaker, bool(turn or label), words))
    return lines


def _seconds(groups: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, parts = groups
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{parts}")


def _once(cues: list[list[Line]]) -> list[list[Line]]:
    """Leave out the lines that rolling captions show again."""
    filled = [cue for cue in cues if cue]
    shown = [_overlap(filled[i - 1], filled[i]) for i in range(1, len(filled))]
    if not shown or sum(map(bool, shown)) < max(2, _ROLLING * len(shown)):
        return filled
    return [filled[0], *(cue[again:] for cue, again in zip(filled[1:], shown, strict=True))]


def _overlap(before: list[Line], cue: list[Line]) -> int:
    """How many lines at the end of the cue before stand again at the start of this one."""
    for many in range(min(len(before), len(cue)), 0, -1):
        if [line.text for line in before[-many:]] == [line.text for line in cue[:many]]:
            return many
    return 0


class Turn(NamedTuple):
    """A paragraph, and where its cues begin in it: offset and seconds."""

    text: str
    times: list[tuple[int, float]]


def _turns(lines: list[Line]) -> list[Turn]:
    are_named = any(line.speaker for line in lines)
    turns: list[Turn] = []
    speaker: str | None = None
    last = 0.0
    for line in lines:
        begins = not turns or line.turns or (line.speaker is not None and line.speaker != speaker)
        if begins:
            speaker = line.speaker or (UNKNOWN if line.turns and are_named else None)
        is_late = line.start - last > _PAUSE or len(turns[-1].text) > _LONGEST if turns else False
        if begins or (is_late and _SENTENCE_END.search(turns[-1].text)):
            turns.append(Turn(f"{speaker}: {line.text}" if speaker else line.text, [(0, line.start)]))
        else:
            before = turns[-1]
            if before.times[-1][1] != line.start:
                before.times.append((len(before.text) + 1, line.start))
            turns[-1] = before._replace(text=f"{before.text} {line.text}")
        last = line.end
    return [turn for turn in turns if not turn.text.endswith(": ")]


def _locators(turns: list[Turn]) -> Iterator[Locator]:
    start = 0
    for turn in turns:
        for place, seconds in turn.times:
            yield Locator(kind="time", label=_clock(seconds), start=start + place)
        start += len(turn.text) + len("\n\n")


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
