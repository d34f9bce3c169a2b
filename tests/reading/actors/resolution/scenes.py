"""Example sentences with a discourse in which nothing is resolved yet, for tests of one resolver at a time."""

from dataclasses import dataclass

from corpora.marked import parse
from evaluation.speakers import given
from sayso.reading.actors.entities.entities import EntityIndex, Names
from sayso.reading.actors.names.mentions import find
from sayso.reading.actors.phrases.phrases import Phrases
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.text_index import TextIndex
from sayso.reading.text.words import Words


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
