"""A draft is checked on a page, against documents and the desk, and is not kept unless that is asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.views.checks.wording import MEANING
from tests.web.conftest import log_in, token

DRAFT = "Dam leaks\n\nA source said the dam would fail. “The dam leaks every night,” said Lena Pike, an engineer.\n"


def asked(client: TestClient, **form: object) -> dict[str, object]:
    return {"token": token(client, "/check"), **form}


def test_a_pasted_draft_is_checked_and_not_kept(client: TestClient, tmp_path: Path) -> None:
    page = client.post("/check", data=asked(client, text=DRAFT))
    assert page.status_code == 200 and "Findings" in page.text and "A source" in page.text
    assert '<nav aria-label="The desk">' in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert client.get("/api/articles").json()["total"] == 2 and not (tmp_path / "uploads").exists()


def test_a_file_is_held_against_documents(client: TestClient) -> None:
    files = [
        ("draft", ("../draft.txt", DRAFT.encode())),
        ("documents", ("notes.txt", b"Lena Pike: The dam leaks every day, and we know it.")),
        ("documents", ("more.txt", b"Nothing of it is here.")),
    ]
    page = client.post("/check", data=asked(client), files=files).text
    assert "draft.txt" in page and "notes.txt" in page and MEANING["changed"] in page
    assert "sayso-check-" not in page


def test_quotations_are_looked_up_in_the_desk(client: TestClient) -> None:
    said = "Again\n\n“We are done waiting,” said Mayor Ruth Okafor.\n"
    page = client.post("/check", data=asked(client, text=said, in_desk="true")).text
    assert "Council votes" in page or "herald.example" in page


def test_it_is_kept_where_that_is_asked(client: TestClient) -> None:
    assert client.post("/check", data=asked(client, text=DRAFT, keep="true")).status_code == 200
    for _ in range(300):
        if client.get("/api/articles").json()["total"] == 3:
            break
        time.sleep(0.1)
    assert client.get("/api/articles").json()["total"] == 3


def test_only_who_corrects_may_keep_a_draft(make_client: Callable[..., TestClient]) -> None:
    client = make_client(("ann", "a long password", "read"))
    log_in(client, "ann", "a long password")
    assert "Add the draft" not in client.get("/check").text
    assert client.post("/check", data=asked(client, text=DRAFT, keep="true")).status_code == 403
    assert client.post("/check", data=asked(client, text=DRAFT)).status_code == 200


@pytest.mark.parametrize(("name", "data"), [("a.pdf", b"%PDF-1.4 nothing"), ("empty.txt", b"")])
def test_what_cannot_be_read_says_why_without_a_path(client: TestClient, name: str, data: bytes) -> None:
    answer = client.post("/check", data=asked(client), files={"draft": (name, data)})
    assert answer.status_code == 400 and "Not possible" in answer.text
    assert name in answer.text and "/tmp" not in answer.text and "sayso-check-" not in answer.text


def test_nothing_to_check_is_refused(client: TestClient) -> None:
    answer = client.post("/check", data=asked(client, text="  "))
    assert answer.status_code == 400 and "there is no draft" in answer.text
    assert client.post("/check", data={"text": DRAFT}).status_code == 403, "without the token of the session"
