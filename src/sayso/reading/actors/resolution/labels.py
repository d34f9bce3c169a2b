"""Who takes a turn under a label that is no name: MODERATOR, THE COURT, Q and A.

In a transcript one office is one person: every MODERATOR is the same one, while one REPORTER may be another than the
last.  Q and A are told apart by what stands before them: "Rep. Applebaum questioned Ms. Stromgren:", or, in an
interview, by the one person of whom the introduction tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sayso.english.contexts import ASKS
from sayso.english.nouns import IN_TRANSCRIPT
from sayso.reading.actors.resolution.descriptions import Descriptions, Ranked
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.references import LETTERS, Reference
from sayso.reading.actors.resolution.weights import CERTAINTY

_EXAMINATION: Final = re.compile(r"^[ \t]*(?:(?:\w+[ -])?EXAMINATION\b|BY M[RS]+\. )", re.M)
"""A court's transcript, in which another one asks from here on."""


class Labels:
    """Resolves the labels of turns; ``owner`` is the first word of a name -> who it is."""

    def __init__(self, discourse: Discourse, owner: Mapping[int, int], descriptions: Descriptions) -> None:
        self.discourse, self.owner, self.descriptions = discourse, owner, descriptions
        self._known: dict[str, int] = {}
        self._ends: dict[str, Ranked] | None = None

    def resolve(self, reference: Reference) -> Ranked | None:
        """Who takes the turn; None if the label tells no more than any other words."""
        text_index, phrase = self.discourse.text_index, reference.phrase
        if not any(text_index.is_label(number) for number in reference.source_of):
            return None
        label = text_index.words.text[phrase.span[0] : phrase.span[1]].rstrip(".").lower()
        if label.upper() in LETTERS:
            if self._ends is None:
                self._ends = self._both(min(n for n in reference.source_of))
            if found := self._ends.get(label):
                return found
            return self._one(label, reference) if label == "q" and not self._changes() else None
        return self._one(label, reference) if phrase.form == "noun" and phrase.noun in IN_TRANSCRIPT else None

    def _one(self, label: str, reference: Reference) -> Ranked | None:
        """The one who took a turn under this label before; None at the first time, which others resolve."""
        if label in self._known:
            return [(self._known[label], CERTAINTY["label again"])]
        entity = self.descriptions.new(reference.phrase, "person", "role")
        entity.is_described(reference.phrase.noun, ())
        self._known[label] = entity.index
        return [(entity.index, CERTAINTY["label again"])]

    def _changes(self) -> bool:
        return _EXAMINATION.search(self.discourse.text_index.words.text) is not None

    def _both(self, number: int) -> dict[str, Ranked]:
        """Who asks and who answers in the turns that begin with this telling."""
        if self._changes():
            return {}
        words, source = self.discourse.text_index.words, self.discourse.text_index.told[number].source
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
        told = list(dict.fromkeys(self.owner[i] for i in people if self.owner[i] != self.discourse.writer))
        answers: dict[str, Ranked] = {}
        if told:
            answers["a"] = [(told[0], CERTAINTY["introduced"] if len(told) == 1 else CERTAINTY["introduced first"])]
        if self.discourse.writer is not None:
            answers["q"] = [(self.discourse.writer, CERTAINTY["introduced"])]
        return answers

    def _is_person(self, index: int) -> bool:
        return self.discourse.entities[index].kind == "person"
