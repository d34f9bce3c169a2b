"""What is known while references are resolved in turn."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from sayso.english.closed_classes import PHRASE_ENDS
from sayso.reading.actors.entities.entities import Entity, EntityIndex
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.resolution.drafts import full_span, learn_description, learn_role
from sayso.reading.actors.resolution.evidence import NEW, Evidence, Learned, Ranked
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.text_index import TextIndex
from sayso.records import Span

_PEOPLE: Final = frozenset({"person", "people", None})
_SENTENCES: Final = 20
"""How many sentences back entities are looked for."""
IN_REACH: Final = 250
"""How many sentences back a description looks for who it may be of, unless they are known by its very noun."""
_MOST: Final = 150
"""How many entities it considers at most."""
_STEPS: Final = 2_000
"""How many mentions it looks through at most."""
_SAME_NOUN: Final = 40
"""How many entities known by its noun it considers, however far away they are."""


@dataclass(slots=True)
class Discourse:
    """What is known while references are resolved in turn."""

    text_index: TextIndex
    entities: list[Entity]
    lookup: EntityIndex
    speaker: list[int | None]
    """Of every attribution, as far as decided."""
    addressee: list[int | None]
    choice: list[Ranked] = field(default_factory=list)
    """The ranking of the speaker of every attribution, as far as resolved."""
    last_speaker: int | None = None
    last_addressee: int | None = None
    writer: int | None = None
    protagonist: int | None = None
    main_body: int | None = None
    """The organisation, or what may be one, that the text is mostly about."""
    owner: dict[int, int] = field(default_factory=dict)
    """The first word of a name -> whose it is."""
    takes_turns: set[int] = field(default_factory=set)
    """Those who speak in a transcript."""
    network: dict[int, dict[int, float]] = field(default_factory=dict)
    """The first word of a mention -> the first word of an earlier one -> probability."""
    mentioned: list[tuple[int, int]] = field(default_factory=list)
    """The first word of every mention of a person, and who it is, in order."""
    mentions: list[tuple[int, int]] = field(default_factory=list)
    """The first word of every mention, and of what, in order."""
    lists: dict[tuple[int, ...], int] = field(default_factory=dict)
    """Members -> the first group that is made of them, in this order."""
    families: dict[frozenset[int], int] = field(default_factory=dict)
    """The same, in any order."""
    labels: dict[str, int] = field(default_factory=dict)
    """The label of a turn that is no name -> who takes turns under it: moderator."""
    letters: dict[str, Ranked] | None = None
    """Who asks (q) and who answers (a), once a turn has one of these labels."""

    at: dict[int, set[int]] = field(default_factory=dict)
    """The first word of every mention -> whose mentions begin there."""
    same: dict[int, int] = field(default_factory=dict)
    """One who speaks by a title and the family's name -> the entity mentioned by the first name: Mr. Roe, for Ed."""
    apart: set[tuple[int, int]] = field(default_factory=set)
    """A description and the one who says it: two people."""
    called: dict[str, int] = field(default_factory=dict)
    """What someone is called: *general*, in "they call her the General"."""
    is_closed: bool = False
    """Whether all speakers are known, so that nothing more is learned of anybody."""
    _turn_takers: set[int] | None = None

    @property
    def turn_takers(self) -> set[int]:
        """The entities whose names are labels of turns."""
        if self._turn_takers is None:
            sources = (self.text_index.attributions[turn].source for turn in self.text_index.labels)
            words = (i for source in sources if source is not None for i in self.text_index.words.within(source))
            self._turn_takers = {self.owner[i] for i in words if i in self.owner}
        return self._turn_takers

    def apply(self, evidence: Evidence) -> Ranked:
        """Accept what a resolver says of a reference: add a new entity, and learn what the text says of it.

        Returns:
            The ranking, with the new entity in it.
        """
        index = NEW if evidence.new is None else self._introduce(evidence.new, evidence.introduced_by)
        for learned in () if self.is_closed else evidence.learned:
            self._learn(self.entities[index if learned.entity == NEW else learned.entity], learned)
        return [(index if entity == NEW else entity, chance) for entity, chance in evidence.ranked]

    def _introduce(self, entity: Entity, phrase: Phrase | None) -> int:
        entity.join(len(self.entities), self.lookup)
        self.entities.append(entity)
        if entity.members:
            self.lists.setdefault(entity.members, entity.index)
            self.families.setdefault(frozenset(entity.members), entity.index)
        if phrase is not None:
            self.mention(entity, full_span(phrase, self.text_index.words), phrase.first)
        return entity.index

    def _learn(self, entity: Entity, learned: Learned) -> None:
        """Add what is learned of an entity to it."""
        if learned.role is not None:
            learn_role(entity, learned.role)
        if learned.is_group:
            entity.turn_group()
        if learned.description is not None:
            learn_description(entity, learned.description, self.text_index.words.text)
        entity.is_a(learned.gender, learned.weight)
        entity.kind = "person" if learned.is_person else entity.kind
        entity.name, entity.relation = learned.name or entity.name, learned.relation or entity.relation
        entity.forms |= {learned.form} - {""}
        if learned.again is not None:
            entity.again.setdefault(*learned.again)
        self._place(entity, learned)

    def _place(self, entity: Entity, learned: Learned) -> None:
        """Add what is learned of an entity among others: where it stands, with whom, and what part it has."""
        if learned.mention is not None:
            self.mention(entity, *learned.mention)
            entity.owning |= {learned.mention[1]} if learned.owns else set()
        if learned.partner is not None:
            entity.partners.add(learned.partner)
        if learned.label:
            self.labels[learned.label] = entity.index
        if learned.writes:
            self.writer = entity.index

    def mention(self, entity: Entity, span: Span, place: int) -> None:
        """Take in a mention."""
        entity.mention(span, place)
        self.at.setdefault(place, set()).add(entity.index)
        insort(self.mentions, (place, entity.index))
        if entity.kind in _PEOPLE:
            insort(self.mentioned, (place, entity.index))

    def recent(self, place: int, sentences: int = IN_REACH) -> Iterator[Entity]:
        """The entities mentioned before a word in the last sentences, the last mentioned first, `_MOST` at most."""
        least = bisect_left(self.text_index.words.sentence, self.text_index.words.sentence[place] - sentences)
        seen = set[int]()
        last = bisect_left(self.mentions, (place, -1))
        for i in range(last - 1, max(-1, last - 1 - _STEPS), -1):
            begins, index = self.mentions[i]
            if begins < least or len(seen) == _MOST:
                return
            if index not in seen:
                seen.add(index)
                yield self.entities[index]

    def in_mind(self, place: int, sentences: int, kept: Iterable[int | None] = ()) -> list[Entity]:
        """The entities mentioned in the last sentences, and those kept in mind besides, in their order."""
        indices = {entity.index for entity in self.recent(place, sentences)}
        return [self.entities[index] for index in sorted(indices.union(i for i in kept if i is not None))]

    def known_by(self, nouns: Iterable[str]) -> Iterator[int]:
        """The entities, `_SAME_NOUN` a noun at most, that have a title or a role of some nouns, wherever they come."""
        for noun in nouns:
            yield from self.lookup.by_noun.get(noun, ())[:_SAME_NOUN]

    def topic(self, number: int) -> int | None:
        """Whom an attribution is said to be of: *Luis Delgado* in "she said of Luis Delgado"."""
        place = self.text_index.topics[number]
        return None if place is None else self.owner.get(place)

    def named_in(self, attributions: Iterable[int]) -> frozenset[int]:
        """Those whom the contents of some attributions name."""
        spans = [span for number in attributions for span in self.text_index.attributions[number].content]
        return frozenset(
            [self.owner[i] for span in spans for i in self.text_index.words.within(span) if i in self.owner]
        )

    def first_between(self, low: int, high: int) -> int | None:
        """The person mentioned first between two words."""
        i = bisect_left(self.mentioned, (low, -1))
        while i < len(self.mentioned) and self.mentioned[i][0] < high:
            place, index = self.mentioned[i]
            if place not in self.entities[index].owning:
                return index  # Pike’s wife, Hana: not Pike
            i += 1
        return None

    def subject_before(self, place: int, fits: Callable[[Entity], bool] | None = None) -> int | None:
        """Return the entity with which the last sentence before a word begins, outside quotations, in its paragraph.

        Any person, or only what fits: for "it" and "they".
        """
        return self._subject(place, self.text_index.words.paragraph[place], fits)

    def subject_above(self, place: int) -> int | None:
        """Return the person with whom the last sentence of the paragraph above begins, outside quotations."""
        words = self.text_index.words
        first = bisect_left(words.paragraph, words.paragraph[place])
        return self._subject(first, words.paragraph[first - 1]) if first else None

    def _subject(self, place: int, paragraph: int, fits: Callable[[Entity], bool] | None = None) -> int | None:
        words, mentioned = self.text_index.words, self.mentioned if fits is None else self.mentions
        last = place
        for _ in range(_SENTENCES):
            if last == 0 or words.paragraph[last - 1] != paragraph:
                return None
            first = bisect_left(words.sentence, words.sentence[last - 1])
            i, begun = bisect_left(mentioned, (first, -1)), None
            while i < len(mentioned) and mentioned[i][0] < last:
                at, index = mentioned[i]
                entity = self.entities[index]
                tells = index != self.writer and at not in entity.owning and not self.text_index.is_quoted(at)
                if fits is not None and tells:
                    begun = at if begun is None else begun
                    if at > begun and not self._is_clause(first, begun, at):
                        return None  # the sentence begins with something else
                if tells and (entity.kind is not None if fits is None else fits(entity)):
                    return index
                i += 1
            last = first
        return None

    def _is_clause(self, first: int, begun: int, at: int) -> bool:
        """Whether one mention is the subject behind a clause with another: When the creek rose, / *the Prados* left."""
        words, commas = self.text_index.words, self.text_index.words.word
        opened = words.lower[first] in PHRASE_ENDS and commas[at - 1] == ","
        return opened and "," not in commas[begun : at - 1]


@dataclass(slots=True)
class CandidateContext:
    """What is the same for all candidates of one reference."""

    reference: Reference
    owner: int | None
    whom: str
    """Of a pronoun, whom it may go back to, as in `english.PRONOUNS`; empty for anything else."""
    sentence: int
    paragraph: int
    opens: int | None
    """The person mentioned first in this paragraph."""
    subject: int | None
    """For a pronoun that tells: the person mentioned first in the last sentence before, outside quotations."""
    above: int | None
    """For he or she behind the quotation that begins a paragraph: the person whom the one above told of last."""
    about: int | None
    """For he or she in reported words: the person whom they mentioned first, if it may be him or her."""
    described: frozenset[int | None]
    """Those whom the source around it tells of: *her* in "an aide who feared for her job"."""
    named: frozenset[int]
    """For a pronoun whose words are reported: the entities that these words name."""
    heard: frozenset[int | None]
    """The entities at the other end of what it says or hears."""
    around: frozenset[int | None]
    """Those who speak the words in which it stands, as far as they are known."""
    links: dict[int, float] | None
    """What a network's links tell of everybody, in decibans."""
