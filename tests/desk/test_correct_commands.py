"""``sayso correct`` and ``sayso corrections`` as a person uses them."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.desk.store import open_desk
from sayso.errors import DeskError, UsageError
from sayso.export.training import CorrectedArticle
from tests.desk.judgements.test_corrections import TEXT, reading


@pytest.fixture
def place(made_place: str) -> str:
    with open_desk(made_place) as desk, desk.writer() as writer:
        writer.keep(reading(), None)
    return made_place


def run(*words: str) -> str:
    done = CliRunner().invoke(app, [*words], catch_exceptions=False)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def test_correct_list_undo_export(place: str, tmp_path: Path) -> None:
    desk = ("--desk", place, "--author", "ana")
    assert run("corrections", "list", *desk[:2]) == "no corrections yet: see sayso correct --help.\n"
    said = run("correct", "1", "--factuality", "negated", "--speaker", "unknown", "--reason", "she rang", *desk)
    assert said == "1: speaker unknown: the bridge was safe (indirect, assertion, negated, affirmed, changed)\n"
    assert "accepted" in run("correct", "2", "--accept", *desk)
    assert run("correct", "3", "--delete", *desk) == "3: deleted\n"
    added = run(
        "correct", "--add", "1", "--content", "“No comment,”", "--cue", "[[said]] Pike", "--speaker", "lena pike", *desk
    )
    assert added == "5: Lena Pike: “No comment,” (direct, assertion, actual, affirmed, added)\n"
    listed = run("corrections", "list", *desk[:2]).splitlines()
    assert listed[0].startswith("1  article 1  change a1: speaker, factuality  ana 20")
    assert listed.pop() == "4 corrections"
    assert [line.rsplit("  ", 1)[1] for line in listed] == ["holds"] * 4 and "(she rang)" in listed[0]
    assert "undone 20" in run("corrections", "undo", "2", *desk[:2])

    out = tmp_path / "training.jsonl"
    run("corrections", "export", "-o", str(out), *desk[:2])
    (line,) = out.read_text("utf-8").splitlines()
    one = CorrectedArticle.model_validate_json(line)
    assert json.loads(line)["schema"] == "sayso/corrected/1"
    assert one.machine == reading().attributions and one.article.text == TEXT
    assert one.checked == {"a1": "changed", "c1": "added"} and one.deleted == ("a3",)
    assert [deed.action for deed in one.corrections] == ["change", "delete", "add"]
    assert one.corrections[0].was == {"speaker": "Ruth Okafor", "factuality": "actual"}
    for told in one.corrected:
        assert all(0 <= start < end <= len(TEXT) for start, end in (*told.source, *told.cue, *told.content))


@pytest.mark.parametrize(
    ("words", "error", "says"),
    [
        (["1"], UsageError, "give a statement with"),
        (["1", "--accept", "--delete"], UsageError, "give a statement with"),
        (["--add", "1"], UsageError, "give a statement with"),
        (["--add", "1", "--speaker", "Lena Pike"], UsageError, "needs a content"),
        (["--add", "7", "--content", "x"], DeskError, "no article 7"),
        (["1", "--factuality", "actual"], UsageError, "changes nothing: of statement 1, factuality is actual already"),
        (["change", "1", "--speaker", "Ruth Okafor", "--naming", "anonymous"], UsageError, "would do nothing"),
        (["change", "1"], UsageError, "nothing to change: give a new value, .* sayso correct accept 1"),
        (["add", "1"], UsageError, "needs a content"),
        (["99", "--accept"], DeskError, "no statement 99"),
        (["1", "--parent", "x"], UsageError, "not the number of a statement"),
    ],
)
def test_what_cannot_be_done_is_said(place: str, words: list[str], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        run("correct", *words, "--desk", place)
    assert run("corrections", "list", "--desk", place).startswith("no corrections yet")


def test_each_correction_is_a_command_of_its_own(place: str) -> None:
    desk = ("--desk", place, "--author", "ana")
    assert run("correct", "accept", "2", *desk).endswith("accepted)\n")
    changed = run("correct", "change", "1", "--factuality", "negated", "--speaker", "unknown", *desk)
    assert changed == "1: speaker unknown: the bridge was safe (indirect, assertion, negated, affirmed, changed)\n"
    assert run("correct", "delete", "3", *desk) == "3: deleted\n"
    added = run(
        "correct", "add", "1", "--content", "“No comment,”", "--cue", "[[said]] Pike", "--speaker", "lena pike", *desk
    )
    assert added == "5: Lena Pike: “No comment,” (direct, assertion, actual, affirmed, added)\n"
    listed = json.loads(run("corrections", "list", "-f", "json", *desk[:2]))
    assert [correction["action"] for correction in listed] == ["accept", "change", "delete", "add"]
    commands = run("correct", "--help").split("Commands:\n")[1].split("\n\n")[0]
    assert [line.split()[0] for line in commands.splitlines()] == ["accept", "change", "delete", "add", "act"]


def test_an_article_is_listed_and_shown_with_its_corrections_and_numbers(place: str) -> None:
    desk = ("--desk", place)
    listed = run("articles", *desk)
    assert listed.startswith("     1  no date  ") and listed.endswith("1 article\n") and "4 statements, " in listed
    (record,) = json.loads(run("articles", "-f", "json", *desk))
    assert record["id"] == 1 and record["statements"] == 4 and record["corrections"] == 0
    assert run("articles", "-f", "csv", *desk).splitlines()[0] == ",".join(record)
    assert "no articles match" in run("articles", "--text", "zebra", *desk)
    run("correct", "change", "1", "--factuality", "negated", "--author", "ana", *desk)
    run("correct", "delete", "3", "--author", "ana", *desk)
    shown = run("show", "1", *desk)
    blocks = re.findall(r"^ *(\d+)  \S", shown, re.MULTILINE)
    assert sorted(blocks) == ["1", "2", "4"] and "did not say" in shown
    assert "Article 1: 3 statements, 2 corrections" in shown and "Changed by a person: statement 1." in shown
    details = json.loads(run("show", "1", "-f", "json", *desk))
    assert details["statements"] == {"a1": 1, "a2": 2, "a4": 4} and details["checked"] == {"a1": "changed"}
    factuality = {each["id"]: each["factuality"] for each in details["reading"]["attributions"]}
    assert factuality["a1"] == "negated" and "a3" not in factuality
    page = run("show", "1", "-f", "html", *desk)
    assert page.startswith("<!DOCTYPE html>") and 'id="l4"' in page and "Article 1: 3 statements" in page
    with pytest.raises(DeskError, match="the desk has no article nowhere: give a number that sayso articles lists"):
        run("show", "nowhere", *desk)
