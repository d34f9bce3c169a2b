"""Name the actors of an attribution where its own words do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sayso.records import Actor, Attribution, Reading
from sayso.views.reading.wording import score

_LEAST = 0.3
"""How likely a speaker has to be to be shown as a guess."""
_WORD = re.compile(r"\w+")


class Names:
    """Name the actors of a reading."""

    def __init__(self, reading: Reading) -> None:
        """``reading`` is the one whose attributions will be asked about."""
        self._text = reading.article.text
        self._actors = {actor.id: actor for actor in reading.actors}
        self._attributions = {attribution.id: attribution for attribution in reversed(reading.attributions)}
        self._surnames = Counter(map(_surname, reading.actors))

    def name(self, actor: str | None) -> str:
        """Return the name of an actor, "a county official (unnamed)"; empty where the actor is unknown."""
        speaker = self._actors.get(actor) if actor is not None else None
        if speaker is None:
            return ""
        is_unnamed = speaker.naming == "anonymous" and speaker.kind in {"person", "people"}
        return f"{speaker.name} (unnamed)" if is_unnamed else speaker.name

    def is_unnamed(self, attribution: Attribution) -> bool:
        """Return whether the speaker is an unnamed source."""
        speaker = self._actors.get(attribution.speaker or "")
        return speaker is not None and speaker.naming == "anonymous"

    def notes(self, attribution: Attribution) -> Iterator[tuple[str, str, str | None]]:
        """Yield what is known beyond the words: who "she" is, the addressee, the chain.

        Each is (label, words, the id of the actor that the words name, if it is a single one).
        """
        speaker = self._actors.get(attribution.speaker or "")
        if speaker is not None and not self._says(self._words(attribution.source), speaker):
            yield "speaker", speaker.name, speaker.id
        elif speaker is None and (guess := self._guess(attribution)) is not None:
            yield guess
        addressee = self._actors.get(attribution.addressee or "")
        if addressee is not None and not self._says(self._words(attribution.cue), addressee):
            yield "said to", self.name(addressee.id), addressee.id
        if self._has_chain(attribution):
            yield "chain", " → ".join(self.name(actor) or "an unknown source" for actor in attribution.chain), None

    def _guess(self, attribution: Attribution) -> tuple[str, str, str] | None:
        """Return the likeliest speaker where none is likely enough: "Dana Pike .55"."""
        likeliest = next(iter(attribution.speaker_alternatives), None)
        if likeliest is None or likeliest.score < _LEAST:
            return None
        actor = self._actors.get(likeliest.actor)
        if actor is None or self._says(self._words(attribution.source), actor):
            return None
        return "speaker perhaps", f"{actor.name} {score(likeliest.score)}", actor.id

    def _words(self, spans: tuple[tuple[int, int], ...]) -> str:
        return " ".join(self._text[max(start, 0) : max(end, 0)] for start, end in spans)

    def _says(self, words: str, actor: Actor) -> bool:
        """Return whether words name an actor, in full or by a surname that is unique here; "Wren's office" does not."""
        said, name = _plain(words), _plain(actor.name)
        if not name:
            return True
        surname = _surname(actor)
        is_enough = surname and self._surnames[surname] == 1
        return any(
            re.search(rf"(?<!\w){re.escape(form)}(?!\w)(?!['’]s\s+\w)", said)
            for form in (name, surname if is_enough else name)
        )

    def _has_chain(self, attribution: Attribution) -> bool:
        """Return whether a chain shows more than the indentation: an unnamed source, or three sources."""
        chain = attribution.chain
        if len(chain) < 2:
            return False
        sources = [self._actors.get(actor) for actor in chain]
        is_plain = all(source is not None and source.naming != "anonymous" for source in sources)
        return len(chain) > 2 or not is_plain or chain != self._nesting(attribution)

    def _nesting(self, attribution: Attribution) -> tuple[str, ...]:
        """Return the speakers of an attribution and of its parents, outermost first, none twice in a row."""
        speakers: list[str] = []
        seen: set[str] = set()
        inner: Attribution | None = attribution
        while inner is not None and inner.id not in seen:
            seen.add(inner.id)
            if inner.speaker is not None and speakers[-1:] != [inner.speaker]:
                speakers.append(inner.speaker)
            inner = self._attributions.get(inner.parent) if inner.parent is not None else None
        return tuple(reversed(speakers))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _surname(actor: Actor) -> str:
    """Return the last word of a named person's name; empty for every other actor, known by the full name only."""
    words = _WORD.findall(actor.name.casefold()) if actor.kind == "person" and actor.naming == "named" else []
    return words[-1] if words and len(words[-1]) > 1 else ""
