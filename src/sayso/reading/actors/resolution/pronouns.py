"""Who a pronoun goes back to: he, she, they, it, I, you, who, both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sayso.english.closed_classes import PRONOUNS
from sayso.english.given import Gender
from sayso.english.nouns import CHIEFS, KIN, SPOUSES
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.evidence import NEW, Evidence, Learned, Ranked
from sayso.reading.actors.resolution.groups import Groups
from sayso.reading.actors.resolution.ranking import rank
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.sourceless import Sourceless
from sayso.reading.actors.resolution.text_index import LETTERS
from sayso.reading.actors.resolution.weights import CERTAINTY, GENDER_LEARNED, LEARNED_FROM, LEARNED_SURELY, TURNED_FROM

_MUTE: Final = frozenset({"document", "other"})
_PERSONAL: Final = frozenset({"person", "people", "other"})
_LEADERS: Final = CHIEFS | {"executive", "manager"}
_BODIES: Final = frozenset({"organisation", "government", "outlet", "people"})
_IN_MIND: Final = 12
"""How many sentences someone stays in mind whom a pronoun may go back to."""
_VOCATIVE: Final = 5
"""How many words a name with its title has at most where someone is called upon."""
_NEGATED: Final = 6
"""How many words behind "not" are looked over."""


class Pronouns:
    """Resolves pronouns; ``identified`` is a pronoun -> who the text says it is: named *him* as Colin Brace."""

    def __init__(self, discourse: Discourse, identified: Mapping[int, int]) -> None:
        self.discourse, self.identified, self.entities = discourse, identified, discourse.entities
        self.text_index, self.words = discourse.text_index, discourse.text_index.words
        self.groups, self.sourceless = Groups(discourse), Sourceless(discourse)

    def resolve(self, reference: Reference) -> Evidence:
        """Resolve a pronoun."""
        if reference.place in self.identified:
            return Evidence([(self.identified[reference.place], CERTAINTY["identified"])])
        noun = reference.phrase.noun
        if noun == "both":
            return self.groups.whole(reference)
        person, whom = PRONOUNS[noun]
        if person in {"1", "2", "r"}:
            resolve = {"1": self._first_person, "2": self._second_person, "r": self._relative}[person]
            return resolve(reference)
        if whom in {"f", "m"}:
            return self._person(reference, woman=whom == "f")
        return self._people(reference) if whom == "many" else self._thing(reference)

    def _person(self, reference: Reference, *, woman: bool) -> Evidence:
        able = [
            e
            for e in self._near(reference)
            if e.kind in {"person", None} and e.number == "one" and e.places and e.name not in LETTERS
        ]
        ranked = self._doubted(reference, rank(reference, able, self.discourse, "pronoun"), "f" if woman else "m")
        index, chance = ranked[0]
        if index is None or chance <= LEARNED_FROM:
            return Evidence(ranked)
        weight = GENDER_LEARNED[chance > LEARNED_SURELY] * chance
        learned = Learned(index, gender="f" if woman else "m", weight=weight, is_person=True)
        return Evidence(ranked, learned=(learned,))

    def _doubted(self, reference: Reference, ranked: Ranked, whom: Gender) -> Ranked:
        """The ranking, less sure of one of whom the quotation around says nothing: “She told me so,” he said."""
        index, chance = ranked[0]
        if (
            index is None
            or reference.quoted_by is None
            or not reference.source_of
            or chance < CERTAINTY["outside the quotation, at most"]
        ):
            return ranked
        if self.discourse.topic(reference.quoted_by) == index:
            return ranked
        before = self.entities[index].before(reference.place)
        within = before is not None and self.text_index.tells_of(reference.quoted_by, before)
        present = {index, self.discourse.speaker[reference.quoted_by]}
        if self.text_index.is_label(reference.quoted_by):
            present |= self.discourse.takes_turns
        several = any(
            e.kind == "person" and e.number == "one" and e.index not in present and e.gender in {None, whom}
            for e in self.discourse.recent(reference.place)
        )
        return [(index, CERTAINTY["outside the quotation, at most"]), *ranked[1:]] if several and not within else ranked

    def _near(self, reference: Reference) -> list[Entity]:
        """The entities mentioned not long ago, or most often; all others are as good as out of mind."""
        discourse = self.discourse
        kept = {discourse.protagonist, discourse.last_speaker}
        for number in reference.inside:  # He could see the bolts were loose, Dunning said
            kept |= {discourse.speaker[number], discourse.addressee[number], discourse.topic(number)}
        return discourse.in_mind(reference.place, _IN_MIND, kept)

    def _people(self, reference: Reference) -> Evidence:
        if reference.owns is not None and self.entities[reference.owns].relation in KIN:
            place = reference.place
            couples = [e for e in self.discourse.recent(place) if e.relation in SPOUSES and e.owner is not None]
            if couples:  # their granddaughter, behind his wife
                couple = max(couples, key=lambda e: (e.before(place) or 0, -e.index))
                return Evidence([(couple.index, CERTAINTY["couple"])])
        able = [
            e for e in self._near(reference) if e.places and e.kind not in _MUTE and e.index != self.discourse.writer
        ]
        return Evidence(rank(reference, able, self.discourse, "plural"))

    def _thing(self, reference: Reference) -> Evidence:
        able = [e for e in self._near(reference) if e.places and (e.doubtful or e.kind not in _PERSONAL)]
        ranked = rank(reference, able, self.discourse, "thing")
        index, chance = ranked[0]
        if index is not None and chance > TURNED_FROM and self.entities[index].doubtful:
            return Evidence(ranked, learned=(Learned(index, is_group=True),))
        return Evidence(ranked)

    def _second_person(self, reference: Reference) -> Evidence:
        """Who "you" is: the one to whom the words are said."""
        number = reference.quoted_by
        if number is None:
            return Evidence([])
        hearer = self._called_upon(reference.place) or self.discourse.addressee[number]
        if hearer is None and self.text_index.is_label(number):
            hearer = self._other_turn(number)
        return Evidence([(hearer, CERTAINTY["hearer"])] if hearer is not None else [])

    def _called_upon(self, place: int) -> int | None:
        """Who is called upon at the beginning of the sentence: Mayor Ortiz, / you said the bridge was safe."""
        words = self.words
        first = words.opening[words.sentence[place]]
        while first < place and not words.word[first][0].isalnum():
            first += 1
        index = self.discourse.owner.get(first)
        comma = next((i for i in range(first + 1, place) if words.word[i] == ","), None)
        if index is None or comma is None or comma - first > _VOCATIVE:
            return None
        return index if any(span[1] == words.end[comma - 1] for span in self.entities[index].mentions) else None

    def _other_turn(self, number: int) -> int | None:
        """The one other who takes turns in a transcript of two."""
        others = self.discourse.turn_takers - {self.discourse.speaker[number]}
        return others.pop() if len(others) == 1 else None

    def _relative(self, reference: Reference) -> Evidence:
        """Who "who" is: the one whose words end right before it, or the one mentioned last that it can be."""
        place, noun = reference.place, reference.phrase.noun
        if noun == "that" or place == 0 or self.text_index.asks(place):
            return Evidence([])  # Who told her that?
        words, personal = self.words, noun in {"who", "whom", "whose"}
        end = place - 1 if words.word[place - 1] in {",", "—", "–"} else place
        sentence = words.sentence[place]
        near = [
            (last, e)
            for e in self.discourse.in_mind(place, 0)
            if (last := e.before(place)) is not None and words.sentence[last] == sentence and last not in e.owning
        ]
        if (negated := self._negated(end)) is not None:  # It was Mr. Roe, not Ms. Poe, who knew
            end, near = negated, [pair for pair in near if pair[0] < negated]
        able = [(last, e) for last, e in near if _may_be(e, personal=personal)]
        ending = [pair for pair in able if any(abs(span[1] - words.end[end - 1]) <= 1 for span in pair[1].mentions)]
        if not ending and words.word[end - 1].islower() and not words.word[end - 1].isdecimal():
            return Evidence([])  # working-class whites who feel squeezed
        last, entity = max(ending or able, key=lambda pair: (pair[0], -len(pair[1].members)), default=(0, None))
        if entity is None:
            return Evidence([])
        return Evidence([(entity.index, CERTAINTY["who, right behind" if ending else "who, further back"])])

    def _negated(self, end: int) -> int | None:
        """Where the words before "not Ms. Poe" end, if those end at a word."""
        words = self.words
        for i in range(end - 2, max(0, end - 2 - _NEGATED), -1):
            if words.lower[i] == "not" and words.word[i - 1] in {",", "—", "–", "("}:
                return i - 1
            if not words.word[i][0].isalnum() and words.word[i] != ".":
                return None
        return None

    def _first_person(self, reference: Reference) -> Evidence:
        """Resolve I, my, we: the one quoted, or the one who writes."""
        number = reference.quoted_by
        if number is not None:
            quoted = self.discourse.choice[number] or self.sourceless.resolve(number)
            return Evidence(self._body(quoted) if reference.source_of and reference.phrase.noun == "we" else quoted)
        if self.text_index.is_quotation(self.words.start[reference.place] - 1):
            return Evidence([])  # the words of one whom no attribution quotes
        if self.discourse.writer is not None:
            return Evidence([(self.discourse.writer, CERTAINTY["writer"])])
        if not reference.tells or reference.phrase.noun != "i":
            return Evidence([])
        writer = Entity(NEW, "person", "role", "the writer")
        return Evidence([(NEW, CERTAINTY["writer"])], writer, learned=(Learned(NEW, writes=True),))

    def _body(self, quoted: Ranked) -> Ranked:
        """For whom one says we: the army, of its spokesman; the inspectors, of one of them; else the one quoted."""
        index, chance = quoted[0] if quoted else (None, 0.0)
        if index is None:
            return quoted
        speaker = self.entities[index]
        body = speaker.family if speaker.owner is None else speaker.owner
        if body is None and speaker.kind == "person" and speaker.nouns & _LEADERS:
            body = self.discourse.main_body  # Chief Executive Ratu Vakalala, in a text about Lorne Metals
        if body is None or not (self.entities[body].kind in _BODIES or self.entities[body].words):
            return quoted
        return [(body, chance * CERTAINTY["says we"]), *quoted]


def _may_be(entity: Entity, *, personal: bool) -> bool:
    """Whether "who", or else "which", may go back to someone."""
    person = entity.kind in {"person", "people", None}
    return person if personal else not person or entity.kind is None or entity.doubtful
