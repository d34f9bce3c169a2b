"""Words and deeds on a line of time, of an actor or a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from sayso.desk.search.acts import ActSearch, search_acts
from sayso.desk.search.statements import Search, search
from sayso.views.desk.statements import status
from sayso.views.web.timeline import Moment, in_order, of_act, of_statement, picture
from sayso.web.data import Listing, Reader, list_as
from sayso.web.newsroom import KeptRoute, newsroom
from sayso.web.queries import Asked, Suffix

router = APIRouter()
pages = APIRouter(include_in_schema=False, route_class=KeptRoute)
_MOST: Final = 200
"""Statements, and acts, on one line of time: the newest."""


class TimelineScope(Asked):
    """Whose words and deeds, or which."""

    actor: str | None = Field(default=None, max_length=200, description="words of a name, or an actor's number")
    words: str | None = Field(default=None, max_length=300, description="words that have to occur")
    since: str | None = Field(default=None, max_length=10, description="a day, month or year")
    until: str | None = Field(default=None, max_length=10)


@dataclass(frozen=True)
class Line:
    """A line of time: its moments in order, and how many statements and acts there are in all."""

    moments: tuple[Moment, ...]
    said: int
    done: int


def line_of(request: Request, asked: TimelineScope) -> Line:
    """Return the newest statements by an actor, or with some words, and the acts of both kinds that go with them.

    Without an actor and without words it is empty.

    Raises:
        UsageError: a day is none, or a name has no word.
    """
    if not asked.actor and not asked.words:
        return Line((), 0, 0)
    with newsroom(request).store.view() as view:
        words = Search(asked.words or "", speaker=asked.actor, since=asked.since, until=asked.until)
        deeds = ActSearch(asked.words or "", actor=asked.actor, since=asked.since, until=asked.until)
        said = search(view, words, limit=_MOST, offset=0, by="date")
        done = search_acts(view, deeds, limit=_MOST)
    moments = [of_statement(hit, status(hit)) for hit in said.hits] + [of_act(act) for act in done.acts]
    return Line(tuple(in_order(moments)), said.total, done.total)


def _listing(line: Line) -> Listing:
    return Listing(items=[moment._asdict() for moment in line.moments], total=line.said + line.done, offset=0)


@router.get("/api/timeline")
def api_timeline(request: Request, user: Reader, asked: Annotated[TimelineScope, Query()]) -> Listing:
    """Return the newest 200 statements and 200 acts of an actor or a search, by their days."""
    return _listing(line_of(request, asked))


@pages.get("/timeline.{suffix}")
def timeline_as(request: Request, suffix: Suffix, user: Reader, asked: Annotated[TimelineScope, Query()]) -> Response:
    """A line of time as JSON or CSV."""
    return list_as(suffix, _listing(line_of(request, asked)), "timeline")


@pages.get("/timeline")
def timeline(request: Request, user: Reader, asked: Annotated[TimelineScope, Query()]) -> Response:
    """Show words and deeds on a line of time."""
    line = line_of(request, asked)
    return newsroom(request).page(
        request,
        "web_timeline.html",
        title="Timeline",
        line=line,
        picture=picture(line.moments),
        asked=asked.asked,
        beside=asked.beside("/timeline"),
    )
