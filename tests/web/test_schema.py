"""Whatever the document of the API allows, and what it does not, is answered without an error of the server's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings

import sayso
from sayso.desk.store import open_desk
from sayso.dossier.log import Absence
from sayso.dossier.store import append, create
from sayso.web.accounts import User
from sayso.web.app import create_app
from tests.web.conftest import VOTE


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The API of a desk with one article, asked by somebody who administers it."""
    folder: Path = tmp_path_factory.mktemp("api")
    store = open_desk(folder / "desk.db")
    with store.writer() as writer:
        writer.keep(sayso.read(VOTE), "https://herald.example/vote")
        create(writer, "Was he paid?", ["he was", "he was not"], "ruth")
        append(writer, 1, [Absence(event="E1", words="a receipt", chance=0.5)], "ruth")
    app = create_app(store, folder / "uploads", ["testserver"], local=User("ruth", "administer"))
    client = TestClient(app)
    found = re.search(r'name="token" value="([^"]+)"', client.get("/login").text)
    assert found
    HEADERS.update({"x-token": found[1], "cookie": f"sayso={client.cookies['sayso']}"})
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


HEADERS: dict[str, str] = {}


def test_no_request_is_an_error_of_the_server(api: Any) -> None:
    operations = [result.ok() for result in cast("Iterable[Any]", api.get_all_operations())]
    assert len(operations) >= 34
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def asked(case: Any) -> None:
            response = case.call(headers=HEADERS)
            assert response.status_code < 500 and response.status_code != 421, (case.as_curl_command(), response.text)

        asked()
