"""The words that both views use: totals, dates, scores, and what kind of telling an attribution is."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Protocol

from sayso.english.calendar import MONTHS
from sayso.english.states import NAMES
from sayso.records import (
    Actor,
    ActorKind,
    Article,
    Attribution,
    Kind,
    Naming,
    Reading,
    SectionKind,
    Type,
)
from sayso.views.reading.outline import Entry, SetAside
from sayso.views.reading.voices import Voice

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")
SPEAKERS = "Speakers"
NOTHING = "no attributions found"
SECTIONS: dict[SectionKind, str] = {
    "headline": "Headline",
    "body": "Article",
    "update": "Update",
    "boilerplate": "Set aside as boilerplate",
}
_MONTHS = tuple(month.capitalize() for month in MONTHS)
# What is not a plain "said" is called by another word: (the saying, whether the speaker denies the content) -> word
_STANDINGS: dict[tuple[str, bool], str] = {
    ("actual", True): "denies",
    ("negated", False): "did not say",
    ("negated", True): "did not deny",
    ("hypothetical", False): "might say",
    ("hypothetical", True): "might deny",
    ("future", False): "will say",
    ("future", True): "will deny",
}
# The types of PARC.  "fact" is what the source takes for one; Sayso takes no side.
_TYPES: dict[Type, str] = {"belief": "belief", "fact": "knowledge", "eventuality": "intention or request"}
_PEOPLE: tuple[ActorKind, ...] = ("person", "people")
_NAMINGS: dict[Naming, str] = {"named": "named", "role": "by role", "anonymous": "unnamed", "generic": "generic"}
_ACTORS: dict[ActorKind, tuple[str, str]] = {
    "document": ("document", "documents"),
    "organisation": ("organisation", "organisations"),
    "government": ("government body", "government bodies"),
    "outlet": ("outlet", "outlets"),
    "other": ("other", "others"),
}
_STATES = {code: name for name, code in NAMES.items()}


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
    parts += [f"{unnamed} by {'an unnamed source' if unnamed == 1 else 'unnamed sources'}"] * bool(unnamed)
    return "; ".join(parts)


def put_aside(set_aside: SetAside) -> str:
    """What was not read: "2 paragraphs (118 characters) set aside as boilerplate"; empty if all was."""
    if not set_aside.paragraphs:
        return ""
    characters = _count(set_aside.characters, "character")
    return f"{_count(set_aside.paragraphs, 'paragraph')} ({characters}) set aside as boilerplate"


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


class Told(Protocol):
    """What has a standing: an attribution of a reading, a statement of a desk."""

    @property
    def factuality(self) -> str | None:
        """Whether it was said: see `sayso.records.Factuality`."""

    @property
    def polarity(self) -> str | None:
        """Whether the speaker stands by it: see `sayso.records.Polarity`."""


def standing(statement: Told) -> str:
    """The word for an attribution that is no plain statement: "did not say", "might say", "denies"; else empty."""
    saying = statement.factuality or "actual"
    return _STANDINGS.get((saying, statement.polarity == "denied"), "")


def sort(attribution: Attribution) -> str:
    """The word for an attribution of something else than a statement: "belief"; else empty."""
    return _TYPES.get(attribution.type, "") if attribution.type else ""


def shadow(entry: Entry) -> str:
    """The word of the nearest attribution about this one that is no plain statement; else empty.

    What somebody said within what nobody said is no statement either.
    """
    holder = entry.holder
    while holder is not None:
        if word := standing(holder.attribution):
            return word
        holder = holder.holder
    return ""


def is_statement(entry: Entry) -> bool:
    """Whether the article tells the content as said and stood by, by everybody through whom we have it."""
    return not standing(entry.attribution) and not shadow(entry)


def sources(voices: list[Voice], told: int) -> str:
    """On whose say-so, in a line: "Sources: 3 named, 2 unnamed (1 with a reason); 1 document; 1 speaker unknown".

    People are counted by how they are named, everybody else by what they are; ``told`` is the number of all
    attributions.  Who only did not say, or has not yet said, anything is apart.  Empty if nobody is known to speak.
    """
    if not voices:
        return ""
    speaking = [voice.actor for voice in voices if any(map(_is_said, voice.entries))]
    people = Counter(actor.naming for actor in speaking if actor.kind in _PEOPLE)
    others = Counter(actor.kind for actor in speaking if actor.kind not in _PEOPLE)
    named = [f"{people[naming]:,} {word}" for naming, word in _NAMINGS.items() if people[naming]]
    reasons = sum(
        actor.anonymity_reason is not None
        for actor in speaking
        if actor.kind in _PEOPLE and actor.naming == "anonymous"
    )
    if reasons:
        named = [f"{part} ({reasons:,} with a reason)" if part.endswith(" unnamed") else part for part in named]
    silent = len(voices) - len(speaking)
    unknown = told - sum(len(voice.entries) for voice in voices)
    parts = [
        ", ".join(named),
        ", ".join(_count(others[kind], one, many) for kind, (one, many) in _ACTORS.items() if others[kind]),
        f"{silent:,} without a statement" if silent else "",
        f"{_count(unknown, 'speaker')} unknown" if unknown else "",
    ]
    return "Sources: " + "; ".join(part for part in parts if part)


def part(voice: Voice) -> str:
    """How much of the reading is an actor's: "4 attributions: 1 quoted directly, 1 did not say"."""
    quoted = sum(entry.attribution.kind == "direct" and _is_said(entry) for entry in voice.entries)
    words = Counter(word for entry in voice.entries if (word := standing(entry.attribution)))
    within = sum(not standing(entry.attribution) and bool(shadow(entry)) for entry in voice.entries)
    parts = [f"{quoted:,} quoted directly"] * bool(quoted)
    parts += [f"{number:,} “{word}”" for word, number in words.items()]
    parts += [f"{within:,} within what was not said or is denied"] * bool(within)
    return ": ".join(filter(None, [_count(len(voice.entries), "attribution"), ", ".join(parts)]))


def description(actor: Actor) -> str:
    """Who an actor is, as far as the article says: "Rep., R-Maine", "document · by role", "unnamed"."""
    role = actor.role if actor.role and actor.role.casefold() not in actor.name.casefold() else None
    seat = "-".join(filter(None, [actor.party, _STATES.get(actor.state or "", actor.state)]))
    kind = _ACTORS[actor.kind][0] if actor.kind not in _PEOPLE else ""
    group = "group" if actor.kind == "people" else ""
    naming = _NAMINGS[actor.naming] if actor.naming != "named" else ""
    return " · ".join(filter(None, [", ".join(filter(None, [role, seat])), kind, group, naming]))


def reason(actor: Actor, text: str) -> str:
    """The words with which the article says why somebody is not named; empty if it does not."""
    if actor.anonymity_reason is None:
        return ""
    start, end = actor.anonymity_reason
    return " ".join(text[max(start, 0) : max(end, 0)].split())


def _is_said(entry: Entry) -> bool:
    return entry.attribution.factuality in {None, "actual"} and not shadow(entry)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
