"""Follow somebody through a desk: what they said, what was said of them, what was said to them.

Before anybody was matched across articles, those of one full name are followed together; who is not named cannot be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from sayso.desk.search.fulltext import FullTextIndex
from sayso.desk.search.phrases import Phrase, phrases
from sayso.desk.search.statements import COMMON, NEWEST_FIRST, Found, hits
from sayso.desk.tables import actors, article_actors, statements
from sayso.desk.view import View
from sayso.errors import DeskError, UsageError

_MOST: Final = 50
_FORMS: Final = 12
_OWN = ("named", "role")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name fits."""

    actor: int | None
    """The number across articles; None where nobody was matched, and the name is all there is to go by."""
    name: str
    kind: str
    role: str | None
    party: str | None
    state: str | None
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody, and all that the desk has of them; each part newest first."""

    who: Candidate
    forms: tuple[str, ...]
    """What articles call them, the most usual first."""
    said: Found
    about: Found
    """Statements whose content names them: by a full name, or by the last name in an article in which they are."""
    addressed: Found


def candidates(view: View, name: str) -> list[Candidate]:
    """Those whom a name or a number fits, who says most first; those who are not named are left out.

    Raises:
        UsageError: there is no word in the name.
        DeskError: it is the number of nobody.
    """
    if name.strip().isdecimal():
        one = view.actor(int(name))
        return [Candidate(one.id, one.name, one.kind, one.role, one.party, one.state, one.articles, one.statements)]
    found = phrases(name)
    if not found:
        raise UsageError(f"{name!r} has no word in it", "give a name, or a part of one, or an actor's number.")
    table, fits = article_actors.c, FullTextIndex(view.connection).names(found)
    counts = (
        sa.func.count(sa.distinct(table.article_id)).label("articles"),
        sa.func.sum(table.statements).label("statements"),
    )
    of = sa.select(table.actor_id, *counts).where(table.id.in_(fits), table.actor_id.is_not(None))
    matched = of.group_by(table.actor_id).order_by(counts[1].desc()).limit(_MOST).subquery()
    details = (actors.c.id, actors.c.name, actors.c.kind, actors.c.role, actors.c.party, actors.c.state)
    known = sa.select(*details, matched.c.articles, matched.c.statements).join(
        matched, matched.c.actor_id == actors.c.id
    )
    shared = (sa.func.max(table[one]).label(one) for one in ("kind", "role", "party", "state"))
    by_name = sa.select(sa.null(), table.name, *shared, *counts).where(
        table.id.in_(fits), table.actor_id.is_(None), table.naming.in_(_OWN)
    )
    unknown = by_name.group_by(table.name).order_by(counts[1].desc(), table.name).limit(_MOST)
    rows = [tuple(row) for query in (known, unknown) for row in view.connection.execute(query)]
    return sorted((Candidate(*row) for row in rows), key=lambda one: (-one.statements, one.name))


def chosen(found: list[Candidate], name: str) -> Candidate | None:
    """The one who is meant: the only one, or the only one whose name is this in full; None if that does not tell."""
    exact = [one for one in found if one.name.casefold() == " ".join(name.split()).casefold()]
    return found[0] if len(found) == 1 else exact[0] if len(exact) == 1 else None


def follow(view: View, who: Candidate, *, limit: int = 20) -> Followed:
    """What somebody said, what is said about them, and what was said to them; the newest ``limit`` of each."""
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
    return Followed(
        who,
        forms,
        _newest(view, said, limit),
        _newest(view, _about(view, who, forms, own), limit, *(phrase for form in forms for phrase in _whole(form))),
        _newest(view, statements.c.addressee_id.in_(own), limit),
    )


def _own(who: Candidate) -> sa.Select[Any]:
    """The ids of what articles have of somebody."""
    table = article_actors.c
    if who.actor is not None:
        return sa.select(table.id).where(table.actor_id == who.actor)
    return sa.select(table.id).where(table.actor_id.is_(None), table.name == who.name, table.naming.in_(_OWN))


def _about(view: View, who: Candidate, forms: tuple[str, ...], own: sa.Select[Any]) -> sa.ColumnElement[bool]:
    index = FullTextIndex(view.connection)
    whole = [phrase for form in forms for phrase in _whole(form)]
    full = [phrase for phrase in whole if len(phrase.words) > 1]
    # "Okafor" is somebody else in another article; "Ruth Okafor" hardly ever
    short = [Phrase(phrase.words[-1:]) for phrase in whole if who.kind == "person" or len(phrase.words) == 1]
    ways: list[sa.ColumnElement[bool]] = []
    if full:
        ways.append(statements.c.id.in_(index.mentioning(full)))
    if short:
        theirs = sa.select(article_actors.c.article_id).where(article_actors.c.id.in_(own))
        near = sa.and_(
            statements.c.id.in_(index.mentioning(list(dict.fromkeys(short)))), statements.c.article_id.in_(theirs)
        )
        ways.append(near)
    # one list of ids each, not a condition with OR: that would go through all statements
    listed = [sa.select(statements.c.id).where(way) for way in ways]
    return statements.c.id.in_(sa.union(*listed)) if listed else sa.false()


def _whole(form: str) -> list[Phrase]:
    """A name as one phrase."""
    words = tuple(word for phrase in phrases(form) for word in phrase.words)
    return [Phrase(words)] if words else []


def _newest(view: View, fits: sa.ColumnElement[bool], limit: int, *named: Phrase) -> Found:
    query = sa.select(statements.c.id).where(fits).order_by(*NEWEST_FIRST)
    ids = view.connection.scalars(query.limit(limit + 1)).all()
    return Found(tuple(hits(view, ids[:limit], named)), len(ids) > limit, "date")


def nobody(name: str) -> DeskError:
    """What to say where a name fits nobody."""
    return DeskError(f"nobody in this desk is called {name!r}", f"sayso search {name!r} finds the words anywhere.")
