"""The words that both views use: totals, dates, scores, and what kind of telling an attribution is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from sayso.records import Actor, Article, Attribution, Factuality, Kind, Reading, SectionKind, Type
from sayso.views.outline import SetAside

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")
NOTHING = "no attributions found"
SECTIONS: dict[SectionKind, str] = {
    "headline": "Headline",
    "body": "Article",
    "update": "Update",
    "boilerplate": "Set aside as boilerplate",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# What is not a plain "said" is called by another word: (the saying, whether the speaker denies the content) -> word
_STANDINGS: dict[tuple[Factuality, bool], str] = {
    ("actual", True): "denies",
    ("negated", False): "did not say",
    ("negated", True): "did not deny",
    ("hypothetical", False): "might say",
    ("hypothetical", True): "might deny",
    ("future", False): "will say",
    ("future", True): "will deny",
}
# The types of PARC.  "fact" is what the source takes for one; Sayso takes no side.
_TYPES: dict[Type, str] = {"belief": "belief", "fact": "held as fact", "eventuality": "order or intent"}


def kinds(reading: Reading) -> dict[Kind, int]:
    """How many attributions of each kind, the most direct first."""
    counts = Counter(attribution.kind for attribution in reading.attributions)
    return {kind: counts[kind] for kind in KINDS}


def totals(reading: Reading) -> str:
    """The reading in a line: "12 attributions: 5 direct, 3 mixed, 4 indirect; 2 without a source"."""
    told = reading.attributions
    if not told:
        return NOTHING
    parts = [
        f"{_count(len(told), 'attribution')}: " + ", ".join(f"{n} {kind}" for kind, n in kinds(reading).items() if n)
    ]
    unsourced = sum(not attribution.source for attribution in told)
    anonymous = {actor.id for actor in reading.actors if actor.naming == "anonymous"}
    unnamed = sum(attribution.speaker in anonymous for attribution in told)
    parts += [f"{unsourced} without a source"] * bool(unsourced)
    parts += [f"{unnamed} by someone unnamed"] * bool(unnamed)
    return "; ".join(parts)


def put_aside(found: SetAside) -> str:
    """What was not read: "2 paragraphs (118 characters) set aside as boilerplate"; empty if all was."""
    if not found.paragraphs:
        return ""
    characters = _count(found.characters, "character")
    return f"{_count(found.paragraphs, 'paragraph')} ({characters}) set aside as boilerplate"


def makers(article: Article) -> str:
    """Who made the article and when: "Coastline Wire · Imogen Tarrant · 3 February 2026"; empty if nobody says."""
    parts = [article.publisher, article.author, article.published and date(article.published)]
    if article.updated and article.updated != article.published:
        parts.append(f"updated {date(article.updated)}")
    return " · ".join(part for part in parts if part and part.strip())


def date(iso: str) -> str:
    """An ISO 8601 date for people, "3 February 2026, 21:40 UTC"; anything else as it is."""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    day = f"{found.day} {_MONTHS[found.month - 1]} {found.year}"
    if len(iso) <= len("2026-02-03"):
        return day
    return f"{day}, {found:%H:%M} {found.tzname() or ''}".rstrip()


def score(value: float) -> str:
    """A score on two digits, ".97"; only a full one is "1.00"."""
    return f"{value if value == 1 else min(value, 0.99):.2f}".removeprefix("0")


def standing(attribution: Attribution) -> str:
    """The word for an attribution that is no plain statement: "did not say", "might say", "denies"; else empty."""
    saying = attribution.factuality or "actual"
    return _STANDINGS.get((saying, attribution.polarity == "denied"), "")


def sort(attribution: Attribution) -> str:
    """The word for an attribution of something else than a statement: "belief"; else empty."""
    return _TYPES.get(attribution.type, "") if attribution.type else ""


class Names:
    """The names of a reading's actors."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        """``actors`` are the reading's."""
        self._actors = {actor.id: actor for actor in actors}

    def name(self, actor: str | None) -> str:
        """What an actor is called, "a county official (unnamed)"; empty if nobody knows."""
        found = self._actors.get(actor) if actor is not None else None
        if found is None:
            return ""
        return f"{found.name} (unnamed)" if found.naming == "anonymous" else found.name

    def notes(self, attribution: Attribution, source: str) -> Iterator[tuple[str, str]]:
        """What is known of the people beyond the words: who "she" is, whom it was said to, through whom we have it.

        ``source`` is how the text names the source; yields (label, words).
        """
        speaker = self.name(attribution.speaker)
        if speaker and speaker.casefold() != source.casefold():
            yield "speaker", speaker
        if addressee := self.name(attribution.addressee):
            yield "said to", addressee
        if len(attribution.chain) > 1:
            yield "chain", " → ".join(self.name(actor) or "somebody" for actor in attribution.chain)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
