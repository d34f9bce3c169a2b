"""Inputs from a list, and settings from options, as a person gives them to the commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.cli.inputs import all_inputs
from sayso.errors import UsageError

TEXTS = {"a b.txt": "“We are done waiting,” said Mayor Ruth Okafor.", "c.txt": "Okafor said the port would close."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n", "\0"])
def test_paths_are_read_from_standard_input(folder: Path, between: str) -> None:
    lines = "".join(f"{folder / name}{between}" for name in TEXTS)
    done = CliRunner().invoke(app, ["read", "--from-file", "-", "-f", "jsonl", "--workers", "1"], lines)
    assert done.exit_code == 0, done.output
    assert [json.loads(line)["article"]["text"] for line in done.stdout.splitlines()] == list(TEXTS.values())


def test_paths_are_read_from_a_file_behind_the_arguments(folder: Path) -> None:
    (folder / "list").write_text(f"{folder / 'c.txt'}\n", "utf-8")
    words = ["add", str(folder / "a b.txt"), "--from-file", str(folder / "list"), "--desk", str(folder / "a.db")]
    done = CliRunner().invoke(app, [*words, "--workers", "1"])
    assert (done.exit_code, done.stdout) == (0, "2 added\n"), done.output


@pytest.mark.parametrize(
    ("arguments", "listed", "says"),
    [
        (None, None, "no input is given: give paths or addresses"),
        (["-"], "-", "standard input cannot be an article and the list of inputs"),
        (None, "empty", "empty has no paths or addresses: write one per line"),
    ],
)
def test_a_list_that_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str] | None, listed: str | None, says: str
) -> None:
    monkeypatch.chdir(folder)
    (folder / "empty").write_text("\n\n")
    with pytest.raises(UsageError, match=says):
        all_inputs(arguments, listed)


def test_a_setting_is_given_by_file_environment_and_option(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "own.toml").write_text("workers = 2\n")

    def workers(*options: str) -> tuple[object, object]:
        done = CliRunner().invoke(app, [*options, "settings", "--format", "json"], catch_exceptions=False)
        (row,) = (row for row in json.loads(done.stdout) if row["name"] == "workers")
        return row["value"], row["origin"]

    config = ("--config", str(folder / "own.toml"))
    assert workers() == (0, "default") and workers(*config) == (2, "file")
    monkeypatch.setenv("SAYSO_WORKERS", "3")
    assert workers(*config) == (3, "environment")
    assert workers(*config, "--set", "workers=4") == (4, "option")
    assert workers() == (3, "environment")
    text = CliRunner().invoke(app, [*config, "settings"]).stdout
    assert "workers = 3  (environment)\n    SAYSO_WORKERS: processes that read" in text


@pytest.mark.parametrize(
    ("option", "says"), [("workers", "--set 'workers' has no value"), ("worker=1", "there is no setting 'worker'")]
)
def test_a_setting_that_is_none(option: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        CliRunner().invoke(app, ["--set", option, "settings"], catch_exceptions=False)
