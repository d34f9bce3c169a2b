"""Origins in the browser: what goes back to one text, parted with a reason, and joined again."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

import sayso
from sayso.desk.store import Store, open_desk
from tests.web.conftest import faults, log_in, serving, token

BO = ("bo", "another password", "correct")
CY = ("cy", "a third password", "read")
DI = ("di", "a fourth password", "correct")
Make = Callable[..., TestClient]
SAID = "“The old bridge cannot carry another winter of trucks and we will not wait for it to fail,”"
STORIES = (
    f"Council closes the bridge\n\n{SAID} said Mayor Ruth Okafor on Monday. The vote was nine to two.\n",
    f"Traffic to be sent round\n\n{SAID} Ruth Okafor told reporters. Bo Farrow will run his ferry until nine.\n",
)
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def fill(store: Store) -> None:
    """Keep two articles of other words that have one statement in common."""
    with store.writer() as writer:
        for number, story in enumerate(STORIES):
            writer.keep(sayso.read(story), f"https://post.example/{number}")


@pytest.fixture
def make(make_client: Make, tmp_path: Path) -> Make:
    store = open_desk(tmp_path / "desk.db")
    fill(store)
    store.close()
    return make_client


@pytest.fixture
def group(make: Make) -> str:
    """The address of the group, for the first client of a desk."""
    listed = make().get("/api/origins").json()
    assert listed["total"] == 1
    return f"/origins/{listed['items'][0]['group']}"


def test_a_group_leads_to_its_articles_and_statements(make: Make, group: str) -> None:
    client = make()
    text = client.get("/origins").text
    assert f'href="{group}"' in text and "<strong>2</strong> statements of one utterance" in text
    page = client.get(group).text
    places = re.findall(r'href="(/articles/\d+)#l(\d+)"', page)
    assert len(places) == 2 and len({article for article, _ in places}) == 2
    for article, statement in places:
        assert f'id="l{statement}"' in client.get(article).text
    assert "words in a row are the same" in page


def test_a_group_is_parted_with_a_reason_and_joined_again(make: Make, group: str) -> None:
    client = make()
    assert client.get("/api/statements", params={"words": "winter"}).json()["items"][0]["origins"] == 1
    form = {"token": token(client, group)}
    assert client.post(f"{group}/part", data=form).status_code == 422
    assert client.post(f"{group}/part", data={**form, "reason": "  "}).status_code == 400
    assert client.post(f"{group}/part", data={**form, "reason": "two interviews"}).status_code == 303
    text = client.get("/origins").text
    assert "two interviews" in text and "ruth" in text and client.get(group).status_code == 404
    assert client.get("/api/statements", params={"words": "winter"}).json()["items"][0]["origins"] == 2
    undo = re.search(r'action="(/origins/partings/\d+/undo)"', text)
    assert undo and client.post(undo[1], data=form).status_code == 303
    assert client.get("/api/origins").json()["total"] == 1 and ", undone " in client.get("/origins").text
    assert client.post(undo[1], data=form).status_code in (400, 409)


def test_json_and_csv(make: Make, group: str) -> None:
    client = make()
    headers = {"x-token": token(client)}
    (row,) = csv.DictReader(io.StringIO(client.get("/origins.csv").text))
    assert row["size"] == "2" and client.get("/origins.json").json() == client.get("/api/origins").json()
    assert len(list(csv.DictReader(io.StringIO(client.get(f"{group}.csv").text)))) == 2
    assert client.get(f"{group}.json").json() == client.get(f"/api{group}").json()
    made = client.post(f"/api{group}/part", json={"reason": "two interviews"}, headers=headers)
    assert made.status_code == 201
    (parted,) = client.get("/api/origins/partings").json()
    assert parted["id"] == made.json()["judgement"] and parted["members"] == 2
    assert client.post(f"/api/origins/partings/{parted['id']}/undo", headers=headers).status_code == 204
    assert client.post("/api/origins/partings/99/undo", headers=headers).status_code == 404


def test_roles_and_what_somebody_else_parted(make: Make, group: str) -> None:
    client = make(BO, CY, DI)
    log_in(client, *CY[:2])
    form = {"token": token(client), "reason": "two interviews"}
    assert client.post(f"{group}/part", data=form).status_code == 403 and "Part them" not in client.get(group).text
    log_in(client, *BO[:2])
    form["token"] = token(client, group)
    assert client.post(f"{group}/part", data=form).status_code == 303
    log_in(client, *DI[:2])
    form["token"] = token(client)
    assert "Join again" not in client.get("/origins").text
    answer = client.post("/origins/partings/1/undo", data=form)
    assert answer.status_code == 400 and "by somebody else" in answer.text


def test_forged_forms_and_script_in_a_reason(make: Make, group: str) -> None:
    client = make()
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    assert client.post(f"{group}/part", data={"token": "forged", "reason": evil}).status_code == 403
    assert client.post(f"/api{group}/part", json={"reason": evil}).status_code == 403
    assert client.post(f"{group}/part", data={"token": token(client, group), "reason": evil}).status_code == 303
    text = client.get("/origins").text
    assert "alert(1)" in text and "<script>alert" not in text and "<img src=x" not in text


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("origins")
    store = open_desk(folder / "desk.db")
    fill(store)
    with serving(store, folder / "uploads") as address:
        yield address
    store.close()


def test_in_a_browser(page: Page, address: str) -> None:
    assert faults(page, [f"{address}/origins", f"{address}/origins/1"]) == []
    for width in (360, 1400):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("/origins", "/origins/1"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.fill("#reason", "two interviews")
    page.click("button:has-text('Part them')")
    assert "No articles or statements" in page.content()
    page.click("text=Join again")
    assert "undone" in page.inner_text("section") and faults(page, [f"{address}/origins"]) == []
