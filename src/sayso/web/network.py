"""The network of a desk: who is quoted by whom, and who acts on whom."""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field, field_validator

from sayso.desk.search.acts import ActSearch
from sayso.desk.search.influence import network as network_of
from sayso.desk.search.quoted import quoted
from sayso.export.influence import layout
from sayso.records import ActType, Topic
from sayso.views.reading.wording import ACT_TYPES
from sayso.views.web.network import Tie, of_acts, of_quoted, picture
from sayso.web.data import Listing, Reader, list_as
from sayso.web.newsroom import KeptRoute, newsroom
from sayso.web.queries import Asked, Suffix

router = APIRouter()
pages = APIRouter(include_in_schema=False, route_class=KeptRoute)
_MOST: Final = 60
"""Edges of a network: those with the most statements or acts."""


class NetworkScope(Asked):
    """Which network, and which part of it."""

    of: Literal["acts", "quoted"] = Field(default="acts", description="who acts on whom, or who is quoted by whom")
    actor: str | None = Field(default=None, max_length=200, description="words of a name, or an actor's number")
    type: ActType | None = Field(default=None, description="only acts of this type")
    issue: str | None = Field(default=None, max_length=200, description="only acts on this topic, or with these words")
    since: str | None = Field(default=None, max_length=10, description="a day, month or year")
    until: str | None = Field(default=None, max_length=10)

    @field_validator("of", mode="before")
    @classmethod
    def _has_default(cls, value: object) -> object:
        return value or "acts"


def ties(request: Request, asked: NetworkScope) -> tuple[list[Tie], int]:
    """Return the strongest edges of a network, and how many there are.

    Raises:
        UsageError: a day is none, or a name has no word.
    """
    since, until = asked.since, asked.until
    with newsroom(request).store.view() as view:
        if asked.of == "quoted":
            rows = quoted(view, since=since, until=until, actor=asked.actor, limit=_MOST + 1)
            return of_quoted(rows[:_MOST], since, until), len(rows)
        scope = ActSearch(either=asked.actor, type=asked.type, issue=asked.issue, since=since, until=until)
        strongest = network_of(view, scope, _MOST)
    return of_acts(strongest.edges), strongest.total


def _listing(request: Request, asked: NetworkScope) -> Listing:
    strongest, total = ties(request, asked)
    return Listing(items=[tie.row() for tie in strongest], total=total, offset=0)


@router.get("/api/network")
def api_network(request: Request, user: Reader, asked: Annotated[NetworkScope, Query()]) -> Listing:
    """Return the sixty strongest edges of who acts on whom, or of who is quoted by whom."""
    return _listing(request, asked)


@pages.get("/network.{suffix}")
def network_as(request: Request, suffix: Suffix, user: Reader, asked: Annotated[NetworkScope, Query()]) -> Response:
    """A network as JSON or CSV."""
    return list_as(suffix, _listing(request, asked), "network")


@pages.get("/network")
def network(request: Request, user: Reader, asked: Annotated[NetworkScope, Query()]) -> Response:
    """Show a network: its picture, and a table in which every edge opens its passages."""
    strongest, total = ties(request, asked)
    return newsroom(request).page(
        request,
        "web_network.html",
        title="Network",
        ties=strongest,
        has_more=total > len(strongest),
        picture=picture(strongest, layout((tie.source_key, tie.target_key) for tie in strongest)),
        asked=asked.asked,
        types=ACT_TYPES,
        topics=get_args(Topic),
        beside=asked.beside("/network"),
    )
