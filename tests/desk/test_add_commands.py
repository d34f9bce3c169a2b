"""sayso add, diff and failures, as a person types them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.desk.store import open_desk
from sayso.errors import DeskError, UsageError
from sayso.model.fake import FakeNetwork
from tests.desk.importing import WORDS


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "sayso.db")


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> FakeNetwork:
    fake = FakeNetwork(WORDS)
    monkeypatch.setattr("sayso.model.network.shipped", lambda: fake)
    return fake


def ran(*words: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def said(*words: str | Path) -> str:
    result = ran(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_what_came_of_a_run_is_said_in_a_line(tmp_path: Path, place: str, network: FakeNetwork) -> None:
    one, two = file(tmp_path, "1.txt", "Roe said it rained."), file(tmp_path, "2.txt", "Roe said it snowed.")
    assert said("add", one, "--desk", place) == "1 added\n"
    one.write_text("Roe said it snowed again.")
    assert said("add", one, two, "--desk", place) == "1 added, 1 new version\n"
    assert said("add", one, two, "--desk", place) == "2 known\n"


def test_again_reads_what_is_known_and_keeps_its_place(
    tmp_path: Path, place: str, network: FakeNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(tmp_path, "1.txt", "Roe said it rained.")
    said("add", path, "--desk", place)
    deaf = FakeNetwork({word: role for word, role in WORDS.items() if word != "it"})
    monkeypatch.setattr("sayso.model.network.shipped", lambda: deaf)
    assert said("add", path, "--desk", place) == "1 known\n"
    with open_desk(place) as desk, desk.view() as view:
        assert [one.content_text for one in view.all_statements()] == ["it rained"]
    assert said("add", "--again", path, "--desk", place) == "1 read again\n"
    with open_desk(place) as desk, desk.view() as view:
        assert [one.content_text for one in view.all_statements()] == ["rained"]
        assert view.counts()["readings"] == view.counts()["articles"] == view.counts()["versions"] == 1


def test_standard_input_and_jsonl(tmp_path: Path, place: str, network: FakeNetwork) -> None:
    lines = "".join(
        json.dumps({"text": f"Roe said it rained {n}.", "url": f"https://a.example/{n}"}) + "\n" for n in "12"
    )
    result = CliRunner().invoke(
        app, ["add", "-", file(tmp_path, "x.jsonl", lines).as_posix(), "--desk", place], "Roe said it snowed."
    )
    assert (result.exit_code, result.stdout) == (0, "3 added\n")
    with open_desk(place) as desk, desk.view() as view:
        assert [one.address for one in view.articles()] == [None, "https://a.example/1", "https://a.example/2"]


def test_failures_are_told_listed_and_struck(tmp_path: Path, place: str, network: FakeNetwork) -> None:
    path = file(tmp_path, "1.txt", "Roe said it rained.")
    bad = tmp_path / "2.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    result = ran("add", path, bad, tmp_path / "none.txt", "--desk", place)
    assert (result.exit_code, result.stdout) == (1, "1 added, 2 failed\n")
    assert result.stderr.count("sayso: ") == 2 and "2.txt" in result.stderr and "none.txt" in result.stderr
    listed = said("failures", "--desk", place)
    assert (
        listed.count("\n") == 5
        and listed.endswith("\n2 failures\n")
        and str(bad) in listed
        and str(tmp_path / "none.txt") in listed
    )
    bad.write_text("Roe said it snowed.")
    file(tmp_path, "none.txt", "Roe said it rained again.")
    said("add", bad, tmp_path / "none.txt", "--desk", place)
    assert said("failures", "--desk", place) == "no failures: every input that failed was read later.\n"


BEFORE = "“We are done waiting,” said Mayor Ruth Okafor. Dan Pell said the bridge would close. It rained.\n"
AFTER = "“We are done waiting,” said Mayor Ruth Okafor. Dan Pell said the bridge would close in June.\n"


@pytest.fixture
def changed(tmp_path: Path, place: str) -> Path:
    path = tmp_path / "bridge.txt"
    for text in (BEFORE, AFTER):
        path.write_text(text)
        said("add", path, "--desk", place)
    return path


def test_a_difference_in_words(changed: Path, place: str) -> None:
    lines = said("diff", changed, "--desk", place).splitlines()
    assert lines[0] == str(changed)
    assert lines[1].startswith("from version 1, article 1, seen 20")
    assert lines[2].startswith("to version 2, article 2, seen 20")
    assert lines[4] == "~ Dan Pell · said (reworded; statement 2 -> 4)"
    assert lines[5] == "    the bridge would close {+in June+}"
    assert lines[7] == "1 statement unchanged; in the whole text 3 words added, 3 removed"


def test_a_difference_backwards_is_the_other_way_round(changed: Path, place: str) -> None:
    assert "the bridge would close [-in June-]" in said("diff", changed, "--from", "2", "--to", "1", "--desk", place)
    assert "2 statements unchanged" in said("diff", changed, "--from", "1", "--to", "1", "--desk", place)


def test_a_difference_as_json(changed: Path, place: str) -> None:
    found = json.loads(said("diff", changed, "--format", "json", "--desk", place))
    assert found["address"] == str(changed)
    assert (found["from"]["version"], found["to"]["version"], found["unchanged"]) == (1, 2, 1)
    assert (found["words_added"], found["words_gone"]) == (3, 3)
    (change,) = found["changes"]
    assert (change["change"], change["reworded"], change["speaker"], change["status"]) == ("changed", True, None, [])
    assert change["before"]["content_text"] == "the bridge would close"
    assert change["after"]["content_text"] == "the bridge would close in June"
    assert change["after"]["speaker"] == "Dan Pell"
    assert [AFTER[start:end] for start, end in change["after"]["content"]] == ["the bridge would close in June"]


def test_a_difference_as_a_page(changed: Path, place: str, tmp_path: Path) -> None:
    target = tmp_path / "diff.html"
    assert said("diff", changed, "--format", "html", "--output", target, "--desk", place) == ""
    assert "the bridge would close <ins>in June</ins>" in target.read_text("utf-8")


def test_two_files_and_two_articles_are_compared(changed: Path, place: str, tmp_path: Path) -> None:
    one, two = file(tmp_path, "one.txt", BEFORE), file(tmp_path, "two.txt", AFTER.replace("“", '"').replace("”", '"'))
    files = said("diff", one, two)
    words = " ".join(files.split())
    head = f"{one} and {two} from {one}: untitled to {two}: untitled ~ Dan Pell · said (reworded) the"
    assert "".join(files.split()).startswith("".join(head.split()))  # long names of files are broken
    assert "the bridge would close {+in June+} 1 statement unchanged; in the whole text 3 words added, 3" in words
    numbers = said("diff", "1", "2", "--desk", place).splitlines()
    assert numbers[0] == "article 1 and article 2" and numbers[4] == "~ Dan Pell · said (reworded; statement 2 -> 4)"
    mixed = json.loads(said("diff", "2", one, "--format", "json", "--desk", place))
    assert (mixed["from"]["number"], mixed["to"]["number"], mixed["to"]["location"]) == (2, None, str(one))
    assert mixed["changes"][0]["before"]["statement"] == 4 and mixed["changes"][0]["after"]["statement"] is None
    with pytest.raises(UsageError, match="--from and --to choose versions of one address"):
        ran("diff", one, two, "--from", "1")
    with pytest.raises(DeskError, match="no article 9"):
        ran("diff", "9", one, "--desk", place)


def test_no_difference_where_there_is_one_version(tmp_path: Path, place: str) -> None:
    path = file(tmp_path, "1.txt", BEFORE)
    said("add", path, "--desk", place)
    with pytest.raises(DeskError, match="version 1 is the first of"):
        ran("diff", path, "--desk", place)
    with pytest.raises(DeskError, match=r"nothing from https://a\.example/ in this desk"):
        ran("diff", "https://a.example/", "--desk", place)
