"""What the routes share: the desk, what is being added, who may do what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from sayso.api.desk import Desk
from sayso.views.rendering import render
from sayso.web.accounts import COOKIE, Role, Session, Sessions, User, Users
from sayso.web.adding import Adding
from sayso.web.guard import LARGEST_BODY


@dataclass
class Newsroom:
    """What the routes share: the desk, what is being added, who may do what."""

    desk: Desk
    adding: Adding
    users: Users
    sessions: Sessions
    secure: bool = False
    """Whether cookies go over https only."""
    title: str = "Sayso"
    largest: int = field(default=LARGEST_BODY)

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
            token=self.sessions.token(session),
            nonce=request.state.nonce,
            path=request.url.path,
            query=str(request.url.query),
            **values,
        )
        return HTMLResponse(html, status)

    def set_cookie(self, response: Response, session: Session) -> None:
        """Put the cookie of a session on an answer."""
        response.set_cookie(
            COOKIE, self.sessions.cookie(session), httponly=True, samesite="strict", secure=self.secure, path="/"
        )


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
