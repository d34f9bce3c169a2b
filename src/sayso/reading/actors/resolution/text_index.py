"""An index over the text of an article: its words, phrases and attributions, looked up by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sayso.english.contexts import BEHIND_HER, DEMANDS, GOES_ON
from sayso.reading.actors.cast import AttributionLike
from sayso.reading.actors.phrases.phrases import Phrases
from sayso.reading.text.quotations import quotations
from sayso.reading.text.spans import Spans, touch
from sayso.reading.text.words import Words
from sayso.records import Span

LETTERS: Final = frozenset({"Q", "A"})
"""Who asks and who answers, where no more is attributions."""


class TextIndex:
    """A text, its phrases and its attributions, looked up by place."""

    def __init__(self, words: Words, phrases: Phrases, attributions: Sequence[AttributionLike]) -> None:
        self.words, self.phrases, self.attributions = words, phrases, attributions
        self.quoted = Spans(quotations(words.text))
        self._contents = Spans({span for attribution in attributions for span in attribution.content})
        self._owners: dict[Span, list[int]] = {}
        for number, attribution in enumerate(attributions):
            for span in attribution.content:
                self._owners.setdefault(span, []).append(number)
        self.sources = Spans({attribution.source for attribution in attributions if attribution.source is not None})
        self.source_of = {
            attribution.source: number
            for number, attribution in reversed(list(enumerate(attributions)))
            if attribution.source is not None
        }
        self.labels = frozenset(number for number in range(len(attributions)) if self._is_label(number))
        """The turns of a transcript: SEN. ROURKE: Thank you."""
        self.opens = [self._opening(number) for number in range(len(attributions))]
        self.topics = [self._topic(attribution) for attribution in attributions]
        """Of every attribution, the first word of the name it is said to be of."""
        self.possessor: dict[int, str] = {}
        """Of an attribution, the pronoun that tells whose the source is: *her* in "her lawyer said"."""

    def _first_word(self, span: Span) -> int:
        """The first word of a content behind its marks."""
        within = self.words.within(span)
        return next((i for i in within if self.words.word[i][0].isalnum()), within.start)

    def asks(self, place: int) -> bool:
        """Whether "who" opens what is attributions, and so asks: asked who had attributions her."""
        if self.words.begins_sentence(place):
            return True
        return any(self._first_word(span) == place for span in self._contents.near(*self.words.span(place, place + 1)))

    def subject_of(self, number: int, place: int) -> range:
        """The words of an attribution's content before one of them."""
        start = self.words.start[place]
        span = next((span for span in self.attributions[number].content if span[0] <= start < span[1]), None)
        return range(place, place) if span is None else range(self.words.within(span).start, place)

    def _opening(self, number: int) -> int:
        attribution = self.attributions[number]
        spans = [span for span in (attribution.source, attribution.cue, *attribution.content) if span is not None]
        return min((start for start, _ in spans), default=0)

    def _topic(self, attribution: AttributionLike) -> int | None:
        """Where the name begins behind "she said of"."""
        behind = max((span[1] for span in (attribution.source, attribution.cue) if span is not None), default=None)
        if behind is None:
            return None
        at = self.words.at(behind)
        if at + 1 >= len(self.words) or self.words.lower[at] not in {"of", "about"}:
            return None
        return next((run.first for run in self.phrases.runs_in(at + 1, at + 3)), None)

    def is_object(self, place: int, number: int) -> bool:
        """Whether a pronoun is what is done to by the one who speaks: "disagrees / with him", "named / him as Roe"."""
        words = self.words
        following = words.lower[place + 1] if place + 1 < len(words) else "."
        owns = words.lower[place] == "her" and following[0].isalpha() and following not in BEHIND_HER
        if words.lower[place] not in {"him", "them", "her"} or owns:
            return False
        first = self.words.within(self.attributions[number].content[0]).start
        # recalls / sharing shoes with him, wants / to meet him: what has no subject of its own has the speaker's
        bare = words.lower[first] == "to" or words.lower[first].endswith("ing")
        return 0 <= place - first <= (8 if bare else 1)

    def goes_on(self, number: int) -> bool:
        """Whether an attribution goes on with what someone said: added, repeated, continued."""
        cue = self.attributions[number].cue
        return cue is not None and any(self.words.lower[i] in GOES_ON for i in self.words.within(cue))

    def is_clause(self, number: int) -> bool:
        """Whether "who" tells: a worker who said he had seen it."""
        source = self.attributions[number].source
        return source is not None and self.words.text[source[0] : source[1]].lower() == "who"

    def demands(self, number: int) -> bool:
        """Whether an attribution asks something of someone: demanded, urged, called for."""
        cue = self.attributions[number].cue
        return cue is not None and any(self.words.lower[i] in DEMANDS for i in self.words.within(cue))

    def described_in(self, span: Span) -> Iterator[int]:
        """The attributions whose source has a span behind its head: *her* in "an aide who feared for her job"."""
        for source in self.sources.near(*span):
            if source[0] < span[0] and span[1] <= source[1]:
                yield self.source_of[source]

    def tells_of(self, number: int, place: int) -> bool:
        """Whether the content of an attribution holds a word."""
        at = self.words.start[place]
        return any(start <= at < end for start, end in self.attributions[number].content)

    def around(self, span: Span) -> tuple[int, ...]:
        """The attributions whose content holds a span, the widest first."""
        held = [place for place in self._contents.near(*span) if place[0] <= span[0] and span[1] <= place[1]]
        if len(held) > 1:
            held.sort(key=lambda place: place[0] - place[1])
        return tuple(number for place in held for number in self._owners[place])

    def quoting(self, span: Span, inside: Sequence[int]) -> int | None:
        """The innermost attribution around a span that gives its words as spoken: between marks, or behind a label."""
        if not inside:
            return None
        marks = [mark for mark in self.quoted.near(*span) if mark[0] <= span[0] and span[1] <= mark[1]]
        for number in reversed(inside):
            if self.is_label(number) or self.attributions[number].is_verbatim:
                return number
            for start, end in self.attributions[number].content:
                if start <= span[0] and span[1] <= end and any(start - 1 <= a and b <= end + 1 for a, b in marks):
                    return number
        return None

    def is_label(self, number: int) -> bool:
        """Whether an attribution is a turn in a transcript: SEN. ROURKE: Thank you."""
        return number in self.labels

    def _is_label(self, number: int) -> bool:
        attribution = self.attributions[number]
        if attribution.cue is None or attribution.source is None:
            return False
        mark = self.words.text[attribution.cue[0] : attribution.cue[1]].strip()
        letter = mark == "." and self.words.text[attribution.source[0] : attribution.source[1]] in LETTERS
        printed = mark in {".", "]", ")"} and attribution.is_verbatim
        if attribution.is_verbatim and (mark[:1].isdigit() or touch(attribution.cue, attribution.source)):
            return True  # Carmen Ibarra  0:02
        if mark not in {":", "—", "–"} and not letter and not printed:
            return False
        first = self.words.at(attribution.source[0])
        return first == 0 or self.words.paragraph[first - 1] != self.words.paragraph[min(first, len(self.words) - 1)]

    def is_quoted(self, place: int) -> bool:
        """Whether a word stands between quotation marks."""
        start, end = self.words.span(place, place + 1)
        return any(a <= start and end <= b for a, b in self.quoted.near(start, end))

    def is_quotation(self, start: int) -> bool:
        """Whether a quotation begins at a place, or goes on there."""
        return any(a <= start + 1 and start < b for a, b in self.quoted.near(start, start + 2))
