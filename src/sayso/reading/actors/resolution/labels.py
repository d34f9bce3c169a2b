"""Who takes a turn under a label that is no name: MODERATOR, THE COURT, Q and A.

In a transcript one office is one person: every MODERATOR is the same one, while one REPORTER may be another than the
last.  Q and A are told apart by what stands before them: "Rep. Applebaum questioned Ms. Stromgren:", or, in an
interview, by the one person of whom the introduction tells.
"""

from __future__ import annotations

import re
from typing import Final

from sayso.english.contexts import ASKS
from sayso.english.nouns import HIDDEN, IN_TRANSCRIPT, KIN
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.entities.naming import naming_of
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.drafts import draft
from sayso.reading.actors.resolution.evidence import NEW, Evidence, Learned, Ranked
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.text_index import LETTERS
from sayso.reading.actors.resolution.weights import CERTAINTY

_EXAMINATION: Final = re.compile(r"^[ \t]*(?:(?:\w+[ -])?EXAMINATION\b|BY M[RS]+\. )", re.M)
"""A court's transcript, in which another one asks from here on."""


class Labels:
    """Resolves the labels of turns."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.owner = discourse, discourse.owner
        self._changes = _EXAMINATION.search(discourse.text_index.words.text) is not None
        """Whether others ask and answer further on."""

    def resolve(self, reference: Reference) -> Evidence | None:
        """Resolve who takes a turn; None if the label tells no more than any other words."""
        text_index, phrase = self.discourse.text_index, reference.phrase
        if not any(text_index.is_label(number) for number in reference.source_of):
            return None
        label = text_index.words.text[phrase.span[0] : phrase.span[1]].rstrip(".").lower()
        if label.upper() not in LETTERS:
            if phrase.form != "noun":
                return None
            if self._is_new(phrase):
                return Evidence([(NEW, CERTAINTY["label again"])], self._draft(phrase), phrase)
            return self._one(label, reference) if _is_one(phrase) else None
        if ranked := (self.discourse.letters or {}).get(label):
            return Evidence(ranked)
        # who else asks is one and the same all through, if nobody takes over
        return self._one(label, reference) if label == "q" and not self._changes else None

    def is_letter(self, reference: Reference) -> bool:
        """Whether a reference is the label of a turn, and no more than Q or A."""
        text_index, span = self.discourse.text_index, reference.phrase.span
        if not any(text_index.is_label(number) for number in reference.source_of):
            return False
        return text_index.words.text[span[0] : span[1]].rstrip(".").upper() in LETTERS

    def _one(self, label: str, reference: Reference) -> Evidence:
        """Resolve the one who took a turn under this label before, or a new entity."""
        if label in self.discourse.labels:
            return Evidence([(self.discourse.labels[label], CERTAINTY["label again"])])
        entity = self._draft(reference.phrase)
        learned = (Learned(NEW, label=label),)
        return Evidence([(NEW, CERTAINTY["label again"])], entity, reference.phrase, learned)

    def letters(self, number: int) -> dict[str, Ranked]:
        """Rank who asks (q) and who answers (a) in the turns that begin with an attribution."""
        if self._changes:
            return {}
        words, source = self.discourse.text_index.words, self.discourse.text_index.attributions[number].source
        assert source is not None
        begun = words.at(source[0])
        people = [i for i in sorted(self.owner) if i < begun and self._is_person(self.owner[i])]
        near = [i for i in people if words.paragraph[i] == words.paragraph[begun - 1]] if begun else []
        for verb in range(begun - 1, near[0] if near else begun, -1):
            if words.lower[verb] in ASKS and words.paragraph[verb] == words.paragraph[begun - 1]:
                before = [i for i in near if i < verb and words.sentence[i] == words.sentence[verb]]
                behind = [i for i in near if i > verb and words.sentence[i] == words.sentence[verb]]
                return {
                    end: [(self.owner[some[0]], CERTAINTY["asks"])]
                    for end, some in (("q", before), ("a", behind))
                    if some
                }
        introduced = list(dict.fromkeys(self.owner[i] for i in people if self.owner[i] != self.discourse.writer))
        answers: dict[str, Ranked] = {}
        if introduced:
            answers["a"] = [
                (introduced[0], CERTAINTY["introduced"] if len(introduced) == 1 else CERTAINTY["introduced first"])
            ]
        if self.discourse.writer is not None:
            answers["q"] = [(self.discourse.writer, CERTAINTY["introduced"])]
        return answers

    def _draft(self, phrase: Phrase) -> Entity:
        naming = naming_of(phrase, "person", resolved=False)
        entity = draft(phrase, "person", naming, self.discourse.text_index.words.text)
        entity.is_described(phrase.noun, ())
        return entity

    def _is_new(self, phrase: Phrase) -> bool:
        """Whether a label is a bare noun of kin by which nobody is known: Parent (no name given): ..."""
        if phrase.noun not in KIN or phrase.determiner or phrase.owner is not None:
            return False
        return all(phrase.noun not in entity.nouns for entity in self.discourse.entities)

    def _is_person(self, index: int) -> bool:
        return self.discourse.entities[index].kind == "person"


def _is_one(phrase: Phrase) -> bool:
    """Whether all turns under a label are one person's: MODERATOR, SENIOR ADMINISTRATION OFFICIAL; not REPORTER."""
    return phrase.noun in IN_TRANSCRIPT or (phrase.noun in HIDDEN and bool(phrase.described))
