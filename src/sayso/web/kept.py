"""Answers that are kept while the desk stands still, so that many readers cost hardly more than one.

A page is the same for everybody with the same name and role, except for the token in its forms; it is kept with a
placeholder in the token's place.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Any, Final

from fastapi import Response

_MOST_BYTES: Final = 32_000_000
"""Of all answers that are kept."""
_AT_ONCE: Final = 3
"""Pages that are made at the same time.

More would take turns with the interpreter: each is done later for it, and what is kept would wait for its turn too.
"""
Key = tuple[object, ...]


class Made:
    """Pages by what they show: one that shows what it showed before is not made again, whatever else has changed.

    Looking up what an article shows takes a quarter of the time that its page takes.
    """

    def __init__(self) -> None:
        self._pages: OrderedDict[Key, tuple[bytes, bytes]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def page(self, key: Key, shows: Iterable[str], make: Callable[[], bytes]) -> bytes:
        """Return the page that was made last for a key if it showed the same, else make it."""
        digest = sha256()
        for part in shows:
            digest.update(f"{len(part)} ".encode())
            digest.update(part.encode("utf-8", "surrogatepass"))
        with self._lock:
            before = self._pages.get(key)
            if before is not None and before[0] == digest.digest():
                self._pages.move_to_end(key)
                return before[1]
        page = make()
        with self._lock:
            _, gone = self._pages.pop(key, (b"", b""))
            self._pages[key] = digest.digest(), page
            self._bytes += len(page) - len(gone)
            while self._bytes > _MOST_BYTES:
                _, (_, gone) = self._pages.popitem(last=False)
                self._bytes -= len(gone)
        return page


@dataclass
class Kept:
    """Answers to questions about one state of a desk; the one asked for longest ago goes first."""

    _state: str = ""
    _answers: OrderedDict[Key, tuple[bytes, dict[str, str]]] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _making: dict[Key, asyncio.Future[Response]] = field(default_factory=dict)
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def answer(self, state: str, key: Key, make: Callable[[], Coroutine[Any, Any, Response]]) -> Response:
        """Return the answer that is kept for a key, or make it; who asks meanwhile waits for that one answer.

        Only a whole answer with status 200 is kept.
        """
        if state != self._state:
            self._state, self._bytes = state, 0
            self._answers.clear()
        if key in self._answers:
            self._answers.move_to_end(key)
            body, headers = self._answers[key]
            return Response(body, headers=headers)
        place = (state, *key)
        if place not in self._making:
            self._making[place] = asyncio.ensure_future(self._in_turn(make))
            self._making[place].add_done_callback(lambda _: self._making.pop(place, None))
        # who asks first may go away: the others still want the answer
        response = await asyncio.shield(self._making[place])
        if response.status_code == 200 and state == self._state:
            self._keep(key, bytes(response.body), dict(response.headers))
        return response

    async def _in_turn(self, make: Callable[[], Coroutine[Any, Any, Response]]) -> Response:
        async with self._turn:
            return await make()

    def _keep(self, key: Key, body: bytes, headers: dict[str, str]) -> None:
        del headers["content-length"]
        before, _ = self._answers.get(key, (b"", {}))
        self._answers[key] = body, headers
        self._bytes += len(body) - len(before)
        while self._bytes > _MOST_BYTES:
            _, (oldest, _) = self._answers.popitem(last=False)
            self._bytes -= len(oldest)
