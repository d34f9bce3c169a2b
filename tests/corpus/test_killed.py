"""A run that is killed at any moment, and given again, ends in the tables of an undisturbed run."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from evaluation.killed_corpora import KINDS, command, kill, parts, write_articles
from tests.forking import sayso


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("killed") / "articles.jsonl"
    write_articles(path, 8)
    return path


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("whole") / "archive"
    finish(command(source, out))
    return parts(out)


def finish(arguments: list[str]) -> None:
    assert sayso(*arguments[arguments.index("sayso") + 1 :]).returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_are_those_of_an_undisturbed_run(
    source: Path, expected: dict[str, bytes], tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "archive"
    arguments = command(source, out)

    def wait() -> None:
        """Wait until a shard is kept, and others are not."""
        end = time.monotonic() + 60
        while not parts(out) and time.monotonic() < end:
            time.sleep(0.01)

    kill(arguments, kind, wait)
    finish(arguments)
    assert len(expected) == 20 and parts(out) == expected
