"""What the pages and the JSON of dossiers do: events and ratings are added, never overwritten.

Raters do not see each other: who may rate, and has not rated every event that others have rated, sees no balance.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import Path, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from sayso.desk.view import View
from sayso.dossier import log, proposals, store
from sayso.dossier.evidence import Kind
from sayso.dossier.log import Dossier, Logged
from sayso.errors import DossierError, UsageError
from sayso.views.dossier import wording
from sayso.web.accounts import User
from sayso.web.newsroom import newsroom
from sayso.web.queries import MOST, Asked

EventName = Annotated[str, Path(pattern=r"^E[1-9][0-9]{0,8}$")]
_Words = Annotated[str, Field(max_length=1_000)]


class Moment(Asked):
    """As of which day a dossier is shown."""

    as_of: date | None = Field(default=None, description="as the dossier stood at the end of this day, UTC")
    known_by: date | None = Field(default=None, description="only with what was reported by this day")


class NewDossier(BaseModel):
    """A question, and two or more rival answers."""

    model_config = ConfigDict(extra="ignore")
    question: str = Field(min_length=1, max_length=500)
    hypotheses: list[_Words] = Field(max_length=10, description='rivals; "none of these" is always added')


class NewEvent(Asked):
    """An event: a statement or an act of the desk, or one given in words."""

    statement: int | None = Field(default=None, ge=1, le=MOST, description="a statement of the desk")
    act: int | None = Field(default=None, ge=1, le=MOST, description="an act of the desk")
    kind: Kind = Field(default="SAID", description="SAID: the statement itself; DONE: what it reports")
    words: str | None = Field(default=None, max_length=1_000, description="what was said or done, in a line")
    actor: str | None = Field(default=None, max_length=300)
    happened: date | None = None
    reported: date | None = None
    episode: str | None = Field(default=None, max_length=100)
    source: str | None = Field(default=None, max_length=300, description="who reports it; null: it was seen")
    grade: str | None = Field(default=None, max_length=50, description="how far the source is trusted")
    origin: str | None = Field(default=None, max_length=300, description="what the report goes back to")
    to: str | None = Field(default=None, pattern=r"^E[1-9][0-9]{0,8}$", description="a further report of this event")


class NewAbsence(Asked):
    """Something that was not seen."""

    words: str = Field(min_length=1, max_length=1_000, description="what should have been seen")
    chance: float = Field(ge=0, le=1, description="of having seen it by now, had it happened")
    kind: Kind = "DONE"
    actor: str | None = Field(default=None, max_length=300)
    episode: str | None = Field(default=None, max_length=100)


class Ratings(BaseModel):
    """How expected an event is under each hypothesis, as the user rates it."""

    model_config = ConfigDict(extra="forbid")
    steps: dict[str, float] = Field(max_length=11, description="a step of the scale for each hypothesis")
    reason: str = Field(default="", max_length=1_000, description="needed where the steps differ")


class NewGrade(BaseModel):
    """Other chances for a grade of sources, in one dossier."""

    model_config = ConfigDict(extra="ignore")
    grade: str = Field(min_length=1, max_length=50)
    if_true: float = Field(ge=0, le=1, description="the chance that such a source passes on what is true")
    if_not: float = Field(ge=0, le=1, description="the chance that it passes on what is not")
    reason: str = Field(default="", max_length=1_000)


class OwnPrior(BaseModel):
    """The user's own probabilities of the hypotheses before any of the evidence."""

    model_config = ConfigDict(extra="forbid")
    chances: dict[str, Annotated[float, Field(ge=0, le=1)]] = Field(
        max_length=11, description='one for each hypothesis, "none of these" too'
    )


def folded(request: Request, number: int) -> Dossier:
    """Return a dossier as it stands.

    Raises:
        DossierError: there is no such dossier.
    """
    with newsroom(request).store.view() as view:
        return log.fold(store.log(view, number))


def unrated(dossier: Dossier, user: User) -> tuple[str, ...]:
    """Return the events that a user may rate and has not."""
    return dossier.open_for(user.name) if user.may("correct") else ()


def is_blind(dossier: Dossier, user: User) -> bool:
    """Return whether a user is yet to rate what others have rated, and so sees neither ratings nor the balance."""
    return bool(unrated(dossier, user)) and any(rater != user.name for rater in dossier.raters)


def weighed(request: Request, number: int, moment: Moment, user: User) -> wording.Shown:
    """Return a dossier with its balance, as of a moment.

    Raises:
        HTTPException: 403, the user has not rated every event yet.
        DossierError: there is no such dossier, or it was not there yet.
    """
    with newsroom(request).store.view() as view:
        if is_blind(now := log.fold(store.log(view, number)), user):
            events = ", ".join(unrated(now, user)[:5])
            raise HTTPException(403, f"rate {events} first: raters do not see each other's ratings before their own")
        entries = store.log(view, number, as_of=moment.as_of)
        dossier = log.fold(entries)
        missing = store.gone(view, dossier)
    return wording.shown(dossier, entries, missing, as_of=moment.as_of, known_by=moment.known_by)


def append(request: Request, number: int, entries: Sequence[log.Entry], user: User) -> None:
    """Append entries to a dossier, all of them or none.

    Raises:
        DossierError: there is no such dossier, or they do not fit it.
    """
    with newsroom(request).store.writer() as writer:
        store.append(writer, number, entries, user.name)


def create(request: Request, given: NewDossier, user: User) -> int:
    """Create a dossier, and return its number; hypotheses that are left empty are left out.

    Raises:
        DossierError: fewer than two hypotheses, two alike, or no question.
    """
    hypotheses = [words for words in given.hypotheses if words.strip()]
    with newsroom(request).store.writer() as writer:
        return store.create(writer, given.question, hypotheses, user.name)


def add_event(request: Request, number: int, given: NewEvent, user: User) -> str:
    """Add an event, or a further report of one, and return the event's name.

    Raises:
        DossierError: there is no such dossier, statement or act; it was not said or done; it is there already.
        UsageError: neither a statement, an act nor words are given; a report contradicts its event.
    """
    with newsroom(request).store.writer() as writer:
        view = View(writer.connection)
        dossier = log.fold(store.log(view, number))
        name = given.to or log.next_event(dossier)
        event = _happening(view, name, given)
        entry: log.Entry = event
        if given.to is not None:
            if proposals.contradicts(dossier, event):
                raise UsageError(f"this and {name} contradict each other", "add it as an event of its own.")
            if not event.reports:
                raise UsageError("a report needs a source", "give one, with its grade.")
            entry = log.Another(event=name, report=event.reports[0])
        store.append(writer, number, [entry], user.name)
    return name


def _happening(view: View, name: str, given: NewEvent) -> log.Happening:
    if given.statement is not None:
        event = proposals.from_statement(view, proposals.statement(view, given.statement), given.kind, name)
    elif given.act is not None:
        event = proposals.from_act(view, given.act, name)
    elif given.words is not None and given.words.strip():
        chain = (log.ChainLink(name=given.source, grade=given.grade or "named"),) if given.source else ()
        reports = (log.RecordedReport(chain=chain, origin=given.origin),) if chain else ()
        event = log.Happening(event=name, kind=given.kind, words=given.words, reports=reports)
    else:
        raise UsageError("no event is given", "give a statement, an act, or words.")
    changed: dict[str, Any] = {
        "words": " ".join((given.words or "").split()),
        "actor": given.actor,
        "happened": given.happened,
        "reported": given.reported,
        "episode": given.episode,
    }
    return event.model_copy(update={key: value for key, value in changed.items() if value})


def add_absence(request: Request, number: int, given: NewAbsence, user: User) -> str:
    """Add something that was not seen, and return the event's name.

    Raises:
        DossierError: there is no such dossier, or no words are given.
    """
    words = " ".join(given.words.split())
    if not words:
        raise DossierError("no words are given", "write what should have been seen.")
    with newsroom(request).store.writer() as writer:
        name = log.next_event(log.fold(store.log(View(writer.connection), number)))
        about = {"kind": given.kind, "actor": given.actor or "", "chance": given.chance, "episode": given.episode}
        entry = log.Absence.model_validate({"event": name, "words": words, **about})
        store.append(writer, number, [entry], user.name)
    return name


def rate(request: Request, number: int, event: str, given: Ratings, user: User) -> None:
    """Rate an event under each hypothesis, as the user; the ratings of before stay in the log.

    Raises:
        DossierError: there is no such event or hypothesis; a step is not on the scale, or needs a reason.
    """
    if not given.steps:
        raise DossierError("no step is given", "give one for each hypothesis.")
    rated = [
        log.Rate(event=event, hypothesis=hypothesis, step=step, reason=given.reason.strip())
        for hypothesis, step in given.steps.items()
    ]
    append(request, number, rated, user)


def set_grade(request: Request, number: int, given: NewGrade, user: User) -> None:
    """Give a grade of sources other chances in a dossier.

    Raises:
        DossierError: there is no such dossier or grade; the chances cannot be weighed.
    """
    entry = log.Grade(grade=given.grade, a=given.if_true, b=given.if_not, reason=given.reason.strip())
    append(request, number, [entry], user)


def set_prior(request: Request, number: int, given: OwnPrior, user: User) -> None:
    """Keep the user's own probabilities of the hypotheses; those of before stay in the log.

    Raises:
        DossierError: there is no such dossier, or a hypothesis has no probability.
    """
    append(request, number, [log.Prior(chances=given.chances)], user)


def listed(request: Request, *, deleted: bool = False) -> list[store.Listed]:
    """Return the dossiers of the desk, newest first."""
    with newsroom(request).store.view() as view:
        return store.listing(view, deleted=deleted)[::-1]


def entries_for(request: Request, number: int, user: User) -> list[Logged]:
    """Return the log of a dossier as a user may see it.

    Raises:
        DossierError: there is no such dossier.
    """
    with newsroom(request).store.view() as view:
        entries = store.log(view, number)
    if not is_blind(log.fold(entries), user):
        return entries
    return [each for each in entries if each.entry.what not in ("rating", "prior") or each.author == user.name]


def delete(request: Request, number: int) -> None:
    """Delete a dossier.

    Raises:
        DossierError: there is no such dossier.
    """
    with newsroom(request).store.writer() as writer:
        store.delete(writer, number)


def undelete(request: Request, number: int) -> None:
    """Bring a deleted dossier back.

    Raises:
        DossierError: there is none with this number.
    """
    with newsroom(request).store.writer() as writer:
        store.undelete(writer, number)
