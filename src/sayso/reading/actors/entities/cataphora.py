"""Those described first and named later: "The keeper of the light ... Angus Moffat said"; "My husband ... Ewan Keane".

References are resolved in turn, so one whose name comes only further on is somebody of their own until all is read.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sayso.english.closed_classes import listed
from sayso.english.nouns import GOVERNMENTS, HIDDEN, KIN, PLAIN_KIN, SPOUSES, WIDER
from sayso.english.titles import OFFICES
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.text.words import Words

TIED: Final = 0.9
"""How sure it is that the husband of somebody is the one named as that somebody's husband."""
DOUBT: Final = 0.6
"""How sure it is at most that one described in the lede is somebody else than the one named right behind it."""
LEDE: Final = 0.85
"""How sure it is that one described in the lede is the one who comes in by name alone right behind it."""
AGAIN: Final = 0.92
"""How sure it is that "the woman, Corinne Blasko" is the woman told of before."""
HEADLINE: Final = 0.88
"""How sure it is that those of whom a headline tells are the first of that kind in the text."""
_SOURCES: Final = frozenset({"source", "insider", "official"})
KEPT_BACK: Final = 0.75
"""The same, of "a former bookkeeper"."""
_TOLD_WITH_NAMES: Final = OFFICES - listed(
    "researcher specialist analyst economist adviser advisor lawyer nurse chef coach manager agent"
)
"""Whoever holds such an office is told of with it where the name comes in: Judge Boyd."""
_LEDE_PARAGRAPHS: Final = 1
_WITHIN: Final = 2
"""How many paragraphs further on the name comes at most."""


def joined(
    entities: list[Entity], words: Words, writer: int | None, apart: Collection[tuple[int, int]] = ()
) -> dict[int, tuple[int, float]]:
    """Entities that came in by a description -> the named ones that they are, and how sure that is.

    ``apart`` are pairs known to be two.
    """
    out: dict[int, tuple[int, float]] = {}
    for one in entities:
        found, chance = _same(one, entities, words, writer)
        if found is not None and (one.index, found.index) not in apart:
            out[one.index] = found.index, chance
    for index, (named, chance) in out.items():
        if named in out:  # the headline's, of the lede's, who is named behind it
            out[index] = out[named][0], min(chance, out[named][1])
    return out


def _same(one: Entity, entities: list[Entity], words: Words, writer: int | None) -> tuple[Entity | None, float]:
    """The one that somebody described is, and how sure that is; else None."""
    found = relative(one, entities)
    if found is not None or not one.places:
        return found, TIED
    if one.naming != "named" and words.paragraph[one.places[-1]] < words.lede:
        found = _told_further_on(one, entities, words)
    if found is not None or one.number != "one" or one.hidden:
        return found, HEADLINE
    if (found := _again(one, entities)) is not None:
        return found, AGAIN
    known = one.naming == "role" and (one.definite or one.relation in KIN)
    if known and (found := _tied(one, entities)) is not None:
        return found, TIED
    if known or _is_kept_back(one):
        found = _introduced(one, entities, words, writer)
    return found, LEDE if known else KEPT_BACK


def _told_further_on(one: Entity, entities: list[Entity], words: Words) -> Entity | None:
    """Who is told of in the first paragraphs by the headline's noun: aides say; two Democratic aides said."""
    told = [
        e for e in entities if e is not one and e.speaks and e.places and words.paragraph[e.places[0]] >= words.lede
    ]
    if one.relation in _SOURCES and (
        unnamed := [e for e in told if one.relation in e.nouns and e.number == one.number]
    ):
        return min(unnamed, key=lambda e: e.places[0])
    told = [e for e in told if words.paragraph[e.places[0]] <= words.lede + _WITHIN]
    further = [
        e
        for e in told
        if (e.number == one.number and one.relation in e.nouns)
        or (one.relation in _SOURCES and e.naming == "anonymous" and e.number == "many")
    ]
    if further:
        return min(further, key=lambda e: e.places[0])
    kinds = {one.kind, "organisation" if one.kind == "government" else one.kind}  # agency says
    alike = [e for e in told if e.kind in kinds and e.number == one.number]
    alike = [e for e in alike if words.paragraph[e.places[0]] <= words.lede + 1]
    return alike[0] if len(alike) == 1 and one.kind in {"document", "government"} else None


def _again(one: Entity, entities: list[Entity]) -> Entity | None:
    """The one who is named as "the woman, Corinne Blasko", of the last woman told of before her."""
    if one.naming == "named" or not one.relation:
        return None
    found = [e for e in entities if e.again.get(one.relation, -1) > one.places[0] and _agree(one, e)]
    if len(found) != 1:
        return None
    place = found[0].again[one.relation]
    between = (e for e in entities if e is not one and e.naming != "named" and one.relation in e.nouns and e.places)
    later = any(one.places[0] < e.places[0] < place and e.number == "one" for e in between)
    return None if later else found[0]


def _is_kept_back(one: Entity) -> bool:
    """Whether a name may be kept for the second paragraph: a former bookkeeper testified, a Tennessee man said."""
    ordinary = (
        one.relation in {"man", "woman"} or "former" in one.described or one.relation not in HIDDEN | _TOLD_WITH_NAMES
    )
    return one.speaks and one.kind == "person" and one.name.lower().startswith(("a ", "an ")) and ordinary


def _alike(one: Entity, named: Entity) -> bool:
    """Whether two are of one kind; a name of which only capitals tell that it is a person's may be a company's."""
    return named.kind == one.kind or (one.kind == "organisation" and named.doubtful)


def _agree(one: Entity, named: Entity) -> bool:
    genders = {one.gender, named.gender} - {None}
    return named.naming == "named" and _alike(one, named) and bool(named.places) and len(genders) < 2


def _tied(one: Entity, entities: list[Entity]) -> Entity | None:
    """The one named as the same thing of the same owner: my husband, who is her husband, Ewan Keane."""
    address = one.name.lower()
    if address in KIN and (called := [e for e in entities if address in e.nouns and _agree(one, e)]):
        return called[0] if len(called) == 1 else None  # Nonna, who is Rosa Castellano
    pointed = [e for e in entities if one.relation in e.pointed and _agree(one, e) and e.places[0] > one.places[0]]
    if len(pointed) == 1:
        return pointed[0]  # His supervisor wrote back. That supervisor, Ann Roe
    if one.owner is None:
        return None
    owner = entities[one.owner]
    if one.relation in SPOUSES and owner.person is not None:
        married = [e for e in entities if _is_married(e, owner) and _agree(one, e)]
        if len(married) == 1:
            return married[0]  # Mr Onslow’s wife, who is Mrs Onslow
    noun = PLAIN_KIN.get(one.relation, one.relation)
    same = [
        e
        for e in entities
        if e.owner == one.owner
        and e is not one
        and _agree(one, e)
        and ((theirs := PLAIN_KIN.get(e.relation, e.relation)) == noun or theirs in WIDER.get(noun, ()))
    ]
    return same[0] if len(same) == 1 else None


def relative(one: Entity, entities: list[Entity]) -> Entity | None:
    """The one known by the first name and as somebody's daughter: Ms. Roe, for Mr. Roe's daughter, Clarisse."""
    person = one.person
    if person is None or not person.single or not person.titled or one.owner is not None or not one.places:
        return None
    alike = [
        e
        for e in entities
        if e.relation in KIN
        and e.owner is not None
        and e.person is not None
        and e.person.single
        and not e.person.titled
        and e.places
        and e.places[0] < one.places[0]
        and (owner := entities[e.owner].person) is not None
        and owner.surname == person.surname
        and len({one.gender, e.gender} - {None}) < 2
    ]
    return alike[0] if len(alike) == 1 else None


def _is_married(entity: Entity, to: Entity) -> bool:
    """Whether somebody is known as Mrs and the surname of another only."""
    person = entity.person
    if person is None or to.person is None or not person.single or "mrs" not in person.titles:
        return False
    return person.surname == to.person.surname


def _introduced(one: Entity, entities: list[Entity], words: Words, writer: int | None) -> Entity | None:
    """The one whose full name comes soon behind a description in the lede, with nothing to tell who that is.

    Whoever is new to the reader is told of with a role; one who comes in by name alone was told of before.
    """
    begun = one.places[0]
    if words.paragraph[begun] > words.lede + _LEDE_PARAGRAPHS or one.relation in KIN:
        return None
    if one.kind not in {"person", "organisation"} or one.nouns & GOVERNMENTS:
        return None
    named = [e for e in entities if e.naming == "named" and _alike(one, e) and e.places and e.index != writer]
    if any(e.places[0] < begun for e in named):
        return None
    new = min(named, key=lambda e: e.named_at, default=None)
    if new is None or not _agree(one, new) or not new.speaks or new.nouns - one.nouns or new.relation:
        return None
    if new.person is not None and (new.person.single or new.person.titled):
        return None
    return new if words.paragraph[new.named_at] - words.paragraph[begun] <= _WITHIN else None


def in_doubt(entities: list[Entity], words: Words, apart: Collection[tuple[int, int]] = ()) -> set[int]:
    """Those described in the lede by no office who may be the one whose name comes soon behind: "its keeper wants"."""
    first, out = words.lede, set[int]()
    named = [e for e in entities if e.naming == "named" and e.places and (e.words or e.person is not None)]
    for one in entities:
        described = one.naming == "role" or (one.kind == "organisation" and not one.words and one.person is None)
        if not described or not one.definite or not one.places or not one.mentions or one.number != "one":
            continue
        begun = one.places[0]
        if (
            words.paragraph[begun] > first
            or one.relation in KIN | OFFICES
            or one.kind not in {"person", "organisation"}
        ):
            continue
        alike = [e for e in named if _alike(one, e) and e.speaks and (one.index, e.index) not in apart]
        if any(e.places[0] < begun for e in alike):
            continue
        new = [e for e in alike if words.paragraph[e.named_at] - words.paragraph[begun] <= _WITHIN and _agree(one, e)]
        if new:
            out.add(one.index)
    return out


def take_in(one: Entity, named: Entity) -> None:
    """Give all that is known of one who came in by a description to the one named later."""
    if named.kind != one.kind:
        named.turn_group()
    named.mentions |= one.mentions
    named.role = named.role or min(one.mentions)
    named.speaks, named.addressed = named.speaks or one.speaks, named.addressed or one.addressed
    named.party, named.state = named.party or one.party, named.state or one.state
    one.mentions, one.speaks, one.addressed = set(), False, False
