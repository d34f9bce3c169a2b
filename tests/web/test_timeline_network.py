"""Timeline, actor page and network: drawn with their tables, each edge and moment with its passage."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

import sayso
from sayso.desk.store import Store
from sayso.web.accounts import User
from sayso.web.app import create_app
from tests.desk.deeds import fill
from tests.web.conftest import BASE, HOST, VOTE, faults, serving, token

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A desk of five acts by hand, and one article that a publisher has."""
    with fill(tmp_path_factory.mktemp("deeds") / "desk.db") as store:
        reading = sayso.read(VOTE)
        article = reading.article.model_copy(update={"publisher": "The Herald", "published": "2018-06-01"})
        with store.writer() as writer:
            writer.keep(reading.model_copy(update={"article": article}), "https://herald.example/vote")
        yield store


@pytest.fixture(scope="module")
def desk(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = create_app(store, tmp_path_factory.mktemp("up"), [HOST], local=User("ruth", "administer"))
    with TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


def actor(desk: TestClient, name: str) -> int:
    return int(next(row["id"] for row in desk.get("/api/actors").json()["items"] if name in row["name"]))


def test_words_and_deeds_stand_in_two_lanes_with_their_days(desk: TestClient) -> None:
    rows = desk.get("/api/timeline", params={"words": "union"}).json()["items"]
    deeds = {(row["lane"], row["event"], row["reported"]) for row in rows}
    assert ("done", "2018-05-08", "2018-05-10") in deeds and ("said", "", "2018-05-10") in deeds
    page = desk.get("/timeline?words=union").text
    assert page.count('class="word"') == sum(row["lane"] == "said" for row in rows if row["reported"])
    assert page.count('class="deed') == sum(row["lane"] == "done" for row in rows if row["event"] or row["reported"])
    assert page.count('class="wait"') == 1, "from the deed of the 8th to its report on the 10th"
    assert page.count('role="rowheader"') == len(rows) and "did not" in page


def test_what_has_no_date_stands_apart(desk: TestClient) -> None:
    page = desk.get("/timeline?words=thanked").text
    assert "None of it has a date" in page and page.count('class="deed') == 0 and ">no date<" in page


def test_a_timeline_as_json_and_csv(desk: TestClient) -> None:
    assert desk.get("/timeline.json?words=union").json() == desk.get("/api/timeline?words=union").json()
    rows = list(csv.DictReader(io.StringIO(desk.get("/timeline.csv?words=union").text)))
    assert len(rows) == desk.get("/api/timeline?words=union").json()["total"]
    assert desk.get("/timeline?words=union&since=soon").status_code == 400
    assert desk.get("/api/timeline").json()["total"] == 0 and "Give a name" in desk.get("/timeline").text


def test_a_deed_of_the_timeline_goes_into_a_dossier(desk: TestClient) -> None:
    form = {"token": token(desk, "/dossiers"), "question": "Will she go?", "hypotheses": ["yes", "no"]}
    assert desk.post("/dossiers", data=form).status_code == 303
    links = re.findall(r'href="(/dossiers/add\?act=(\d+))"', desk.get("/timeline?words=sued").text)
    assert links and "accuse" in desk.get("/timeline?words=sued").text and desk.get(links[0][0]).status_code == 200
    given = {"token": form["token"], "dossier": "1", "act": links[0][1], "kind": "DONE"}
    assert desk.post("/dossiers/add", data=given).status_code == 303
    page = desk.get("/dossiers/1").text
    assert "DONE" in page and "2018-05-08, reported 2018-05-10" in page
    undone = next(row for row in desk.get("/api/timeline?words=meet").json()["items"] if row["act"])
    answer = desk.post("/dossiers/add", data={**given, "act": str(undone["act"])})
    assert answer.status_code == 400 and "was not done" in answer.text


def test_an_actor_page_shows_what_they_said_and_did(desk: TestClient) -> None:
    number = actor(desk, "Farrow")
    page = desk.get(f"/actors/{number}").text
    assert 'class="word"' in page and f'href="/timeline?actor={number}"' in page
    total = desk.get("/api/timeline", params={"actor": str(number)}).json()["total"]
    assert total >= desk.get(f"/api/actors/{number}").json()["said"]["total"] > 0


def test_every_edge_of_the_acts_opens_its_passages(desk: TestClient) -> None:
    listing = desk.get("/api/network").json()
    page = desk.get("/network").text
    assert listing["total"] == len(listing["items"]) > 0
    assert page.count("<details>") == len(listing["items"]) and "The union sued Roe" in page
    assert page.count('class="tie"') == sum(row["source"] != row["target"] for row in listing["items"])
    only = desk.get("/api/network", params={"type": "ACCUSE"}).json()["items"]
    assert [row["what"] for row in only] == ["ACCUSE"] and only[0]["first"] == "2018-05-08"
    assert desk.get("/api/network?issue=housing").json()["total"] == 1
    assert desk.get("/api/network?actor=nobody-of-this-name").json()["total"] == 0
    assert desk.get("/network?since=never").status_code == 400 and desk.get("/network?type=SHOUT").status_code == 422
    assert len(list(csv.DictReader(io.StringIO(desk.get("/network.csv").text)))) == listing["total"]


def test_every_edge_of_the_quoted_opens_as_many_statements(desk: TestClient) -> None:
    rows = desk.get("/api/network?of=quoted").json()["items"]
    assert rows and desk.get("/network.json?of=quoted").json()["items"] == rows
    page = desk.get("/network?of=quoted").text
    for row in rows:
        assert row["address"].replace("&", "&amp;") in page
        assert f" of {row['number']}</span>" in desk.get(row["address"]).text, row
    number = actor(desk, "Farrow")
    assert [row["target"] for row in desk.get(f"/api/network?of=quoted&actor={number}").json()["items"]] == [
        "Bo Farrow"
    ]


def test_in_a_browser(store: Store, page: Page, tmp_path: Path) -> None:
    paths = ("/timeline", "/timeline?words=union", "/network", "/network?of=quoted", "/actors/1")
    with serving(store, tmp_path) as address:
        assert faults(page, [address + path for path in paths]) == []
        for width in (360, 768, 1400):
            page.set_viewport_size({"width": width, "height": 800})
            for path in paths:
                page.goto(address + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.goto(f"{address}/network")
        page.locator("summary").first.click()
        assert page.locator("details[open] q").count() > 0
