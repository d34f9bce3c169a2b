"""The pages: articles, one article with its statements and corrections, search, actors, audit, what is being added."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from sayso.api.desk import Changes
from sayso.checks import check_reading
from sayso.records import Actor
from sayso.views.desk.article import page_of
from sayso.views.web.article import ArticlePage, article_page
from sayso.views.web.lists import SPLIT, marked, pager
from sayso.web.data import Administrator, Corrector, Reader, actors, articles, statements, undo
from sayso.web.newsroom import newsroom
from sayso.web.queries import ActorFilters, ArticleFilters, AuditScope, StatementFilters

router = APIRouter(include_in_schema=False)
_PAGE: Final = 50
_HITS: Final = 20


@router.get("/")
def list_articles(request: Request, user: Reader, asked: Annotated[ArticleFilters, Query()]) -> Response:
    """List the articles."""
    page = articles(request, asked, _PAGE)
    values: dict[str, Any] = {
        "asked": asked.asked,
        "pager": pager("/", asked.asked, page, _PAGE),
        "beside": _beside("/articles", asked),
    }
    return newsroom(request).page(request, "web_articles.html", title="Articles", articles=page, **values)


def _beside(path: str, asked: ArticleFilters | StatementFilters | ActorFilters | AuditScope) -> dict[str, str]:
    """Return the addresses of the same list as JSON and CSV."""
    return {suffix: asked.address(f"{path}.{suffix}") for suffix in ("json", "csv")}


@router.get("/articles/{number}")
def article(request: Request, number: int, user: Reader) -> Response:
    """Show an article, who said what in it, and forms that correct it."""
    shared = newsroom(request)
    details = shared.desk.article(number)
    records = {record.statement: record for record in shared.desk.statements(number)}
    corrections = [row for row in shared.desk.corrections(number) if row.state == "holds"][-10:][::-1]
    view: ArticlePage = article_page(details, records, check_reading(details.reading).findings)
    return shared.page(
        request,
        "web_article.html",
        title=view.reading.title,
        view=view,
        number=number,
        corrections=corrections,
        actors=_actors(details.reading.actors),
        details=details,
    )


def _actors(actors: tuple[Actor, ...]) -> list[Actor]:
    """Return those who may be a speaker, the ones named first."""
    return sorted(actors, key=lambda actor: (actor.naming != "named", actor.name.casefold()))


@router.get("/articles/{number}/page")
def article_to_print(request: Request, number: int, user: Reader) -> Response:
    """Show an article as the page that needs nothing else."""
    return _alone(page_of(newsroom(request).desk.article(number), everything=True))


def _alone(html: str) -> HTMLResponse:
    """Return a self-contained page: it has a policy of its own, and its styles in it."""
    headers = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}
    return HTMLResponse(html, headers=headers)


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


@router.get("/statements/{number}")
def statement(request: Request, number: int, user: Reader) -> Response:
    """Go to a statement in its article."""
    record = newsroom(request).desk.statement(number)
    return RedirectResponse(f"/articles/{record.article}#s{number}", 303)


@router.get("/search")
def search(request: Request, user: Reader, asked: Annotated[StatementFilters, Query()]) -> Response:
    """Search the statements."""
    hits = statements(request, asked, _HITS)
    return newsroom(request).page(
        request,
        "web_search.html",
        title="Search",
        hits=[(hit, marked(hit.content, hit.marks)) for hit in hits],
        asked=asked.asked,
        pager=pager("/search", asked.asked, hits, _HITS),
        beside=_beside("/search", asked),
        choices=SPLIT,
    )


@router.get("/actors")
def list_actors(request: Request, user: Reader, asked: Annotated[ActorFilters, Query()]) -> Response:
    """List the actors."""
    page = actors(request, asked, _PAGE)
    values: dict[str, Any] = {
        "asked": asked.asked,
        "pager": pager("/actors", asked.asked, page, _PAGE),
        "beside": _beside("/actors", asked),
    }
    return newsroom(request).page(request, "web_actors.html", title="Actors", actors=page, **values)


@router.get("/actors/{number}")
def actor(request: Request, number: int, user: Reader) -> Response:
    """Follow an actor."""
    history = newsroom(request).desk.actor(number, limit=_PAGE)
    return newsroom(request).page(request, "web_actor.html", title=history.actor.name, history=history)


@router.get("/audit")
def audit(request: Request, user: Reader, asked: Annotated[AuditScope, Query()]) -> Response:
    """Audit the sourcing."""
    return newsroom(request).page(
        request,
        "web_audit.html",
        title=f"Sourcing by {asked.by}",
        audit=newsroom(request).desk.audit(**asked.asked),
        asked=asked.asked,
        beside=_beside("/audit", asked),
        ways=("publisher", "month", "author", "speaker"),
    )


@router.get("/add")
def add_form(request: Request, user: Corrector) -> Response:
    """Show what can be added, and what became of what was given."""
    shared = newsroom(request)
    return shared.page(
        request,
        "web_add.html",
        title="Add",
        jobs=shared.adding.jobs(),
        failures=shared.desk.failures()[:_PAGE],
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
