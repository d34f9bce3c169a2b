"""What every request passes: the host it names, how large and how slow it may be, the headers of every answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY: Final = 50_000_000
"""Bytes of a request."""
SLOWEST_BODY: Final = 60.0
"""Seconds in which a request has to arrive."""
_HEADERS: Final = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"cache-control": b"no-store",
}


POLICY: Final = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; "
    "style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of a page: nothing from elsewhere, nothing inline."""


class Guard:
    """ASGI middleware that refuses what no honest browser sends, and puts safe headers on every answer."""

    def __init__(
        self, app: App, hosts: Iterable[str], largest: int = LARGEST_BODY, slowest: float = SLOWEST_BODY
    ) -> None:
        """``hosts`` are the names, with port, under which this server may be asked: against DNS rebinding."""
        self._app = app
        self._hosts = {host.lower() for host in hosts}
        self._largest = largest
        self._slowest = slowest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        sender = _Sender(send)
        if headers.get(b"host", b"").decode("latin-1").lower() not in self._hosts:
            await sender.refuse(421, "this server does not answer to that name")
            return
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._largest:
            await sender.refuse(413, f"a request has at most {self._largest // 1_000_000} MB")
            return
        body = _Body(receive, self._largest, self._slowest)
        try:
            await self._app(scope, body.receive, sender.send)
        except _RefusedError as refused:
            if not sender.has_begun:
                await sender.refuse(refused.status, refused.why)


class _RefusedError(Exception):
    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


class _Body:
    """Receives the body of a request, as far as it is small and fast enough."""

    def __init__(self, receive: Receive, largest: int, slowest: float) -> None:
        self._receive = receive
        self._left = largest
        self._until = asyncio.get_running_loop().time() + slowest
        self._is_whole = False

    async def receive(self) -> Message:
        if self._is_whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise _RefusedError(408, "the request took too long to arrive") from None
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _RefusedError(413, "the request is too large")
        self._is_whole = not message.get("more_body", False)
        return message


class _Sender:
    """Sends an answer with safe headers."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_begun = True
            known = {name.lower() for name, _ in message["headers"]}
            added = {**_HEADERS, b"content-security-policy": POLICY.encode()}
            kept = [(name, value) for name, value in message["headers"] if name.lower() != b"server"]
            message["headers"] = [*kept, *((name, value) for name, value in added.items() if name not in known)]
        await self._send(message)

    async def refuse(self, status: int, why: str) -> None:
        body = why.encode()
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})
