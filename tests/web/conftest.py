"""A desk with two articles, and clients of its pages."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, sync_playwright

import sayso
from sayso.desk.store import Store, open_desk
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


@contextmanager
def serving(store: Store, folder: Path) -> Iterator[str]:
    """Serve a desk on a free port of this machine, to somebody who administers it; the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(store, folder, [f"127.0.0.1:{port}"], local=User("ruth", "administer"))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(30)


@pytest.fixture(scope="session")
def chromium(browser: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options: dict[str, Any] = {"args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]}
        started = playwright.chromium.launch(executable_path=browser, **options)
        yield started
        started.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when its console has an error or it asks another server."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("request", lambda request: errors.append(request.url) if "//127.0.0.1:" not in request.url else None)
    yield opened
    context.close()
    assert [error for error in errors if not error.startswith("data:")] == []


def faults(page: Page, addresses: Iterable[str]) -> list[str]:
    """What axe-core finds on pages, light and dark, that is serious or critical."""
    found = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        for address in addresses:
            page.goto(address)
            for violation in Axe().run(page).response["violations"]:
                if violation["impact"] in ("serious", "critical"):
                    nodes = [node["html"][:120] for node in violation["nodes"][:2]]
                    found.append(f"{scheme} {address}: {violation['id']} {nodes}")
    return found
