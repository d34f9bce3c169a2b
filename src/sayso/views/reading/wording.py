"""The words that terminal and page share: totals, dates, scores, the status of an attribution."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Protocol

from sayso.english.calendar import MONTHS
from sayso.english.states import NAMES
from sayso.records import (
    Actor,
    ActorKind,
    ActType,
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
NO_DATE = "no date"
SECTIONS: dict[SectionKind, str] = {
    "headline": "Headline",
    "body": "Article",
    "caption": "Photo caption",
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
    """Count the attributions of each kind, the most direct first."""
    counts = Counter(attribution.kind for attribution in reading.attributions)
    return {kind: counts[kind] for kind in KINDS}


NAMINGS: dict[str, str] = {**dict(_NAMINGS.items()), "unknown": "speaker unknown"}
"""The words for how a speaker is named."""
CHOICES: dict[str, dict[str, str]] = {
    "kind": {"direct": "direct quotation", "mixed": "mixed quotation", "indirect": "indirect speech"},
    "naming": NAMINGS,
    "factuality": {"actual": "said", "negated": "did not say", "hypothetical": "might say", "future": "will say"},
    "type": {"assertion": "assertion", **dict(_TYPES.items())},
    "polarity": {"affirmed": "affirms it", "denied": "denies it"},
}
"""The words for each value of a statement's fields, as forms offer them."""
ACT_TYPES: dict[ActType, str] = {
    "AGREE": "agree",
    "CONSULT": "consult",
    "SUPPORT": "support",
    "CONCEDE": "give way",
    "COOPERATE": "cooperate",
    "AID": "give aid",
    "RETREAT": "retreat",
    "REQUEST": "request",
    "ACCUSE": "accuse",
    "REJECT": "reject",
    "THREATEN": "threaten",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilise",
    "COERCE": "coerce",
    "ASSAULT": "assault",
}
"""The words for the act types of PLOVER."""


def namings(reading: Reading) -> dict[str, int]:
    """Count the attributions by how their speaker is named, "unknown" last."""
    actors = {actor.id: actor.naming for actor in reading.actors}
    counts = Counter(actors.get(attribution.speaker or "", "unknown") for attribution in reading.attributions)
    return {naming: counts[naming] for naming in NAMINGS}


def totals(reading: Reading) -> str:
    """Return the reading in a line: "12 attributions: 5 direct, 3 mixed, 4 indirect; 2 without a source"."""
    attributions = reading.attributions
    if not attributions:
        return NOTHING
    parts = [
        f"{counted(len(attributions), 'attribution')}: "
        + ", ".join(f"{n} {kind}" for kind, n in kinds(reading).items() if n)
    ]
    unsourced = sum(not attribution.source for attribution in attributions)
    anonymous = {actor.id for actor in reading.actors if actor.naming == "anonymous"}
    unnamed = sum(attribution.speaker in anonymous for attribution in attributions)
    parts += [f"{unsourced} without a source"] * bool(unsourced)
    parts += [f"{unnamed} by {'an unnamed source' if unnamed == 1 else 'unnamed sources'}"] * bool(unnamed)
    return "; ".join(parts)


def put_aside(set_aside: SetAside) -> str:
    """Return what was not read: "2 paragraphs (118 characters) set aside as boilerplate"; empty if all was."""
    if not set_aside.paragraphs:
        return ""
    characters = counted(set_aside.characters, "character")
    return f"{counted(set_aside.paragraphs, 'paragraph')} ({characters}) set aside as boilerplate"


def makers(article: Article) -> str:
    """Return publisher, author and date: "Coastline Wire · Imogen Tarrant · 3 February 2026", or "no date"."""
    parts = [article.publisher, article.author, date(article.published) if article.published else NO_DATE]
    if article.updated and article.updated != article.published:
        parts.append(f"updated {date(article.updated)}")
    return " · ".join(part for part in parts if part and part.strip())


def date(iso: str) -> str:
    """Return an ISO 8601 date in words, "3 February 2026, 21:40 UTC"; anything else as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    day = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    if len(iso) <= len("2026-02-03"):
        return day
    return f"{day}, {moment:%H:%M} {moment.tzname() or ''}".rstrip()


def score(value: float) -> str:
    """Return a score on two digits, ".97"; only a full score is "1.00"."""
    return f"{value if value == 1 else min(value, 0.99):.2f}".removeprefix("0")


class HasStatus(Protocol):
    """Anything with a status: an attribution of a reading, a statement of a desk."""

    @property
    def factuality(self) -> str | None:
        """Whether it was said: see `sayso.records.Factuality`."""

    @property
    def polarity(self) -> str | None:
        """Whether the speaker stands by it: see `sayso.records.Polarity`."""


def standing(statement: HasStatus) -> str:
    """Return the status of an attribution that is no plain statement: "did not say", "denies"; else empty."""
    saying = statement.factuality or "actual"
    return _STANDINGS.get((saying, statement.polarity == "denied"), "")


def sort(attribution: Attribution) -> str:
    """Return the type of an attribution that is no assertion: "belief"; else empty."""
    return _TYPES.get(attribution.type, "") if attribution.type else ""


def shadow(entry: Entry) -> str:
    """Return the status of the nearest parent that is no plain statement; else empty.

    What was said inside a statement that was not made is no statement either.
    """
    holder = entry.holder
    while holder is not None:
        if word := standing(holder.attribution):
            return word
        holder = holder.holder
    return ""


def is_statement(entry: Entry) -> bool:
    """Return whether the article reports the statement as made, and every source of its chain stands by it."""
    return not standing(entry.attribution) and not shadow(entry)


def sources(voices: list[Voice], attributions: int) -> str:
    """Return the sources in a line: "Sources: 3 named, 2 unnamed (1 with a reason); 1 document; 1 speaker unknown".

    People are counted by how they are named, bodies and documents by kind; ``attributions`` is the number of all
    attributions.  Speakers without a statement are counted apart.  Empty where no speaker is known.
    """
    if not voices:
        return ""
    speaking = [voice.actor for voice in voices if any(map(_is_said, voice.entries))]
    people = Counter(actor.naming for actor in speaking if actor.kind in _PEOPLE)
    bodies = Counter(actor.kind for actor in speaking if actor.kind not in _PEOPLE)
    named = [f"{people[naming]:,} {word}" for naming, word in _NAMINGS.items() if people[naming]]
    reasons = sum(
        actor.anonymity_reason is not None
        for actor in speaking
        if actor.kind in _PEOPLE and actor.naming == "anonymous"
    )
    if reasons:
        named = [f"{part} ({reasons:,} with a reason)" if part.endswith(" unnamed") else part for part in named]
    silent = len(voices) - len(speaking)
    unknown = attributions - sum(len(voice.entries) for voice in voices)
    parts = [
        ", ".join(named),
        ", ".join(counted(bodies[kind], single, plural) for kind, (single, plural) in _ACTORS.items() if bodies[kind]),
        f"{silent:,} without a statement" if silent else "",
        f"{counted(unknown, 'speaker')} unknown" if unknown else "",
    ]
    return "Sources: " + "; ".join(part for part in parts if part)


def part(voice: Voice) -> str:
    """Return how much of the reading is a speaker's: "4 attributions: 1 quoted directly, 1 did not say"."""
    quoted = sum(entry.attribution.kind == "direct" and _is_said(entry) for entry in voice.entries)
    words = Counter(word for entry in voice.entries if (word := standing(entry.attribution)))
    within = sum(not standing(entry.attribution) and bool(shadow(entry)) for entry in voice.entries)
    parts = [f"{quoted:,} quoted directly"] * bool(quoted)
    parts += [f"{number:,} “{word}”" for word, number in words.items()]
    parts += [f"{within:,} within what was not said or is denied"] * bool(within)
    return ": ".join(filter(None, [counted(len(voice.entries), "attribution"), ", ".join(parts)]))


def description(actor: Actor) -> str:
    """Return what the article says of an actor: "Rep., R-Maine", "document · by role", "unnamed"."""
    role = actor.role if actor.role and actor.role.casefold() not in actor.name.casefold() else None
    seat = "-".join(filter(None, [actor.party, _STATES.get(actor.state or "", actor.state)]))
    kind = _ACTORS[actor.kind][0] if actor.kind not in _PEOPLE else ""
    group = "group" if actor.kind == "people" else ""
    naming = _NAMINGS[actor.naming] if actor.naming != "named" else ""
    return " · ".join(filter(None, [", ".join(filter(None, [role, seat])), kind, group, naming]))


def reason(actor: Actor, text: str) -> str:
    """Return the article's words for why a source is not named; empty where it gives no reason."""
    if actor.anonymity_reason is None:
        return ""
    start, end = actor.anonymity_reason
    return " ".join(text[max(start, 0) : max(end, 0)].split())


def _is_said(entry: Entry) -> bool:
    return entry.attribution.factuality in {None, "actual"} and not shadow(entry)


def counted(number: int, single: str, plural: str = "") -> str:
    """Return a number with its noun: "1 article", "2,000 articles"."""
    return f"{number:,} {single if number == 1 else plural or single + 's'}"
