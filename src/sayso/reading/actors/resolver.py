"""From the words of sources to actors: names first, strictly; then, in turn, descriptions and pronouns, by weight."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from typing import Final

from sayso.reading.actors.cast import Cast, Choice, Mention, Name, Telling
from sayso.reading.actors.context import Context
from sayso.reading.actors.descriptions import Descriptions, Ranked, best
from sayso.reading.actors.english import POSSESSIVES, PRONOUNS
from sayso.reading.actors.entities import Entity, Names
from sayso.reading.actors.mentions import Run, find
from sayso.reading.actors.naming import kind_of_name, naming_of
from sayso.reading.actors.nouns import KIN, SPOUSES, gender_of, singular
from sayso.reading.actors.output import actors
from sayso.reading.actors.phrases import Phrase, Phrases
from sayso.reading.actors.ranking import rank
from sayso.reading.actors.reasons import explain
from sayso.reading.actors.references import Reference, Scene
from sayso.reading.actors.state import State
from sayso.reading.actors.words import Words
from sayso.settings import setting

KNOWN: Final = 0.97
"""The score of what the words themselves tell."""
_TOLD_ON: Final = 0.85
"""How sure it is that a quotation without a source is the last speaker's, if the last speaker is sure."""


def resolve(text: str, told: Sequence[Telling], names: Sequence[Name] = (), mentions: Sequence[Mention] = ()) -> Cast:
    """Who speaks and who is spoken to in every telling, and all who speak, are addressed or are named.

    ``told`` are in text order by outermost first; ``names`` and ``mentions`` come from a network and may be empty.
    Takes time about linear in the text.

    Raises:
        UsageError: the setting ``least_speaker_score`` in the environment is no number.
    """
    return _Resolver(text, told, names, mentions).cast(setting("least_speaker_score"))


class _Resolver:
    def __init__(self, text: str, told: Sequence[Telling], names: Sequence[Name], mentions: Sequence[Mention]) -> None:
        self.text, self.told = text, told
        self.words = Words(text)
        runs = find(self.words, names, [one.source for one in told if one.source is not None])
        self.phrases = Phrases(self.words, runs)
        self.scene = Scene(self.words, self.phrases, told)
        self.entities: list[Entity] = []
        self.names = Names(self.entities)
        self.names.add(runs, self.words)
        nobody: list[int | None] = [None] * len(told)
        self.state = State(self.scene, self.entities, [*nobody], [*nobody], network=self._links(mentions))
        self.choice: list[Ranked] = [[] for _ in told]
        self.spoken_to: list[Ranked | None] = [None] * len(told)
        for run in runs:
            if run.first in self.names.owner:
                self._place(self.entities[self.names.owner[run.first]], run)
        self.context = Context(self.words, self.phrases, self.entities, self.names.owner)
        self.context.read(runs)
        writer = self.context.writer()
        self.state.writer = None if writer is None else writer.index
        self.descriptions = Descriptions(self.text, self.state, self.context.beside, self._resolve)

    def _place(self, entity: Entity, run: Run) -> None:
        kind = kind_of_name(run)
        if entity.kind is None:
            entity.kind = kind
        if entity.kind != "person" and run.type != "person":
            entity.nouns |= {run.words[-1].lower(), singular(run.words[-1].lower())[0]}
        self.state.mention(entity, self.words.span(run.first, run.last), run.first)

    def _links(self, mentions: Sequence[Mention]) -> dict[int, dict[int, float]]:
        links: dict[int, dict[int, float]] = {}
        for mention in mentions:
            for earlier, chance in mention.antecedents:
                if 0 <= earlier < len(mentions):
                    here, there = self.words.at(mention.span[0]), self.words.at(mentions[earlier].span[0])
                    links.setdefault(here, {})[there] = chance
        return links

    # --- the pass over all references ---

    def cast(self, least: float) -> Cast:
        """Resolve everything in turn."""
        for reference in self.scene.references(self.context.owners, self.names.open):
            self._settle(reference, self._resolve(reference))
        for number, one in enumerate(self.told):
            if one.source is None:
                self.choice[number] = self._sourceless(number)
                self.state.speaker[number] = best(self.choice[number])
        explain(self.words, self.told, [best(ranked) for ranked in self.choice], self.entities)
        made, ids = actors(self.text, self.entities)
        speakers = tuple(_chosen(ranked, ids, least) for ranked in self.choice)
        addressees = tuple(None if ranked is None else _chosen(ranked, ids, least) for ranked in self.spoken_to)
        return Cast(made, speakers, addressees)

    def _settle(self, reference: Reference, ranked: Ranked) -> None:
        """Take in what was found, for what comes behind it."""
        state, found = self.state, best(ranked)
        for number in reference.source_of:
            self.choice[number], state.speaker[number] = ranked, found
        for number in reference.addressee_of:
            self.spoken_to[number], state.addressee[number] = ranked, found
        if reference.owns is not None:
            self.entities[reference.owns].owner = found
        if found is None:
            return
        entity, phrase = self.entities[found], reference.phrase
        possessive = phrase.form == "pronoun" and phrase.noun in POSSESSIVES
        if not (possessive and PRONOUNS[phrase.noun][0] == "1"):
            state.mention(entity, phrase.span, reference.place)
        if (possessive and not reference.source_of) or reference.owns is not None:
            entity.owning.add(reference.place)
        if reference.source_of:
            self._speaks(entity, reference)
        if reference.addressee_of:
            entity.addressed = True
            if not reference.inside:
                state.last_addressee = found

    def _speaks(self, entity: Entity, reference: Reference) -> None:
        entity.speaks = True
        insort(entity.spoke, reference.place)
        if any(self.scene.is_label(number) for number in reference.source_of):
            self.state.takes_turns.add(entity.index)
        if not reference.inside:
            self.state.last_speaker, self.state.last_addressee = entity.index, None

    def _resolve(self, reference: Reference) -> Ranked:
        form = reference.phrase.form
        if form == "pronoun":
            return self._pronoun(reference)
        if form == "list":
            return self._list(reference)
        if form == "name":
            return self._named(reference)
        return self.descriptions.resolve(reference)

    # --- pronouns ---

    def _pronoun(self, reference: Reference) -> Ranked:
        person, whom = PRONOUNS[reference.phrase.noun]
        if person == "1":
            return self._first_person(reference)
        if person == "2":
            hearer = self.state.addressee[reference.quoted_by] if reference.quoted_by is not None else None
            return [(hearer, 0.7)] if hearer is not None else []
        if person == "r":
            return self._relative(reference)
        if whom in {"f", "m"}:
            able = [e for e in self.entities if e.kind in {"person", None} and e.number == "one" and e.places]
            ranked = rank(reference, able, self.state, "pronoun")
            found, chance = ranked[0]
            if found is not None and chance > 0.6:
                self.entities[found].is_a("f" if whom == "f" else "m", (4.0 if chance > 0.8 else 2.0) * chance)
                self.entities[found].kind = "person"
            return ranked
        if whom == "many" and reference.owns is not None and self.entities[reference.owns].relation in KIN:
            couples = [
                e
                for e in self.entities
                if e.relation in SPOUSES and e.owner is not None and e.before(reference.place) is not None
            ]
            if couples:  # their granddaughter, behind his wife
                return [(max(couples, key=lambda e: e.before(reference.place) or 0).index, 0.8)]
        if whom == "many":
            able = [e for e in self.entities if e.places and e.kind != "document"]
            return rank(reference, able, self.state, "plural")
        able = [e for e in self.entities if e.places and (e.doubtful or e.kind not in {"person", "people"})]
        ranked = rank(reference, able, self.state, "thing")
        found, chance = ranked[0]
        if found is not None and chance > 0.7 and self.entities[found].doubtful:
            self.entities[found].turn_group()
        return ranked

    def _relative(self, reference: Reference) -> Ranked:
        """Who "who" is: the one mentioned right before."""
        place = reference.place
        if reference.phrase.noun == "that":
            return []
        sentence = self.words.sentence[place]
        near = [(last, e) for e in self.entities if (last := e.before(place)) is not None]
        last, entity = max(near, key=lambda pair: (pair[0], -len(pair[1].members)), default=(0, None))
        if (
            entity is None
            or self.words.sentence[last] != sentence
            or (entity.kind == "document" and reference.phrase.noun == "who")
        ):
            return []
        return [(entity.index, 0.8)]

    def _first_person(self, reference: Reference) -> Ranked:
        """Who says I: the one quoted, or the one who writes."""
        if reference.quoted_by is not None:
            return self.choice[reference.quoted_by]
        if not reference.tells or (reference.phrase.noun != "i" and self.state.writer is None):
            return []
        if self.state.writer is None:
            entity = Entity(len(self.entities), "person", "role", "the writer")
            self.entities.append(entity)
            self.state.writer = entity.index
        return [(self.state.writer, 0.9)]

    # --- names ---

    def _named(self, reference: Reference) -> Ranked:
        phrase = reference.phrase
        run = phrase.run
        if run is None:
            return []
        if run.first in self.names.owner:
            entity = self.entities[self.names.owner[run.first]]
            _learn_role(entity, phrase)
            return [(entity.index, KNOWN)]
        able = [self.entities[i] for i in self.names.open.get(run.first, [])]
        if not able:
            return []
        ranked = rank(reference, able, self.state, "name")
        found = ranked[0][0]
        if found is not None and ranked[0][1] > 0.6 and run.person is not None:
            self.entities[found].forms.add(run.person.full.lower())
        return ranked

    def _list(self, reference: Reference) -> Ranked:
        phrase = reference.phrase
        members: list[int] = []
        for member in phrase.members:
            found = best(self._resolve(reference.at(member)))
            if found is not None:
                members.append(found)
                # all at the place of the first: none of them is the lesser for its place in the list
                self.state.mention(self.entities[found], member.span, phrase.first)
        for entity in self.entities:
            if entity.members and entity.members == tuple(members):
                return [(entity.index, KNOWN)]
        named = any(member.run is not None for member in phrase.members)
        naming = "named" if named else naming_of(phrase.members[0], "people", resolved=False)
        entity = self.descriptions.new(phrase, "people", naming)
        entity.members, entity.count, entity.role = tuple(members), len(members), phrase.role
        if phrase.noun:
            entity.nouns.add(phrase.noun)
        if len(members) == 2:
            self.entities[members[0]].partners.add(members[1])
            self.entities[members[1]].partners.add(members[0])
        return [(entity.index, KNOWN)]

    # --- no source ---

    def _sourceless(self, number: int) -> Ranked:
        """A quotation without a source goes on where the last speaker left off; anything else stays unknown."""
        one = self.told[number]
        start = one.content[0][0]
        if not self.scene.is_quotation(start):
            return []
        before = [
            n
            for n, other in enumerate(self.told[max(0, number - 99) : number + 99], max(0, number - 99))
            if n != number and other.parent == one.parent and self.choice[n] and other.content[0][0] < start
        ]
        if not before:
            return []
        last = max(before, key=lambda n: self.told[n].content[0][0])
        return [(index, chance * _TOLD_ON) for index, chance in self.choice[last]]


def _learn_role(entity: Entity, phrase: Phrase) -> None:
    if phrase.role is not None:
        if entity.role is None or (phrase.role[0] <= entity.role[0] and entity.role[1] <= phrase.role[1]):
            entity.role = phrase.role
        if phrase.role_noun:
            entity.nouns.add(phrase.role_noun)
            entity.is_a(gender_of(phrase.role_noun), 12.0)


def _chosen(ranked: Ranked, ids: dict[int, str], least: float) -> Choice:
    known = [(ids[index], round(chance, 4)) for index, chance in ranked if index is not None and index in ids]
    if not known:
        return Choice(None, 0.0)
    if ranked[0][0] is not None and ranked[0][0] in ids and known[0][1] >= least:
        return Choice(known[0][0], known[0][1], tuple(known[1:4]))
    return Choice(None, known[0][1], tuple(known[:4]))
