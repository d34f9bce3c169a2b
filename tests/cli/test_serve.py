"""``sayso serve``: what it says, what it opens, and to whom it may be open."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from typer.testing import CliRunner

from sayso.cli import app
from sayso.cli import serve as module
from sayso.web.accounts import Users

RUNNER = CliRunner()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """What uvicorn and the browser were asked for, instead of a server that runs."""
    asked: dict[str, Any] = {}
    monkeypatch.setattr(module, "data_folder", lambda: tmp_path)
    monkeypatch.setattr(uvicorn, "run", lambda app, **given: asked.update(given, app=app))
    monkeypatch.setattr(webbrowser, "open", lambda address: asked.update(opened=address))
    monkeypatch.setattr(module, "Timer", lambda _, function, given: _Now(function, given))
    return asked


class _Now:
    """A timer that waits for nothing."""

    def __init__(self, function: Any, given: list[str]) -> None:
        self._function, self._given = function, given

    def start(self) -> None:
        self._function(*self._given)


def test_it_says_its_address_and_opens_it_where_asked(started: dict[str, Any], tmp_path: Path) -> None:
    desk = tmp_path / "city.db"
    done = RUNNER.invoke(app, ["serve", "--desk", str(desk), "--port", "9000"])
    assert done.exit_code == 0, done.output
    assert f"The desk {desk} is at http://127.0.0.1:9000/" in done.output.replace("\n", "")
    assert started["host"] == "127.0.0.1" and "opened" not in started
    RUNNER.invoke(app, ["serve", "--desk", str(desk), "--open"])
    assert started["opened"] == "http://127.0.0.1:8765/"


def test_another_address_needs_users(started: dict[str, Any], tmp_path: Path) -> None:
    command = ["serve", "--desk", str(tmp_path / "city.db"), "--host", "0.0.0.0"]
    refused = RUNNER.invoke(app, command)
    assert refused.exit_code != 0 and not started
    Users(tmp_path / "web" / "users.json").add("ruth", "a long password", "administer")
    assert RUNNER.invoke(app, command).exit_code == 0 and started["host"] == "0.0.0.0"
    shared = started["app"].state.newsroom
    assert shared.sessions.new().user is None, "whoever does not log in is nobody"
