"""`sayso check`: exit codes, formats, notes beside the draft, documents to hold quotations against."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso
from sayso.cli import app
from sayso.errors import SaysoError

DRAFT = "A source said the mayor was “a coward who has no idea what she is doing.” Nobody else spoke on Monday.\n"
QUIET = "The bridge is long, and the river is wide.\n"
QUOTING = "“We will not shut the library this year,” Mayor Ruth Okafor said on Monday.\n"
HEARING = "MAYOR OKAFOR: Good evening. We will not close the library this year.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("draft", DRAFT), ("quiet", QUIET), ("quoting", QUOTING), ("hearing", HEARING)):
        Path(f"{name}.txt").write_text(text, "utf-8")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["check", *arguments])
    if result.exception and isinstance(result.exception, SaysoError):
        return result.exception.exit_code, str(result.exception)
    return result.exit_code, result.stdout


def test_exit_codes() -> None:
    assert run("quiet.txt")[0] == 0
    assert run("draft.txt")[0] == 1
    assert run("draft.txt", "--fail-on", "never")[0] == 0
    assert run("quiet.txt", "none.txt")[0] == 1


def test_a_finding_is_set_aside_with_its_reason() -> None:
    rows = json.loads(run("draft.txt", "-f", "json")[1])[0]["findings"]
    number = next(row["number"] for row in rows if row["rule"] == "unnamed-opinion")
    said = run("draft.txt", "--ignore", str(number), "--reason", "the desk knows")[1]
    assert "is set aside in draft.txt.checks.toml" in said
    rows = json.loads(run("draft.txt", "-f", "json")[1])[0]["findings"]
    assert {row["rule"]: row["ignored"] for row in rows}["unnamed-opinion"] == "the desk knows"
    assert run("draft.txt", "--fail-on", "error")[0] == 0
    assert "is set aside already" in run("draft.txt", "--ignore", str(number), "--reason", "again")[1]


def test_a_note_on_the_desk_goes_where_the_draft_goes_not(tmp_path: Path) -> None:
    desk = ("--desk", str(tmp_path / "notes.db"))
    sayso.open_desk(desk[1]).close()
    rows = json.loads(run("draft.txt", "-f", "json")[1])[0]["findings"]
    number = str(next(row["number"] for row in rows if row["rule"] == "unnamed-opinion"))
    said = run("draft.txt", "--ignore", number, "--reason", "two saw it", "--note", "desk", "--author", "ed", *desk)[1]
    assert f"is set aside in {desk[1]}" in said.replace("\n", "") and not Path("draft.txt.checks.toml").exists()
    rows = json.loads(run("draft.txt", "-f", "json", *desk)[1])[0]["findings"]
    assert {row["rule"]: row["ignored"] for row in rows}["unnamed-opinion"] == "two saw it"
    rows = json.loads(run("draft.txt", "-f", "json")[1])[0]["findings"]
    assert {row["rule"]: row["ignored"] for row in rows}["unnamed-opinion"] is None
    assert "is taken back" in run("draft.txt", "--restore", number, *desk)[1]
    assert "no note on finding" in run("draft.txt", "--restore", number, *desk)[1]
    rows = json.loads(run("draft.txt", "-f", "json", *desk)[1])[0]["findings"]
    assert {row["ignored"] for row in rows} == {None}


def test_the_default_desk_is_read_if_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DESK", str(tmp_path / "default.db"))
    assert run("draft.txt", "--ignore", "1", "--reason", "x", "--note", "desk")[0] == 1  # there is no desk
    sayso.open_desk().close()
    run("draft.txt", "--ignore", "1", "--reason", "two saw it", "--note", "desk")
    assert json.loads(run("draft.txt", "-f", "json")[1])[0]["findings"][0]["ignored"] == "two saw it"
    (tmp_path / "default.db").write_bytes(b"no desk" * 1000)
    result = CliRunner().invoke(app, ["check", "quiet.txt"])
    assert result.exit_code == 0 and "notes on the desk are not read" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["draft.txt", "--ignore", "1"], "set aside in one draft, with a reason"),
        (["draft.txt", "--ignore", "99", "--reason", "x"], "there is no finding 99"),
        (["draft.txt", "--rules", "none.toml"], "none.toml cannot be read"),
        (["draft.txt", "-f", "docx"], "a Word document holds one draft and goes to a file"),
    ],
)
def test_usage_errors(arguments: list[str], says: str) -> None:
    code, said = run(*arguments)
    assert code == 2 and says in said


def test_quotations_are_held_against_documents() -> None:
    code, said = run("quoting.txt", "--against", "hearing.txt")
    assert code == 1 and "changed: words differ" in said and "“shut”: the original has “close”" in said
    assert run("quoting.txt", "--against", "quoting.txt")[0] == 0


def test_a_document_that_cannot_be_read_stops_the_check() -> None:
    code, said = run("quoting.txt", "--against", "none.txt")
    assert code == 1 and "none.txt" in said


def test_every_format_is_written(tmp_path: Path) -> None:
    for name in ("text", "json", "html", "sarif", "github"):
        assert run("draft.txt", "-f", name, "-o", f"out.{name}")[0] == 1 and Path(f"out.{name}").read_text("utf-8")
    pytest.importorskip("docx")
    assert run("draft.txt", "-f", "docx", "-o", "out.docx")[0] == 1 and Path("out.docx").stat().st_size > 10_000


def test_python() -> None:
    report = sayso.check(Path("quoting.txt"), against=[Path("hearing.txt")])
    assert [result.verdict for result in report.quotations] == ["changed"]
    assert sayso.check(QUOTING, against=[HEARING]).quotations[0].places[0].document == "document 1"
    assert sayso.check(sayso.read(DRAFT)).at_least("error")


def test_a_desk_says_what_has_been_said_before(tmp_path: Path) -> None:
    with sayso.open_desk(tmp_path / "a.db") as desk:
        desk.add(sayso.read(Path("hearing.txt")), sayso.read("“The roof is sound,” Mayor Ruth Okafor said."))
    draft = Path("said.txt")
    draft.write_text("“The roof is sound,” Mayor Ruth Okafor said on Monday, and “nobody need fear it.”\n", "utf-8")
    arguments = ("said.txt", "--against", "desk", "--desk", str(tmp_path / "a.db"), "--fail-on", "never")
    code, said = run(*arguments)
    assert code == 0 and "said before, word for word" in said and "1 of 2 quotations in the desk" in said
    assert "article 2, statement" in " ".join(said.split())
    row = json.loads(run(*arguments, "-f", "json")[1])[0]
    assert [result["verdict"] for result in row["in_print"]] == ["exact", "not found"] and row["quotations"] == []
    assert "In the desk" in run(*arguments, "-f", "html")[1]


def test_a_desk_that_is_not_there() -> None:
    code, said = run("quoting.txt", "--against", "desk", "--desk", "none.db")
    assert code == 1 and "none.db" in said
