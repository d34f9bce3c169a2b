"""Example sentences with a discourse in which nothing is resolved yet, for tests of one resolver at a time."""

from dataclasses import dataclass

from corpora.marked import parse
from evaluation.speakers import given
from sayso.reading.actors.cast import RoleReference
from sayso.reading.actors.entities.entities import Entity, EntityIndex, Names
from sayso.reading.actors.names.mentions import find
from sayso.reading.actors.phrases.phrases import Phrases
from sayso.reading.actors.resolution.descriptions import Descriptions
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.references import Reference, References
from sayso.reading.actors.resolution.text_index import TextIndex
from sayso.reading.text.words import Words
from sayso.records import ActorKind


@dataclass
class Scene:
    """A text, its names, and what is known of it."""

    text: str
    names: Names
    discourse: Discourse

    def reference(self, words: str, **roles: list[int]) -> Reference:
        """The reference made of the first of these words in the text."""
        start = self.text.index(words)
        phrase = self.discourse.text_index.phrases.read((start, start + len(words)))
        assert phrase is not None
        return Reference(phrase, phrase.first, roles=dict(roles))  # type: ignore[arg-type]

    def named(self, name: str) -> int:
        """The entity of a name."""
        return next(entity.index for entity in self.discourse.entities if entity.name == name)

    def entity(self, name: str, kind: ActorKind = "person") -> Entity:
        """The entity of a name, made one of a kind."""
        entity = self.discourse.entities[self.named(name)]
        entity.kind = kind
        return entity

    def collected(self, words: str) -> Reference:
        """The reference collected from the last of these words, with its roles and the attributions around it."""
        start = self.text.rindex(words)
        return next(found for found in self.collect() if found.phrase.span == (start, start + len(words)))

    def collect(self) -> list[Reference]:
        """All references, in the order of resolving."""
        roles: list[RoleReference] = []
        for number, attribution in enumerate(self.discourse.text_index.attributions):
            if attribution.source is not None:
                roles.append(RoleReference(attribution.source, "source", number))
            if attribution.addressee is not None:
                roles.append(RoleReference(attribution.addressee, "addressee", number))
        return References(self.discourse.text_index).collect(roles, [])

    def let_names_speak(self) -> None:
        """Make speakers of the names that are sources, as if those were resolved in turn."""
        for number, attribution in enumerate(self.discourse.text_index.attributions):
            within = () if attribution.source is None else self.discourse.text_index.words.within(attribution.source)
            place = next((i for i in within if i in self.discourse.owner), None)
            if place is None:
                continue
            entity = self.discourse.entities[self.discourse.owner[place]]
            entity.speaks = True
            entity.spoke.append(place)
            self.discourse.speaker[number] = self.discourse.last_speaker = entity.index
            self.discourse.choice[number] = [(entity.index, 0.97)]

    def introduce(self, words: str) -> Entity:
        """The new entity of a description."""
        descriptions = Descriptions(self.discourse, {})
        reference = self.reference(words, source=[])
        ranked = self.discourse.apply(descriptions.resolve(reference, descriptions.kind(reference)))
        assert ranked[0][0] is not None
        return self.discourse.entities[ranked[0][0]]


def scene(marked: str) -> Scene:
    """Make the discourse of a marked text: its names are known and placed, and no more."""
    parsed = parse(f" test\n{marked}", "test")
    words = Words(parsed.text)
    phrases = Phrases(words, runs := find(words, ()))
    attributions = given(parsed)
    lookup = EntityIndex()
    names = Names([], lookup)
    names.add(runs, words)
    nobody: list[int | None] = [None] * len(attributions)
    text_index = TextIndex(words, phrases, attributions)
    discourse = Discourse(text_index, names.entities, lookup, [*nobody], [*nobody], choice=[[] for _ in attributions])
    discourse.owner = names.owner
    for run in runs:
        if run.first in names.owner:
            entity = names.entities[names.owner[run.first]]
            discourse.mention(entity, words.span(run.first, run.last), run.first)
    return Scene(parsed.text, names, discourse)


def state(discourse: Discourse) -> str:
    """All that a resolver could change, written out."""
    known = (discourse.mentions, discourse.speaker, discourse.choice, discourse.writer, discourse.labels)
    return repr((discourse.entities, *known, discourse.lists, discourse.families))
