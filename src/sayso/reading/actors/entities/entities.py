"""Somebody or something that a text speaks of, while it is being put together from mentions."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from sayso.english.closed_classes import listed
from sayso.english.given import Gender
from sayso.english.nouns import ORGANISATIONS, Number
from sayso.english.titles import RANKS, TITLE_NOUNS
from sayso.names.parts import PersonName, called, fit, forms, initials
from sayso.reading.actors.names.aliases import introduced
from sayso.reading.actors.names.types import Run
from sayso.reading.text.words import Words
from sayso.records import ActorKind, Naming, Span

SURE: Final = 3.0
"""From how much evidence, in natural units, a gender counts as known."""


@dataclass(slots=True)
class Entity:
    """One actor to be."""

    index: int
    kind: ActorKind | None
    naming: Naming
    name: str
    number: Number = "one"
    person: PersonName | None = None
    words: tuple[str, ...] = ()
    """Of a group's name, lower case."""
    nicknames: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    women: float = 0.0
    """Evidence for a woman if positive, for a man if negative."""
    nouns: set[str] = field(default_factory=set)
    """Titles and head nouns of roles, singular, lower case."""
    described: set[str] = field(default_factory=set)
    wordings: set[tuple[str, ...]] = field(default_factory=set)
    """Descriptions of several words that it went by: (best, man)."""
    ranks: dict[str, set[str]] = field(default_factory=dict)
    """A title or role -> what makes another of it: former, deputy, lieutenant."""
    party: str | None = None
    state: str | None = None
    age: str | None = None
    role: Span | None = None
    title: str | None = None
    owner: int | None = None
    relation: str = ""
    """What it is to its owner: ``wife``, ``director``."""
    family: int | None = None
    """The group of the unnamed that it is one of: "two aides", for "one of them" and "another"."""
    partners: set[int] = field(default_factory=set)
    """Those it is told of together with: the other of two."""
    members: tuple[int, ...] = ()
    count: int | None = None
    reason: Span | None = None
    mentions: set[Span] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    """Words with which mentions begin, in order."""
    named_at: int = -1
    """The word with which its first name begins; before that it goes by descriptions."""
    owning: set[int] = field(default_factory=set)
    """Places where it is mentioned as an owner only."""
    spoke: list[int] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    addressed: bool = False
    speaks: bool = False
    vouched: bool = False
    """Whether a network takes the name for a person's."""
    pointed: set[str] = field(default_factory=set)
    """Nouns that point back beside the name: "*That supervisor*, Ann Roe", for one told of before."""
    again: dict[str, int] = field(default_factory=dict)
    """Nouns with "the" before the name -> where: "*The woman*, Corinne Blasko", for a woman told of before."""
    dead: bool = False
    """Whether the text tells of the killing, the murder, the body of it."""
    hidden: bool = False
    """Whether it is told that it is not to be named."""
    definite: bool = False
    """Whether it came in by a description of somebody known: the keeper, his lawyer."""

    @property
    def doubtful(self) -> bool:
        """Whether only capitals tell that it is a person: Halden Freight may be a company as well."""
        return self.person is not None and self.women == 0 and not self.nouns and not self.person.titled

    @property
    def gender(self) -> Gender | None:
        """F or m where there is evidence enough."""
        if abs(self.women) < SURE:
            return None
        return "f" if self.women > 0 else "m"

    def is_a(self, gender: Gender | None, weight: float = 5.0) -> None:
        """Take in evidence that it is a woman or a man."""
        if gender is not None:
            self.women += weight if gender == "f" else -weight

    def is_described(self, noun: str, words: Iterable[str]) -> None:
        """Take in a role and the words before it."""
        self.nouns.add(noun)
        self.described |= set(words)
        self.ranks.setdefault(noun, set()).update(RANKS.intersection(words))

    def turn_group(self) -> None:
        """Take it for an organisation after all."""
        self.words = tuple(self.name.lower().split())
        self.person, self.kind = None, "organisation"

    def mention(self, span: Span, place: int) -> None:
        """Take in that it is mentioned by these words."""
        if span not in self.mentions:
            self.mentions.add(span)
            insort(self.places, place)

    def before(self, place: int) -> int | None:
        """The last mention before a word, or None."""
        i = bisect_left(self.places, place)
        return self.places[i - 1] if i else None


class Names:
    """The strict pass: every name to the one it names, where only one is possible."""

    def __init__(self, entities: list[Entity]) -> None:
        self.entities = entities
        self.owner: dict[int, int] = {}
        """The first word of a run -> who it is."""
        self.open: dict[int, list[int]] = {}
        """The first word of a run -> who it may be, where several may."""
        self.families: dict[int, list[int]] = {}
        """The first word of a run -> all who it names: the Prados."""
        self._forms: dict[int, tuple[PersonName, frozenset[str]]] = {}

    def add(self, runs: list[Run], words: Words) -> None:
        """Cluster the names of a text: full ones first, then parts of them, before or behind."""
        people = [run for run in runs if run.type == "person" and run.person is not None]
        short = introduced(runs, words)
        for run in people:
            if run.type == "person" and run.person is not None and not run.person.single:
                self._assign(run, self._same(run.person) or self._new_person(run))
        self.families = {run.first: family for run in runs if len(family := self._family(run, words)) > 1}
        groups = [run for run in runs if run.type != "person" and run.first not in self.families]
        groups.sort(key=lambda run: (-len(run.words), run.first))
        for longer in (True, False):
            for run in groups:
                if run.first not in self.owner and (not longer or run.first in short.values()):
                    self._group(run)
            self._take_short(runs if longer else [], short)
        for run in people:
            settled = run.first in self.owner or run.first in self.families
            if run.person is not None and run.person.single and not settled:
                self._part(run, run.person)

    def _family(self, run: Run, words: Words) -> list[int]:
        """All of one surname, for its plural: the Prados."""
        low = run.words[0].lower()
        if len(run.words) > 1 or not low.endswith("s") or run.first == 0 or words.lower[run.first - 1] != "the":
            return []
        return [e.index for e in self.entities if e.person is not None and e.person.surname.lower() == low[:-1]]

    def _take_short(self, runs: list[Run], short: dict[int, int]) -> None:
        """Give the names that are introduced as another's to that one."""
        for run in runs:
            if run.first in short and short[run.first] in self.owner:
                entity = self.entities[self.owner[short[run.first]]]
                entity.aliases.add("".join(run.words).lower().replace(".", ""))
                self.owner[run.first] = entity.index

    def _same(self, person: PersonName) -> Entity | None:
        alike = [
            e for e in self.entities if e.person is not None and not e.person.single and fit(person, e.person) == "same"
        ]
        return (
            alike[0]
            if len(alike) == 1
            else next((e for e in alike if e.person and e.person.full.lower() == person.full.lower()), None)
        )

    def _part(self, run: Run, person: PersonName) -> None:
        low = person.surname.lower()
        likely = [] if person.titled else [e for e in self.entities if low in e.nicknames]
        words = called(person)
        likely = likely or [
            e
            for e in self.entities
            if e.person is not None
            and not words.isdisjoint(self._forms_of(e.index, e.person))
            and fit(person, e.person) != "no"
            and self._agree(person, e)
        ]
        full = [e for e in likely if e.person is not None and not e.person.single]
        likely = full or likely
        if not likely:
            self._assign(run, self._of_group(run) or self._new_person(run))
        elif len(likely) == 1:
            self._assign(run, likely[0])
        else:
            self.open[run.first] = [e.index for e in likely]

    def _forms_of(self, index: int, person: PersonName) -> frozenset[str]:
        """The forms of an entity's name, asked for once as long as it stays the same."""
        known = self._forms.get(index)
        if known is None or known[0] is not person:
            known = self._forms[index] = person, forms(person)
        return known[1]

    @staticmethod
    def _agree(person: PersonName, entity: Entity) -> bool:
        told = person.gender if person.titled else None
        return told is None or entity.gender is None or told == entity.gender

    def _of_group(self, run: Run) -> Entity | None:
        if run.person is None or run.person.titled:
            return None
        low = run.person.surname.lower()
        return next((e for e in self.entities if e.words and e.words[0] == low), None)

    def _group(self, run: Run) -> None:
        low = tuple(word.lower() for word in run.words if word.lower() != "the")
        if not low:
            return None
        short = "".join(low).replace(".", "")
        for entity in self.entities:
            if entity.words == low or short in entity.aliases:
                return self._assign(run, entity)
        likely = [e for e in self.entities if e.words and self._shortens(low, run, e)]
        if len(likely) == 1:
            return self._assign(run, likely[0])
        if run.person is not None and len(low) == 1:
            person = [e for e in self.entities if e.person is not None and fit(run.person, e.person) != "no"]
            if len(person) == 1:
                return self._assign(run, person[0])
        entity = Entity(len(self.entities), None, "named", run.named, words=low)
        entity.aliases |= {
            initials(run.words).lower(),
            initials([w for w in run.words if w.lower() not in {"of", "for", "the", "and"}]).lower(),
        }
        entity.aliases = {alias for alias in entity.aliases if len(alias) > 1 and len(low) > 1}
        self.entities.append(entity)
        return self._assign(run, entity)

    @staticmethod
    def _shortens(low: tuple[str, ...], run: Run, entity: Entity) -> bool:
        """Corvid for Corvid Airlines, the Chronicle for the Northern Chronicle, the Trust for the Bat Trust."""
        longer = entity.words
        if len(low) >= len(longer):
            return False
        if run.type == "place":
            return False
        if longer[: len(low)] == low:
            return low[0] not in _COMMON_FIRST
        return longer[-len(low) :] == low and (len(low) > 1 or low[0] in ORGANISATIONS or run.type == "group")

    def _new_person(self, run: Run) -> Entity:
        assert run.person is not None
        entity = Entity(len(self.entities), "person", "named", run.named, person=run.person)
        self.entities.append(entity)
        return entity

    def _assign(self, run: Run, entity: Entity) -> None:
        self.owner[run.first] = entity.index
        learn(entity, run)


def learn(entity: Entity, run: Run) -> None:
    """Take in what a name tells of the one it names: gender, titles, a fuller form."""
    person = run.person
    entity.vouched = entity.vouched or run.vouched
    if run.type != "person" or person is None or entity.person is None:
        if entity.words and not entity.person and len(run.words) > len(entity.name.split()):
            entity.name = run.named
        return
    entity.forms.add(person.full.lower())
    entity.nicknames.update(run.nicknames)
    known = entity.person
    if (len(person.given), len(person.full)) > (len(known.given), len(known.full)) or (
        known.full.isupper() and not person.full.isupper() and len(person.given) >= len(known.given)
    ):
        entity.person, entity.name = person, run.named
    courtesy = None if person.untold(entity.person) else person.gender
    if courtesy is not None:
        entity.is_a(courtesy, 12.0 if person.titled and any(t in _COURTESY for t in person.titles) else 4.0)
    ranks = RANKS.intersection(person.titles) | ({"lieutenant"} if "lt" in person.titles else set())
    for title in person.titles:
        for noun in TITLE_NOUNS.get(title, {title}):
            entity.is_described(noun, ranks)


_COURTESY: Final = listed("mr mrs ms miss sir dame lord lady madam")
_COMMON_FIRST: Final = listed(
    "the american national international new north south east west united general first great royal state "
    "department ministry university bank house"
)
