"""From the words of sources to actors: names first, strictly; then, in turn, descriptions and pronouns, by weight."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.actors.cast import Cast, Choice, Mention, Name, Telling
from sayso.reading.actors.common import INDEFINITE, POSSESSIVES, PRONOUNS
from sayso.reading.actors.context import Context
from sayso.reading.actors.entities import Entity, Names
from sayso.reading.actors.mentions import Run, find
from sayso.reading.actors.naming import kind_of_name, kind_of_phrase, naming_of
from sayso.reading.actors.nouns import KIN, gender_of
from sayso.reading.actors.output import actors, hidden_reasons
from sayso.reading.actors.phrases import Phrase, Phrases
from sayso.reading.actors.ranking import State, fits_kind, rank
from sayso.reading.actors.references import Reference, Scene
from sayso.reading.actors.words import Words
from sayso.settings import setting

Ranked = list[tuple[int | None, float]]
_KNOWN = 0.97
"""The score of what the words themselves tell."""


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
        self.runs = find(self.words, names)
        self.phrases = Phrases(self.words, self.runs)
        self.scene = Scene(self.words, self.phrases, told)
        self.entities: list[Entity] = []
        self.names = Names(self.entities)
        self.names.add(self.runs)
        self.run_at = {run.first: run for run in self.runs}
        self.choice: list[Ranked] = [[] for _ in told]
        self.spoken_to: list[Ranked | None] = [None] * len(told)
        self.state = State(
            self.scene, self.entities, [None] * len(told), [None] * len(told), network=self._links(mentions)
        )
        self.order: dict[int, int] = {}
        for run in self.runs:
            if run.first in self.names.owner:
                self._place(self.entities[self.names.owner[run.first]], run)
        self.context = Context(self.words, self.phrases, self.entities, self.names.owner)
        self.context.read(self.runs)

    def _place(self, entity: Entity, run: Run) -> None:
        entity.mention(self.words.span(run.first, run.last), run.first)
        kind = kind_of_name(run)
        if entity.kind is None:
            entity.kind = kind
        if entity.kind != "person" and run.type != "person":
            entity.nouns.add(run.words[-1].lower())

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
        for reference in self.scene.references():
            ranked = self._resolve(reference)
            self._settle(reference, ranked)
        for number, one in enumerate(self.told):
            if one.source is None:
                self.choice[number] = self._sourceless(number)
                self.state.speaker[number] = self._best(self.choice[number])
        hidden_reasons(self.text, self.words, self.told, self.choice, self.entities)
        made, ids = actors(self.text, self.entities)
        speakers = tuple(self._chosen(ranked, ids, least) for ranked in self.choice)
        addressees = tuple(None if ranked is None else self._chosen(ranked, ids, least) for ranked in self.spoken_to)
        return Cast(made, speakers, addressees)

    @staticmethod
    def _best(ranked: Ranked) -> int | None:
        return ranked[0][0] if ranked and ranked[0][1] >= 0.4 else None

    @staticmethod
    def _chosen(ranked: Ranked, ids: dict[int, str], least: float) -> Choice:
        known = [(ids[index], round(chance, 4)) for index, chance in ranked if index is not None and index in ids]
        if not known:
            return Choice(None, 0.0)
        first_is_known = ranked[0][0] is not None and ranked[0][0] in ids
        if first_is_known and known[0][1] >= least:
            return Choice(known[0][0], known[0][1], tuple(known[1:4]))
        return Choice(None, known[0][1], tuple(known[:4]))

    def _settle(self, reference: Reference, ranked: Ranked) -> None:
        best = self._best(ranked)
        for number in reference.source_of:
            self.choice[number], self.state.speaker[number] = ranked, best
        for number in reference.addressee_of:
            self.spoken_to[number], self.state.addressee[number] = ranked, best
        if best is None:
            return
        entity = self.entities[best]
        first_person = reference.phrase.form == "pronoun" and PRONOUNS[reference.phrase.noun][0] != "3"
        if not (first_person and reference.phrase.noun in POSSESSIVES):
            entity.mention(reference.phrase.span, reference.place)
        if reference.source_of:
            entity.speaks = True
            if not reference.inside:
                self.state.last_speaker = best
            entity.spoke = sorted([*entity.spoke, reference.place])
        entity.addressed = entity.addressed or bool(reference.addressee_of)

    def _resolve(self, reference: Reference) -> Ranked:
        phrase = reference.phrase
        if phrase.form == "pronoun":
            return self._pronoun(reference)
        if phrase.form == "list":
            return self._list(reference)
        if phrase.form == "name":
            return self._named(reference)
        return self._noun(reference)

    # --- pronouns ---

    def _pronoun(self, reference: Reference) -> Ranked:
        noun = reference.phrase.noun
        person, whom = PRONOUNS[noun]
        if person == "1":
            return self._first_person(reference)
        if person == "2":
            hearer = self.state.addressee[reference.quoted_by] if reference.quoted_by is not None else None
            return [(hearer, 0.7)] if hearer is not None else []
        if person == "r":
            return []
        if whom in {"f", "m"}:
            able = [e for e in self.entities if e.kind in {"person", None} and e.number == "one" and e.places]
            ranked = rank(reference, able, self.state, "pronoun")
            best = ranked[0][0]
            if best is not None and ranked[0][1] > 0.6:
                self.entities[best].is_a("f" if whom == "f" else "m", 2.0 * ranked[0][1])
            return ranked
        if whom == "many":
            able = [e for e in self.entities if e.places and e.kind != "document"]
            return rank(reference, able, self.state, "plural")
        able = [e for e in self.entities if e.places and e.kind not in {"person", "people"}]
        return rank(reference, able, self.state, "pronoun")

    def _first_person(self, reference: Reference) -> Ranked:
        around = reference.quoted_by
        if around is None:
            labelled = [n for n in reference.inside if self._is_label(n)]
            around = labelled[-1] if labelled else None
        if around is not None:
            return self.choice[around]
        return [(self._writer().index, 0.9)] if not reference.inside else []

    def _is_label(self, number: int) -> bool:
        cue = self.told[number].cue
        return cue is not None and self.text[cue[0] : cue[1]].strip() == ":"

    def _writer(self) -> Entity:
        """Who writes "I": the one named in the byline, else nobody known by name."""
        entity = self.context.writer()
        if entity is None:
            entity = self._new(Phrase("pronoun", (0, 0), 0, noun="i"), "person", "role")
            entity.name = "the writer"
            self.context.written_by = entity.index
        return entity

    # --- names ---

    def _named(self, reference: Reference) -> Ranked:
        run = reference.phrase.run
        assert run is not None
        return self._run(run, reference)

    def _run(self, run: Run, reference: Reference) -> Ranked:
        if run.first in self.names.owner:
            entity = self.entities[self.names.owner[run.first]]
            if entity.kind is None:
                entity.kind = kind_of_name(run)
            self._learn_role(entity, reference.phrase)
            return [(entity.index, _KNOWN)]
        able = [self.entities[i] for i in self.names.open.get(run.first, [])]
        if not able:
            return []
        phrase = Phrase("name", self.words.span(run.first, run.last), run.first, run=run)
        inner = Reference(
            phrase, run.first, reference.source_of, reference.addressee_of, reference.inside, reference.quoted_by
        )
        return rank(inner, able, self.state, "name")

    def _learn_role(self, entity: Entity, phrase: Phrase) -> None:
        if phrase.role is not None:
            if entity.role is None:
                entity.role = phrase.role
            if phrase.role_noun:
                entity.nouns.add(phrase.role_noun)
                entity.is_a(gender_of(phrase.role_noun), 12.0)

    def _list(self, reference: Reference) -> Ranked:
        phrase = reference.phrase
        members: list[int] = []
        for member in phrase.members:
            inner = Reference(member, member.first, inside=reference.inside, quoted_by=reference.quoted_by)
            best = self._best(self._resolve(inner))
            if best is not None:
                members.append(best)
                self.entities[best].mention(member.span, member.first)
        for entity in self.entities:
            if entity.members and entity.members == tuple(members):
                return [(entity.index, _KNOWN)]
        entity = self._new(
            phrase,
            "people",
            "named" if any(m.run for m in phrase.members) else naming_of(phrase, "people", resolved=False),
        )
        entity.members, entity.count = tuple(members), len(members)
        entity.role = phrase.role
        return [(entity.index, _KNOWN)]

    # --- descriptions ---

    def _noun(self, reference: Reference) -> Ranked:
        phrase = reference.phrase
        if phrase.noun in {"former", "latter"} and phrase.determiner == "the":
            return self._former_or_latter(reference)
        owner = self._owner(reference)
        if not phrase.definite:
            return [(self._fresh(phrase, owner).index, _KNOWN)]
        able = [
            e
            for e in self.entities
            if e.places
            and e.index != owner
            and fits_kind(phrase, e)
            and (e.before(reference.place) is not None or e.naming == "named")
        ]
        ranked = rank(reference, able, self.state, "noun")
        ranked = self._by_owner(ranked, phrase, owner)
        best, chance = ranked[0]
        if best is None:
            entity = self._fresh(phrase, owner)
            return [(entity.index, chance), *[(i, c) for i, c in ranked if i is not None]]
        self._learn_description(self.entities[best], phrase)
        return ranked

    def _by_owner(self, ranked: Ranked, phrase: Phrase, owner: int | None) -> Ranked:
        if owner is None:
            return ranked
        out: Ranked = []
        for index, chance in ranked:
            other = None if index is None else self.entities[index].owner
            if index is None or other is None:
                factor = 1.0
            else:
                factor = 2.5 if other == owner else 0.06
            out.append((index, chance * factor))
        total = sum(chance for _, chance in out)
        return sorted(((index, chance / total) for index, chance in out), key=lambda pair: -pair[1])

    def _owner(self, reference: Reference) -> int | None:
        owner = reference.phrase.owner
        if owner is None or owner.form == "list":
            return None
        inner = Reference(owner, owner.first, inside=reference.inside, quoted_by=reference.quoted_by)
        if owner.form == "noun" and owner.noun not in KIN and not owner.definite:
            return None
        best = self._best(self._resolve(inner))
        if best is not None:
            self.entities[best].mention(owner.span, owner.first)
        return best

    def _fresh(self, phrase: Phrase, owner: int | None) -> Entity:
        kind = kind_of_phrase(phrase)
        entity = self._new(phrase, kind, naming_of(phrase, kind or "person", resolved=False))
        entity.owner, entity.count = owner, phrase.count
        self._learn_description(entity, phrase)
        return entity

    def _learn_description(self, entity: Entity, phrase: Phrase) -> None:
        entity.nouns.add(phrase.noun)
        entity.described |= set(phrase.described)
        entity.is_a(gender_of(phrase.noun), 8.0)
        if entity.naming == "role" and phrase.role is not None:
            entity.role = phrase.role

    def _former_or_latter(self, reference: Reference) -> Ranked:
        """The two last named together: "Graham Teller and Odile Fournier ... The former ... the latter"."""
        place = reference.place
        here = self.words.sentence[place]
        for back in range(1, 5):
            seen = sorted(
                (min(p for p in e.places if self.words.sentence[p] == here - back), e.index)
                for e in self.entities
                if e.kind in {"person", "organisation", "government", "outlet"}
                and any(self.words.sentence[p] == here - back for p in e.places)
            )
            if len(seen) >= 2:
                return [(seen[0][1] if reference.phrase.noun == "former" else seen[1][1], 0.85)]
        return []

    def _new(self, phrase: Phrase, kind: str | None, naming: str) -> Entity:
        name = self.text[phrase.span[0] : phrase.span[1]]
        entity = Entity(len(self.entities), kind, naming, " ".join(name.split()), number=phrase.number)  # type: ignore[arg-type]
        if phrase.form != "pronoun":
            entity.mention(phrase.span, phrase.first)
        self.entities.append(entity)
        return entity

    # --- no source ---

    def _sourceless(self, number: int) -> Ranked:
        """A quotation without a source goes on where the last speaker left off; anything else stays unknown."""
        one = self.told[number]
        start = min(span[0] for span in one.content)
        if self.scene.quoted.sorted and not any(
            a <= start + 1 and start < b for a, b in self.scene.quoted.near(start, start + 2)
        ):
            return []
        before = [
            n
            for n, other in enumerate(self.told)
            if n != number and other.parent == one.parent and self.choice[n] and other.content[0][0] < start
        ]
        if not before:
            return []
        last = max(before, key=lambda n: self.told[n].content[0][0])
        return [(index, chance * 0.85) for index, chance in self.choice[last]]


_ = INDEFINITE
