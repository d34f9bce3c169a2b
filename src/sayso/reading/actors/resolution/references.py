"""Collects what has to be resolved: sources, addressees, and the pronouns and descriptions between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from sayso.english.calendar import DAYS_AND_MONTHS
from sayso.english.closed_classes import DETERMINERS, NO_NAMES, NUMBERS, POSSESSIVES, listed
from sayso.english.contexts import FOLLOWED, VERBS_TOO
from sayso.english.nouns import CROWDS, HIDDEN, KIN, KNOWN, PERSONS, PLURALS, singular
from sayso.reading.actors.cast import Role, RoleReference
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.resolution.text_index import TextIndex
from sayso.records import Span

_ORDINALS: Final = listed("first second third")
"""What may stand before a noun although it is no name: a second official."""
_NO_HEADS: Final = NO_NAMES - _ORDINALS - DAYS_AND_MONTHS
_BOTH: Final = listed("senior junior local veteran")
"""What is a noun by itself, and else only stands before one: one senior U.S. official."""
_SEVERAL: Final = frozenset(noun + "s" for noun in PERSONS | CROWDS | HIDDEN) | {"police"}
_BEGINS: Final = frozenset({"the", "a", "an", "another", "one"}) | (NUMBERS.keys() - {"half"})
_LEADS: Final = FOLLOWED | POSSESSIVES | KIN | _SEVERAL | PLURALS.keys() | _BEGINS
"""With what a pronoun or a description begins."""
_LONGEST: Final = 6
"""How many words a description between the sources may be long."""


@dataclass(slots=True)
class Reference:
    """Words that refer to someone, and where they stand."""

    phrase: Phrase
    place: int
    """The word it begins with."""
    roles: dict[Role, list[int]] = field(default_factory=dict)
    """Its roles, and the attributions or acts in which it has them."""
    inside: tuple[int, ...] = ()
    """The attributions whose content holds it, outermost first."""
    quoted_by: int | None = None
    """The innermost of them that gives its words as they were spoken."""
    owns: int | None = None
    """The entity that is someone's, if this tells whose: ``her`` in "her brother Paul"."""

    source_of: list[int] = field(init=False)
    """The attributions whose source it is."""
    addressee_of: list[int] = field(init=False)
    """The attributions whose addressee it is."""

    def __post_init__(self) -> None:
        self.source_of, self.addressee_of = self.roles.setdefault("source", []), self.roles.setdefault("addressee", [])

    def at(self, phrase: Phrase) -> Reference:
        """The same place, for a phrase within this one."""
        return Reference(phrase, phrase.first, inside=self.inside, quoted_by=self.quoted_by)

    @property
    def tells(self) -> bool:
        """Whether it is a source or an addressee."""
        return bool(self.source_of or self.addressee_of)


class References:
    """Collects the references of one text, in the order in which to resolve them."""

    def __init__(self, text_index: TextIndex) -> None:
        self.text_index, self.words, self.phrases = text_index, text_index.words, text_index.phrases

    def collect(
        self, given: Iterable[RoleReference], owners: Iterable[tuple[int, Phrase]], unsettled: Collection[int] = ()
    ) -> list[Reference]:
        """Collect the references given, and the pronouns and descriptions between them, in the order of resolving.

        What stands inside an attribution waits for its speaker; else they come in text order.  ``owners`` are an
        entity and the phrase of its owner, ``unsettled`` the first words of names that several may bear.
        """
        references: dict[Span, Reference] = {}
        for span, role, number in given:
            phrase = references[span].phrase if span in references else self.phrases.read(span)
            if phrase is None:
                continue
            reference = references.setdefault(span, Reference(phrase, phrase.first))
            reference.roles.setdefault(role, []).append(number)
            self._possess(number, phrase, role)
        taken = {i for reference in references.values() for i in self._own_words(reference.phrase)}
        for index, phrase in owners:
            references[phrase.span] = references.get(phrase.span) or Reference(phrase, phrase.first)
            references[phrase.span].owns = index
            taken |= set(self.words.within(phrase.span))
        for run in self.phrases.runs:
            span = self.words.span(run.first, run.last)
            if run.first in unsettled and not taken.intersection(range(run.first, run.last)):
                references[span] = Reference(Phrase("name", span, run.first, run=run), run.first)
        for phrase in (*self._between(taken), *self._pairs(taken)):
            references[phrase.span] = Reference(phrase, phrase.first)
        for reference in references.values():
            own = {*reference.source_of, *reference.addressee_of}
            reference.inside = tuple(n for n in self.text_index.around(reference.phrase.span) if n not in own)
            reference.quoted_by = self.text_index.quoting(reference.phrase.span, reference.inside)
        return sorted(references.values(), key=self._order)

    def of_acts(self, given: Iterable[RoleReference]) -> Iterator[Reference]:
        """Yield the references of acts, each span once; they are resolved when all speakers are known."""
        by_span: dict[Span, Reference] = {}
        for span, role, number in given:
            if span not in by_span:
                phrase = self.phrases.read(span)
                if phrase is None:
                    continue
                reference = by_span[span] = Reference(phrase, phrase.first)
                reference.inside = self.text_index.around(phrase.span)
                reference.quoted_by = self.text_index.quoting(phrase.span, reference.inside)
            by_span[span].roles.setdefault(role, []).append(number)
        yield from by_span.values()

    def _possess(self, number: int, phrase: Phrase, role: Role) -> None:
        """Take in by which pronoun a source is someone's: her lawyer, his brother Paul."""
        owner = phrase.owner or phrase.role_owner
        if role == "source" and owner is not None and owner.form == "pronoun":
            self.text_index.possessor[number] = owner.noun

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
            if low in _BEGINS or low in POSSESSIVES:
                last = None if self._is_predicate(i) else self._head(i, i + 1)
                if last is not None and not taken.intersection(range(i, last)) and not self._is_named(last):
                    phrase = self.phrases.read(words.span(i, last))
                    if phrase is not None and phrase.form == "noun":
                        yield phrase
            elif low in KIN and words.word[i][0].isupper():
                yield Phrase("noun", words.span(i, i + 1), i, noun=low)
            elif (low in _SEVERAL or low in PLURALS) and (i == 0 or words.lower[i - 1] not in DETERMINERS):
                noun, number = singular(low)
                if (number == "many" and noun in PERSONS) or self._is_body(i):
                    yield Phrase("noun", words.span(i, i + 1), i, noun=noun, number="many")

    def _is_named(self, last: int) -> bool:
        """Whether the name stands behind a description: her challenger, / a retired teacher named / Lorraine Biggs."""
        words = self.words
        if words.lower[last : last + 1] == [","] and words.lower[last + 1 : last + 2] in (["a"], ["an"], ["the"]):
            head = self._head(last + 1, last + 2)
            last = last if head is None else head
        is_called = words.lower[last : last + 1] in (["named"], ["called"])
        return is_called and bool(self.phrases.runs_in(last + 1, last + 2))

    def _pairs(self, taken: set[int]) -> Iterator[Phrase]:
        """Yield the people who are named together and are no source: Ana and Luis Prado."""
        words = self.words
        for left, right in pairwise(self.phrases.runs):
            joined = right.first - left.last == 1 and words.lower[left.last] == "and"
            if not joined or left.type != "person" or right.type != "person":
                continue
            if words.paragraph[left.first] < words.lede:
                continue
            if not taken.intersection(range(left.first, right.last)):
                phrase = self.phrases.read(words.span(left.first, right.last))
                if phrase is not None and phrase.form == "list":
                    yield phrase

    def _is_predicate(self, i: int) -> bool:
        """Whether a description only says what someone is: The log is *your witness*, Ada Poe was *a nurse*."""
        words = self.words
        if i == 0 or words.lower[i - 1] not in {"is", "was", "are", "were", "be", "being"}:
            return False
        if words.lower[i] in POSSESSIVES:
            return True
        return (
            words.lower[i] in {"a", "an"} and i > 1 and (words.lower[i - 2] in {"he", "she"} or self._is_person(i - 1))
        )

    def _is_person(self, last: int) -> bool:
        """Whether the name of a person ends right before a word."""
        around = self.phrases.runs_in(max(0, last - _LONGEST), last)
        return any(run.last == last and run.type == "person" for run in around)

    def _is_body(self, i: int) -> bool:
        """Whether a word stands for a whole force by itself: police, but not police officers."""
        words = self.words
        following = words.lower[i + 1] if i + 1 < len(words) else "."
        return words.word[i] in {"police", "Police"} and singular(following)[0] not in KNOWN and following != "-"

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
            acts = following in VERBS_TOO and singular(words.lower[i])[0] in PERSONS  # the old mayor left
            if following[0].isalpha() and singular(words.lower[i + 1])[0] in KNOWN and not acts:
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
            held = next((s for s in self.text_index.sources.near(*span) if s[0] <= span[0] and span[1] <= s[1]), None)
            if held is None:
                return start, 0, start
            anchor = self.text_index.source_of[held]
        return min(self.text_index.opens[anchor], start), 1 + len(reference.inside), start
