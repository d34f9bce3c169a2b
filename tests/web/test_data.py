"""The same operations as JSON and CSV."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import token


def test_a_text_is_read_and_not_kept(client: TestClient) -> None:
    headers = {"x-token": token(client)}
    answer = client.post("/api/read", json={"text": "“The dam leaks,” said Ann Poe."}, headers=headers)
    assert answer.json()["schema"] == "sayso/reading/1" and answer.json()["attributions"]
    assert client.get("/api/articles").json()["total"] == 2


def test_articles_and_statements(client: TestClient) -> None:
    articles = client.get("/api/articles").json()
    assert articles["total"] == 2 and len(articles["items"]) == 2
    details = client.get("/api/articles/1").json()
    assert details["reading"]["article"]["title"] == "Council votes to keep the bridge open"
    hits = client.get("/api/statements", params={"words": "cent"}).json()
    assert hits["total"] == 1 and hits["items"][0]["speaker"] == "Bo Farrow"


def test_a_statement_is_corrected_accepted_deleted(client: TestClient) -> None:
    headers = {"x-token": token(client)}
    changed = client.patch("/api/statements/1", json={"speaker": "Bo Farrow", "reason": "tape"}, headers=headers)
    assert changed.json()["speaker"] == "Bo Farrow" and changed.json()["checked"] == "changed"
    assert client.patch("/api/statements/1", json={}, headers=headers).status_code == 400
    assert client.patch("/api/statements/1", json={"nix": 1}, headers=headers).status_code == 422
    assert client.post("/api/statements/2/accept", json={}, headers=headers).json()["checked"] == "accepted"
    assert client.delete("/api/statements/3", headers=headers).status_code == 204
    made = client.get("/api/corrections").json()
    assert [row["action"] for row in made] == ["change", "accept", "delete"] and made[0]["author"] == "ruth"
    assert client.post(f"/api/corrections/{made[0]['id']}/undo", headers=headers).json()["state"] == "undone"


@pytest.mark.parametrize("name", ["articles", "search", "actors", "audit"])
def test_csv_and_json_stand_beside_each_list(client: TestClient, name: str) -> None:
    rows = list(csv.reader(io.StringIO(client.get(f"/{name}.csv").text)))
    data = client.get(f"/{name}.json").json()
    items = data["groups"] if name == "audit" else data["items"]
    assert len(rows) == 1 + len(items) and len({len(row) for row in rows}) == 1
    assert client.get(f"/{name}.xml").status_code == 422


def test_the_document_of_the_api_names_every_operation(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/read", "/api/articles", "/api/statements", "/api/statements/{number}", "/api/audit"} <= set(paths)
    assert all(path.startswith("/api/") for path in paths)
