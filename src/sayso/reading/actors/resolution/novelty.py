"""How sure it is that a definite description is of an entity not known so far."""

from __future__ import annotations

from sayso.english.nouns import COMPANY, KIN, PAIRED, gender_of, is_trait
from sayso.english.titles import HELD_BY_MANY, OFFICES
from sayso.reading.actors.entities.naming import kind_of_phrase
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.matching import may_be_such
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.weights import CERTAINTY


class Novelty:
    """Judges whether a description may be of an entity known so far, though nothing ties the two."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.entities = discourse, discourse.entities
        self.text = discourse.text_index.words.text

    def certainty(self, reference: Reference) -> float:
        """Return how sure it is at most that a description is of an entity not known so far."""
        phrase = reference.phrase
        if phrase.pseudonym:
            return CERTAINTY["new, at most"]
        # my opponent: mostly one named
        is_rival = phrase.noun in PAIRED and phrase.determiner in {"my", "our"} and phrase.number == "one"
        unsure = is_rival or self._may_go_back(reference) or self._is_bare(reference) or self._is_plain(reference)
        return CERTAINTY["in doubt, at most"] if unsure else CERTAINTY["new, at most"]

    def _is_plain(self, reference: Reference) -> bool:
        """Whether nothing but "the landlord", "the caller", "the e-mails" is said, and of no entity before.

        In one case in four it did, by another noun: a resident called the police; the caller said.
        """
        phrase = reference.phrase
        if phrase.determiner != "the" or phrase.described or phrase.owner is not None or phrase.clause is not None:
            return False
        if (
            not reference.tells
            or phrase.role is not None
            or phrase.published
            or phrase.noun in OFFICES - HELD_BY_MANY | KIN
        ):
            return False
        kind, wanted = kind_of_phrase(phrase), gender_of(phrase.noun)
        if kind != ("document" if phrase.number == "many" else "person"):
            return False
        if self.text[phrase.span[0] : phrase.span[1]].count(" ") != 1:
            return False
        return any(
            e.kind == kind
            and e.naming != "named"
            and (kind == "document" or (e.naming == "anonymous" and e.gender in {None, wanted or e.gender}))
            for e in self.discourse.recent(reference.place)
        )

    def _is_bare(self, reference: Reference) -> bool:
        """Whether only "the union", "the club" is said, in the text's own words, where organisations are named."""
        phrase = reference.phrase
        if phrase.described or phrase.owner is not None or reference.inside or not reference.tells:
            return False
        if phrase.number == "many" or kind_of_phrase(phrase) != "organisation":
            return False
        recent = self.discourse.recent(reference.place)
        return any(e.naming == "named" and e.kind in {"organisation", None} for e in recent)

    def _may_go_back(self, reference: Reference) -> bool:
        """Whether a description may be of someone named nearby, though nothing in the text ties the two.

        The business mogul, the novelist: words for a change, of someone whose trade everybody knows.  The landlord,
        the judge, the coroner: a part in what happened, whose name need not be given.
        """
        phrase, words = reference.phrase, self.discourse.text_index.words
        former = "former" in phrase.described  # the former senator: hardly ever someone new
        if phrase.owner is not None or phrase.noun in KIN or (phrase.noun in OFFICES and not former):
            return False
        if not reference.tells or phrase.restricted:
            return False
        here = words.paragraph[reference.place]
        kind, wanted = kind_of_phrase(phrase), gender_of(phrase.noun)
        near = [
            e
            for e in self.discourse.recent(reference.place)
            if e.naming == "named"
            and (place := e.before(reference.place)) is not None
            and (here - words.paragraph[place] <= 1 or e.kind != "person")
        ]
        if kind in {"person", None}:
            people = [e for e in near if e.kind == "person" and wanted in {None, e.gender or wanted}]
            varies = is_trait(phrase.noun) or kind is None
            if self._is_lively(phrase):
                return True
            return any(varies or not e.nouns for e in people)
        if kind == "organisation" and not phrase.described:
            unsure = any(e.kind is None and len(e.words) > 1 for e in near)
            return unsure or any(may_be_such(phrase.noun, e) or (e.doubtful and phrase.noun in COMPANY) for e in near)
        return False

    def _is_lively(self, phrase: Phrase) -> bool:
        """Whether words before the noun may vary the last speaker: the hunky restaurateur, the kitchen vet."""
        last = self.discourse.last_speaker
        if last is None or phrase.determiner != "the" or not phrase.described:
            return False
        entity, wanted = self.entities[last], gender_of(phrase.noun)
        return entity.kind == "person" and entity.number == "one" and entity.gender in {None, wanted or entity.gender}
