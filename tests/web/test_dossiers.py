"""Dossiers in the browser: begun, filled from passages, rated blind, weighed as of a day."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import log_in, token

ANN = ("ann", "a long password", "correct")
BO = ("bo", "another password", "correct")
CY = ("cy", "a third password", "read")
QUESTION = "Does the owner of the ferry want the bridge closed?"


def begin(client: TestClient) -> str:
    """Begin a dossier; the address of its page."""
    form = {"token": token(client, "/dossiers"), "question": QUESTION, "hypotheses": ["he does", "he does not", ""]}
    answer = client.post("/dossiers", data=form)
    assert answer.status_code == 303
    return answer.headers["location"]


def statement_of(client: TestClient, words: str) -> int:
    return int(client.get("/api/statements", params={"words": words}).json()["items"][0]["statement"])


def add(client: TestClient, words: str = "cent", **fields: str) -> None:
    """Add a statement to the first dossier, by its form."""
    number = statement_of(client, words)
    path = f"/dossiers/add?statement={number}"
    form = {"token": token(client, path), "dossier": "1", "statement": str(number), **fields}
    answer = client.post("/dossiers/add", data=form)
    assert answer.status_code == 303, answer.text


def rate(client: TestClient, event: str, *steps: float, reason: str = "he was under oath") -> int:
    """Rate an event under H1, H2 and "none of these"; the status of the answer."""
    names = ("H1", "H2", "none of these")
    fields = {f"step {name}": str(step) for name, step in zip(names, steps, strict=True)}
    form = {"token": token(client, "/dossiers/1"), "reason": reason, **fields}
    return client.post(f"/dossiers/1/events/{event}/ratings", data=form).status_code


def test_a_dossier_is_begun_and_listed(client: TestClient) -> None:
    address = begin(client)
    page = client.get(address).text
    assert QUESTION in page and "he does not" in page and "none of these" in page and "does not lean" in page
    assert QUESTION in client.get("/dossiers").text
    rows = list(csv.DictReader(io.StringIO(client.get("/dossiers.csv").text)))
    assert (
        [row["question"] for row in rows]
        == [QUESTION]
        == [row["question"] for row in client.get("/dossiers.json").json()["items"]]
    )


@pytest.mark.parametrize("hypotheses", [["he does", ""], ["same", "Same"], []])
def test_a_dossier_needs_rivals(client: TestClient, hypotheses: list[str]) -> None:
    form = {"token": token(client, "/dossiers"), "question": QUESTION, "hypotheses": hypotheses}
    assert client.post("/dossiers", data=form).status_code in (400, 422)
    assert client.get("/api/dossiers").json()["total"] == 0


@pytest.mark.parametrize("path", ["/articles/1", "/search?words=cent", "/actors/1"])
def test_every_statement_has_a_button_that_adds_it(client: TestClient, path: str) -> None:
    begin(client)
    links = re.findall(r'href="(/dossiers/add\?statement=\d+)"', client.get(path).text)
    assert links
    assert all(client.get(link).status_code in (200, 400) for link in links), "what was not said is refused with why"


def test_a_statement_is_added_with_its_chain_and_its_place(client: TestClient) -> None:
    begin(client)
    add(client, happened="2026-03-01", episode="hearing")
    page = client.get("/dossiers/1").text
    assert "I never took a cent" in page and "episode: hearing" in page and "2026-03-01" in page
    place = re.search(r'href="(/articles/1#l\d+)"', page)
    assert place and place[1] == f"/articles/1#l{statement_of(client, 'cent')}"
    form = {"token": token(client, "/dossiers"), "dossier": "1", "statement": str(statement_of(client, "cent"))}
    again = client.post("/dossiers/add", data=form)
    assert again.status_code == 400 and "in the dossier already, as E1" in again.text


def test_what_was_not_said_is_refused(client: TestClient) -> None:
    begin(client)
    denied = client.get("/api/statements", params={"words": "paid"}).json()["items"][0]
    form = {"token": token(client, "/dossiers"), "dossier": "1", "statement": str(denied["statement"]), "kind": "DONE"}
    answer = client.post("/dossiers/add", data=form)
    assert answer.status_code == 400 and "denies that it was done" in answer.text


def test_events_in_words_and_absences(client: TestClient) -> None:
    begin(client)
    form = {"token": token(client, "/dossiers/1"), "words": "he sold the ferry", "kind": "DONE", "reported": ""}
    assert (
        client.post("/dossiers/1/events", data={**form, "source": "The Herald", "grade": "outlet"}).status_code == 303
    )
    absent = {"token": form["token"], "words": "no letter to the council", "chance": "0.8"}
    assert client.post("/dossiers/1/absences", data=absent).status_code == 303
    assert client.post("/dossiers/1/absences", data={**absent, "chance": "7"}).status_code == 422
    page = client.get("/dossiers/1").text
    assert "The Herald (outlet)" in page and "not seen: no letter" in page and "80%" in page


def test_ratings_move_the_balance_and_need_a_reason(client: TestClient) -> None:
    begin(client)
    add(client)
    assert "Rate E1" in client.get("/dossiers/1").text
    assert rate(client, "E1", 0.2, 0.8, 0.5, reason="") == 400
    assert rate(client, "E1", 0.2, 0.7, 0.5) == 400, "not on the scale"
    assert rate(client, "E1", 0.2, 0.8, 0.5) == 303
    page = client.get("/dossiers/1").text
    assert "The evidence leans to H2" in page and "Rate again" in page and "change places" in page
    balance = client.get("/api/dossiers/1").json()
    assert balance["order"][0] == "H2" and balance["events"][0]["expected"] == {
        "H1": 0.2,
        "H2": 0.8,
        "none of these": 0.5,
    }
    assert client.get("/dossiers/1.json").json() == balance
    (row,) = csv.DictReader(io.StringIO(client.get("/dossiers/1.csv").text))
    assert row["event"] == "E1" and row["H1"] == "0.2" and float(row["diagnosticity"]) > 0
    again = client.get("/dossiers/1/rate?event=E1").text
    assert re.search(r'name="step H1" value="0.2" checked', again) and "he was under oath</textarea>" in again


@pytest.mark.parametrize("step", ["", "x", "nan", "1e999"])
def test_a_step_that_is_none_is_refused(client: TestClient, step: str) -> None:
    begin(client)
    add(client)
    form = {"token": token(client, "/dossiers/1"), "step H1": step}
    assert client.post("/dossiers/1/events/E1/ratings", data=form).status_code in (400, 422)


def test_raters_are_blind_until_their_own_ratings_are_saved(make_client: Callable[..., TestClient]) -> None:
    client = make_client(ANN, BO, CY)
    log_in(client, *ANN[:2])
    begin(client)
    add(client)
    rate(client, "E1", 0.05, 0.95, 0.5, reason="only ann knows")
    log_in(client, *BO[:2])
    for path in ("/dossiers/1", "/dossiers/1/rate", "/api/dossiers/1/log", "/dossiers/1?as_of=2999-01-01"):
        text = client.get(path).text
        assert "only ann knows" not in text and "0.05 under" not in text and "leans" not in text, path
        assert not re.search(r'value="0.05" checked|rated 0.05', text), path
    assert "Rate E1" in client.get("/dossiers/1").text
    for path in ("/dossiers/1/page", "/api/dossiers/1", "/dossiers/1.json", "/dossiers/1.csv"):
        assert client.get(path).status_code == 403, path
    assert rate(client, "E1", 0.2, 0.8, 0.5) == 303
    assert "only ann knows" in client.get("/dossiers/1").text
    assert client.get("/dossiers/1/page").status_code == 200
    log_in(client, *CY[:2])
    assert "only ann knows" in client.get("/dossiers/1").text, "who cannot rate sees the balance"


def test_those_who_read_add_and_rate_nothing(make_client: Callable[..., TestClient]) -> None:
    client = make_client(ANN, CY)
    log_in(client, *ANN[:2])
    begin(client)
    add(client)
    log_in(client, *CY[:2])
    page = client.get("/dossiers/1").text
    assert "Rate" not in page and "Take E1 out" not in page and 'action="/dossiers/1/' not in page
    form = {"token": token(client), "reason": "x", "dossier": "1", "statement": "2", "question": "Why?", "words": "w"}
    for path in ("/dossiers", "/dossiers/add", "/dossiers/1/events", "/dossiers/1/absences", "/dossiers/1/delete",
                 "/dossiers/1/undelete", "/dossiers/1/events/E1/ratings", "/dossiers/1/events/E1/remove",
                 "/dossiers/1/events/E1/restore"):  # fmt: skip
        assert client.post(path, data={**form, "chance": "0.5", "hypotheses": ["a", "b"]}).status_code == 403, path
    assert client.get("/dossiers/add?statement=1").status_code == 403 == client.get("/dossiers/1/rate").status_code


def test_events_are_taken_out_and_put_back(client: TestClient) -> None:
    begin(client)
    add(client)
    form = {"token": token(client, "/dossiers/1"), "reason": "a duplicate"}
    assert client.post("/dossiers/1/events/E1/remove", data=form).status_code == 303
    page = client.get("/dossiers/1").text
    assert "Taken out" in page and "E1 taken out: a duplicate" in page
    assert client.post("/dossiers/1/events/E1/restore", data=form).status_code == 303
    assert "E1 put back" in client.get("/dossiers/1").text
    assert client.post("/dossiers/1/events/E7/restore", data=form).status_code == 404


def test_a_dossier_is_shown_as_of_a_day(client: TestClient) -> None:
    begin(client)
    add(client, reported="2026-03-02")
    rate(client, "E1", 0.2, 0.8, 0.5)
    assert "leans to H2" in client.get("/dossiers/1?as_of=2999-01-01").text
    early = client.get("/dossiers/1?as_of=2001-01-01")
    assert early.status_code == 400 and "was not there yet" in early.text
    assert "does not lean" in client.get("/dossiers/1?known_by=2026-03-01").text
    assert "with what was reported by 2026-03-02" in client.get("/dossiers/1/page?known_by=2026-03-02").text
    assert client.get("/dossiers/1?as_of=soon").status_code == 422


def test_a_dossier_is_deleted_and_brought_back(client: TestClient) -> None:
    begin(client)
    form = {"token": token(client, "/dossiers/1")}
    assert client.post("/dossiers/1/delete", data=form).status_code == 303
    assert "Bring back" in client.get("/dossiers").text and client.get("/dossiers/1").status_code in (404, 400)
    assert client.post("/dossiers/1/undelete", data=form).status_code == 303
    assert client.get("/dossiers/1").status_code == 200


def test_dossiers_as_json(client: TestClient) -> None:
    headers = {"x-token": token(client)}
    assert client.post("/api/dossiers", json={"question": "Q?", "hypotheses": ["a", "b"]}).status_code == 403
    made = client.post("/api/dossiers", json={"question": "Q?", "hypotheses": ["a", "b"]}, headers=headers)
    assert made.json() == {"id": 1} and made.status_code == 201
    event = {"statement": statement_of(client, "cent")}
    assert client.post("/api/dossiers/1/events", json=event, headers=headers).json() == {"event": "E1"}
    absence = {"words": "no letter", "chance": 0.5}
    assert client.post("/api/dossiers/1/absences", json=absence, headers=headers).json() == {"event": "E2"}
    assert [row["event"] for row in client.get("/api/dossiers/1/sheet").json()] == ["E1", "E2"]
    rating = {"steps": {"H1": 0.8, "H2": 0.2}, "reason": "on tape"}
    assert client.post("/api/dossiers/1/events/E1/ratings", json=rating, headers=headers).status_code == 204
    assert [row["event"] for row in client.get("/api/dossiers/1/sheet").json()] == ["E2"]
    assert client.post("/api/dossiers/1/events/E2/remove", json={}, headers=headers).status_code == 204
    assert client.get("/api/dossiers/1").json()["order"][0] == "H1"
    report = {"words": "said again", "source": "The Post", "grade": "outlet", "to": "E1"}
    assert client.post("/api/dossiers/1/events", json=report, headers=headers).json() == {"event": "E1"}
    assert [row["entry"]["what"] for row in client.get("/api/dossiers/1/log").json()] == [
        "question", "event", "absence", "rating", "rating", "remove", "report",
    ]  # fmt: skip
    assert client.get("/api/dossiers/9").status_code == 404


def test_script_in_a_dossier_is_text(client: TestClient) -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    form = {"token": token(client, "/dossiers"), "question": evil, "hypotheses": [evil, "b"]}
    assert client.post("/dossiers", data=form).status_code == 303
    add(client, episode=evil[:90])
    assert rate(client, "E1", 0.2, 0.8, 0.5, reason=evil) == 303
    words = {"token": form["token"], "words": evil, "actor": evil, "source": evil, "grade": "named", "origin": evil}
    assert client.post("/dossiers/1/events", data=words).status_code == 303
    assert client.post("/dossiers/1/events/E2/remove", data={"token": form["token"], "reason": evil}).status_code == 303
    number = statement_of(client, "wrote")
    for path in ("/dossiers", "/dossiers/1", "/dossiers/1/rate?event=E1", "/dossiers/1/page",
                 f"/dossiers/add?statement={number}"):  # fmt: skip
        text = client.get(path).text
        assert "<script>alert" not in text and "<img src=x" not in text, path
        assert "alert(1)" in text or "add?" in path, path


@pytest.mark.parametrize(
    "path", ["/dossiers", "/dossiers/1/events", "/dossiers/1/events/E1/ratings", "/dossiers/1/delete"]
)
def test_a_forged_form_changes_no_dossier(client: TestClient, path: str) -> None:
    begin(client)
    form = {"token": "forged", "question": "Q?", "hypotheses": ["a", "b"], "words": "w", "step H1": "0.5"}
    assert client.post(path, data=form).status_code == 403
    assert client.get("/api/dossiers").json()["total"] == 1 and len(client.get("/api/dossiers/1/log").json()) == 1


def test_grades_and_probabilities_are_set_on_the_page(client: TestClient) -> None:
    begin(client)
    add(client)
    form = {"token": token(client, "/dossiers/1")}
    grade = {**form, "grade": "unnamed", "if_true": "0.6", "if_not": "0.4", "reason": "burnt twice"}
    assert client.post("/dossiers/1/grades", data=grade).status_code == 303
    prior = {**form, "chance H1": "20", "chance H2": "70", "chance none of these": "10"}
    assert client.post("/dossiers/1/priors", data=prior).status_code == 303
    page = client.get("/dossiers/1").text
    assert "burnt twice" in page and "0.6</td>" in page and "0.4</td>" in page and "70" in page
    for path, wrong in (
        ("grades", {**grade, "if_not": "0.9"}),
        ("grades", {**grade, "grade": "the barber"}),
        ("grades", {**grade, "if_true": "2"}),
        ("priors", {**form, "chance H1": "20"}),
        ("priors", {**prior, "chance H1": "many"}),
        ("priors", {**prior, "chance H1": "nan"}),
        ("priors", {**prior, "chance H1": "120"}),
    ):
        assert client.post(f"/dossiers/1/{path}", data=wrong).status_code in (400, 422), wrong
    headers = {"x-token": form["token"]}
    chances = {"H1": 0.5, "H2": 0.4, "none of these": 0.1}
    assert client.post("/api/dossiers/1/priors", json={"chances": chances}, headers=headers).status_code == 204
    given = {"grade": "role", "if_true": 0.9, "if_not": 0.2}
    assert client.post("/api/dossiers/1/grades", json=given, headers=headers).status_code == 204
