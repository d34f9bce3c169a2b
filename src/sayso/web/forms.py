"""The forms: correct a statement, undo, delete an article, add articles."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from sayso.api.desk import Changes
from sayso.web.data import Administrator, Corrector, undo
from sayso.web.newsroom import newsroom

router = APIRouter(include_in_schema=False)
_FAILURES: Final = 50
"""Failures that are listed."""


@router.post("/articles/{number}/forget")
def forget(request: Request, number: int, user: Administrator) -> Response:
    """Delete an article."""
    newsroom(request).desk.forget(number)
    return RedirectResponse("/", 303)


class Decision(BaseModel):
    """What the form of a statement says."""

    action: Literal["accept", "delete", "speaker"]
    speaker: str = Field(default="", max_length=300, description="the id of an actor; empty: unknown")
    somebody: str = Field(default="", max_length=300, description="words of the article that name a new actor")
    naming: Literal["", "role", "anonymous", "generic"] = Field(default="", description="how a new actor is named")
    reason: str = Field(default="", max_length=1_000)


@router.post("/statements/{number}")
def decide(request: Request, number: int, user: Corrector, decision: Annotated[Decision, Form()]) -> Response:
    """Accept, delete or change a statement, and go back to it."""
    desk = newsroom(request).desk
    article_number = desk.statement(number).article
    if decision.action == "accept":
        desk.accept(number, author=user.name, reason=decision.reason)
    elif decision.action == "delete":
        desk.delete(number, author=user.name, reason=decision.reason)
    else:
        change: Changes = {"speaker": decision.somebody.strip() or decision.speaker or None}
        if decision.somebody.strip() and decision.naming:
            change["naming"] = decision.naming
        desk.correct(number, author=user.name, reason=decision.reason, **change)
    return RedirectResponse(f"/articles/{article_number}#s{number}", 303)


@router.post("/corrections/{number}/undo")
def take_back(request: Request, number: int, user: Corrector) -> Response:
    """Undo a correction, and go back to its article."""
    record = undo(request, number, user)
    return RedirectResponse(f"/articles/{record.article}", 303)


@router.get("/add")
def add_form(request: Request, user: Corrector) -> Response:
    """Show what can be added, and what became of what was given."""
    shared = newsroom(request)
    return shared.page(
        request,
        "web_add.html",
        title="Add",
        jobs=shared.adding.jobs(),
        failures=shared.desk.failures()[:_FAILURES],
        megabytes=shared.largest // 1_000_000,
    )


@router.post("/add")
def add(
    request: Request,
    user: Corrector,
    text: Annotated[str, Form(max_length=2_000_000)] = "",
    address: Annotated[str, Form(max_length=2_000)] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Add a pasted text, an address, files."""
    adding = newsroom(request).adding
    if text.strip():
        adding.texts([text])
    if address.strip():
        adding.add_address(address.strip())
    for file in files or []:
        if file.filename:
            adding.add_file(file.filename, file.file.read())
    return RedirectResponse("/add", 303)


@router.post("/add/{number}/again")
def add_again(request: Request, number: int, user: Corrector) -> Response:
    """Try an input once more."""
    newsroom(request).adding.again(number)
    return RedirectResponse("/add", 303)
