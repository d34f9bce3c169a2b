"""Words that nobody said, put into a mouth: You can almost hear him: “Not on my watch.”

The network seldom takes them for a saying, since its training texts never mark them.  Where a phrase of the table leads
to a quotation, the one who is imagined is its source; that it is hypothetical is read by `status` from the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.english.patterns import any_of
from sayso.reading.attributions.spans import Telling
from sayso.reading.factuality.reporting_words import words
from sayso.reading.text.quotations import Quotations
from sayso.reading.text.spans import touch
from sayso.records import Span

_SURE = 0.7
"""The score of imagined words: a phrase of a table before a quotation, no network."""


def with_imagined(told: list[Telling], quoted: Quotations, stretches: list[Span]) -> list[Telling]:
    """The outermost tellings, with the imagined ones for what else was made of their quotations; in text order."""
    found = [one for start, end in stretches for one in _imagined(quoted, start, end)]
    return sorted([*(one for one in told if not _is_among(one, found)), *found], key=lambda one: one.place)


def _is_among(one: Telling, imagined: list[Telling]) -> bool:
    """Whether another reading was made of imagined words: I | can picture | her telling them, “You had your chance.”"""
    return any(
        other.place[0] - _LEADING <= one.cue[0] < other.place[1] and touch(one.place, other.content[0])
        for other in imagined
    )


def _imagined(quoted: Quotations, start: int, end: int) -> Iterator[Telling]:
    text, behind = quoted.text, start
    for lead in _LEAD.finditer(text, start, end):
        opening = _OPENING.match(text, lead.end(), min(end, lead.end() + _LONGEST))
        speaks = opening and _SPEAKS.fullmatch(text, lead.end(), opening.start("mark"))
        if opening is None or speaks is None or lead.start() < behind:
            continue
        mark = opening.start("mark")
        if lead.group().lower() == "can hear" and not _NOW.search(text, lead.end(), mark):
            continue  # You can hear the crowd shouting, “Resign!”: it does shout
        content = max((span for span in quoted.near(mark, mark + 1) if span[0] == mark), default=None)
        if content is not None:
            behind = content[1]
            cue = speaks.span("verb") if speaks["verb"] else (speaks.start("cue"), speaks.end("cue"))
            shift = len(text[slice(*cue)]) - len(text[slice(*cue)].lstrip(", "))
            yield Telling(speaks.span("who"), (cue[0] + shift, cue[1]), (content,), _SURE)


_LONGEST = 110
"""Code points between the phrase and the quotation at most."""
_LEADING = 24
"""Code points before an imagined speaker in which the cue of another reading of the same may stand."""
# You can almost hear | him: “,   I can picture | her telling them, “,   It is easy to imagine | Mr. Pell murmuring: “
_LEAD = any_of(
    r"""
    (?:can|can['’]t) (?:you |he |she |they |we )?(?:almost|just|already|practically|still) (?:hear|see)
    could (?:almost|just|practically) (?:hear|see)|can hear|love to (?:hear|see)
    (?:picture|imagine|envision|picturing|imagining|envisioning)
    """,
    behind=r"\s+(?!(?:how|what|why|that|if|when|this|you|me|us|it)\b)",
)
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
