"""Imagined speech, which was never said: You can almost hear him: “Not on my watch.”

The network seldom finds it, since its training texts never mark it.  Where a phrase of the table leads to a quotation,
the imagined speaker is its source; `status` reads from the same words that it is hypothetical.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.english.tables import load
from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.factuality.reporting_words import words
from sayso.reading.text import Text
from sayso.reading.text.spans import touch

_WORDS = load("attributions")

_SURE = 0.7
"""The score of imagined words: a phrase of a table before a quotation, no network."""


def add_imagined(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Add the imagined attributions in place of what else was made of their quotations; in text order."""
    imagined = [new for start, end in passage.stretches for new in _imagined(passage.text, start, end)]
    if not imagined:
        return attributions
    kept = [attribution for attribution in attributions if not _is_among(attribution, imagined)]
    return sorted([*kept, *imagined], key=lambda attribution: attribution.place)


def _is_among(attribution: AttributionSpans, imagined: list[AttributionSpans]) -> bool:
    """Whether an attribution reads imagined words otherwise: I | can picture | her telling them, “You had ...”"""
    return any(
        new.place[0] - _LEADING <= attribution.cue[0] < new.place[1] and touch(attribution.place, new.content[0])
        for new in imagined
    )


def _imagined(article: Text, start: int, end: int) -> Iterator[AttributionSpans]:
    text, behind = article.plain, start
    for lead in _LEAD.finditer(text, start, end):
        opening = _OPENING.match(text, lead.end(), min(end, lead.end() + _LONGEST))
        speaks = opening and _SPEAKS.fullmatch(text, lead.end(), opening.start("mark"))
        if opening is None or speaks is None or lead.start() < behind:
            continue
        mark = opening.start("mark")
        if lead.group().lower() == "can hear" and not _NOW.search(text, lead.end(), mark):
            continue  # You can hear the crowd shouting, “Resign!”: it does shout
        content = max((span for span in article.quotations.near(mark, mark + 1) if span[0] == mark), default=None)
        if content is not None:
            behind = content[1]
            cue = speaks.span("verb") if speaks["verb"] else (speaks.start("cue"), speaks.end("cue"))
            shift = len(text[slice(*cue)]) - len(text[slice(*cue)].lstrip(", "))
            yield AttributionSpans(speaks.span("who"), (cue[0] + shift, cue[1]), (content,), _SURE)


_LONGEST = 110
"""Code points between the phrase and the quotation at most."""
_LEADING = 24
"""Code points before an imagined speaker in which the cue of another reading of the same may stand."""
# You can almost hear | him: “,   I can picture | her telling them, “,   It is easy to imagine | Mr. Pell murmuring: “
_LEAD = _WORDS.pattern("imagined", behind=r"\s+(?!(?:how|what|why|that|if|when|this|you|me|us|it)\b)")
_NOW = re.compile(r"\b(?:now|already)\b", re.I)
_OPENING = re.compile(r"[^“”\"\n.;?!]*?(?:(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.)[^“”\"\n.;?!]*?)*?(?P<mark>[“\"])")
_VERBS = "|".join(
    [
        *("say", "tell", "explain", "shout", "ask", "answer", "reply", "mutter", "whisper", "think"),
        *sorted(form for form, word in words().items() if word.is_verb and form.endswith("ing")),
    ]
)
_SPEAKS = re.compile(
    rf"(?P<who>[\w’'.-]+(?: (?!(?:{_VERBS})\b)[\w’'.-]+){{0,5}}?)"
    r"(?P<cue>(?:,? (?:right |even )?(?:now|already|tonight))?:"
    rf"|,?(?: now| already)? (?P<verb>{_VERBS})\b(?: [\w’'.-]+){{0,7}}[,:]?)\s+",
    re.I,
)
