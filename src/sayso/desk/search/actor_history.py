"""Follow an actor through a desk: what they said and did, what was done to them, said about them and to them.

Actors that were matched across articles have a number; those that were not are followed by their name.  Unnamed actors
cannot be followed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from sayso.desk.search.fulltext import FullTextIndex
from sayso.desk.search.phrases import Phrase, phrases
from sayso.desk.search.statements import COMMON, NEWEST_FIRST, Results, results
from sayso.desk.search.timeline import Timeline, timeline
from sayso.desk.tables import actors, article_actors, statements
from sayso.desk.view import View
from sayso.errors import DeskError, UsageError

_FORMS: Final = 12
_RELATIVES: Final = 200
_MANY: Final = 500  # ids in one query; SQLite's limit of variables was 999 once
_OWN: Final = ("named", "role")
_COUNTS: Final = (
    sa.func.count(sa.distinct(sa.case((article_actors.c.statements > 0, article_actors.c.article_id)))),
    sa.func.sum(article_actors.c.statements),
    sa.func.count(sa.distinct(article_actors.c.article_id)),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor whose name fits a query."""

    actor: int | None
    """The actor's id across articles; None if it was not matched, so that only the name identifies it."""
    name: str
    kind: str
    role: str | None
    party: str | None
    state: str | None
    articles: int
    """Articles with these statements."""
    statements: int
    """Statements by them, those that they did not make included."""
    mentioned: int
    """Articles that mention them, whether they speak there or not."""

    def order(self) -> tuple[int, int, str, int]:
        """Return the sort key: most statements first, then most mentions."""
        return (-self.statements, -self.mentioned, self.name, self.actor or 0)


@dataclass(frozen=True, slots=True)
class Followed:
    """An actor, their statements and acts; each part newest first."""

    who: Candidate
    forms: tuple[str, ...]
    """The names that articles give them, the commonest first."""
    said: Results
    about: Results
    """Statements whose content names them: by a full name, or by the last name in an article in which they are."""
    addressed: Results
    timeline: Timeline
    """What they said, did, and had done to them, on one line of time."""


def candidates(view: View, name: str) -> list[Candidate]:
    """Return all actors that a name or a number fits, those with most statements first; the unnamed are left out.

    Raises:
        UsageError: there is no word in the name.
        DeskError: it is a number that no actor has.
    """
    table = article_actors.c
    if name.strip().isdecimal():
        return _matched(view, [view.actor(int(name)).id])
    words = phrases(name)
    if not words:
        raise UsageError(f"{name!r} has no word in it", "give a name, or a part of one, or an actor's number.")
    fits = table.id.in_(FullTextIndex(view.connection).names(words))
    # of an actor all rows count, not only those whose name fits
    matched = view.connection.scalars(sa.select(table.actor_id).where(fits, table.actor_id.is_not(None)).distinct())
    return sorted(_matched(view, matched.all()) + _unmatched(view, fits), key=Candidate.order)


def _matched(view: View, ids: Sequence[int]) -> list[Candidate]:
    details = (actors.c.id, actors.c.name, actors.c.kind, actors.c.role, actors.c.party, actors.c.state)
    query = sa.select(*details, *_COUNTS).join(article_actors, article_actors.c.actor_id == actors.c.id)
    return [
        Candidate(*row)
        for start in range(0, len(ids), _MANY)
        for row in view.connection.execute(query.where(actors.c.id.in_(ids[start : start + _MANY])).group_by(*details))
    ]


def _unmatched(view: View, fits: sa.ColumnElement[bool]) -> list[Candidate]:
    table = article_actors.c
    shared = (sa.func.max(table[column]).label(column) for column in ("kind", "role", "party", "state"))
    query = sa.select(sa.null(), table.name, *shared, *_COUNTS)
    rows = view.connection.execute(
        query.where(fits, table.actor_id.is_(None), table.naming.in_(_OWN)).group_by(table.name)
    )
    return [Candidate(*row) for row in rows]


def chosen(candidates: Sequence[Candidate], name: str) -> Candidate:
    """Return the only candidate with exactly this name, if it has several words; else the first, who says most.

    A last name alone, or an office, does not choose: a stray entry of that name would hide the commonest one.
    """
    words = " ".join(name.split()).casefold()
    exact = [candidate for candidate in candidates if " " in words and candidate.name.casefold() == words]
    return exact[0] if len(exact) == 1 else candidates[0]


def follow(view: View, who: Candidate, *, limit: int = 20, offset: int = 0) -> Followed:
    """Return what an actor said, what is said about them and to them: ``limit`` of each, from ``offset`` on."""
    table = article_actors.c
    own = _own(who)
    usual = sa.select(table.name).where(table.actor_id == who.actor, table.naming.in_(_OWN))
    counted = usual.group_by(table.name).order_by(sa.func.count().desc(), table.name).limit(_FORMS)
    called = [] if who.actor is None else view.connection.scalars(counted).all()
    forms = tuple(dict.fromkeys([*called, who.name]))
    said = statements.c.actor_id == who.actor
    if who.actor is None:
        # "the mayor" speaks in every tenth: through all, newest first, sooner than sorting so many; the sum has SQLite
        # do so
        speaker = statements.c.speaker_id + 0 if who.statements > COMMON else statements.c.speaker_id
        said = speaker.in_(own)
    page = (limit, offset)
    return Followed(
        who,
        forms,
        _newest(view, said, page),
        _newest(view, _about(view, who, forms, own), page, *(phrase for form in forms for phrase in _whole(form))),
        _newest(view, statements.c.addressee_id.in_(own), page),
        timeline(view, said, own, limit=limit, offset=offset),
    )


def _own(who: Candidate) -> sa.Select[Any]:
    """Make the query for an actor's rows in ``article_actors``."""
    table = article_actors.c
    if who.actor is not None:
        return sa.select(table.id).where(table.actor_id == who.actor)
    return sa.select(table.id).where(table.actor_id.is_(None), table.name == who.name, table.naming.in_(_OWN))


def _about(view: View, who: Candidate, forms: tuple[str, ...], own: sa.Select[Any]) -> sa.ColumnElement[bool]:
    index = FullTextIndex(view.connection)
    whole = [phrase for form in forms for phrase in _whole(form)]
    full = [phrase for phrase in whole if len(phrase.words) > 1]
    # "Okafor" is someone else in another article; "Ruth Okafor" hardly ever
    short = [Phrase(phrase.words[-1:]) for phrase in whole if who.kind == "person" or len(phrase.words) == 1]
    ways: list[sa.ColumnElement[bool]] = []
    theirs = sa.select(article_actors.c.article_id).where(article_actors.c.id.in_(own))
    if full:
        named = statements.c.id.in_(index.mentioning(full))
        # in an article with a namesake alone, the name is the namesake's
        for_another = statements.c.article_id.in_(_with_namesakes(who, full, index)) & statements.c.article_id.not_in(
            theirs
        )
        ways.append(sa.and_(named, ~for_another))
    if short:
        near = [statements.c.id.in_(index.mentioning(list(dict.fromkeys(short)))), statements.c.article_id.in_(theirs)]
        if families := _families(view, full, index):
            # "Lee Okafor" is not "Okafor"
            near.append(statements.c.id.not_in(index.mentioning(families)))
        ways.append(sa.and_(*near))
    # one list of ids each, not a condition with OR: that would go through all statements
    listed = [sa.select(statements.c.id).where(way) for way in ways]
    return statements.c.id.in_(sa.union(*listed)) if listed else sa.false()


def _with_namesakes(who: Candidate, full: list[Phrase], index: FullTextIndex) -> sa.Select[Any]:
    """The articles with an actor of the same full name who is another one."""
    table = article_actors.c
    called = sa.or_(*(table.id.in_(index.names([phrase])) for phrase in full))
    return sa.select(table.article_id).where(called, table.actor_id.is_not(None), table.actor_id != (who.actor or 0))


def _families(view: View, full: list[Phrase], index: FullTextIndex) -> list[Phrase]:
    """The full names of others with the same last name, as many as may be looked for at once."""
    own = {tuple(word.casefold() for word in phrase.words) for phrase in full}
    lasts = {words[-1] for words in own}
    table, names = article_actors.c, set()
    for last in sorted(lasts):
        query = sa.select(table.name).where(table.id.in_(index.names([Phrase((last,))])), table.kind == "person")
        names |= set(view.connection.scalars(query.distinct().limit(_RELATIVES)))
    relatives = {phrase for name in names for phrase in _whole(name)}
    return [
        phrase
        for phrase in sorted(relatives, key=lambda phrase: phrase.words)
        if len(words := tuple(word.casefold() for word in phrase.words)) > 1
        and words[-1] in lasts
        and not any(set(words) <= set(mine) or set(mine) <= set(words) for mine in own)
    ]


def _whole(form: str) -> list[Phrase]:
    """A name as one phrase."""
    words = tuple(word for phrase in phrases(form) for word in phrase.words)
    return [Phrase(words)] if words else []


def _newest(view: View, fits: sa.ColumnElement[bool], page: tuple[int, int], *named: Phrase) -> Results:
    query = sa.select(statements.c.id).where(fits).order_by(*NEWEST_FIRST)
    return results(view, query, named, limit=page[0], offset=page[1])


def nobody(view: View, name: str) -> DeskError:
    """Make the error for a name that fits no actor."""
    cause = f"nobody in this {view.terms.name} is called {name!r}"
    return DeskError(cause, f"{view.terms.search} {name!r} finds the words anywhere.")
