"""What has to be traced back to somebody: sources, addressees, pronouns, descriptions; and who tells what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sayso.english.calendar import DAYS_AND_MONTHS
from sayso.english.closed_classes import DETERMINERS, NO_NAMES, POSSESSIVES, listed
from sayso.english.contexts import BEHIND_HER, DEMANDS, FOLLOWED, GOES_ON
from sayso.english.nouns import CROWDS, HIDDEN, KIN, KNOWN, PERSONS, PLURALS, singular
from sayso.reading.actors.cast import Telling
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.phrases.phrases import Phrases
from sayso.reading.text.quotations import quotations
from sayso.reading.text.spans import Spans
from sayso.reading.text.words import Words
from sayso.records import Span

_ORDINALS: Final = listed("first second third")
"""What may stand before a noun although it is no name: a second official."""
_NO_HEADS: Final = NO_NAMES - _ORDINALS - DAYS_AND_MONTHS
_BOTH: Final = listed("senior junior local veteran")
"""What is a noun by itself, and else only stands before one: one senior U.S. official."""
_CROWD: Final = frozenset(noun + "s" for noun in CROWDS | HIDDEN)
_LEADS: Final = FOLLOWED | POSSESSIVES | KIN | _CROWD | PLURALS.keys() | {"the", "a", "an", "another", "one"}
"""With what a pronoun or a description begins."""
LETTERS: Final = frozenset({"Q", "A"})
"""Who asks and who answers, where no more is told."""
_LONGEST: Final = 6
"""How many words a description between the sources may be long."""


@dataclass(slots=True)
class Reference:
    """Words that refer to somebody, and where they stand."""

    phrase: Phrase
    place: int
    """The word it begins with."""
    source_of: list[int] = field(default_factory=list)
    addressee_of: list[int] = field(default_factory=list)
    inside: tuple[int, ...] = ()
    """The tellings whose content holds it, outermost first."""
    quoted_by: int | None = None
    """The innermost of them that gives its words as they were spoken."""
    owns: int | None = None
    """The entity that is somebody's, if this tells whose: ``her`` in "her brother Paul"."""

    def at(self, phrase: Phrase) -> Reference:
        """The same place, for a phrase within this one."""
        return Reference(phrase, phrase.first, inside=self.inside, quoted_by=self.quoted_by)

    @property
    def tells(self) -> bool:
        """Whether it is a source or an addressee."""
        return bool(self.source_of or self.addressee_of)


class TextIndex:
    """A text, its phrases and its tellings, looked up by place."""

    def __init__(self, words: Words, phrases: Phrases, told: Sequence[Telling]) -> None:
        self.words, self.phrases, self.told = words, phrases, told
        self.quoted = Spans(quotations(words.text))
        self._contents = Spans({span for one in told for span in one.content})
        self._owners: dict[Span, list[int]] = {}
        for number, one in enumerate(told):
            for span in one.content:
                self._owners.setdefault(span, []).append(number)
        self._sources = Spans({one.source for one in told if one.source is not None})
        self._telling = {
            one.source: number for number, one in reversed(list(enumerate(told))) if one.source is not None
        }
        self.labels = frozenset(number for number in range(len(told)) if self._is_label(number))
        """The turns of a transcript: SEN. ROURKE: Thank you."""
        self._opens = [self._opening(number) for number in range(len(told))]
        self.topics = [self._topic(one) for one in told]
        """Of every telling, the first word of the name it is said to be of."""
        self.possessor: dict[int, str] = {}
        """Of a telling, the pronoun that tells whose the source is: *her* in "her lawyer said"."""

    def _first_word(self, span: Span) -> int:
        """The first word of a content behind its marks."""
        within = self.words.within(span)
        return next((i for i in within if self.words.word[i][0].isalnum()), within.start)

    def asks(self, place: int) -> bool:
        """Whether "who" opens what is told, and so asks: asked who had told her."""
        if self.words.begins_sentence(place):
            return True
        return any(self._first_word(span) == place for span in self._contents.near(*self.words.span(place, place + 1)))

    def subject_of(self, number: int, place: int) -> range:
        """The words of a telling's content before one of them."""
        start = self.words.start[place]
        span = next((span for span in self.told[number].content if span[0] <= start < span[1]), None)
        return range(place, place) if span is None else range(self.words.within(span).start, place)

    def _opening(self, number: int) -> int:
        one = self.told[number]
        spans = [span for span in (one.source, one.cue, *one.content) if span is not None]
        return min((start for start, _ in spans), default=0)

    def _topic(self, one: Telling) -> int | None:
        """Where the name begins behind "she said of"."""
        behind = max((span[1] for span in (one.source, one.cue) if span is not None), default=None)
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
        first = self.words.within(self.told[number].content[0]).start
        # recalls / sharing shoes with him, wants / to meet him: what has no subject of its own has the speaker's
        bare = words.lower[first] == "to" or words.lower[first].endswith("ing")
        return 0 <= place - first <= (8 if bare else 1)

    def goes_on(self, number: int) -> bool:
        """Whether a telling goes on with what somebody said: added, repeated, continued."""
        cue = self.told[number].cue
        return cue is not None and any(self.words.lower[i] in GOES_ON for i in self.words.within(cue))

    def is_clause(self, number: int) -> bool:
        """Whether "who" tells: a worker who said he had seen it."""
        source = self.told[number].source
        return source is not None and self.words.text[source[0] : source[1]].lower() == "who"

    def demands(self, number: int) -> bool:
        """Whether a telling asks something of somebody: demanded, urged, called for."""
        cue = self.told[number].cue
        return cue is not None and any(self.words.lower[i] in DEMANDS for i in self.words.within(cue))

    def described_in(self, span: Span) -> Iterator[int]:
        """The tellings whose source has a span behind its head: *her* in "an aide who feared for her job"."""
        for source in self._sources.near(*span):
            if source[0] < span[0] and span[1] <= source[1]:
                yield self._telling[source]

    def tells_of(self, number: int, place: int) -> bool:
        """Whether the content of a telling holds a word."""
        at = self.words.start[place]
        return any(start <= at < end for start, end in self.told[number].content)

    def around(self, span: Span) -> tuple[int, ...]:
        """The tellings whose content holds a span, the widest first."""
        held = [place for place in self._contents.near(*span) if place[0] <= span[0] and span[1] <= place[1]]
        if len(held) > 1:
            held.sort(key=lambda place: place[0] - place[1])
        return tuple(number for place in held for number in self._owners[place])

    def quoting(self, span: Span, inside: Sequence[int]) -> int | None:
        """The innermost telling around a span that gives its words as spoken: between marks, or behind a label."""
        if not inside:
            return None
        marks = [mark for mark in self.quoted.near(*span) if mark[0] <= span[0] and span[1] <= mark[1]]
        for number in reversed(inside):
            if self.is_label(number):
                return number
            for start, end in self.told[number].content:
                if start <= span[0] and span[1] <= end and any(start - 1 <= a and b <= end + 1 for a, b in marks):
                    return number
        return None

    def is_label(self, number: int) -> bool:
        """Whether a telling is a turn in a transcript: SEN. ROURKE: Thank you."""
        return number in self.labels

    def _is_label(self, number: int) -> bool:
        one = self.told[number]
        if one.cue is None or one.source is None:
            return False
        mark = self.words.text[one.cue[0] : one.cue[1]].strip()
        letter = mark == "." and self.words.text[one.source[0] : one.source[1]] in LETTERS
        if mark not in {":", "—", "–"} and not letter:
            return False
        first = self.words.at(one.source[0])
        return first == 0 or self.words.paragraph[first - 1] != self.words.paragraph[min(first, len(self.words) - 1)]

    def is_quoted(self, place: int) -> bool:
        """Whether a word stands between quotation marks."""
        start, end = self.words.span(place, place + 1)
        return any(a <= start and end <= b for a, b in self.quoted.near(start, end))

    def is_quotation(self, start: int) -> bool:
        """Whether a quotation begins at a place, or goes on there."""
        return any(a <= start + 1 and start < b for a, b in self.quoted.near(start, start + 2))

    def references(self, owners: Sequence[tuple[int, Phrase]], unsettled: Collection[int] = ()) -> list[Reference]:
        """Sources and addressees, the pronouns and descriptions between them, in the order in which to resolve them.

        What is told inside a telling waits for who tells it; else they come as they stand in the text.  ``owners``
        are phrases that tell whose an entity is, ``unsettled`` the first words of names that may be several people's.
        """
        found: dict[Span, Reference] = {}
        for number, one in enumerate(self.told):
            for span, role in ((one.source, "source"), (one.addressee, "addressee")):
                if span is None:
                    continue
                phrase = found[span].phrase if span in found else self.phrases.read(span)
                if phrase is None:
                    continue
                reference = found.setdefault(span, Reference(phrase, phrase.first))
                (reference.source_of if role == "source" else reference.addressee_of).append(number)
                self._possess(number, phrase, role)
        taken = {i for reference in found.values() for i in self._own_words(reference.phrase)}
        for index, phrase in owners:
            found[phrase.span] = found.get(phrase.span) or Reference(phrase, phrase.first)
            found[phrase.span].owns = index
            taken |= set(self.words.within(phrase.span))
        for run in self.phrases.runs:
            span = self.words.span(run.first, run.last)
            if run.first in unsettled and not taken.intersection(range(run.first, run.last)):
                found[span] = Reference(Phrase("name", span, run.first, run=run), run.first)
        for phrase in self._between(taken):
            found[phrase.span] = Reference(phrase, phrase.first)
        for reference in found.values():
            own = {*reference.source_of, *reference.addressee_of}
            reference.inside = tuple(n for n in self.around(reference.phrase.span) if n not in own)
            reference.quoted_by = self.quoting(reference.phrase.span, reference.inside)
        return sorted(found.values(), key=self._order)

    def _possess(self, number: int, phrase: Phrase, role: str) -> None:
        """Take in by which pronoun a source is somebody's: her lawyer, his brother Paul."""
        owner = phrase.owner or phrase.role_owner
        if role == "source" and owner is not None and owner.form == "pronoun":
            self.possessor[number] = owner.noun

    def _own_words(self, phrase: Phrase) -> Iterator[int]:
        """The words of a phrase that are no phrase of their own."""
        yield from self._head_words(phrase)
        if phrase.form == "name" and phrase.role is not None and phrase.clause is not None:
            yield from self.words.within(phrase.role)  # A commander who goes by the name Abu Tariq

    def _head_words(self, phrase: Phrase) -> range:
        """The words of a phrase but for its complement: not "the chairman" in "a person close to the chairman"."""
        within = self.words.within(phrase.span)
        if phrase.form != "noun" or phrase.owner is not None:
            return within
        last = next((i for i in within if singular(self.words.lower[i])[0] == phrase.noun), within.stop - 1)
        return range(within.start, last + 1)

    def _between(self, taken: set[int]) -> Iterator[Phrase]:
        """Pronouns and definite descriptions that are no source: he, the mayor, their lawyer."""
        words = self.words
        for i, low in enumerate(words.lower):
            if low not in _LEADS or i in taken:
                continue
            if low in FOLLOWED:
                yield Phrase("pronoun", words.span(i, i + 1), i, noun=low)
            if low in {"the", "a", "an", "another", "one"} or low in POSSESSIVES:
                is_told = i > 0 and words.lower[i - 1] in {"is", "was", "are", "were", "be", "being"}
                last = None if is_told and low in POSSESSIVES else self._head(i, i + 1)  # The log is your witness
                if last is not None and not taken.intersection(range(i, last)):
                    phrase = self.phrases.read(words.span(i, last))
                    if phrase is not None and phrase.form == "noun":
                        yield phrase
            elif low in KIN and words.word[i][0].isupper():
                yield Phrase("noun", words.span(i, i + 1), i, noun=low)
            elif (low in _CROWD or low in PLURALS) and (i == 0 or words.lower[i - 1] not in DETERMINERS):
                noun, number = singular(low)
                if number == "many" and noun in PERSONS:
                    yield Phrase("noun", words.span(i, i + 1), i, noun=noun, number="many")

    def _head(self, first: int, second: int) -> int | None:
        """Index behind the head noun of a description, if it is one of the nouns for who speaks."""
        words = self.words
        for i in range(second, min(first + _LONGEST, len(words))):
            word = words.word[i]
            if not (word[0].isalnum()) or words.lower[i] in _NO_HEADS:
                return None
            following = words.word[i + 1] if i + 1 < len(words) else "."
            if words.lower[i] in _BOTH and following[0].isalpha() and following.lower() not in NO_NAMES:
                continue
            if following[0].isalpha() and singular(words.lower[i + 1])[0] in KNOWN:
                continue
            if singular(words.lower[i])[0] in KNOWN:
                if following in {"’s", "'s"} and words.lower[first] in {"a", "an"}:
                    return self._head(first, i + 2)  # an engineer’s report
                return None if following in {"’s", "'s", "-"} else i + 1
        return None

    def _order(self, reference: Reference) -> tuple[int, int, int]:
        own = reference.source_of or reference.addressee_of
        anchor = reference.inside[0] if reference.inside else (own[0] if own else None)
        start = self.words.start[reference.place]
        if anchor is None:
            span = reference.phrase.span
            held = next((s for s in self._sources.near(*span) if s[0] <= span[0] and span[1] <= s[1]), None)
            if held is None:
                return start, 0, start
            anchor = self._telling[held]
        return min(self._opens[anchor], start), 1 + len(reference.inside), start
