"""Answers are kept while the desk stands still, and no longer; tokens are never shared."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

import pytest
from fastapi import Response
from fastapi.testclient import TestClient

from sayso.api.desk import Desk
from sayso.desk.store import open_desk
from sayso.records import Reading
from sayso.views.web.article import article_page
from sayso.web import kept as module
from sayso.web.accounts import User
from sayso.web.app import create_app
from sayso.web.kept import Kept, Made
from tests.web.conftest import BASE, HOST, log_in, token

T = TypeVar("T")


def run(asking: Coroutine[Any, Any, T]) -> T:
    """Run it in a thread of its own: in this one a browser's loop may be running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asking).result()


def test_the_same_question_is_answered_once(client: TestClient) -> None:
    with patch.object(Desk, "actors", autospec=True, side_effect=Desk.actors) as asked:
        first, second = client.get("/actors"), client.get("/actors")
        assert first.status_code == second.status_code == 200 and asked.call_count == 1
        client.get("/actors?name=bo")
        client.get("/actors.json")
        assert asked.call_count == 3


def test_a_change_by_anybody_is_seen_at_once(client: TestClient, tmp_path: Path) -> None:
    client.get("/articles/1")
    with open_desk(tmp_path / "desk.db") as store:
        Desk(store).accept(1, author="somebody else")
    assert "somebody else" in client.get("/articles/1").text
    form = {"token": token(client, "/articles/1"), "action": "delete"}
    assert client.post("/statements/2", data=form).status_code == 303
    assert 'id="l2"' not in client.get("/articles/1").text


def test_a_change_is_seen_at_once_on_either_database(made_place: str, tmp_path: Path, readings: list[Reading]) -> None:
    with open_desk(made_place) as store, open_desk(made_place) as other:
        with store.writer() as writer:
            writer.keep(readings[0], "https://herald.example/0")
        app = create_app(store, tmp_path, [HOST], local=User("ruth", "administer"))
        with TestClient(app, base_url=BASE) as client:
            assert "somebody else" not in client.get("/articles/1").text
            Desk(other).accept(1, author="somebody else")
            assert "somebody else" in client.get("/articles/1").text


def test_an_article_is_made_again_only_where_it_shows_something_else(client: TestClient, tmp_path: Path) -> None:
    rows = client.get("/api/statements").json()["items"]
    elsewhere = next(row["statement"] for row in rows if row["article"] == 2)
    with patch("sayso.web.pages.article_page", side_effect=article_page) as made:
        before = re.sub(r'name="token" value="[^"]+"', "", client.get("/articles/1").text)
        with open_desk(tmp_path / "desk.db") as store:
            Desk(store).accept(elsewhere, author="somebody else")
        assert re.sub(r'name="token" value="[^"]+"', "", client.get("/articles/1").text) == before
        assert made.call_count == 1
        with open_desk(tmp_path / "desk.db") as store:
            Desk(store).accept(1, author="somebody else")
        assert "somebody else" in client.get("/articles/1").text and made.call_count == 2


def test_pages_by_what_they_show_take_no_more_memory_than_they_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 25)
    made, pages = [], Made()

    def page(key: str, shows: str) -> bytes:
        def make() -> bytes:
            made.append(key + shows)
            return b"x" * 10

        return pages.page((key,), [shows], make)

    for key, shows in (("a", "1"), ("b", "1"), ("a", "1"), ("a", "2"), ("c", "1"), ("b", "1"), ("c", "1")):
        assert page(key, shows) == b"x" * 10
    assert made == ["a1", "b1", "a2", "c1", "b1"]


def test_each_session_has_its_own_token_in_a_kept_page(make_client: Callable[..., TestClient]) -> None:
    first, tokens = make_client(), []
    for client in (first, TestClient(first.app, base_url=str(first.base_url))):
        client.get("/articles/1")
        form = {"token": token(client, "/articles/1"), "action": "accept"}
        tokens.append(form["token"])
        assert client.post("/corrections/99/undo", data=form).status_code == 404, "not refused as forged"
    assert tokens[0] != tokens[1]


def test_the_page_of_an_error_has_the_token_of_its_session(make_client: Callable[..., TestClient]) -> None:
    client = make_client(("ann", "a long password", "read"))
    log_in(client, "ann", "a long password")
    found = re.search(r'name="token" value="([^"]+)"', client.get("/articles/99").text)
    assert found and client.post("/logout", data={"token": found[1]}).status_code == 303


def test_roles_do_not_share_pages(make_client: Callable[..., TestClient]) -> None:
    client = make_client(("ann", "a long password", "read"), ("bo", "another password", "correct"))
    log_in(client, "bo", "another password")
    assert "Accept" in client.get("/articles/1").text
    client.post("/logout", data={"token": token(client)})
    assert client.get("/articles/1").status_code == 303
    log_in(client, "ann", "a long password")
    assert "Accept" not in client.get("/articles/1").text


def test_who_asks_meanwhile_waits_for_the_same_answer() -> None:
    made = []

    async def make() -> Response:
        made.append(1)
        await asyncio.sleep(0.01)
        return Response(b"words")

    async def ask() -> list[Response]:
        kept = Kept()
        return await asyncio.gather(*(kept.answer("1", ("/",), make) for _ in range(5)))

    assert [bytes(answer.body) for answer in run(ask())] == [b"words"] * 5 and len(made) == 1


def test_few_are_made_at_once_and_what_is_kept_waits_for_none() -> None:
    running: list[int] = []

    async def ask() -> None:
        kept, go = Kept(), asyncio.Event()

        async def make() -> Response:
            running.append(1)
            await go.wait()
            return Response(b"words")

        async def make_at_once() -> Response:
            return Response(b"kept")

        await kept.answer("1", ("/",), make_at_once)
        waiting = [asyncio.ensure_future(kept.answer("1", (number,), make)) for number in range(9)]
        await asyncio.sleep(0.01)
        assert len(running) == module._AT_ONCE
        assert bytes((await kept.answer("1", ("/",), make_at_once)).body) == b"kept"
        go.set()
        await asyncio.gather(*waiting)

    run(ask())
    assert len(running) == 9


def test_an_answer_that_is_late_serves_all_who_wait_and_is_not_kept() -> None:
    made = []

    async def make() -> Response:
        made.append(1)
        await asyncio.sleep(0.01)
        return Response(b"words")

    async def ask() -> None:
        kept = Kept()
        waiting = [asyncio.ensure_future(kept.answer("1", ("/",), make)) for _ in range(5)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        await kept.answer("2", ("/other",), make)
        assert [bytes(answer.body) for answer in await asyncio.gather(*waiting[1:])] == [b"words"] * 4
        assert len(made) == 2
        await kept.answer("2", ("/",), make)
        assert len(made) == 3

    run(ask())


def test_only_whole_answers_are_kept_and_the_oldest_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 25)
    made: list[str] = []

    def making(name: str, status: int = 200) -> Callable[[], object]:
        async def make() -> Response:
            made.append(name)
            return Response(b"x" * 10, status)

        return make

    async def ask() -> None:
        kept = Kept()
        for name, status in (("a", 200), ("b", 200), ("a", 200), ("c", 200), ("a", 200), ("b", 200), ("d", 404)):
            await kept.answer("1", (name,), making(name, status))  # type: ignore[arg-type]
        await kept.answer("1", ("d",), making("d"))  # type: ignore[arg-type]
        await kept.answer("2", ("d",), making("d"))  # type: ignore[arg-type]

    run(ask())
    assert made == ["a", "b", "c", "b", "d", "d", "d"]


def test_files_of_pages_change_their_address_with_their_content(client: TestClient) -> None:
    found = re.search(r'href="(/static/style\.css\?v=\w+)"', client.get("/").text)
    assert found and "immutable" in client.get(found[1]).headers["cache-control"]
    assert client.get("/static/style.css").headers["cache-control"] == "no-store"
    assert client.get("/").headers["cache-control"] == "no-store"
