"""The application: a desk, its pages and its JSON, behind the guard."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Form, Request, Response
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from sayso.api.desk import Desk
from sayso.desk.store import Store
from sayso.errors import DossierError, NotInDeskError, NotInDossierError, ReadError, SaysoError, UsageError
from sayso.version import __version__
from sayso.web import (
    checking,
    data,
    dossier_data,
    dossier_pages,
    forms,
    network,
    origins,
    pages,
    timeline,
)
from sayso.web.accounts import COOKIE, Sessions, User, Users
from sayso.web.adding import Adding
from sayso.web.assets import asset
from sayso.web.guard import LARGEST_BODY, SLOWEST_BODY, Guard
from sayso.web.newsroom import Newsroom, newsroom

_THREADS: Final = 8
"""That answer at once: more would only wait for the interpreter, each with a connection and its cache."""
# sayso articles lists what there is.   the mayor: sayso correct accept 3.
_COMMAND: Final = re.compile(r"\bsayso [a-z]")
_UNSAFE_METHODS: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def create_app(  # noqa: PLR0913 -- what a server is made of
    store: Store,
    folder: Path,
    hosts: Iterable[str],
    *,
    users: Users | None = None,
    local: User | None = None,
    slowest: float = SLOWEST_BODY,
    largest: int = LARGEST_BODY,
) -> FastAPI:
    """Return the application for a desk.

    ``folder`` is where uploads are kept, ``hosts`` are the names under which the server may be asked.  ``local`` is who
    everybody is where nobody logs in; without it, only ``users`` may see anything.
    """
    known = users or Users(folder / "users.json")
    shared = Newsroom(store, Desk(store), Adding(store, folder), known, Sessions(known, local), largest=largest)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _THREADS
        yield
        shared.adding.close()

    app = FastAPI(
        title="Sayso",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.newsroom = shared
    for router in (
        data.router,
        data.sheets,
        pages.router,
        forms.router,
        checking.router,
        dossier_data.router,
        dossier_pages.router,
        origins.router,
        origins.pages,
        timeline.router,
        timeline.pages,
        network.router,
        network.pages,
    ):
        app.include_router(router)
    _add_static(app)
    _add_login(app)
    _add_errors(app)
    app.middleware("http")(_sessions)
    app.add_middleware(Guard, hosts=list(hosts), slowest=slowest, largest=largest)
    return app


async def _sessions(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Give every request its session; refuse what changes something without the session's token."""
    shared = newsroom(request)
    session = shared.sessions.read(request.cookies.get(COOKIE))
    is_new = session is None
    request.state.session = session or shared.sessions.new()
    request.state.is_kept = False
    if request.method in _UNSAFE_METHODS and (refusal := await _forged(request, shared)) is not None:
        return refusal
    response = await call_next(request)
    if is_new and "set-cookie" not in response.headers:
        shared.set_cookie(request, response, request.state.session)
    return response


async def _forged(request: Request, shared: Newsroom) -> Response | None:
    """Return a refusal where a request does not come from a page of ours."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return JSONResponse({"detail": "the request comes from another site"}, 403)
    origin = request.headers.get("origin")
    if origin not in (None, "null") and origin.partition("://")[2] != request.headers.get("host"):
        return JSONResponse({"detail": "the request comes from another site"}, 403)
    token = request.headers.get("x-token")
    kind = request.headers.get("content-type", "").partition(";")[0]
    if token is None and kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        await request.body()  # kept, so that the route can read the form again
        async with request.form() as form:
            value = form.get("token")
            token = value if isinstance(value, str) else None
    if shared.sessions.fits(request.state.session, token):
        return None
    return JSONResponse({"detail": "the page is too old or not ours: load it again"}, 403)


def _status(error: SaysoError) -> int:
    if isinstance(error, NotInDeskError | NotInDossierError):
        return 404
    return 400 if isinstance(error, UsageError | ReadError | DossierError) else 409


def _add_static(app: FastAPI) -> None:
    @app.get("/static/{name}", include_in_schema=False)
    def static(request: Request, name: str) -> Response:
        content = asset(name)
        if content is None:
            raise HTTPException(404, "there is no such file")
        headers = {"cache-control": "private, max-age=31536000, immutable"} if request.url.query else {}
        return Response(content[0], media_type=content[1], headers=headers)


def _add_login(app: FastAPI) -> None:
    @app.get("/login", include_in_schema=False)
    def login_form(request: Request) -> Response:
        return newsroom(request).page(request, "web_login.html", title="Log in", wrong="")

    @app.post("/login", include_in_schema=False)
    def login(request: Request, name: str = Form(), password: str = Form()) -> Response:
        shared = newsroom(request)
        client = request.client.host if request.client else ""
        keys = (f"name {name}", f"address {client}")
        if shared.sessions.attempts.are_too_many(*keys):
            why = "Too many failed attempts. Try again in a minute."
            return shared.page(request, "web_login.html", status=429, title="Log in", wrong=why)
        user = shared.users.log_in(name, password)
        if user is None:
            shared.sessions.attempts.add(*keys)
            why = "No user has this name and password."
            return shared.page(request, "web_login.html", status=401, title="Log in", wrong=why)
        response = RedirectResponse("/", 303)
        shared.set_cookie(request, response, shared.sessions.new(user))  # a new id: nobody knows it from before
        return response

    @app.post("/logout", include_in_schema=False)
    def logout(request: Request) -> Response:
        response = RedirectResponse("/login", 303)
        response.delete_cookie(COOKIE, path="/")
        return response


def _add_errors(app: FastAPI) -> None:
    def answer(request: Request, status: int, why: str) -> Response:
        if request.url.path.startswith("/api/") or not hasattr(request.state, "session"):
            return JSONResponse({"detail": why}, status)
        if status == 401:
            return RedirectResponse("/login", 303)
        return newsroom(request).page(request, "web_error.html", status=status, title="Not possible", why=why)

    def plain(request: Request, error: SaysoError) -> str:
        # whoever sits before a browser has no terminal: a remedy that is a command is left out
        said = error.cause if _COMMAND.search(error.remedy) else str(error)
        words = checking.without_folder(newsroom(request).adding.without_folder(said))
        place = newsroom(request).desk.place
        return words.replace(place, "the desk") if place else words

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    async def bad_field(request: Request, error: RequestValidationError) -> Response:
        if request.url.path.startswith("/api/"):
            return await request_validation_exception_handler(request, error)
        first = error.errors()[0]
        return answer(request, 422, f"{first['loc'][-1]}: {first['msg'].lower()}")

    @app.exception_handler(SaysoError)
    async def sayso_error(request: Request, error: SaysoError) -> Response:
        return answer(request, _status(error), plain(request, error))

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        return answer(request, 500, f"an error of Sayso's own ({type(error).__name__}): please report it.")
