"""Someone or something that a text speaks of, while it is being put together from mentions."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from sayso.english.bodies import COMMON_FIRST
from sayso.english.given import Gender
from sayso.english.nouns import ORGANISATIONS, Number
from sayso.english.titles import GENDERED_COURTESY, RANKS, TITLE_NOUNS
from sayso.names.matching import called, fit, forms
from sayso.names.parts import PersonName, initials
from sayso.reading.actors.names.aliases import introduced, inverted
from sayso.reading.actors.names.types import Run
from sayso.reading.text.words import Words
from sayso.records import ActorKind, Naming, Span

SURE: Final = 3.0
"""From how much evidence, in natural units, a gender counts as known."""


class EntityIndex:
    """Finds the entities of one text by what is known of them; they add themselves as it is learned.

    An entity stays under what no longer holds of it (a surname, an owner): whoever asks checks again.
    """

    def __init__(self) -> None:
        self.by_noun: defaultdict[str, list[int]] = defaultdict(list)
        self.by_owner: defaultdict[int, list[int]] = defaultdict(list)
        self.by_surname: defaultdict[str, list[int]] = defaultdict(list)
        self.by_form: defaultdict[str, list[int]] = defaultdict(list)
        """Words by which alone a person may be called (see `names.parts.forms`) -> entities."""


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
    """The entities it is mentioned together with: the other of two."""
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
    acts: bool = False
    """Whether it takes part in an act."""
    vouched: bool = False
    """Whether a network takes the name for a person's."""
    pointed: set[str] = field(default_factory=set)
    """Nouns that point back beside the name: "*That supervisor*, Ann Roe", for one mentioned before."""
    again: dict[str, int] = field(default_factory=dict)
    """Nouns with "the" before the name -> where: "*The woman*, Corinne Blasko", for a woman mentioned before."""
    dead: bool = False
    """Whether the text tells of the killing, the murder, the body of it."""
    goes_by_they: bool = False
    """Whether the text tells that they is the pronoun of this one person."""
    hidden: bool = False
    """Whether the text says that it is not to be named."""
    definite: bool = False
    """Whether it came in by a description of someone known: the keeper, his lawyer."""
    lookup: EntityIndex = field(default_factory=EntityIndex, repr=False)
    """Shared by all entities of a text."""

    def __post_init__(self) -> None:
        self.learn_name(self.person)

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
        self.learn_nouns(noun)
        self.described |= set(words)
        self.ranks.setdefault(noun, set()).update(RANKS.intersection(words))

    def learn_nouns(self, *nouns: str) -> None:
        """Add titles or head nouns of roles."""
        for noun in nouns:
            if noun not in self.nouns:
                self.nouns.add(noun)
                self.lookup.by_noun[noun].append(self.index)

    def learn_owner(self, owner: int | None) -> None:
        """Set the entity that it belongs to."""
        self.owner = owner
        if owner is not None and self.index not in self.lookup.by_owner[owner][-1:]:
            self.lookup.by_owner[owner].append(self.index)

    def learn_name(self, person: PersonName | None) -> None:
        """Set the person's name, or a fuller one."""
        self.person = person
        if person is not None:
            self.lookup.by_surname[person.surname].append(self.index)
            for form in forms(person):
                self.lookup.by_form[form].append(self.index)

    def join(self, index: int, lookup: EntityIndex) -> None:
        """Take a place among the entities of a text, as which it can be looked up."""
        nouns, self.index, self.lookup, self.nouns = self.nouns, index, lookup, set()
        self.learn_nouns(*nouns)
        self.learn_owner(self.owner)
        self.learn_name(self.person)

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

    def __init__(self, entities: list[Entity], lookup: EntityIndex) -> None:
        self.entities, self.lookup = entities, lookup
        self.owner: dict[int, int] = {}
        """The first word of a run -> who it is."""
        self.open: dict[int, list[int]] = {}
        """The first word of a run -> who it may be, where several may."""
        self.families: dict[int, list[int]] = {}
        """The first word of a run -> all who it names: the Prados."""
        self._whole: dict[tuple[str, ...], int] = {}
        """The words of a group's name -> the first group of that name."""
        self._aliases: dict[str, int] = {}
        self._parts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        """The first words and the last words of a group's name, `_SHORTENED` at most -> the groups."""
        self._nicknamed: defaultdict[str, set[int]] = defaultdict(set)

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
        whole = set(short.values())
        for longer in (True, False):
            for run in groups:
                if run.first not in self.owner and (not longer or run.first in whole):
                    self._group(run)
            self._take_short(runs if longer else [], short)
        behind = inverted(runs, words)
        for run in people:
            settled = run.first in self.owner or run.first in self.families or run.first in behind
            if run.person is not None and run.person.single and not settled:
                self._part(run, run.person)
        self._take_short(runs, behind)

    def _family(self, run: Run, words: Words) -> list[int]:
        """All of one surname, for its plural: the Prados."""
        low = run.words[0].lower()
        if len(run.words) > 1 or not low.endswith("s") or run.first == 0 or words.lower[run.first - 1] != "the":
            return []
        alike = self._called(low[:-1])
        return [e.index for e in alike if e.person is not None and e.person.surname.lower() == low[:-1]]

    def _called(self, *words: str) -> list[Entity]:
        """The people who may be called by one of some words alone, in order; also by what they were called before."""
        return [self.entities[index] for index in sorted({i for word in words for i in self.lookup.by_form[word]})]

    def _take_short(self, runs: list[Run], short: dict[int, int]) -> None:
        """Give the names that are introduced as another's to that one."""
        for run in runs:
            if run.first in short and short[run.first] in self.owner:
                entity = self.entities[self.owner[short[run.first]]]
                self._add_alias("".join(run.words).lower().replace(".", ""), entity)
                self.owner[run.first] = entity.index

    def _add_alias(self, alias: str, entity: Entity) -> None:
        entity.aliases.add(alias)
        self._aliases[alias] = min(entity.index, self._aliases.get(alias, entity.index))

    def _same(self, person: PersonName) -> Entity | None:
        alike = [
            e
            for e in self._called(*called(person))
            if e.person is not None and not e.person.single and fit(person, e.person) == "same"
        ]
        return (
            alike[0]
            if len(alike) == 1
            else next((e for e in alike if e.person and e.person.full.lower() == person.full.lower()), None)
        )

    def _part(self, run: Run, person: PersonName) -> None:
        low = person.surname.lower()
        likely = [] if person.titled else [self.entities[index] for index in sorted(self._nicknamed[low])]
        likely = likely or [
            e
            for e in self._called(*called(person))
            if e.person is not None and fit(person, e.person) != "no" and self._agree(person, e)
        ]
        full = [e for e in likely if e.person is not None and not e.person.single]
        likely = full or likely
        if not likely:
            self._assign(run, self._of_group(run) or self._new_person(run))
        elif len(likely) == 1:
            self._assign(run, likely[0])
        else:
            self.open[run.first] = [e.index for e in likely]

    @staticmethod
    def _agree(person: PersonName, entity: Entity) -> bool:
        gender = person.gender if person.titled else None
        return gender is None or entity.gender is None or gender == entity.gender

    def _of_group(self, run: Run) -> Entity | None:
        if run.person is None or run.person.titled:
            return None
        low = run.person.surname.lower()
        alike = (self.entities[index] for index in self._parts.get((low,), ()))
        return next((e for e in alike if e.words[0] == low), None)

    def _group(self, run: Run) -> None:
        low = tuple(word.lower() for word in run.words if word.lower() != "the")
        if not low:
            return None
        short = "".join(low).replace(".", "")
        same = [index for index in (self._whole.get(low), self._aliases.get(short)) if index is not None]
        if same:
            return self._assign(run, self.entities[min(same)])
        longer = (self.entities[index] for index in sorted(set(self._parts.get(low, ()))))
        likely = [e for e in longer if self._shortens(low, run, e)]
        if len(likely) == 1:
            return self._assign(run, likely[0])
        if run.person is not None and len(low) == 1:
            alike = self._called(*called(run.person))
            person = [e for e in alike if e.person is not None and fit(run.person, e.person) != "no"]
            if len(person) == 1:
                return self._assign(run, person[0])
        return self._assign(run, self._new_group(run, low))

    def _new_group(self, run: Run, low: tuple[str, ...]) -> Entity:
        entity = Entity(len(self.entities), None, "named", run.named, words=low, lookup=self.lookup)
        self.entities.append(entity)
        self._whole.setdefault(low, entity.index)
        for length in range(1, min(len(low), _SHORTENED) + 1):
            self._parts[low[:length]].append(entity.index)
            self._parts[low[-length:]].append(entity.index)
        essential = [word for word in run.words if word.lower() not in {"of", "for", "the", "and"}]
        for alias in (initials(run.words).lower(), initials(essential).lower()):
            if len(alias) > 1 and len(low) > 1:
                self._add_alias(alias, entity)
        return entity

    @staticmethod
    def _shortens(low: tuple[str, ...], run: Run, entity: Entity) -> bool:
        """Corvid for Corvid Airlines, the Chronicle for the Northern Chronicle, the Trust for the Bat Trust."""
        longer = entity.words
        if len(low) >= len(longer):
            return False
        if run.type == "place":
            return False
        if longer[: len(low)] == low:
            return low[0] not in COMMON_FIRST
        return longer[-len(low) :] == low and (len(low) > 1 or low[0] in ORGANISATIONS or run.type == "group")

    def _new_person(self, run: Run) -> Entity:
        assert run.person is not None
        entity = Entity(len(self.entities), "person", "named", run.named, person=run.person, lookup=self.lookup)
        self.entities.append(entity)
        return entity

    def _assign(self, run: Run, entity: Entity) -> None:
        self.owner[run.first] = entity.index
        learn(entity, run)
        for nickname in entity.nicknames:
            self._nicknamed[nickname].add(entity.index)


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
        entity.learn_name(person)
        entity.name = run.named
    courtesy = None if person.untold(entity.person) else person.gender
    if courtesy is not None:
        entity.is_a(courtesy, 12.0 if person.titled and any(t in GENDERED_COURTESY for t in person.titles) else 4.0)
    ranks = RANKS.intersection(person.titles) | ({"lieutenant"} if "lt" in person.titles else set())
    for title in person.titles:
        for noun in TITLE_NOUNS.get(title, {title}):
            entity.is_described(noun, ranks)


_SHORTENED: Final = 12
"""How many words of a longer name its short form has at most."""
