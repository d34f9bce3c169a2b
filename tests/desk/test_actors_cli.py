"""``sayso actors`` on a desk, as a person types it."""

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.desk.store import open_desk
from sayso.errors import DeskError, UsageError
from tests.desk.articles import actor, article


@pytest.fixture
def place(made_place: str) -> str:
    with open_desk(made_place) as desk, desk.writer() as writer:
        writer.keep(article("one", [actor(1, "Ruth Okafor", role="Mayor")]))
        writer.keep(article("two", [actor(1, "Ruth Okafor"), actor(2, "Amos Pike")]))
    return made_place


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["actors", *words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_list_and_show(place: str) -> None:
    assert "2 statements      2 articles  Ruth Okafor, Mayor" in run("list", "okafor", "--desk", place)
    assert "no actor matches." in run("list", "brandt", "--desk", place)
    shown = run("show", "1", "--desk", place)
    assert "the first of this entry" in shown and "full name +26, prior -10" in shown


def test_merge_split_undo(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_AUTHOR", "Ada")
    assert "no actors were merged or split." in run("judgements", "--desk", place)
    said = run("merge", "1", "2", "--reason", "a pen name", "--desk", place)
    assert said == "judgement 1: Ruth Okafor and Amos Pike are merged as actor 1\n"
    assert "also: Amos Pike" in run("list", "--desk", place)
    said = run("split", "1", "--name", "Amos Pike", "--reason", "no, it is not", "--author", "Bo", "--desk", place)
    assert said.startswith("judgement 2: Amos Pike is split off as actor ")
    assert run("undo", "2", "--desk", place) == "judgement 2: undone\n"
    told = run("judgements", "--desk", place)
    assert "merge  1 Ruth Okafor, 2 Amos Pike  Ada" in told and "a pen name" in told and "undone" in told
    with pytest.raises(DeskError, match="judgement 2 was undone already"):
        run("undo", "2", "--desk", place)


def test_what_is_missing_is_said(place: str) -> None:
    with pytest.raises(UsageError, match="nothing to split off"):
        run("split", "1", "--reason", "so", "--desk", place)
    with pytest.raises(DeskError, match="a judgement without a reason"):
        run("merge", "1", "2", "--reason", " ", "--desk", place)
    with pytest.raises(DeskError, match="no actor 99"):
        run("show", "99", "--desk", place)
