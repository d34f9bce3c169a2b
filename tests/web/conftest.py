"""A desk with two articles, and clients of its pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import sayso
from sayso.desk.store import open_desk
from sayso.records import Reading
from sayso.web.accounts import User, Users
from sayso.web.app import create_app

HOST = "127.0.0.1:8765"
BASE = f"http://{HOST}"
VOTE = """Council votes to keep the bridge open

“We are done waiting,” said Mayor Ruth Okafor. A county official said the repair would cost $2 million.

Bo Farrow, who owns the ferry, denied that he had been paid. “I never took a cent,” he said.
"""
EVIL = """<script>alert(1)</script> and more

“<img src=x onerror=alert(2)> is what I wrote,” said Ann “<b>Bold</b>” Poe.
She said that javascript:alert(3) was no link.
"""


@pytest.fixture(scope="session")
def readings() -> list[Reading]:
    return [sayso.read(text) for text in (VOTE, EVIL)]


@pytest.fixture
def make_client(tmp_path: Path, readings: list[Reading]) -> Iterator[Callable[..., TestClient]]:
    """Makes clients of one desk; ``users`` are (name, password, role), and without them everybody administers."""
    store = open_desk(tmp_path / "desk.db")
    with store.writer() as writer:
        for number, reading in enumerate(readings):
            writer.keep(reading, f"https://herald.example/{number}")
    clients: list[TestClient] = []

    def make(*users: tuple[str, str, str], **settings: object) -> TestClient:
        known = Users(tmp_path / "users.json")
        for name, password, role in users:
            known.add(name, password, role)  # type: ignore[arg-type]
        local = None if users else User("ruth", "administer")
        app = create_app(store, tmp_path / "uploads", [HOST], users=known, local=local, **settings)  # type: ignore[arg-type]
        client = TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=False)
        client.__enter__()
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.__exit__(None, None, None)
    store.close()


@pytest.fixture
def client(make_client: Callable[..., TestClient]) -> TestClient:
    return make_client()


def token(client: TestClient, path: str = "/login") -> str:
    """The form token of the client's session."""
    found = re.search(r'name="token" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def log_in(client: TestClient, name: str, password: str) -> int:
    """Log in; the status of the answer."""
    form = {"token": token(client), "name": name, "password": password}
    return client.post("/login", data=form).status_code
