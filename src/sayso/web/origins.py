"""What goes back to one text or one utterance: the groups, what they rest on, and judgements that part them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from sayso.desk.origins import review
from sayso.errors import NotInDeskError, UsageError
from sayso.views.desk.origins import GroupRow, MemberRow
from sayso.views.web.lists import pager
from sayso.web.accounts import User
from sayso.web.data import Corrector, Listing, Reader, list_as, sheet
from sayso.web.newsroom import KeptRoute, newsroom
from sayso.web.queries import ListQuery, Number, Suffix

router = APIRouter()
pages = APIRouter(include_in_schema=False, route_class=KeptRoute)
_PAGE: Final = 20


class Parting(BaseModel):
    """Why the members of a group do not belong together."""

    model_config = ConfigDict(extra="ignore")
    reason: str = Field(min_length=1, max_length=1_000)


@dataclass
class Groups:
    """A page of groups, the largest first."""

    items: Sequence[GroupRow]
    total: int
    offset: int

    def __len__(self) -> int:
        """Return the number of groups of this page."""
        return len(self.items)


def groups(request: Request, asked: ListQuery, size: int = _PAGE) -> Groups:
    """Return a page of the groups, of ``size`` unless the address says how many."""
    offset = asked.offset or 0
    with newsroom(request).store.view() as view:
        numbers = review.group_numbers(view)
        rows = [GroupRow.of(review.group(view, number)) for number in numbers[offset : offset + (asked.limit or size)]]
    return Groups(rows, len(numbers), offset)


def members(request: Request, number: int) -> tuple[GroupRow, list[MemberRow]]:
    """Return a group with its members.

    Raises:
        DeskError: there is no such group.
    """
    with newsroom(request).store.view() as view:
        group = review.group(view, number)
    return GroupRow.of(group), MemberRow.all_of(group)


def part(request: Request, number: int, given: Parting, user: User) -> int:
    """Part a group, and return the number of the judgement.

    Raises:
        DeskError: there is no such group.
        UsageError: the reason is blank.
    """
    if not given.reason.strip():
        raise UsageError("no reason is given", "write why the members do not belong together.")
    with newsroom(request).store.writer() as writer:
        return review.take_apart(writer, number, user.name, given.reason.strip())


def join(request: Request, judgement: int, user: User) -> None:
    """Undo a judgement that parted a group: one's own, or anybody's for those who administer.

    Raises:
        DeskError: there is no such judgement, or it is undone already.
        UsageError: it is somebody else's.
    """
    author = next((parted.author for parted in partings(request) if parted.id == judgement), None)
    if author is None:
        raise NotInDeskError(f"no judgement {judgement} in this desk", "the page of origins lists them.")
    if author != user.name and not user.may("administer"):
        raise UsageError(f"judgement {judgement} is by somebody else", "ask them, or whoever administers the desk.")
    with newsroom(request).store.writer() as writer:
        review.put_back(writer, judgement)


def partings(request: Request) -> list[review.Apart]:
    """Return the judgements that parted groups, newest first."""
    with newsroom(request).store.view() as view:
        return review.taken_apart(view)[::-1]


@router.get("/api/origins")
def api_origins(request: Request, user: Reader, asked: Annotated[ListQuery, Query()]) -> Listing:
    """List the groups of what goes back to one text or one utterance, the largest first."""
    return _listing(groups(request, asked))


def _listing(page: Groups) -> Listing:
    return Listing(items=[row._asdict() for row in page.items], total=page.total, offset=page.offset)


@pages.get("/origins.{suffix}")
def origins_as(request: Request, suffix: Suffix, user: Reader, asked: Annotated[ListQuery, Query()]) -> Response:
    """The list of groups as JSON or CSV."""
    return list_as(suffix, _listing(groups(request, asked, 500)), "origins")


@router.get("/api/origins/partings")
def api_partings(request: Request, user: Reader) -> list[dict[str, Any]]:
    """List the judgements that parted groups, newest first, those that were undone too."""
    return [_parting(parted) for parted in partings(request)]


def _parting(parted: review.Apart) -> dict[str, Any]:
    keys = ("id", "kind", "author", "made", "reason", "undone")
    return {key: getattr(parted, key) for key in keys} | {"members": len(parted.members)}


@router.post("/api/origins/partings/{number}/undo", status_code=204)
def api_join(request: Request, number: Number, user: Corrector) -> None:
    """Undo a judgement that parted a group: one's own, or anybody's for those who administer."""
    join(request, number, user)


@router.get("/api/origins/{number}")
def api_origin(request: Request, number: Number, user: Reader) -> dict[str, Any]:
    """Return a group with its members."""
    group, rows = members(request, number)
    return group._asdict() | {"members": [row._asdict() for row in rows]}


@router.post("/api/origins/{number}/part", status_code=201)
def api_part(request: Request, number: Number, given: Parting, user: Corrector) -> dict[str, int]:
    """Part a group: its members count as independent."""
    return {"judgement": part(request, number, given, user)}


@pages.get("/origins")
def list_origins(request: Request, user: Reader, asked: Annotated[ListQuery, Query()]) -> Response:
    """List the groups, and the judgements that parted some."""
    page = groups(request, asked)
    return newsroom(request).page(
        request,
        "web_origins.html",
        title="Origins",
        groups=page.items,
        pager=pager("/origins", {}, page, _PAGE),
        partings=partings(request),
        beside=asked.beside("/origins"),
    )


@pages.get("/origins/{number}.{suffix}")
def origin_as(request: Request, number: Number, suffix: Suffix, user: Reader) -> Response:
    """A group with its members as JSON, or its members as CSV."""
    group, rows = members(request, number)
    dicts = [row._asdict() for row in rows]
    return sheet(dicts, f"origin-{number}") if suffix == "csv" else JSONResponse(group._asdict() | {"members": dicts})


@pages.get("/origins/{number}")
def origin(request: Request, number: Number, user: Reader) -> Response:
    """Show a group with its members, and a form that parts it."""
    group, rows = members(request, number)
    return newsroom(request).page(
        request,
        "web_origin.html",
        title=f"Origin group {number}",
        group=group,
        members=rows,
        beside={suffix: f"/origins/{number}.{suffix}" for suffix in ("json", "csv")},
    )


@router.post("/origins/{number}/part", include_in_schema=False)
def part_by_form(request: Request, number: Number, user: Corrector, given: Annotated[Parting, Form()]) -> Response:
    """Part a group, and go to the list of what was parted."""
    part(request, number, given, user)
    return RedirectResponse("/origins#parted", 303)


@router.post("/origins/partings/{number}/undo", include_in_schema=False)
def join_by_form(request: Request, number: Number, user: Corrector) -> Response:
    """Undo a judgement that parted a group."""
    join(request, number, user)
    return RedirectResponse("/origins#parted", 303)
