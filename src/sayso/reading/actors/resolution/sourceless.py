"""Resolves who speaks in a quotation without a source."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from sayso.reading.actors.cast import AttributionLike
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.evidence import Ranked, best
from sayso.reading.actors.resolution.weights import CERTAINTY
from sayso.reading.text.words import Words

_NEAR: Final = 99
"""How many attributions before and behind are looked over for the last speaker; parts of one may stand behind it."""


class Sourceless:
    """Resolves who speaks where no source is."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.entities = discourse, discourse.entities
        self.text_index, self.words = discourse.text_index, discourse.text_index.words
        self.text = self.words.text

    def resolve(self, number: int) -> Ranked:
        """Rank who speaks in a quotation without a source: the last speaker goes on; anything else stays unknown."""
        attribution = self.text_index.attributions[number]
        start = attribution.content[0][0]
        if attribution.source is not None or not self.text_index.is_quotation(start):
            return []
        attributions, first = self.text_index.attributions, max(0, number - _NEAR)
        before = [
            n
            for n, earlier in enumerate(attributions[first : number + _NEAR], first)
            if n != number
            and earlier.parent == attribution.parent
            and self.discourse.choice[n]
            and earlier.content[0][0] < start
        ]
        if not before:
            return []
        last = max(before, key=lambda n: self.text_index.attributions[n].content[0][0])
        subject = self._subject_before(start)
        if subject is not None and subject not in {best(self.discourse.choice[last]), self.discourse.writer}:
            return [(subject, CERTAINTY["acts before"])]
        if self._asks(last) and _is_paragraph_between(self.words, self.text_index.attributions[last], start):
            # “How would you put it?” asked Mr. Roe. / “As a matter of timing.”: the other one
            others = [
                n for n in before if best(self.discourse.choice[n]) not in {best(self.discourse.choice[last]), None}
            ]
            answers = (
                self.discourse.speaker[max(others, key=lambda n: self.text_index.attributions[n].content[0][0])]
                if others
                else None
            )
            hearer = self.discourse.addressee[last]
            return [(hearer if hearer is not None else answers, CERTAINTY["answers"])]
        return [(index, chance * CERTAINTY["goes on, at most"]) for index, chance in self.discourse.choice[last]]

    def _asks(self, number: int) -> bool:
        """Whether an attribution is a question put to someone, in its own words."""
        start, end = self.text_index.attributions[number].content[-1]
        return self.text[start:end].rstrip("”\"’' ").endswith("?") and self.text_index.is_quotation(start)

    def _subject_before(self, start: int) -> int | None:
        """The person named with whom the sentence right before a quotation begins, in the same paragraph."""
        words = self.words
        at = words.at(start)
        if at < 2 or words.paragraph[at - 1] != words.paragraph[at] or words.word[at - 1] in {"”", ","}:
            return None
        end = at - 1 if words.sentence[at - 1] != words.sentence[at] or words.word[at] in {"“", '"'} else at - 2
        first = bisect_left(words.sentence, words.sentence[max(0, end)])
        if (
            first >= at
            or words.paragraph[first] != words.paragraph[at]
            or self.text_index.is_quotation(words.start[first])
        ):
            return None
        index = self.discourse.owner.get(first)
        return index if index is not None and self.entities[index].kind == "person" else None


def _is_paragraph_between(words: Words, attribution: AttributionLike, start: int) -> bool:
    """Whether a new paragraph begins between an attribution and a place."""
    return words.paragraph[words.at(attribution.content[-1][1] - 1)] != words.paragraph[words.at(start)]
