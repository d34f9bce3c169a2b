"""The pages that only show: articles, one article with its statements and corrections, search, actors, audit."""

from __future__ import annotations

from typing import Annotated, Final, get_args

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from sayso.checks import check_reading
from sayso.desk.search.audit import audit as audited
from sayso.desk.search.audited import Counted
from sayso.records import Actor
from sayso.views.desk.article import page_of
from sayso.views.desk.diff import parts as differing
from sayso.views.reading.wording import ACT_TYPES, CHOICES, NAMINGS
from sayso.views.web.article import Narrowing, article_page, highlights
from sayso.views.web.audit import audit_parts, heading
from sayso.views.web.decisions import decided
from sayso.views.web.facets import facet_groups
from sayso.views.web.figures import CONDITIONS
from sayso.views.web.lists import ORDERS, marked, pager
from sayso.views.web.timeline import picture as over_time
from sayso.web.data import Corrector, Reader, actors, articles, counted, facets, statements
from sayso.web.deciding import lines, narrowed
from sayso.web.newsroom import KeptRoute, alone, newsroom
from sayso.web.queries import ActorFilters, ArticleFilters, ArticleScope, AuditScope, By, CountedQuery, StatementFilters
from sayso.web.timeline import TimelineScope, line_of

router = APIRouter(include_in_schema=False, route_class=KeptRoute)
_PAGE: Final = 50
_HITS: Final = 20
_DECISIONS: Final = 10
_HIGHLIGHTS: Final = 400
"""Statements that are highlighted where one points: each takes a rule, and browsers grow slow with very many."""


@router.get("/")
def list_articles(request: Request, user: Reader, asked: Annotated[ArticleFilters, Query()]) -> Response:
    """List the articles."""
    page = articles(request, asked, _PAGE)
    return newsroom(request).page(
        request,
        "web_articles.html",
        title="Articles",
        articles=page,
        asked=asked.asked,
        pager=pager("/", asked.asked, page, _PAGE),
        orders=ORDERS,
        beside=asked.beside("/articles"),
    )


@router.get("/articles/{number}")
def article(request: Request, number: int, user: Reader, asked: Annotated[ArticleScope, Query()]) -> Response:
    """Show an article, who said what in it, and what corrects it."""
    shared = newsroom(request)
    details = shared.desk.article(number)
    records = {record.statement: record for record in shared.desk.statements(number)}
    corrections = [row for row in shared.desk.corrections(number) if row.state == "holds"][-_DECISIONS:][::-1]
    scope = asked.asked
    changes = shared.desk.text_changes(number) if scope.pop("changes") else None

    def make() -> HTMLResponse:
        view = article_page(details, records, check_reading(details.reading).findings, Narrowing(**scope), changes)
        return shared.page(
            request,
            "web_article.html",
            title=view.reading.title,
            view=view,
            number=number,
            decided=decided(corrections, details.statements),
            actors=_actors(details.reading.actors),
            namings=NAMINGS,
            details=details,
            only={key: label for key, (label, _) in CONDITIONS.items()},
            asked=asked,
            suffix=narrowed(str(request.url.query)),
        )

    shows = (record.model_dump_json() for record in (details, *records.values(), *corrections))
    return shared.page_of(request, (*shows, repr(changes)), make)


def _actors(actors: tuple[Actor, ...]) -> list[Actor]:
    """Return those who may be a speaker, the ones named first."""
    return sorted(actors, key=lambda actor: (actor.naming != "named", actor.name.casefold()))


@router.get("/articles/{number}/changes")
def article_changes(request: Request, number: int, user: Reader) -> Response:
    """Show what an article has otherwise than the version before it."""
    shared = newsroom(request)
    return shared.page(request, "web_changes.html", number=number, **differing(shared.desk.difference(number)))


@router.get("/statements/{number}/edit")
def edit(request: Request, number: int, user: Corrector) -> Response:
    """Show a form with all fields of a statement."""
    shared = newsroom(request)
    record = shared.desk.statement(number)
    reading = shared.desk.article(record.article).reading
    return shared.page(
        request,
        "web_statement.html",
        title=f"Statement {number}",
        statement=record,
        speaker=record.speaker or "",
        lines={part: lines(reading.article.text, spans) for part, spans in record.spans},
        actors=_actors(reading.actors),
        namings=NAMINGS,
        choices=CHOICES,
    )


@router.get("/articles/{number}/marks.css")
def marks(request: Request, number: int, user: Reader) -> Response:
    """The style sheet that links the parts of each statement of an article."""
    statements = newsroom(request).desk.article(number).statements.values()
    return Response(highlights(list(statements)[:_HIGHLIGHTS]), media_type="text/css; charset=utf-8")


@router.get("/articles/{number}/page")
def article_to_print(request: Request, number: int, user: Reader) -> Response:
    """Show an article as the page that needs nothing else."""
    details = newsroom(request).desk.article(number)
    return alone(page_of(details, everything=True, back=f"/articles/{number}"))


@router.get("/statements/{number}")
def statement(request: Request, number: int, user: Reader) -> Response:
    """Go to a statement in its article."""
    record = newsroom(request).desk.statement(number)
    return RedirectResponse(f"/articles/{record.article}#s{number}", 303)


@router.get("/search")
def search(request: Request, user: Reader, asked: Annotated[StatementFilters, Query()]) -> Response:
    """Search the statements."""
    hits = statements(request, asked, _HITS)
    counted = facets(request, asked)
    return newsroom(request).page(
        request,
        "web_search.html",
        title="Search",
        hits=[(hit, marked(hit.content, hit.marks)) for hit in hits],
        asked=asked.asked,
        groups=facet_groups(counted, asked.asked),
        counted=counted.counted,
        whole=counted.is_whole,
        pager=pager("/search", asked.asked, hits, _HITS),
        beside=asked.beside("/search"),
        choices=CHOICES,
    )


@router.get("/actors")
def list_actors(request: Request, user: Reader, asked: Annotated[ActorFilters, Query()]) -> Response:
    """List the actors."""
    page = actors(request, asked, _PAGE)
    return newsroom(request).page(
        request,
        "web_actors.html",
        title="Actors",
        actors=page,
        asked=asked.asked,
        pager=pager("/actors", asked.asked, page, _PAGE),
        beside=asked.beside("/actors"),
    )


@router.get("/actors/{number}")
def actor(request: Request, number: int, user: Reader) -> Response:
    """Follow an actor: what they said, what they did, what was done to them and said about them, over time."""
    desk = newsroom(request).desk
    history = desk.actor(number, limit=_PAGE)
    line = line_of(request, TimelineScope(actor=str(number)))
    return newsroom(request).page(
        request,
        "web_actor.html",
        title=history.actor.name,
        history=history,
        picture=over_time(line.moments),
        has_days=any(moment.day for moment in line.moments),
        shown=len(line.moments),
        total=line.said + line.done,
        done=desk.acts(actor=str(number), limit=_PAGE),
        suffered=desk.acts(recipient=str(number), limit=_PAGE),
        act_types=ACT_TYPES,
    )


@router.get("/audit")
def audit(request: Request, user: Reader, asked: Annotated[AuditScope, Query()]) -> Response:
    """Audit the sourcing."""
    shared = newsroom(request)
    with shared.store.view() as view:
        result = audited(view, **asked.asked)
    return shared.page(
        request,
        "web_audit.html",
        title=f"Sourcing by {asked.by}",
        asked=asked.asked,
        beside=asked.beside("/audit"),
        ways=get_args(By),
        **audit_parts(result),
    )


@router.get("/audit/list")
def audit_list(request: Request, user: Reader, asked: Annotated[CountedQuery, Query()]) -> Response:
    """List what a number of the audit counts."""
    shared = newsroom(request)
    of = Counted(**asked.asked)
    page = counted(request, asked, _HITS)
    speaker = "" if asked.actor is None else shared.desk.actor(asked.actor, limit=1).actor.name
    return shared.page(
        request,
        "web_counted.html",
        title=heading(of, speaker),
        articles=page if of.is_of_articles else (),
        hits=() if of.is_of_articles else [(hit, [(hit.content, False)]) for hit in page],
        pager=pager("/audit/list", asked.asked, page, _HITS),
        beside=asked.beside("/audit/list"),
    )
