"""Who of the register a named person is: no link sooner than a wrong one.

A name alone is never enough.  What has to agree with exactly one person beside it depends on how much of the name there
is, and everything that the text tells (office, state, party, suffix, Mr. or Ms., the article's date) may rule a person
out:

    name                  with                                                   example
    first and last        the office, on the article's date or "former"          Sen. Maria Cantwell
    first and last        the state; another role with state and party           Maria Cantwell, D-Wash.; Chairman ...
    first and last        the party, or for a president nothing, in a text about Congress or the White House, if nobody
                          else of any time bears the name and all three registers are there
    last, short, initial  the office, or state and party; needs a date, and registers that are complete for it

The office of a state senator looks like that of a senator.  Where the text speaks of a state's legislature, chamber and
name are not enough: the state or the party has to agree too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sayso.names.folding import splits
from sayso.names.registered import Agreement, agreement
from sayso.records import Actor
from sayso.registers.clues import Clues, clues
from sayso.registers.people import Person, Term
from sayso.registers.store import Register

_ABOUT_CONGRESS = re.compile(
    r"\b(Congress|Capitol Hill|Senate|U\.S\. House|House of Representatives|[Cc]ongressional"
    r"|[Cc]ongress(?:m[ae]n|wom[ae]n)|[Ss]enators?|Sens?\.|Reps?\.)"
)
_ABOUT_PRESIDENTS = re.compile(r"\b(White House|Oval Office|[Pp]resident(?:s|ial)?)\b")
_ABOUT_A_STATE = re.compile(
    r"\bstate (?:sen|rep|house|assembl|legislat|capitol|lawmaker)|\bstatehouse\b|\bassembly(?:man|woman|member)\b"
    r"|\bhouse of delegates\b|(?<!nations )(?<!u\.n\. )\bgeneral assembly\b",
    re.I,
)
_ELECTED_AHEAD = timedelta(days=90)  # from an election in November to the oath in January


class Match(NamedTuple):
    """What the register says of one actor, and why."""

    actor: str  # id
    uris: tuple[str, ...]  # empty: no link
    reasons: tuple[str, ...]  # what agreed; without a link, what was missing


class _Candidate(NamedTuple):
    person: Person
    agrees: Agreement
    terms: tuple[Term, ...]  # those that fit everything the text tells


def link(actors: Sequence[Actor], text: str, published: str | None, register: Register | None) -> tuple[Actor, ...]:
    """The actors, with the addresses of those whom the register knows added to their ``same_as``.

    ``published`` is an ISO 8601 date or time, ``text`` the article's.  The same input gives the same links.

    Raises:
        RegisterError: the register is damaged.
    """
    if register is None:
        return tuple(actors)
    linked = []
    for actor, match in zip(actors, explain(actors, text, published, register), strict=True):
        same_as = tuple(dict.fromkeys((*actor.same_as, *match.uris)))
        linked.append(actor if same_as == actor.same_as else actor.model_copy(update={"same_as": same_as}))
    return tuple(linked)


def explain(actors: Sequence[Actor], text: str, published: str | None, register: Register) -> tuple[Match, ...]:
    """What `link` does and why, one match an actor, in their order.

    Raises:
        RegisterError: the register is damaged.
    """
    day = _day(published)
    return tuple(_match(actor, _Question(clues(actor), day, text, register)) for actor in actors)


class _Question(NamedTuple):
    """What is known of an actor, and who is asked about him."""

    told: Clues
    day: str | None
    text: str
    register: Register


def _match(actor: Actor, asked: _Question) -> Match:
    found = _find(asked) if _is_named(actor) else "no person with a name"
    if isinstance(found, str):
        return Match(actor.id, (), (found,))
    return Match(actor.id, found.person.uris, _reasons(found, asked))


def _find(asked: _Question) -> _Candidate | str:
    """The one who is meant, or why there is none."""
    bearers = _bearers(asked.told, asked.register)
    if not bearers:
        return "nobody in the register has the name"
    fitting = [one for one in (_fit(person, agrees, asked) for person, agrees in bearers) if one.terms]
    if not fitting:
        return f"{_those(bearers)} had no such office, state and party then"
    # a whole name goes before a short one: Rob Roe before Robert Roe, where the register calls one of them Rob
    best = [one for one in fitting if one.agrees == "full"] or fitting
    if len(best) > 1:
        return f"it may be {' or '.join(one.person.shown for one in best)}"
    missing = _missing(best[0], bearers, asked)
    if missing:
        return f"it may be {best[0].person.shown}, but {missing}"
    if not best[0].person.uris:
        return f"it is {best[0].person.shown}, for whom the register has no address"
    return best[0]


def _is_named(actor: Actor) -> bool:
    return actor.kind == "person" and actor.naming == "named"


def _bearers(told: Clues, register: Register) -> list[tuple[Person, Agreement]]:
    """Everybody who may bear the name, whatever else is told."""
    ways = {surname: given for given, surname in splits(told.words)}
    bearers = []
    for person in register.named(ways) if ways else ():
        grades = {agreement(ways[last], person.name) for last in person.name.lasts if last in ways}
        agrees = next((grade for grade in ("full", "short", "surname") if grade in grades), None)
        if agrees is not None and (told.suffix is None or told.suffix == person.name.suffix):
            bearers.append((person, agrees))
    return bearers


def _fit(person: Person, agrees: Agreement, asked: _Question) -> _Candidate:
    """The terms of a person that agree with office, state, party and date; none where Mr. or Ms. does not."""
    told, day = asked.told, asked.day
    terms = [term for term in person.terms if _agrees(term, told)]
    when = told.role.when
    if told.gender and person.gender and told.gender != person.gender:
        terms = []
    elif day is not None and when == "former":
        in_office = any(term.start <= day < term.end for term in terms)
        terms = [] if in_office else [term for term in terms if term.end <= day]
    elif day is not None:
        serving = [term for term in terms if term.start <= day <= term.end]
        if when == "elect":
            ahead = (date.fromisoformat(day) + _ELECTED_AHEAD).isoformat()
            serving += [term for term in terms if day < term.start <= ahead]
        # a president keeps the title, and so does who was "then-Sen."
        keeps = when == "then" or (agrees == "full" and told.role.offices in (("prez",), ("viceprez",)))
        terms = serving or [term for term in terms if keeps and term.start <= day]
    return _Candidate(person, agrees, tuple(terms))


def _agrees(term: Term, told: Clues) -> bool:
    if told.role.offices and term.office not in told.role.offices:
        return False
    if told.state and told.state != term.state:
        return False
    # the letter with which an independent is elected is no party's: "ID", "I"
    party = "I" if told.party == "ID" else told.party
    return not (party and term.parties) or party in term.parties


def _missing(one: _Candidate, bearers: Sequence[tuple[Person, Agreement]], asked: _Question) -> str | None:
    """What a link still lacks, or None if there is enough."""
    told, role, term = asked.told, asked.told.role, one.terms[-1]
    both = told.state is not None and told.party is not None and bool(term.parties)
    whole = one.agrees == "full"
    missing = None
    if role.other and not (whole and both and asked.day):
        missing = "the text gives another role"
    elif not (role.offices or both or whole):
        missing = "the name is not whole, and neither an office nor state and party are told"
    elif not (role.offices or told.state):
        missing = _missing_beside_a_name(one, bearers, asked)
    elif not whole and asked.day is None:
        missing = "the name is not whole, and the article has no date"
    elif not whole and not asked.register.complete(term, asked.day or ""):
        missing = "the name is not whole, and the registers do not list everybody of that time"
    elif term.state and not (told.state or told.party) and _ABOUT_A_STATE.search(asked.text):
        missing = "the text speaks of a state's legislature, and neither state nor party is told"
    return missing


def _missing_beside_a_name(
    one: _Candidate, bearers: Sequence[tuple[Person, Agreement]], asked: _Question
) -> str | None:
    """What a first and last name lacks with nothing beside it, or no more than a party."""
    congress = one.terms[-1].state is not None
    about = _ABOUT_CONGRESS if congress else _ABOUT_PRESIDENTS
    missing = None
    if congress and not asked.told.party:  # singers and neighbours are called like members of Congress
        missing = "there is nothing but the name"
    elif asked.day is None:
        missing = "there is little but the name, and the article has no date"
    elif len(bearers) > 1:
        missing = "there is little but the name, which others have borne"
    elif not asked.register.whole:
        missing = "there is little but the name, and not all registers are imported"
    elif not about.search(asked.text):
        missing = "there is little but the name, and the text is about something else"
    return missing


def _reasons(one: _Candidate, asked: _Question) -> tuple[str, ...]:
    told, term = asked.told, one.terms[-1]
    where = f", {term.state}" if term.state else ""
    reasons = [
        f"name: {one.person.shown} ({'first and last' if one.agrees == 'full' else one.agrees})",
        f"office: {term.office}{where}, {term.start} to {term.end}",
        f"date: {asked.day or 'unknown'}",
        *(f"{what}: {value}" for what, value in (("state", told.state), ("party", told.party)) if value),
        "nobody else fits",
    ]
    return tuple(reasons)


def _those(bearers: Sequence[tuple[Person, Agreement]]) -> str:
    names = [person.shown for person, _ in bearers]
    return names[0] if len(names) == 1 else f"none of the {len(names)} people of that name"


def _day(published: str | None) -> str | None:
    """The date of an ISO 8601 date or time; None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None
