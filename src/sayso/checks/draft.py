"""A reading of a draft as the rules ask for it: who speaks, in which sentence, in which words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sayso.checks.words import words
from sayso.english.nouns import kind_of, singular
from sayso.english.tables import load
from sayso.reading.text import Text
from sayso.reading.text.quotations import quotations
from sayso.records import Actor, Attribution, Reading, Span

_TABLE: Final = load("checks")
_CHARGED: Final = _TABLE.pattern("charged")
_OFFICIALS: Final = _TABLE.words("officials")
_PUBLIC: Final = _TABLE.words("public")
_PLAIN: Final = _TABLE.words("counts", "empty", "plain")
_GOES_ON: Final = _TABLE.words("goes_on")
_ONE_OF: Final = re.compile(r"(?:one|some|many|several|\w+) of (?:the|its|his|her|their) (?:\w+ )?(\w+)", re.IGNORECASE)
_VAGUE: Final = _TABLE.words("vague", "many")
_PRONOUNS: Final = _TABLE.words("theirs", "first_person", "relative")
_OUTLETS: Final = _TABLE.words("outlets")
_PLAIN_HEADS: Final = _TABLE.words("plain_heads")
_LEDE: Final = 2
"""Sentences in which a source may be described who is named only later."""
_BESIDE: Final = 60
"""Code points beside a name in which its role stands."""
_AUXILIARY: Final = 16
"""Code points before a cue in which its auxiliaries stand."""
_LABEL: Final = re.compile(r"[)\]*\s]*:|\)\)")
_DISEASE: Final = re.compile(r"\w-\d+$")
"""The end of a name such as COVID-19 and SARS-CoV-2."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Draft:
    """A reading with what several rules need; all spans are ``[start, end)`` in code points of the article's text."""

    reading: Reading

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors by their ids."""
        return {actor.id: actor for actor in self.reading.actors}

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in text order, those of headline and boilerplate left out."""
        text = Text.of(self.reading.article)
        spans = (text.original(span) for span in zip(text.sentences.starts, text.sentences.ends, strict=True))
        return [span for span in spans if self.is_body(span[0])]

    @cached_property
    def statements(self) -> list[Attribution]:
        """What was said, in the body of the article: nothing that the speaker did not say, or only might say."""
        return [
            attribution
            for attribution in self.reading.attributions
            if attribution.factuality in (None, "actual")
            and self.is_body(attribution.content[0][0])
            and not self._is_charged(attribution)
        ]

    @cached_property
    def outer(self) -> list[Attribution]:
        """The statements that stand in no other one."""
        return [statement for statement in self.statements if statement.parent is None]

    @cached_property
    def quoted(self) -> list[Span]:
        """The outermost stretches between quotation marks, with their marks, in the body."""
        spans: list[Span] = []
        for start, end in quotations(self.text):
            if (not spans or start >= spans[-1][1]) and self.is_body(start):
                spans.append((start, end))
        return spans

    @cached_property
    def accusable(self) -> list[Actor]:
        """The named people and organisations; of public bodies, outlets and diseases no answer is asked for."""
        return [
            actor
            for actor in self.reading.actors
            if actor.naming == "named" and actor.kind in ("person", "organisation") and not _DISEASE.search(actor.name)
        ]

    def is_body(self, place: int) -> bool:
        """Whether a place stands in what readers take for the article: no headline and no boilerplate."""
        sections = self.reading.article.sections
        at = bisect_right([section.start for section in sections], place) - 1
        return at < 0 or sections[at].kind not in ("headline", "boilerplate")

    def speaker(self, attribution: Attribution) -> Actor | None:
        """Return the speaker of an attribution, if known."""
        return self.actors.get(attribution.speaker or "")

    def is_unnamed(self, attribution: Attribution) -> bool:
        """Whether an unnamed person or group of people speaks, in no public office such as a judge's."""
        speaker = self.speaker(attribution)
        if speaker is None or speaker.kind not in ("person", "people"):
            return False
        words = self.description(attribution)
        if speaker.naming == "role" and speaker.kind == "people":  # "government officials said"
            return words[-1:] != [] and words[-1] in _OFFICIALS and all(word in _PLAIN for word in words[:-1])
        if speaker.naming != "anonymous" or not words or words[-1] in _PUBLIC or _OUTLETS & set(words):
            return False
        return self._is_somebody(attribution, words[-1])

    def is_in_headline(self, actor: Actor) -> bool:
        """Whether the headline mentions an actor by a part of the name."""
        names = {part.lower() for part in actor.name.split() if len(part) > 2}
        return any(
            word in names
            for section in self.reading.article.sections
            if section.kind == "headline"
            for word, _ in self.words((section.start, section.end))
        )

    def is_named_later(self, attribution: Attribution) -> bool:
        """Whether a source described in the first sentences is named behind them: "A former mayor says"."""
        words = self.description(attribution)
        index = self.sentence(self.place(attribution)[0])
        if not words or index >= _LEDE or words[-1] in _VAGUE or words[-1] in _PLAIN_HEADS:
            return False
        behind = self.sentences[index + 1][0] if index + 1 < len(self.sentences) else len(self.text)
        return any(
            words[-1] in self.text[max(behind, start - _BESIDE) : end + _BESIDE].lower()
            for actor in self.accusable
            if actor.kind == "person"
            for start, end in actor.mentions
            if start >= behind
        )

    def is_label(self, attribution: Attribution) -> bool:
        """Whether the source stands before the words as in an interview: "OKAFOR: We will not shut it"."""
        return any(_LABEL.match(self.text, end) for _, end in attribution.source)

    def _is_charged(self, attribution: Attribution) -> bool:
        """Whether something is done to the source, who says nothing: "Hale was charged with"."""
        return any(_CHARGED.search(self.text, max(0, start - _AUXILIARY), end) for start, end in attribution.cue)

    def is_official(self, attribution: Attribution) -> bool:
        """Whether officials speak as a body: "Chinese officials confirmed it"."""
        speaker = self.speaker(attribution)
        return speaker is not None and speaker.naming == "role"

    def _is_somebody(self, attribution: Attribution, head: str) -> bool:
        """Whether the noun of a source is one for people: not "the second", not "one of the tests"."""
        if attribution.source and self.text[slice(*attribution.source[0])].lower() in _PRONOUNS:
            return True
        match = _ONE_OF.match(self.source(attribution))
        noun = match[1].lower() if match else head
        return noun in _VAGUE or kind_of(*singular(noun)) in ("person", "people")

    def description(self, attribution: Attribution) -> list[str]:
        """Return the words of a source up to its noun: "a senior official" of "a senior official at the bank"."""
        out: list[str] = []
        for span in attribution.source[:1]:
            for word, place in self.words(span):
                if word in _GOES_ON or (out and "," in self.text[span[0] : place[0]]):
                    break
                out.append(word)
        return out

    def source(self, attribution: Attribution) -> str:
        """Return the words of the source."""
        return " ".join(self.text[start:end] for start, end in attribution.source)

    def cue(self, attribution: Attribution) -> str:
        """Return the words of the cue."""
        return " ".join(self.text[start:end] for start, end in attribution.cue)

    def content(self, attribution: Attribution) -> str:
        """Return the words of the content."""
        return " ".join(self.text[start:end] for start, end in attribution.content)

    def place(self, attribution: Attribution) -> Span:
        """Return where an attribution stands, from its first word to its last."""
        spans = [*attribution.source, *attribution.cue, *attribution.content]
        return min(start for start, _ in spans), max(end for _, end in spans)

    def mark(self, attribution: Attribution) -> Span:
        """Return what to show of an attribution: its source, else its cue, else its content."""
        return (attribution.source or attribution.cue or attribution.content)[0]

    def sentence(self, place: int) -> int:
        """Return the index of the sentence that holds a place, or of the last one before it; -1 before the first."""
        return bisect_right(self._starts, place) - 1

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def words(self, span: Span) -> Iterator[tuple[str, Span]]:
        """Yield the words of a stretch in lower case, with their places."""
        for match in _WORD.finditer(self.text, *span):
            yield match[0].lower(), match.span()

    def count(self, span: Span) -> int:
        """Count the words of a stretch."""
        return sum(1 for _ in words(self.text, *span))
