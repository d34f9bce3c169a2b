"""Politeness: what robots.txt forbids is not fetched, and servers get a pause."""

from collections.abc import Callable

import httpx
import pytest

from sayso.errors import FetchError, ReadError
from sayso.intake import load, stream
from sayso.intake.networks import Reach
from sayso.intake.visits import Visits
from tests.intake.making import PAGE, SAID, feed

ROBOTS = "User-agent: *\nDisallow: /drafts/\nCrawl-delay: 3\n\nUser-agent: other\nDisallow: /\n"


class Time:
    """A clock that moves when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waited: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


def server(robots: Callable[[], httpx.Response], asked: list[str]) -> httpx.MockTransport:
    def serve(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        if request.url.path == "/robots.txt":
            return robots()
        if request.url.path == "/feed":
            links = ("/1", "/drafts/2", "/3")
            entries = [f"<guid>{link}</guid><link>https://herald.example{link}</link>" for link in links]
            return httpx.Response(200, text=feed(*entries), headers={"Content-Type": "application/rss+xml"})
        return httpx.Response(200, text=PAGE, headers={"Content-Type": "text/html"})

    return httpx.MockTransport(serve)


def text(content: str = ROBOTS, status: int = 200) -> Callable[[], httpx.Response]:
    return lambda: httpx.Response(status, text=content, headers={"Content-Type": "text/plain"})


def visits(transport: httpx.MockTransport, time: Time) -> Visits:
    return Visits(transport, lambda: time.now, time.wait)


def test_robots_txt_is_read_once_a_server_and_obeyed() -> None:
    asked: list[str] = []
    time = Time()
    visit = visits(server(text(), asked), time)
    visit.begin("https://herald.example/1", None)
    visit.begin("https://argus.example/1", None)
    with pytest.raises(FetchError, match=r"/drafts/2 is not fetched: the robots\.txt of herald\.example asks programs"):
        visit.begin("https://herald.example/drafts/2", None)
    assert asked == ["https://herald.example/robots.txt", "https://argus.example/robots.txt"] and time.waited == []
    visit.begin("https://herald.example/3", None)
    time.now += 10
    visit.begin("https://herald.example/4", None)
    assert time.waited == [3.0]


@pytest.mark.parametrize(
    ("robots", "is_allowed"),
    [
        (text("", 404), True),
        (text("", 403), True),  # RFC 9309, 2.3.1.3
        (text("", 200), True),
        (text("<html>Welcome!</html>"), True),
        (text("", 503), False),
        (text("User-agent: sayso\nDisallow: /\n"), False),
        (text("User-agent: *\nDisallow: /\n\nUser-agent: sayso\nAllow: /\n"), True),
    ],
)
def test_a_server_without_rules_allows_all_and_one_that_fails_nothing(
    robots: Callable[[], httpx.Response], is_allowed: bool
) -> None:
    visit = visits(server(robots, []), Time())
    if is_allowed:
        visit.begin("https://herald.example/1", None)
    else:
        with pytest.raises(FetchError):
            visit.begin("https://herald.example/1", None)


def test_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    time = Time()
    visit = visits(server(text(), asked), time)
    monkeypatch.setenv("SAYSO_ROBOTS", "0")
    monkeypatch.setenv("SAYSO_FETCH_PAUSE", "7")
    for _ in range(2):
        visit.begin("https://herald.example/drafts/2", None)
    assert asked == [] and time.waited == [7.0]


def test_a_private_server_is_not_asked_for_its_rules() -> None:
    asked: list[str] = []
    visits(server(text(), asked), Time()).begin("http://127.0.0.1/1", Reach())
    assert asked == []


def test_a_single_address_is_fetched_as_a_person_asks() -> None:
    asked: list[str] = []
    assert SAID in load("https://herald.example/drafts/2", transport=server(text(), asked)).text
    (item,) = stream(["https://herald.example/drafts/2"], transport=server(text(), asked))
    assert SAID in item.load().text
    assert asked == ["https://herald.example/drafts/2"] * 2


@pytest.mark.parametrize("given", [["/feed"], ["/1", "/drafts/2", "/3"]])
def test_feeds_and_lists_are_polite(given: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_FETCH_PAUSE", "0")
    asked: list[str] = []
    results = []
    addresses = [f"https://herald.example{path}" for path in given]
    for item in stream(addresses, transport=server(text(ROBOTS.replace("Crawl-delay: 3\n", "")), asked)):
        try:
            results.append(item.load().text.count(SAID))
        except ReadError as error:
            results.append(int("robots.txt" in str(error)) + 10)
    assert results == [1, 11, 1]
    assert asked.count("https://herald.example/robots.txt") == 1 and "https://herald.example/drafts/2" not in asked
