"""Dossiers as JSON and CSV."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from sayso.dossier import log
from sayso.dossier.weighing import EventWeight
from sayso.views.dossier import wording
from sayso.views.dossier.files import as_json
from sayso.web import dossiers
from sayso.web.data import Administrator, Corrector, Listing, Reader, Reason, list_as, sheet
from sayso.web.dossiers import EventName, Moment, NewAbsence, NewDossier, NewEvent, NewGrade, OwnPrior, Ratings
from sayso.web.queries import Number, Suffix

router = APIRouter()


@router.get("/api/dossiers")
def api_dossiers(request: Request, user: Reader) -> Listing:
    """List the dossiers, newest first."""
    rows = [asdict(row) for row in dossiers.listed(request)]
    return Listing(items=rows, total=len(rows), offset=0)


@router.get("/dossiers.{suffix}", include_in_schema=False)
def dossiers_as(request: Request, suffix: Suffix, user: Reader) -> Response:
    """The list of dossiers as JSON or CSV."""
    return list_as(suffix, api_dossiers(request, user), "dossiers")


@router.post("/api/dossiers", status_code=201)
def api_create(request: Request, given: NewDossier, user: Corrector) -> dict[str, int]:
    """Create a dossier; the hypotheses are called H1, H2 and so on."""
    return {"id": dossiers.create(request, given, user)}


@router.get("/api/dossiers/{number}")
def api_dossier(request: Request, number: Number, user: Reader, moment: Annotated[Moment, Query()]) -> dict[str, Any]:
    """Return a dossier with its balance, the ranges, what would flip it, and its log (sayso/balance/1)."""
    balance: dict[str, Any] = json.loads(as_json(dossiers.weighed(request, number, moment, user)))
    return balance


@router.get("/dossiers/{number}.json", include_in_schema=False)
def dossier_as_json(request: Request, number: Number, user: Reader, moment: Annotated[Moment, Query()]) -> Response:
    """A dossier with its balance as JSON."""
    text = as_json(dossiers.weighed(request, number, moment, user))
    return Response(text, media_type="application/json")


@router.get("/dossiers/{number}.csv", include_in_schema=False)
def dossier_as_csv(request: Request, number: Number, user: Reader, moment: Annotated[Moment, Query()]) -> Response:
    """The events of a dossier as CSV, the most diagnostic first."""
    shown = dossiers.weighed(request, number, moment, user)
    return sheet([_row(shown, item, weight) for item, weight in shown.events], f"dossier-{number}")


def _row(shown: wording.Shown, item: log.Item, weight: EventWeight) -> dict[str, Any]:
    expected = dict(zip(shown.dossier.names, weight.p, strict=True))
    return {
        "event": item.id,
        "kind": item.entry.kind,
        "words": wording.headline(item),
        "happened": getattr(item.entry, "happened", None),
        "reported": getattr(item.entry, "reported", None),
        "episode": item.entry.episode,
        **expected,
        "diagnosticity": round(weight.diagnosticity, 3),
        "reasons": shown.reasons.get(item.id, []),
    }


@router.get("/api/dossiers/{number}/sheet")
def api_sheet(request: Request, number: Number, user: Corrector) -> list[dict[str, Any]]:
    """Return the events that the user has not rated, without any ratings."""
    dossier = dossiers.folded(request, number)
    items = [dossier.items[name] for name in dossiers.unrated(dossier, user)]
    return [{"event": item.id, "kind": item.entry.kind, "words": wording.headline(item)} for item in items]


@router.get("/api/dossiers/{number}/log")
def api_log(request: Request, number: Number, user: Reader) -> list[log.Logged]:
    """Return the log of a dossier, oldest first; without others' ratings while the user has not rated every event."""
    return dossiers.entries_for(request, number, user)


@router.post("/api/dossiers/{number}/events", status_code=201)
def api_add(request: Request, number: Number, given: NewEvent, user: Corrector) -> dict[str, str]:
    """Add a statement, an act, or an event in words; or a further report of an event."""
    return {"event": dossiers.add_event(request, number, given, user)}


@router.post("/api/dossiers/{number}/absences", status_code=201)
def api_absence(request: Request, number: Number, given: NewAbsence, user: Corrector) -> dict[str, str]:
    """Add something that was not seen."""
    return {"event": dossiers.add_absence(request, number, given, user)}


@router.post("/api/dossiers/{number}/events/{event}/ratings", status_code=204)
def api_rate(request: Request, number: Number, event: EventName, given: Ratings, user: Corrector) -> None:
    """Rate an event under each hypothesis; nobody else's ratings are shown before."""
    dossiers.rate(request, number, event, given, user)


@router.post("/api/dossiers/{number}/grades", status_code=204)
def api_grade(request: Request, number: Number, given: NewGrade, user: Corrector) -> None:
    """Give a grade of sources other chances in this dossier."""
    dossiers.set_grade(request, number, given, user)


@router.post("/api/dossiers/{number}/priors", status_code=204)
def api_prior(request: Request, number: Number, given: OwnPrior, user: Corrector) -> None:
    """Keep the user's own probabilities of the hypotheses before any of the evidence."""
    dossiers.set_prior(request, number, given, user)


@router.post("/api/dossiers/{number}/events/{event}/remove", status_code=204)
def api_remove(request: Request, number: Number, event: EventName, given: Reason, user: Corrector) -> None:
    """Remove an event from the balance; it stays in the log."""
    dossiers.append(request, number, [log.Remove(event=event, reason=given.reason)], user)


@router.post("/api/dossiers/{number}/events/{event}/restore", status_code=204)
def api_restore(request: Request, number: Number, event: EventName, user: Corrector) -> None:
    """Restore a removed event."""
    dossiers.append(request, number, [log.Restore(event=event)], user)


@router.delete("/api/dossiers/{number}", status_code=204)
def api_delete(request: Request, number: Number, user: Administrator) -> None:
    """Delete a dossier; it can be brought back."""
    dossiers.delete(request, number)


@router.post("/api/dossiers/{number}/undelete", status_code=204)
def api_undelete(request: Request, number: Number, user: Administrator) -> None:
    """Bring a deleted dossier back."""
    dossiers.undelete(request, number)
