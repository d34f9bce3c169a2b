"""Every page of the desk: it is there, says what it should, and every form works without a script."""

from __future__ import annotations

import csv
import io
import re
import time
from html import unescape
from pathlib import Path
from unittest.mock import patch

import pytest
from fastapi.testclient import TestClient

import sayso
from sayso.desk.store import open_desk
from tests.web.conftest import VOTE, token

PAGES = (
    "/",
    "/articles/1",
    "/search",
    "/search?words=cent",
    "/actors",
    "/audit",
    "/audit?by=month",
    "/audit?by=speaker",
    "/add",
    "/dossiers",
    "/origins",
    "/timeline",
    "/timeline?words=cent",
    "/network",
    "/network?of=quoted",
    "/actors/1",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_served_with_its_policy(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy
    assert answer.text.count("<h1") == 1 and '<main id="content"' in answer.text
    assert not re.search(r"<script(?! src=\"/static/)|\son\w+=|\sstyle=", answer.text)


def test_articles_are_listed_with_filters(client: TestClient) -> None:
    assert "Council votes" in client.get("/").text
    assert "Council votes" not in client.get("/?text=nothing-like-it").text
    assert "No article fits" in client.get("/?text=nothing-like-it").text


def test_an_article_shows_its_statements_and_what_an_editor_asks(client: TestClient) -> None:
    text = client.get("/articles/1").text
    assert "We are done waiting" in text and "named source" in text and "unnamed source without a reason" in text
    assert 'formaction="/statements/1"' in text and "denies" in text


def test_hits_are_marked_and_counted(client: TestClient) -> None:
    text = client.get("/search?words=cent").text
    assert "<mark>cent</mark>" in text and "of 1" in text


@pytest.mark.parametrize("scope", ["", "since=2026-02-03", "publisher=Herald"])
@pytest.mark.parametrize("by", ["publisher", "month", "author", "speaker"])
def test_every_number_of_the_audit_opens_a_list_of_that_many(
    client: TestClient, tmp_path: Path, by: str, scope: str
) -> None:
    reading = sayso.read("“The dam leaks,” said Ann Poe. An official who feared for his job said it was safe.")
    about = {"publisher": "The Herald", "author": "Bo Roe", "published": "2026-02-03"}
    with open_desk(tmp_path / "desk.db") as store, store.writer() as writer:
        writer.keep(
            reading.model_copy(update={"article": reading.article.model_copy(update=about)}), "https://h.example"
        )
    page = client.get(f"/audit?by={by}&{scope}").text
    numbers = dict(re.findall(r'<a href="(/[^"]+)">(\d+)</a>', page))
    assert len(numbers) > 10 and any("/audit/list?" in address for address in numbers)
    for address, number in numbers.items():
        assert f" of {number}</span>" in client.get(unescape(address)).text, address
    assert set(re.findall(r"<small>([^<]+)</small>", page)) <= {"0"}, "only what is nothing opens nothing"


def test_the_audit_shows_shares_and_its_pictures_each_with_its_table(client: TestClient) -> None:
    page = client.get("/audit").text
    assert page.count('<svg width="100%"') == page.count('<table class="numbers stacked"') == 3
    assert re.search(r"\d+ %</a></strong><span>by a named source", page)
    rows = list(csv.DictReader(io.StringIO(client.get("/audit/list.csv?count=named").text)))
    assert len(rows) == client.get("/api/audit/list?count=named").json()["total"] > 0
    assert client.get("/api/audit/list?count=lies").status_code == 422


def test_a_new_version_is_marked_with_what_changed(client: TestClient, tmp_path: Path) -> None:
    later = VOTE.replace("$2 million", "$3 million") + "\n“It is over,” said Ann Poe.\n"
    with open_desk(tmp_path / "desk.db") as store, store.writer() as writer:
        writer.keep(sayso.read(later), "https://herald.example/0")
    page = client.get("/articles/3").text
    assert "Since version 1: 7 words added, 1 removed" in page and 'data-gone="$2 "' in page
    assert ">new</ins>" in page and ">reworded</ins>" in page
    plain = client.get("/articles/3?changes=false").text
    assert "data-gone" not in plain and "</ins>" not in plain and "Version 1" in plain
    assert "Since version" not in client.get("/articles/1").text


def test_forms_offer_plain_words(client: TestClient) -> None:
    pages = [client.get(path).text for path in ("/statements/1/edit", "/search", "/network")]
    words = {word for page in pages for word in re.findall(r"<option[^>]*>([^<]+)</option>", page)}
    assert {"did not say", "unnamed", "intention or request", "denies it", "accuse", "give way"} <= words
    codes = {"negated", "hypothetical", "eventuality", "anonymous", "ACCUSE", "actual", "affirmed"}
    assert not codes & words


def test_acts_of_an_article_go_into_a_dossier(client: TestClient, tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db") as store, store.writer() as writer:
        writer.keep(sayso.read("The union sued the governor, Nadia Ferris, on Monday."), "https://herald.example/sued")
    page = client.get("/articles/3").text
    link = re.search(r'href="(/dossiers/add\?act=\d+)"', page)
    assert link and "accuse" in page and client.get(link[1]).status_code == 200


def test_a_speaker_is_corrected_and_undone_without_a_script(client: TestClient) -> None:
    page = client.get("/statements/1/edit").text
    assert "Bo Farrow" in page
    form = {"token": token(client, "/articles/1"), "action": "change", "speaker": "Bo Farrow"}
    answer = client.post("/statements/1", data=form)
    assert answer.status_code == 303 and answer.headers["location"] == "/articles/1#s1"
    changed = client.get("/articles/1").text
    assert "changed" in changed and "The last decisions" in changed
    undo = re.search(r'formaction="(/corrections/\d+/undo)"', changed)
    assert undo and client.post(undo[1], data={"token": form["token"]}).status_code == 303
    assert "Nothing has been corrected" in client.get("/articles/1").text


def test_what_changes_nothing_is_refused_with_the_reason(client: TestClient) -> None:
    form = {"token": token(client, "/articles/1"), "action": "change", "speaker": "no such words"}
    answer = client.post("/statements/1", data=form)
    assert answer.status_code == 400 and "Not possible" in answer.text and "no such words" in answer.text


def test_a_pasted_text_and_a_file_are_added(client: TestClient) -> None:
    form = {"token": token(client, "/add"), "text": "“The dam is safe,” said Lena Pike, an engineer."}
    files = {"files": ("../../etc/notes.txt", b"\xe2\x80\x9cThe dam leaks,\xe2\x80\x9d said Ann Poe.")}
    assert client.post("/add", data=form, files=files).status_code == 303
    for _ in range(300):
        page = client.get("/add").text
        if page.count('class="state done"') == 2:
            break
        time.sleep(0.1)
    assert page.count('class="state done"') == 2 and "notes.txt" in page and "etc" not in page
    assert "The dam is safe" in client.get("/search?words=dam").text


def test_what_cannot_be_read_says_why_and_can_be_tried_again(client: TestClient) -> None:
    form = {"token": token(client, "/add")}
    client.post("/add", data=form, files={"files": ("empty.pdf", b"%PDF-1.4 nothing")})
    for _ in range(300):
        page = client.get("/add").text
        if 'class="state failed"' in page:
            break
        time.sleep(0.1)
    assert 'class="failure"' in page and "Try again" in page and "/uploads/" not in page
    assert client.post("/add/1/again", data=form).status_code == 303


def test_an_article_is_deleted(client: TestClient) -> None:
    assert client.post("/articles/2/forget", data={"token": token(client, "/articles/2")}).status_code == 303
    assert client.get("/articles/2").status_code == 404


def test_what_is_not_there_is_said_without_a_command_of_the_terminal(client: TestClient) -> None:
    answer = client.get("/articles/99")
    assert answer.status_code == 404 and "no article 99 in this desk" in answer.text and "sayso " not in answer.text
    assert client.get("/api/statements/99").json() == {"detail": "no statement 99 in this desk"}


def test_static_files(client: TestClient) -> None:
    assert client.get("/static/style.css").headers["content-type"].startswith("text/css")
    assert "keydown" in client.get("/static/desk.js").text
    for name in ("nothing.js", "..%2fapp.py", "%2e%2e/app.py", "../app.py"):
        assert client.get(f"/static/{name}").status_code == 404


def test_every_facet_of_a_search_opens_a_list_of_that_many(client: TestClient) -> None:
    page = client.get("/search").text
    narrow = page[page.index('aria-label="Narrow the search"') : page.index("</nav></details>")]
    rows = re.findall(r'<a href="(/search\?[^"]+)">.*?</a> <span class="count">(\d+)</span>', narrow)
    assert len(rows) >= 3
    for address, number in rows:
        assert f" of {number}</span>" in client.get(address.replace("&amp;", "&")).text, address
    counted = client.get("/api/facets").json()
    assert counted["is_whole"] and sum(row["count"] for row in counted["namings"]) == counted["counted"]


def test_every_number_of_an_article_opens_its_statements(client: TestClient) -> None:
    rows = re.findall(
        r'<a href="(/articles/1\?only=[a-z-]+)#said"><strong>(\d+)</strong> statements?', client.get("/articles/1").text
    )
    for address, number in rows:
        assert client.get(address).text.count("data-statement=") == int(number), address
    assert rows and client.get("/articles/1?only=nonsense").status_code == 422


def test_what_another_version_changed_is_shown(client: TestClient, tmp_path: Path) -> None:
    assert "what changed" not in client.get("/articles/1").text
    assert client.get("/articles/1/changes").status_code == 409, "there is no version before it"
    with open_desk(tmp_path / "desk.db") as store, store.writer() as writer:
        writer.keep(sayso.read(f"{VOTE}\n“We will appeal,” said Lena Pike.\n"), "https://herald.example/0")
    assert 'href="/articles/3/changes"' in client.get("/articles/1").text
    page = client.get("/articles/3/changes").text
    assert "We will appeal" in page
    assert 'href="/articles/3"' in page and 'aria-label="The desk"' in page, "no way back"


def test_what_is_printed_leads_back_to_the_desk(client: TestClient) -> None:
    assert '<p class="back"><a href="/articles/1">' in client.get("/articles/1/page").text


def test_a_list_says_what_finds_more_where_it_is_empty(client: TestClient) -> None:
    page = client.get("/search?words=zebra").text
    assert "No statement fits. Take a word or a condition away" in page and 'class="pages"' not in page
    assert client.get("/search?words=cent").text.count('class="pages"') == 1, "one page has no neighbours below"


def test_an_actor_with_many_statements_leads_to_all(client: TestClient) -> None:
    number = next(row["id"] for row in client.get("/api/actors").json()["items"] if row["name"] == "Bo Farrow")
    with patch("sayso.web.pages._PAGE", 1):
        page = client.get(f"/actors/{number}").text
    assert f'The newest 1 of 2 are shown: <a href="/search?speaker={number}">' in page
