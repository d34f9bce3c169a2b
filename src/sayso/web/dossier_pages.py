"""The pages of dossiers: the list, one with its balance, adding events to it, rating them."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from pydantic import Field, ValidationError

from sayso.dossier import log, proposals, store
from sayso.dossier.log import Dossier
from sayso.errors import UsageError
from sayso.views.dossier.page import event_words, page, parts
from sayso.views.dossier.wording import changes
from sayso.views.web.dossiers import days, rating_sheet
from sayso.web import dossiers
from sayso.web.data import Administrator, Corrector, Reader
from sayso.web.dossiers import EventName, Moment, NewAbsence, NewDossier, NewEvent, NewGrade, OwnPrior, Ratings
from sayso.web.newsroom import alone, newsroom
from sayso.web.queries import MOST, Number

router = APIRouter(include_in_schema=False)
_HYPOTHESES: Final = 4
"""Fields for hypotheses in the form of a new dossier; those left empty are left out."""


class EventOfDossier(NewEvent):
    """An event, and the dossier that it is added to."""

    dossier: int = Field(ge=1, le=MOST)


class EventByHand(NewEvent):
    """An event in words."""

    statement: None = None
    act: None = None


@router.get("/dossiers")
def list_dossiers(request: Request, user: Reader) -> Response:
    """List the dossiers, with a form for a new one."""
    return newsroom(request).page(
        request,
        "web_dossiers.html",
        title="Dossiers",
        dossiers=dossiers.listed(request),
        deleted=dossiers.listed(request, deleted=True) if user.may("administer") else [],
        fields=range(1, _HYPOTHESES + 1),
    )


@router.post("/dossiers")
def new(request: Request, user: Corrector, given: Annotated[NewDossier, Form()]) -> Response:
    """Create a dossier, and go to it."""
    return _to(dossiers.create(request, given, user))


def _to(number: int, place: str = "") -> Response:
    return RedirectResponse(f"/dossiers/{number}{place}", 303)


@router.get("/dossiers/add")
def choose(
    request: Request,
    user: Corrector,
    statement: Annotated[int | None, Query(ge=1, le=MOST)] = None,
    act: Annotated[int | None, Query(ge=1, le=MOST)] = None,
) -> Response:
    """Show a statement or an act as the event that it would be, and ask for the dossier."""
    with newsroom(request).store.view() as view:
        if statement is not None:
            event = proposals.from_statement(view, proposals.statement(view, statement), "SAID", "E0")
        elif act is not None:
            event = proposals.from_act(view, act, "E0")
        else:
            raise UsageError("no statement and no act is given", "choose one in an article or a search.")
        known = store.listing(view)[::-1]
    return newsroom(request).page(
        request,
        "web_dossier_add.html",
        title="Add to a dossier",
        item=log.Item(event),
        statement=statement,
        act=act,
        dossiers=known,
        **event_words(),
    )


@router.post("/dossiers/add")
def add(request: Request, user: Corrector, given: Annotated[EventOfDossier, Form()]) -> Response:
    """Add a statement or an act to a dossier, and go there."""
    return _to(given.dossier, f"#{dossiers.add_event(request, given.dossier, given, user)}")


@router.get("/dossiers/{number}")
def show(request: Request, number: Number, user: Reader, asked: Annotated[Moment, Query()]) -> Response:
    """Show a dossier with its balance; without it while the user has yet to rate what others have rated."""
    dossier = dossiers.folded(request, number)
    entries = dossiers.entries_for(request, number, user)
    is_blind = dossiers.is_blind(dossier, user)
    values: dict[str, Any] = {
        "title": dossier.question,
        "number": number,
        "is_blind": is_blind,
        "unrated": dossiers.unrated(dossier, user),
        "items": [item for item in dossier.items.values() if not item.removed],
        "removed": [item for item in dossier.items.values() if item.removed],
        "places": _places(request, dossier),
        "asked": asked.asked,
        "days": days(entries),
        "beside": asked.beside(f"/dossiers/{number}"),
        "report": asked.address(f"/dossiers/{number}/page"),
    }
    values |= {"dossier": dossier, "log": changes(entries), **event_words()}
    if not is_blind:
        values |= parts(dossiers.weighed(request, number, asked, user))
    return newsroom(request).page(request, "web_dossier.html", **values)


def _places(request: Request, dossier: Dossier) -> dict[str, str]:
    """Return the addresses of the passages of events, by the events' names."""
    with newsroom(request).store.view() as view:
        standing = store.places(view, dossier)
    return {
        name: f"/articles/{article}" + (f"#l{statement}" if statement is not None else "")
        for name, (article, statement) in standing.items()
    }


@router.get("/dossiers/{number}/page")
def report(request: Request, number: Number, user: Reader, asked: Annotated[Moment, Query()]) -> Response:
    """Show the report of a dossier: the page that is printed and signed."""
    return alone(page(dossiers.weighed(request, number, asked, user), back=f"/dossiers/{number}"))


@router.post("/dossiers/{number}/events")
def add_by_hand(request: Request, number: Number, user: Corrector, given: Annotated[EventByHand, Form()]) -> Response:
    """Add an event in words."""
    return _to(number, f"#{dossiers.add_event(request, number, given, user)}")


@router.post("/dossiers/{number}/absences")
def add_absence(request: Request, number: Number, user: Corrector, given: Annotated[NewAbsence, Form()]) -> Response:
    """Add something that was not seen."""
    return _to(number, f"#{dossiers.add_absence(request, number, given, user)}")


@router.get("/dossiers/{number}/rate")
def rating_form(
    request: Request, number: Number, user: Corrector, event: Annotated[str | None, Query(max_length=10)] = None
) -> Response:
    """Ask for the ratings of an event: of the one named, else of the first that the user has not rated."""
    dossier = dossiers.folded(request, number)
    left = dossiers.unrated(dossier, user)
    name = event or next(iter(left), None)
    if name is None:
        return _to(number)
    return newsroom(request).page(
        request,
        "web_dossier_rate.html",
        title=f"Rate {name}",
        number=number,
        dossier=dossier,
        left=left,
        sheet=rating_sheet(dossier, name, user.name),
        places=_places(request, dossier),
        **event_words(),
    )


async def _steps(request: Request) -> dict[str, str]:
    """Return the fields of a rating form."""
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


@router.post("/dossiers/{number}/events/{event}/ratings")
def rate(
    request: Request,
    number: Number,
    event: EventName,
    user: Corrector,
    fields: Annotated[dict[str, str], Depends(_steps)],
) -> Response:
    """Rate an event, and go on to the next."""
    steps = {name.removeprefix("step "): value for name, value in fields.items() if name.startswith("step ")}
    try:
        given = Ratings.model_validate({"steps": steps, "reason": fields.get("reason", "")})
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
    dossiers.rate(request, number, event, given, user)
    left = dossiers.unrated(dossiers.folded(request, number), user)
    return _to(number, "/rate" if left else f"#{event}")


@router.post("/dossiers/{number}/grades")
def set_grade(request: Request, number: Number, user: Corrector, given: Annotated[NewGrade, Form()]) -> Response:
    """Give a grade of sources other chances in this dossier."""
    dossiers.set_grade(request, number, given, user)
    return _to(number, "#assumed")


@router.post("/dossiers/{number}/priors")
def set_prior(
    request: Request, number: Number, user: Corrector, fields: Annotated[dict[str, str], Depends(_steps)]
) -> Response:
    """Keep the user's own probabilities of the hypotheses, which the form asks for in percent."""
    given = {name.removeprefix("chance "): value for name, value in fields.items() if name.startswith("chance ")}
    try:
        prior = OwnPrior(chances={name: float(value) / 100 for name, value in given.items()})
    except ValueError as error:
        raise UsageError("a probability is no percentage", "give one from 0 to 100 for each hypothesis.") from error
    dossiers.set_prior(request, number, prior, user)
    return _to(number, "#balance")


@router.post("/dossiers/{number}/events/{event}/remove")
def remove(
    request: Request,
    number: Number,
    event: EventName,
    user: Corrector,
    reason: Annotated[str, Form(max_length=1_000)] = "",
) -> Response:
    """Take an event out of the balance."""
    dossiers.append(request, number, [log.Remove(event=event, reason=reason.strip())], user)
    return _to(number)


@router.post("/dossiers/{number}/events/{event}/restore")
def restore(request: Request, number: Number, event: EventName, user: Corrector) -> Response:
    """Put an event back."""
    dossiers.append(request, number, [log.Restore(event=event)], user)
    return _to(number, f"#{event}")


@router.post("/dossiers/{number}/delete")
def delete(request: Request, number: Number, user: Administrator) -> Response:
    """Delete a dossier."""
    dossiers.delete(request, number)
    return RedirectResponse("/dossiers", 303)


@router.post("/dossiers/{number}/undelete")
def undelete(request: Request, number: Number, user: Administrator) -> Response:
    """Bring a deleted dossier back."""
    dossiers.undelete(request, number)
    return _to(number)
