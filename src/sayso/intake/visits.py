"""Visit servers politely: obey robots.txt (RFC 9309), and pause between pages of one server.

This holds for pages that nobody asked for one by one: links of feeds, and lists of addresses.  A single address that a
person gives is fetched as a browser would.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from sayso.errors import FetchError, MissingError, NoArticleError, PrivateAddressError, ReadError
from sayso.intake.networks import AGENT, Reach
from sayso.settings import setting

if TYPE_CHECKING:
    import httpx

_LONGEST_PAUSE = 30.0
"""Seconds that a robots.txt may ask for between two pages."""


class Visits:
    """The visits of one run."""

    def __init__(
        self,
        transport: httpx.BaseTransport | None = None,
        clock: Callable[[], float] = monotonic,
        wait: Callable[[float], None] = sleep,
    ) -> None:
        """``transport``, ``clock`` and ``wait`` stand in for the network and the time."""
        self._transport, self._clock, self._wait = transport, clock, wait
        self._robots: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def begin(self, url: str, reach: Reach | None) -> None:
        """Wait until the server of an address may be asked for a page, and see whether it may be at all.

        ``reach`` is what may be connected to, as in `sayso.intake.fetch.fetch`.

        Raises:
            FetchError: its robots.txt asks programs to stay away from it.
        """
        parts = urlsplit(url)
        server = f"{parts.scheme}://{parts.netloc}"
        pause = float(setting("fetch_pause"))
        if int(setting("robots")):
            robots = self._robots.get(server) or self._read(server, reach)
            if not robots.can_fetch(AGENT, url):
                raise FetchError(
                    f"{url} is not fetched: the robots.txt of {parts.netloc} asks programs not to",
                    "open it in a browser, save the page, and give the file.",
                )
            pause = max(pause, min(float(robots.crawl_delay(AGENT) or 0), _LONGEST_PAUSE))
        before = self._last.get(server)
        if before is not None and self._clock() < before + pause:
            self._wait(before + pause - self._clock())
        self._last[server] = self._clock()

    def _read(self, server: str, reach: Reach | None) -> RobotFileParser:
        """Read the robots.txt of a server; without one all is allowed, and if the server fails, nothing is."""
        from sayso.intake.fetch import ROBOTS, fetch

        robots = RobotFileParser()
        try:
            page = fetch(f"{server}/robots.txt", self._transport, ROBOTS, reach)
        except (MissingError, NoArticleError, PrivateAddressError):  # fetching the page itself says what is wrong
            lines = []
        except ReadError:
            lines = ["User-agent: *", "Disallow: /"]
        else:
            lines = page.data.decode("utf-8", "replace").splitlines()
        robots.parse(lines)
        self._robots[server] = robots
        return robots
