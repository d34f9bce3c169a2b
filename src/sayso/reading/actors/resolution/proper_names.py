"""Resolves names, and lists of names and descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Final

from sayso.english.contexts import SAYS
from sayso.reading.actors.entities.entities import Entity, EntityIndex, Names
from sayso.reading.actors.entities.naming import naming_of
from sayso.reading.actors.names.types import Run
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.drafts import draft, learn_role
from sayso.reading.actors.resolution.evidence import NEW, Evidence, Learned
from sayso.reading.actors.resolution.ranking import rank
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.weights import CERTAINTY, LEARNED_FROM

_BODIES: Final = frozenset({"organisation", "government", "outlet"})


class ProperNames:
    """Resolves names by the strict pass over all of them (`Names`), and by weight where several may bear one."""

    def __init__(self, discourse: Discourse, names: Names) -> None:
        self.discourse, self.names, self.entities = discourse, names, discourse.entities
        self.text_index, self.words = discourse.text_index, discourse.text_index.words
        self.text = self.words.text

    def resolve(self, reference: Reference) -> Evidence:
        """Resolve a name."""
        phrase, run = reference.phrase, reference.phrase.run
        if run is None:
            return Evidence([])
        if run.first in self.names.families:
            return self._family(phrase, self.names.families[run.first])
        if run.first in self.names.owner:
            return self._known(reference, run, self.names.owner[run.first])
        able = [self.entities[i] for i in self.names.open.get(run.first, [])]
        if not able:
            return Evidence([])
        ranked = rank(reference, able, self.discourse, "name")
        index, chance = ranked[0]
        if index is None or chance <= LEARNED_FROM or run.person is None:
            return Evidence(ranked)
        return Evidence(ranked, learned=(Learned(index, form=run.person.full.lower()),))

    def _known(self, reference: Reference, run: Run, index: int) -> Evidence:
        """Resolve a name that only one entity may bear."""
        phrase, entity = reference.phrase, self.entities[index]
        learned = [Learned(index, role=phrase, again=self._again(entity, phrase))]
        span = None
        bare = self._is_followed_by_verb(reference, run)
        if bare:
            entity = _with_role(entity, phrase)
            single = entity.doubtful and run.person is not None and run.person.single
            if entity.kind not in {"person", "government"} or single:
                # Barlow's said: a company of that name
                span = (phrase.span[0], self.words.end[run.last])
                ended = entity.name.endswith(("’s", "'s"))
                learned.append(Learned(index, name=entity.name + ("" if ended else self.words.word[run.last])))
        owner = phrase.role_owner if entity.owner is None and not entity.relation else None
        if owner is not None:
            learned.append(Learned(index, relation=phrase.role_noun))
        lacks = bare and (entity.kind == "government" or (entity.kind == "person" and not entity.doubtful))
        return Evidence(
            [(index, CERTAINTY["ellipsis" if lacks else "known"])],
            learned=tuple(learned),
            span=span,
            role_owner=None if owner is None else (index, reference.at(owner)),
        )

    def _again(self, entity: Entity, phrase: Phrase) -> tuple[str, int] | None:
        """By which noun one who comes in by name was described before: *the union*, the Amalgamated Millers."""
        if phrase.role is None or phrase.role[0] > phrase.span[0] or entity.places[0] < phrase.first:
            return None
        return (phrase.role_noun, phrase.first) if self.text[slice(*phrase.role)].lower().startswith("the ") else None

    def _is_followed_by_verb(self, reference: Reference, run: Run) -> bool:
        """Whether a name in the genitive is the subject: Pike's (manager) / dismissed the poll; Barlow's / said."""
        if self.words.lower[run.last : run.last + 1] not in (["’s"], ["'s"]):
            return False
        cues = [cue for n in reference.source_of if (cue := self.text_index.attributions[n].cue) is not None]
        firsts = [self.words.at(start) for start, _ in cues]
        return any(i == run.last + 1 and _is_verb(self.words.lower[i], run) for i in firsts)

    def _family(self, phrase: Phrase, members: list[int]) -> Evidence:
        """Resolve the Prados: those of that surname, mentioned together before or not."""
        known = self.discourse.families.get(frozenset(members))
        if known is not None:
            return Evidence([(known, CERTAINTY["known"])])
        entity = draft(phrase, "people", "named", self.text)
        entity.members, entity.number, entity.count = tuple(members), "many", len(members)
        return Evidence([(NEW, CERTAINTY["known"])], entity, phrase)

    def resolve_list(self, reference: Reference, members: Sequence[int]) -> Evidence:
        """Resolve a list, by the entities of its members as far as they are known."""
        phrase = reference.phrase
        known = self.discourse.lists.get(tuple(members)) if members else None
        if known is not None:
            return Evidence([(known, CERTAINTY["known"])])
        named = any(member.run is not None for member in phrase.members)
        naming = "named" if named else naming_of(phrase.members[0], "people", resolved=False)
        kinds = {self.entities[index].kind for index in members}
        kind = kinds.pop() if len(kinds) == 1 else None
        entity = draft(phrase, kind if kind in _BODIES else "people", naming, self.text)
        entity.members, entity.count, entity.role = tuple(members), len(members), phrase.role
        if phrase.noun:
            entity.learn_nouns(phrase.noun)
        partners = zip(members, reversed(members), strict=True) if len(members) == 2 else ()
        learned = tuple(Learned(index, partner=partner) for index, partner in partners)
        return Evidence([(NEW, CERTAINTY["known"])], entity, phrase, learned)


def _is_verb(low: str, run: Run) -> bool:
    return low.endswith("ed") or (len(run.words) == 1 and low in SAYS)


def _with_role(entity: Entity, phrase: Phrase) -> Entity:
    """Return a copy of an entity as it is once its role is learned."""
    preview = copy(entity)
    preview.nouns, preview.lookup = set(entity.nouns), EntityIndex()
    learn_role(preview, phrase)
    return preview
