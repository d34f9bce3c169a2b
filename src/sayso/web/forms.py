"""The forms: correct a statement, undo, delete an article, add articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from sayso.web.data import Administrator, Corrector, undo
from sayso.web.deciding import Decision, NewStatement, changes, narrowed, spans
from sayso.web.newsroom import newsroom

router = APIRouter(include_in_schema=False)


@router.post("/articles/{number}/forget")
def forget(request: Request, number: int, user: Administrator) -> Response:
    """Delete an article."""
    newsroom(request).desk.forget(number)
    return RedirectResponse("/", 303)


@router.post("/statements/{number}")
def decide(request: Request, number: int, user: Corrector, decision: Annotated[Decision, Form()]) -> Response:
    """Accept, delete or change a statement, and go back to it."""
    desk = newsroom(request).desk
    record = desk.statement(number)
    if decision.action == "accept":
        desk.accept(number, author=user.name, reason=decision.reason)
    elif decision.action == "delete":
        desk.delete(number, author=user.name, reason=decision.reason)
    else:
        changed = changes(decision, record, desk.article(record.article).reading)
        desk.correct(number, author=user.name, reason=decision.reason, **changed)
    return _back(request, record.article, number)


def _back(request: Request, article: int, statement: int) -> Response:
    """Go back to a statement in its article, narrowed as it was."""
    return RedirectResponse(f"/articles/{article}{narrowed(request.url.query)}#s{statement}", 303)


@router.post("/articles/{number}/statements")
def add_statement(request: Request, number: int, user: Corrector, given: Annotated[NewStatement, Form()]) -> Response:
    """Add a statement whose content was selected, and go to it."""
    desk = newsroom(request).desk
    content = spans(desk.article(number).reading.article.text, given.content_at)
    record = desk.add_statement(number, author=user.name, reason=given.reason, content=content)
    return _back(request, number, record.statement)


@router.post("/corrections/{number}/undo")
def take_back(request: Request, number: int, user: Corrector) -> Response:
    """Undo a correction, and go back to its article."""
    record = undo(request, number, user)
    return RedirectResponse(f"/articles/{record.article}{narrowed(request.url.query)}", 303)


@router.get("/add")
def add_form(request: Request, user: Corrector) -> Response:
    """Show what can be added, and what became of what was given."""
    shared = newsroom(request)
    return shared.page(
        request,
        "web_add.html",
        title="Add",
        jobs=shared.adding.jobs(),
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
        adding.add_text(text)
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
