"""Who is meant beside an attribution: what its own words do not already say, and nothing twice."""

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
    """The names of a reading's actors."""

    def __init__(self, reading: Reading) -> None:
        """``reading`` is the one whose attributions will be asked about."""
        self._text = reading.article.text
        self._actors = {actor.id: actor for actor in reading.actors}
        self._told = {attribution.id: attribution for attribution in reversed(reading.attributions)}
        self._surnames = Counter(map(_surname, reading.actors))

    def name(self, actor: str | None) -> str:
        """What an actor is called, "a county official (unnamed)"; empty if nobody knows."""
        found = self._actors.get(actor) if actor is not None else None
        if found is None:
            return ""
        is_unnamed = found.naming == "anonymous" and found.kind in {"person", "people"}
        return f"{found.name} (unnamed)" if is_unnamed else found.name

    def is_unnamed(self, attribution: Attribution) -> bool:
        """Whether the speaker is somebody whom the article does not name."""
        found = self._actors.get(attribution.speaker or "")
        return found is not None and found.naming == "anonymous"

    def notes(self, attribution: Attribution) -> Iterator[tuple[str, str, str | None]]:
        """What is known of the people beyond the words: who "she" is, whom it was said to, through whom we have it.

        Yields (label, words, the id of the one actor whom the words name).
        """
        speaker = self._actors.get(attribution.speaker or "")
        if speaker is not None and not self._says(self._words(attribution.source), speaker):
            yield "speaker", speaker.name, speaker.id
        elif speaker is None and (guess := self._guess(attribution)) is not None:
            yield guess
        addressee = self._actors.get(attribution.addressee or "")
        if addressee is not None and not self._says(self._words(attribution.cue), addressee):
            yield "said to", self.name(addressee.id), addressee.id
        if self._is_telling(attribution):
            yield "chain", " → ".join(self.name(actor) or "an unknown source" for actor in attribution.chain), None

    def _guess(self, attribution: Attribution) -> tuple[str, str, str] | None:
        """Who the speaker perhaps is, if the source does not say it and nobody is likely enough: "Dana Pike .55"."""
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
        """Whether words name an actor: in full, or by a surname that nobody else here has; "Wren's office" does not."""
        said, name = _plain(words), _plain(actor.name)
        if not name:
            return True
        surname = _surname(actor)
        is_enough = surname and self._surnames[surname] == 1
        return any(
            re.search(rf"(?<!\w){re.escape(form)}(?!\w)(?!['’]s\s+\w)", said)
            for form in (name, surname if is_enough else name)
        )

    def _is_telling(self, attribution: Attribution) -> bool:
        """Whether a chain tells what the indentation does not: an unnamed teller, three of them, or other ones."""
        chain = attribution.chain
        if len(chain) < 2:
            return False
        tellers = [self._actors.get(actor) for actor in chain]
        is_plain = all(teller is not None and teller.naming != "anonymous" for teller in tellers)
        return len(chain) > 2 or not is_plain or chain != self._nesting(attribution)

    def _nesting(self, attribution: Attribution) -> tuple[str, ...]:
        """The speakers of an attribution and of those that hold it, outermost first, none twice in a row."""
        speakers: list[str] = []
        seen: set[str] = set()
        inner: Attribution | None = attribution
        while inner is not None and inner.id not in seen:
            seen.add(inner.id)
            if inner.speaker is not None and speakers[-1:] != [inner.speaker]:
                speakers.append(inner.speaker)
            inner = self._told.get(inner.parent) if inner.parent is not None else None
        return tuple(reversed(speakers))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _surname(actor: Actor) -> str:
    """The last word of a named person's name; empty for everybody else, whom only the full name tells apart."""
    words = _WORD.findall(actor.name.casefold()) if actor.kind == "person" and actor.naming == "named" else []
    return words[-1] if words and len(words[-1]) > 1 else ""
