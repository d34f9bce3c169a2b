"""Resolves references to groups and to some of them: both, all three, one of them, another, the former, the latter."""

from __future__ import annotations

from bisect import bisect_left

from sayso.english.closed_classes import INDEFINITE, NUMBERS
from sayso.english.contexts import ORDINALS
from sayso.english.nouns import CROWDS, Number
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.drafts import draft
from sayso.reading.actors.resolution.evidence import NEW, Evidence
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.weights import CERTAINTY
from sayso.records import ActorKind, Naming


class Groups:
    """Resolves references to several, and to some of several."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.entities = discourse, discourse.entities
        self.text = discourse.text_index.words.text

    def whole(self, reference: Reference) -> Evidence:
        """Resolve all of those mentioned last: both, all three."""
        count = NUMBERS.get(reference.phrase.noun)
        place = reference.place
        counted = [
            e for e in self.discourse.recent(place) if e.count == count and e.number == "many" and e.before(place)
        ]
        group = max(counted, key=lambda e: (e.before(place) or 0, -e.index), default=None)
        group = group or self.last(reference.place)
        return Evidence([(group.index, CERTAINTY["all of them"])] if group is not None else [])

    def part(self, reference: Reference, group: Entity | None) -> Evidence:
        """Resolve one of several: a new entity, apart from those before."""
        phrase = reference.phrase
        if not reference.tells and phrase.determiner != "of":
            return Evidence([])
        single = phrase.noun in ORDINALS - {"rest", "other"} or phrase.number == "one"
        number: Number = "one" if single else "many"
        kind: ActorKind = "person" if number == "one" else "people"
        if group is not None and phrase.noun == "other" and len(group.members) == 2:
            left = [i for i in group.members if i != self.discourse.last_speaker]
            if len(left) == 1:
                return Evidence([(left[0], CERTAINTY["the other of two"])])
        naming = self._naming(phrase, group) if number == "many" else "anonymous"
        entity = draft(phrase, kind, naming, self.text)
        entity.number = number
        if phrase.role is not None and phrase.noun in ORDINALS:
            # "One, a signal technician": what stands beside it tells more
            entity.name, entity.role = " ".join(self.text[slice(*phrase.role)].split()), phrase.role
        entity.count = phrase.count
        if phrase.owner is not None and phrase.owner.form == "noun":
            entity.learn_nouns(phrase.owner.noun)  # one of the inspectors: the inspector
        if group is not None:
            entity.family = group.index
            entity.learn_nouns(*sorted(group.nouns))
        if phrase.determiner in INDEFINITE:
            entity.number = "one"
        return Evidence([(NEW, CERTAINTY["one of them"])], entity, phrase)

    def _naming(self, phrase: Phrase, group: Entity | None) -> Naming:
        """How several of several are named: many of the critics; some of them; others, of nobody before."""
        if phrase.owner is not None and phrase.owner.noun in CROWDS:
            return "generic"
        if group is None:
            return "generic" if phrase.noun == "other" else "anonymous"
        return group.naming if group.naming in {"generic", "role"} else "anonymous"

    def named_by(self, reference: Reference) -> Entity | None:
        """Return the group of which someone is one: "one of *them*", "two of *the people*"."""
        inner = reference.phrase.owner
        if inner is None or inner.form == "pronoun":
            return self.last(reference.place)
        return self.last(reference.place, inner.noun) if inner.definite else None

    def last(self, place: int, noun: str = "") -> Entity | None:
        """Return the several people mentioned last, those known by a noun first, then those left unnamed on purpose."""
        groups = [e for e in self.discourse.recent(place) if e.number == "many" and e.kind in {"people", None}]
        known = next((e for e in groups if noun in e.nouns), None)
        if known is not None:
            return known
        return next((e for e in groups if e.naming == "anonymous"), groups[0] if groups else None)

    def former_or_latter(self, reference: Reference) -> Evidence:
        """Resolve one of the two last named together: Graham Teller and Odile Fournier; the former, the latter."""
        words = self.discourse.text_index.words
        here = words.sentence[reference.place]
        for named in (True, False):
            for back in range(5):
                first = bisect_left(words.sentence, here - back)
                behind = min(reference.place, bisect_left(words.sentence, here - back + 1))
                seen = self.discourse.mentions[
                    bisect_left(self.discourse.mentions, (first, -1)) : bisect_left(
                        self.discourse.mentions, (behind, -1)
                    )
                ]
                told: dict[int, int] = {}
                for place, index in seen:
                    entity = self.entities[index]
                    name = (entity.person.surname.lower(),) if entity.person is not None else entity.words
                    if entity.kind != "document" and not entity.members and (name or not named):
                        # Relief Now and the | Fund: a mention of the two begins with the first of them
                        own = next((at for at in range(place, behind) if name and words.lower[at] == name[0]), place)
                        told[index] = min(own, told.get(index, own))
                order = sorted(told, key=told.__getitem__)
                if len(order) >= 2:
                    index = order[0 if reference.phrase.noun == "former" else 1]
                    return Evidence([(index, CERTAINTY["former or latter"])])
        return Evidence([])
