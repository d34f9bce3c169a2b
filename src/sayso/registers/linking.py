"""Link named people to a register; if in doubt, add no link.

A name alone is never enough.  The more of the name is given, the less other evidence is needed, and exactly one person
must match.  All clues (office, state, party, suffix, Mr. or Ms., the date of the article) may rule a person out:

    name                  with                                                   example
    first and last        the office, on the article's date or "former"          Sen. Maria Cantwell
    first and last        the state; another role with state and party           Maria Cantwell, D-Wash.; Chairman ...
    first and last        the party, or for a president nothing, in a text about Congress or the White House, if no
                          other person of any time has the name and all three registers are imported
    last, short, initial  the office, or state and party; needs a date for which the registers are complete

A state senator has the same title as a senator.  If the text mentions a state legislature, chamber and name are not
enough: the state or the party must match too.
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
    """The link of an actor, and its reasons."""

    actor: str  # id
    uris: tuple[str, ...]  # empty: no link
    reasons: tuple[str, ...]  # the clues that match; without a link, what is missing


class _Candidate(NamedTuple):
    person: Person
    agrees: Agreement
    terms: tuple[Term, ...]  # those that match all clues


def link(actors: Sequence[Actor], text: str, published: str | None, register: Register | None) -> tuple[Actor, ...]:
    """Return the actors with the addresses of the register added to ``same_as``.

    ``published`` is an ISO 8601 date or time, ``text`` that of the article.  The result is deterministic.

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
    """Return the match of each actor, with its reasons, in order.

    Raises:
        RegisterError: the register is damaged.
    """
    day = _day(published)
    return tuple(_match(actor, _Query(clues(actor), day, text, register)) for actor in actors)


class _Query(NamedTuple):
    """The clues to an actor, and the register to search."""

    clues: Clues
    day: str | None
    text: str
    register: Register


def _match(actor: Actor, query: _Query) -> Match:
    candidate = _find(query) if _is_named(actor) else "not a named person"
    if isinstance(candidate, str):
        return Match(actor.id, (), (candidate,))
    return Match(actor.id, candidate.person.uris, _reasons(candidate, query))


def _find(query: _Query) -> _Candidate | str:
    """Return the matching person, or the reason why there is none."""
    bearers = _bearers(query.clues, query.register)
    if not bearers:
        return "no person of the register has the name"
    candidates = (_fit(person, agrees, query) for person, agrees in bearers)
    fitting = [candidate for candidate in candidates if candidate.terms]
    if not fitting:
        return f"{_those(bearers)} had no such office, state and party then"
    # a full name precedes a short one: Rob Roe before Robert Roe, if the register calls one of them Rob
    best = [candidate for candidate in fitting if candidate.agrees == "full"] or fitting
    if len(best) > 1:
        return f"it may be {' or '.join(candidate.person.shown for candidate in best)}"
    missing = _missing(best[0], bearers, query)
    if missing:
        return f"it may be {best[0].person.shown}, but {missing}"
    if not best[0].person.uris:
        return f"it is {best[0].person.shown}, for whom the register has no address"
    return best[0]


def _is_named(actor: Actor) -> bool:
    return actor.kind == "person" and actor.naming == "named"


def _bearers(clues: Clues, register: Register) -> list[tuple[Person, Agreement]]:
    """Return the people who may bear the name, regardless of other clues."""
    ways = {surname: given for given, surname in splits(clues.words)}
    bearers = []
    for person in register.named(ways) if ways else ():
        grades = {agreement(ways[last], person.name) for last in person.name.lasts if last in ways}
        agrees = next((grade for grade in ("full", "short", "surname") if grade in grades), None)
        if agrees is not None and (clues.suffix is None or clues.suffix == person.name.suffix):
            bearers.append((person, agrees))
    return bearers


def _fit(person: Person, agrees: Agreement, query: _Query) -> _Candidate:
    """Return the terms of a person that match office, state, party and date; none if the gender differs."""
    wanted, day = query.clues, query.day
    terms = [term for term in person.terms if _agrees(term, wanted)]
    when = wanted.role.when
    if wanted.gender and person.gender and wanted.gender != person.gender:
        terms = []
    elif day is not None and when == "former":
        in_office = any(term.start <= day < term.end for term in terms)
        terms = [] if in_office else [term for term in terms if term.end <= day]
    elif day is not None:
        serving = [term for term in terms if term.start <= day <= term.end]
        if when == "elect":
            ahead = (date.fromisoformat(day) + _ELECTED_AHEAD).isoformat()
            serving += [term for term in terms if day < term.start <= ahead]
        # presidents keep the title, and so does a "then-Sen."
        keeps = when == "then" or (agrees == "full" and wanted.role.offices in (("prez",), ("viceprez",)))
        terms = serving or [term for term in terms if keeps and term.start <= day]
    return _Candidate(person, agrees, tuple(terms))


def _agrees(term: Term, wanted: Clues) -> bool:
    if wanted.role.offices and term.office not in wanted.role.offices:
        return False
    if wanted.state and wanted.state != term.state:
        return False
    # an independent has no party: "ID", "I"
    party = "I" if wanted.party == "ID" else wanted.party
    return not (party and term.parties) or party in term.parties


def _missing(candidate: _Candidate, bearers: Sequence[tuple[Person, Agreement]], query: _Query) -> str | None:
    """Return what a link still lacks, or None if there is enough evidence."""
    wanted, role, term = query.clues, query.clues.role, candidate.terms[-1]
    both = wanted.state is not None and wanted.party is not None and bool(term.parties)
    whole = candidate.agrees == "full"
    missing = None
    if role.other_role and not (whole and both and query.day):
        missing = "the text gives another role"
    elif not (role.offices or both or whole):
        missing = "the name is not complete, and neither an office nor state and party are given"
    elif not (role.offices or wanted.state):
        missing = _missing_beside_a_name(candidate, bearers, query)
    elif not whole and query.day is None:
        missing = "the name is not complete, and the article has no date"
    elif not whole and not query.register.complete(term, query.day or ""):
        missing = "the name is not complete, and the registers are not complete for that time"
    elif term.state and not (wanted.state or wanted.party) and _ABOUT_A_STATE.search(query.text):
        missing = "the text mentions a state legislature, and neither state nor party is given"
    return missing


def _missing_beside_a_name(
    candidate: _Candidate, bearers: Sequence[tuple[Person, Agreement]], query: _Query
) -> str | None:
    """Return what a first and last name lacks without other clues, or with only a party."""
    congress = candidate.terms[-1].state is not None
    about = _ABOUT_CONGRESS if congress else _ABOUT_PRESIDENTS
    missing = None
    if congress and not query.clues.party:  # singers and neighbours share names with members of Congress
        missing = "there is only the name"
    elif query.day is None:
        missing = "there is little but the name, and the article has no date"
    elif len(bearers) > 1:
        missing = "there is little but the name, which several people have had"
    elif not query.register.whole:
        missing = "there is little but the name, and not all registers are imported"
    elif not about.search(query.text):
        missing = "there is little but the name, and the text is about something else"
    return missing


def _reasons(candidate: _Candidate, query: _Query) -> tuple[str, ...]:
    wanted, term = query.clues, candidate.terms[-1]
    where = f", {term.state}" if term.state else ""
    reasons = [
        f"name: {candidate.person.shown} ({'first and last' if candidate.agrees == 'full' else candidate.agrees})",
        f"office: {term.office}{where}, {term.start} to {term.end}",
        f"date: {query.day or 'unknown'}",
        *(f"{what}: {value}" for what, value in (("state", wanted.state), ("party", wanted.party)) if value),
        "no other person matches",
    ]
    return tuple(reasons)


def _those(bearers: Sequence[tuple[Person, Agreement]]) -> str:
    names = [person.shown for person, _ in bearers]
    return names[0] if len(names) == 1 else f"none of the {len(names)} people with that name"


def _day(published: str | None) -> str | None:
    """Return the date of an ISO 8601 date or time; None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None
