"""The operations of the desk as JSON, and every list as JSON and CSV beside its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from sayso.api.desk import Conditions
from sayso.api.records import (
    ActorHistory,
    ActorRecord,
    ArticleDetails,
    ArticleRecord,
    AuditRecord,
    CorrectionRecord,
    FacetsRecord,
    FailureRecord,
    Page,
    SearchResults,
    StatementRecord,
)
from sayso.desk.search.audited import Counted
from sayso.errors import UsageError
from sayso.intake import from_text
from sayso.model.network import shipped
from sayso.records import ActorKind, Factuality, Kind, Naming, Polarity, Reading, Type
from sayso.runs.here import read_article
from sayso.sheets import write_table
from sayso.web.accounts import User
from sayso.web.newsroom import KeptRoute, needs, newsroom
from sayso.web.queries import ActorFilters, ArticleFilters, AuditScope, CountedQuery, StatementFilters, Suffix

router = APIRouter()
sheets = APIRouter(include_in_schema=False, route_class=KeptRoute)
Reader = Annotated[User, Depends(needs("read"))]
Corrector = Annotated[User, Depends(needs("correct"))]
Administrator = Annotated[User, Depends(needs("administer"))]


class TextToRead(BaseModel):
    """A text that is read, and not kept."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, max_length=2_000_000)


class StatementChange(BaseModel):
    """New values of the fields of a statement; fields that are left out stay as they are."""

    model_config = ConfigDict(extra="forbid")
    content: list[str] | None = Field(default=None, description="words of the article, one string per span")
    source: list[str] | None = None
    cue: list[str] | None = None
    speaker: str | None = Field(
        default=None, max_length=300, description="an actor's name or id, or words of the article"
    )
    addressee: str | None = Field(default=None, max_length=300)
    kind: Kind | None = None
    type: Type | None = None
    factuality: Factuality | None = None
    polarity: Polarity | None = None
    naming: Naming | None = None
    actor_kind: ActorKind | None = None
    reason: str = Field(default="", max_length=1_000)


class Reason(BaseModel):
    """Why something is decided so."""

    model_config = ConfigDict(extra="forbid")
    reason: str = Field(default="", max_length=1_000)


class Listing(BaseModel):
    """A page of a list."""

    items: Sequence[dict[str, Any]]
    total: int
    offset: int


def listing(page: Any) -> Listing:  # noqa: ANN401 - a page of any record
    """Return a page of records as plain values."""
    return Listing(items=[record.model_dump(mode="json") for record in page], total=page.total, offset=page.offset)


def in_json(record: BaseModel) -> Response:
    """Return a record as JSON that a reader can follow."""
    return Response(record.model_dump_json(indent=2), media_type="application/json")


def list_as(suffix: Suffix, items: Listing, name: str) -> Response:
    """Return a page of a list as JSON or CSV."""
    return sheet(items.items, name) if suffix == "csv" else in_json(items)


def sheet(rows: Sequence[Mapping[str, Any]], name: str) -> Response:
    """Return rows as CSV, with the columns of the first; lists in a cell are joined by a semicolon."""
    out = StringIO()
    columns = [key for key in (rows[0] if rows else ()) if key not in ("spans", "marks", "within", "forms", "shares")]
    cells = ([_cell(row[column]) for column in columns] for row in rows)
    write_table([columns, *cells] if columns else [], out)
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value


@router.post("/api/read")
def read_text(request: Request, given: TextToRead, user: Reader) -> Reading:
    """Read a text; nothing is kept."""
    return read_article(from_text(given.text), shipped(), "the text")


@router.get("/api/articles")
def api_articles(request: Request, user: Reader, asked: Annotated[ArticleFilters, Query()]) -> Listing:
    """List articles, newest first."""
    return listing(articles(request, asked, 50))


def articles(request: Request, asked: ArticleFilters, size: int) -> Page[ArticleRecord]:
    """Return a page of articles, of ``size`` unless the address says how many."""
    filters = {**asked.asked, "undated": bool(asked.undated), "order": asked.order or "newest"}
    return newsroom(request).desk.articles(**filters, limit=asked.limit or size, offset=asked.offset or 0)


@sheets.get("/articles.{suffix}")
def articles_as(request: Request, suffix: Suffix, user: Reader, asked: Annotated[ArticleFilters, Query()]) -> Response:
    """The list of articles as JSON or CSV."""
    return list_as(suffix, listing(articles(request, asked, 500)), "articles")


@router.get("/api/articles/{number}")
def api_article(request: Request, number: int, user: Reader) -> ArticleDetails:
    """Return an article with its reading, corrections laid over it."""
    return newsroom(request).desk.article(number)


@router.delete("/api/articles/{number}", status_code=204)
def api_forget(request: Request, number: int, user: Administrator) -> None:
    """Delete an article from the desk."""
    newsroom(request).desk.forget(number)


@router.get("/api/statements")
def api_search(request: Request, user: Reader, asked: Annotated[StatementFilters, Query()]) -> SearchResults:
    """Search the statements."""
    return statements(request, asked, 20)


def statements(request: Request, asked: StatementFilters, size: int) -> SearchResults:
    """Return a page of the statements that a search finds, of ``size`` unless the address says how many."""
    words, conditions = conditions_of(asked)
    return newsroom(request).desk.search(words, **conditions, limit=asked.limit or size, offset=asked.offset or 0)


@router.get("/api/facets")
def api_facets(request: Request, user: Reader, asked: Annotated[StatementFilters, Query()]) -> FacetsRecord:
    """Count what a search finds by speaker, naming, publisher and month."""
    return facets(request, asked)


def facets(request: Request, asked: StatementFilters) -> FacetsRecord:
    """Count what a search finds."""
    words, conditions = conditions_of(asked)
    return newsroom(request).desk.facets(words, **conditions)


def conditions_of(asked: StatementFilters) -> tuple[str, Conditions]:
    """Return the words of a search and its conditions."""
    conditions = {**asked.asked, "single_origin": bool(asked.single_origin)}
    words = conditions.pop("words") or ""
    return words, cast("Conditions", conditions)


@sheets.get("/search.{suffix}")
def search_as(request: Request, suffix: Suffix, user: Reader, asked: Annotated[StatementFilters, Query()]) -> Response:
    """The statements of a search as JSON or CSV."""
    return list_as(suffix, listing(statements(request, asked, 500)), "statements")


@router.get("/api/statements/{number}")
def api_statement(request: Request, number: int, user: Reader) -> StatementRecord:
    """Return a statement."""
    return newsroom(request).desk.statement(number)


@router.patch("/api/statements/{number}")
def api_correct(request: Request, number: int, change: StatementChange, user: Corrector) -> StatementRecord:
    """Change fields of a statement; the reading stays as it is, and the change can be undone."""
    fields = change.model_dump(exclude_unset=True)
    reason = fields.pop("reason", "")
    if not fields:
        raise UsageError("no field is given", "give one: speaker, content, kind, ...")
    return newsroom(request).desk.correct(number, author=user.name, reason=reason, **fields)


@router.post("/api/statements/{number}/accept")
def api_accept(request: Request, number: int, given: Reason, user: Corrector) -> StatementRecord:
    """Record that a statement is right."""
    return newsroom(request).desk.accept(number, author=user.name, reason=given.reason)


@router.delete("/api/statements/{number}", status_code=204)
def api_delete(request: Request, number: int, user: Corrector) -> None:
    """Record that a passage is no statement."""
    newsroom(request).desk.delete(number, author=user.name)


@router.get("/api/corrections")
def api_corrections(request: Request, user: Reader, article: int | None = None) -> list[CorrectionRecord]:
    """List the corrections of an article, or all."""
    return newsroom(request).desk.corrections(article)


@router.post("/api/corrections/{number}/undo")
def api_undo(request: Request, number: int, user: Corrector) -> CorrectionRecord:
    """Undo a correction: one's own, or anybody's for those who administer."""
    return undo(request, number, user)


def undo(request: Request, number: int, user: User) -> CorrectionRecord:
    """Undo a correction, if it is the user's own or the user administers.

    Raises:
        UsageError: it is someone else's.
        NotInDeskError: there is no such correction.
    """
    desk = newsroom(request).desk
    if desk.correction(number).author != user.name and not user.may("administer"):
        raise UsageError(f"correction {number} is by somebody else", "ask them, or whoever administers the desk.")
    return desk.undo(number)


@router.get("/api/actors")
def api_actors(request: Request, user: Reader, asked: Annotated[ActorFilters, Query()]) -> Listing:
    """List actors, those with most statements first."""
    return listing(actors(request, asked, 50))


def actors(request: Request, asked: ActorFilters, size: int) -> Page[ActorRecord]:
    """Return a page of actors, of ``size`` unless the address says how many."""
    return newsroom(request).desk.actors(asked.name, limit=asked.limit or size, offset=asked.offset or 0)


@sheets.get("/actors.{suffix}")
def actors_as(request: Request, suffix: Suffix, user: Reader, asked: Annotated[ActorFilters, Query()]) -> Response:
    """The list of actors as JSON or CSV."""
    return list_as(suffix, listing(actors(request, asked, 500)), "actors")


@router.get("/api/actors/{number}")
def api_actor(request: Request, number: int, user: Reader) -> ActorHistory:
    """Return the statements by, about and to an actor, the newest fifty of each."""
    return newsroom(request).desk.actor(number, limit=50)


@router.get("/api/audit")
def api_audit(request: Request, user: Reader, asked: Annotated[AuditScope, Query()]) -> AuditRecord:
    """Audit the sourcing of the articles."""
    return newsroom(request).desk.audit(**asked.asked)


@sheets.get("/audit.{suffix}")
def audit_as(request: Request, suffix: Suffix, user: Reader, asked: Annotated[AuditScope, Query()]) -> Response:
    """The audit as JSON or CSV."""
    record = newsroom(request).desk.audit(**asked.asked)
    if suffix == "csv":
        return sheet([group.model_dump(mode="json") for group in record.groups], "audit")
    return in_json(record)


@router.get("/api/audit/list")
def api_counted(request: Request, user: Reader, asked: Annotated[CountedQuery, Query()]) -> Listing:
    """List the articles or statements that a number of the audit counts."""
    return listing(counted(request, asked, 50))


def counted(request: Request, asked: CountedQuery, size: int) -> Page[Any]:
    """Return a page of what a number of the audit counts, of ``size`` unless the address says how many."""
    of = Counted(**asked.asked)
    return newsroom(request).desk.counted(of, limit=asked.limit or size, offset=asked.offset or 0)


@sheets.get("/audit/list.{suffix}")
def counted_as(request: Request, suffix: Suffix, user: Reader, asked: Annotated[CountedQuery, Query()]) -> Response:
    """What a number of the audit counts, as JSON or CSV."""
    return list_as(suffix, listing(counted(request, asked, 500)), asked.count)


@router.get("/api/failures")
def api_failures(request: Request, user: Reader) -> list[FailureRecord]:
    """List the inputs that could not be read."""
    return newsroom(request).desk.failures()
