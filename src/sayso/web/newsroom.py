"""What the routes share: the desk, what is being added, who may do what, and the answers that are kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from sayso.api.desk import Desk
from sayso.desk.store import Store
from sayso.views.rendering import render
from sayso.web.accounts import COOKIE, Role, Session, Sessions, User, Users
from sayso.web.adding import Adding
from sayso.web.assets import address_of
from sayso.web.guard import LARGEST_BODY
from sayso.web.kept import Kept, Made

_TOKEN: Final = secrets.token_urlsafe(24)
"""Stands for the token of a session in a page that is kept; it never leaves this process."""

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass
class Newsroom:
    """What the routes share: the desk, what is being added, who may do what."""

    store: Store
    desk: Desk
    adding: Adding
    users: Users
    sessions: Sessions
    largest: int = field(default=LARGEST_BODY)
    kept: Kept = field(default_factory=Kept)
    made: Made = field(default_factory=Made)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
        """Return a page, with the session's form token and what its user may do."""
        session: Session = request.state.session
        user = session.user
        html = render(
            template,
            user=user,
            may_correct=user is not None and user.may("correct"),
            may_administer=user is not None and user.may("administer"),
            has_login=bool(self.users.all()),
            token=_TOKEN if request.state.is_kept else self.sessions.token(session),
            asset=address_of,
            path=request.url.path,
            query=str(request.url.query),
            **values,
        )
        return HTMLResponse(html, status)

    def page_of(self, request: Request, shows: Iterable[str], make: Callable[[], HTMLResponse]) -> HTMLResponse:
        """Return the page of a `KeptRoute` that depends on what it shows alone: other changes of the desk leave it."""
        session: Session = request.state.session
        key = (session.user, request.url.path, request.url.query)
        shown = (str(bool(self.users.all())), *shows)
        return HTMLResponse(self.made.page(key, shown, lambda: bytes(make().body)))

    def with_token(self, response: Response, session: Session) -> Response:
        """Return a page that is kept with the token of a session in its forms."""
        headers = {name: value for name, value in response.headers.items() if name != "content-length"}
        body = bytes(response.body).replace(_TOKEN.encode(), self.sessions.token(session).encode())
        return Response(body, response.status_code, headers)

    def set_cookie(self, request: Request, response: Response, session: Session) -> None:
        """Put the cookie of a session on an answer; asked over https, the browser sends it over https only."""
        is_secure = request.url.scheme == "https"
        response.set_cookie(
            COOKIE, self.sessions.cookie(session), httponly=True, samesite="strict", secure=is_secure, path="/"
        )


class KeptRoute(APIRoute):
    """A route whose answers depend on address, user and desk alone: they are kept while the desk stands still."""

    def get_route_handler(self) -> Handler:
        """Return the handler that looks among the answers first."""
        handler = super().get_route_handler()

        async def answer(request: Request) -> Response:
            shared, session = newsroom(request), request.state.session
            key = (session.user, request.url.path, request.url.query)
            # in a file this takes microseconds, and does not wait for a thread behind pages that are being made
            state = shared.desk.state() if shared.store.is_file else await run_in_threadpool(shared.desk.state)

            async def make() -> Response:
                request.state.is_kept = True
                try:
                    return await handler(request)
                finally:  # the page of an error is made behind this, for this session alone
                    request.state.is_kept = False

            return shared.with_token(await shared.kept.answer(state, key, make), session)

        return answer


def alone(html: str) -> HTMLResponse:
    """Return a self-contained page: it has a policy of its own, and its styles in it."""
    headers = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}
    return HTMLResponse(html, headers=headers)


def newsroom(request: Request) -> Newsroom:
    """Return what the routes share."""
    shared: Newsroom = request.app.state.newsroom
    return shared


def needs(role: Role) -> Callable[[Request], User]:
    """Return a dependency that is the user, who must have a role."""

    def user(request: Request) -> User:
        session: Session = request.state.session
        if session.user is None:
            raise HTTPException(401, "log in first")
        if not session.user.may(role):
            raise HTTPException(403, f"this needs the role {role!r}")
        return session.user

    return user
