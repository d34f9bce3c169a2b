"""What is tried against a server: each is refused, and nothing is changed."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

from sayso.desk.store import open_desk
from sayso.web.accounts import User
from sayso.web.app import create_app
from tests.web.conftest import HOST, log_in, token

Make = Callable[..., TestClient]
ANN, BO = ("ann", "a long password", "read"), ("bo", "another password", "correct")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/articles/2",
        "/search?words=wrote",
        "/actors",
        "/audit",
        "/articles/2/page",
        "/timeline?words=wrote",
        "/network",
        "/actors/1",
        "/origins",
    ],
)
def test_stored_script_is_text(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert "<script>alert" not in text and "<img src=x" not in text and "<b>Bold" not in text
    assert 'href="javascript:' not in text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:8765.evil.example", ""])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    ("headers", "form"),
    [
        ({}, {}),
        ({}, {"token": "forged"}),
        ({"origin": "http://evil.example"}, None),
        ({"sec-fetch-site": "cross-site"}, None),
    ],
)
def test_a_forged_form_changes_nothing(
    client: TestClient, headers: dict[str, str], form: dict[str, str] | None
) -> None:
    given = {"token": token(client, "/articles/1")} if form is None else form
    answer = client.post("/articles/1/forget", data=given, headers=headers)
    assert answer.status_code == 403 and client.get("/articles/1").status_code == 200


def test_the_token_of_another_session_does_not_fit(make_client: Make) -> None:
    client = make_client()
    stolen = token(client, "/articles/1")
    client.cookies.clear()
    assert client.post("/articles/1/forget", data={"token": stolen}).status_code == 403


def test_json_needs_the_token_too(client: TestClient) -> None:
    assert client.patch("/api/statements/3", json={"speaker": None}).status_code == 403
    headers = {"x-token": token(client, "/articles/1")}
    assert client.patch("/api/statements/3", json={"speaker": None}, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
    ],
)
def test_no_address_of_this_machine_is_fetched_for_a_page(client: TestClient, address: str) -> None:
    assert client.post("/add", data={"token": token(client, "/add"), "address": address}).status_code == 303
    for _ in range(200):
        page = client.get("/add").text
        if 'class="state failed"' in page:
            break
        time.sleep(0.05)
    assert 'class="failure"' in page and "root:" not in page
    assert "SAYSO_" not in page, "a remedy that nobody before a browser can follow"
    assert any(why in page for why in ("private", "malformed address", "only http and https addresses are read"))


def test_a_large_body_is_refused(make_client: Make) -> None:
    client = make_client(largest=10_000)
    form = {"token": token(client, "/add"), "text": "x" * 20_000}
    assert client.post("/add", data=form).status_code == 413
    pieces = (b"x" * 1_000 for _ in range(30))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/add", content=pieces, headers=headers).status_code == 413


def test_a_slow_body_is_refused(tmp_path: Path) -> None:
    store = open_desk(tmp_path / "desk.db")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    host = f"127.0.0.1:{port}"
    app = create_app(store, tmp_path, [host], local=User("ruth", "administer"), slowest=0.5)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical", lifespan="on"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            head = f"POST /add HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100\r\n"
            connection.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\ntoken=".encode())
            assert connection.recv(100).startswith(b"HTTP/1.1 408")
    finally:
        server.should_exit = True
        thread.join(20)
        store.close()


def test_without_a_login_nothing_is_seen(make_client: Make) -> None:
    client = make_client(ANN)
    for path in (
        "/",
        "/articles/1",
        "/search",
        "/actors",
        "/audit",
        "/add",
        "/articles/1/page",
        "/dossiers",
        "/dossiers/1",
        "/dossiers/1/page",
    ):
        answer = client.get(path)
        assert answer.status_code == 303 and answer.headers["location"] == "/login"
    for path in (
        "/api/articles",
        "/api/statements",
        "/articles.csv",
        "/search.json",
        "/api/dossiers",
        "/dossiers/1.csv",
    ):
        assert client.get(path).status_code in (401, 303)


def test_a_login_gives_a_new_session(make_client: Make) -> None:
    client = make_client(ANN)
    client.get("/login")
    before = client.cookies["sayso"]
    assert log_in(client, "ann", "a long password") == 303
    assert client.cookies["sayso"] != before and client.get("/").status_code == 200
    client.cookies.set("sayso", before, domain="127.0.0.1")
    stale = TestClient(client.app, base_url=str(client.base_url), follow_redirects=False, cookies={"sayso": before})
    assert stale.get("/").status_code == 303, "the session from before the login has no user"


@pytest.mark.parametrize(("name", "password"), [("ann", "wrong"), ("nobody", "a long password"), ("", "x")])
def test_a_wrong_login(make_client: Make, name: str, password: str) -> None:
    client = make_client(ANN)
    assert log_in(client, name, password) in (401, 422)
    assert client.get("/").status_code == 303


def test_guessing_is_slowed_down(make_client: Make) -> None:
    client = make_client(ANN)
    assert [log_in(client, "ann", f"guess {i}") for i in range(6)] == [401] * 5 + [429]
    assert log_in(client, "ann", "a long password") == 429


def test_roles(make_client: Make) -> None:
    client = make_client(ANN, BO)
    assert log_in(client, "ann", "a long password") == 303
    form = {"token": token(client, "/login"), "action": "accept"}
    assert client.post("/statements/1", data=form).status_code == 403
    assert client.get("/add").status_code == 403 and "Accept" not in client.get("/articles/1").text
    client.post("/logout", data=form)
    assert log_in(client, "bo", "another password") == 303
    form["token"] = token(client, "/articles/1")
    assert client.post("/statements/1", data=form).status_code == 303
    assert client.post("/articles/1/forget", data=form).status_code == 403


def test_nobody_undoes_what_somebody_else_decided(make_client: Make) -> None:
    client = make_client(BO, ("cy", "a third password", "correct"), ("di", "a fourth password", "administer"))
    log_in(client, "bo", "another password")
    client.post("/statements/1", data={"token": token(client, "/articles/1"), "action": "accept"})
    number = re.search(r"/corrections/(\d+)/undo", client.get("/articles/1").text)
    assert number
    log_in(client, "cy", "a third password")
    assert "/undo" not in client.get("/articles/1").text and "The last decisions" in client.get("/articles/1").text
    form = {"token": token(client, "/articles/1")}
    answer = client.post(f"/corrections/{number[1]}/undo", data=form)
    assert answer.status_code == 400 and "by somebody else" in answer.text
    log_in(client, "di", "a fourth password")
    form = {"token": token(client, "/articles/1")}
    assert client.post(f"/corrections/{number[1]}/undo", data=form).status_code == 303


def test_no_error_tells_a_path(client: TestClient, tmp_path: Path) -> None:
    for path in (
        "/articles/99",
        "/articles/x",
        "/statements/99",
        "/actors/99",
        "/search?since=never",
        "/nothing",
        "/audit?by=x",
    ):
        answer = client.get(path)
        assert 400 <= answer.status_code < 500, path
        assert str(tmp_path) not in answer.text and "Traceback" not in answer.text


@pytest.mark.parametrize(("scheme", "is_secure"), [("http", False), ("https", True)])
def test_a_cookie_that_came_over_https_goes_over_https_only(client: TestClient, scheme: str, is_secure: bool) -> None:
    cookie = client.get(f"{scheme}://{HOST}/").headers["set-cookie"]
    assert ("; secure" in cookie.lower()) is is_secure
    assert "; httponly" in cookie.lower() and "samesite=strict" in cookie.lower()
