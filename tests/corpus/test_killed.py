"""A run that is killed at any moment, and given again, ends in the tables of an undisturbed run."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.killed_corpora import KINDS, command, finish, kill, parts, write_articles


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


@pytest.mark.parametrize(("kind", "after"), [*zip(KINDS, (2.2, 2.6, 1.8), strict=True)])
def test_the_tables_are_those_of_an_undisturbed_run(
    source: Path, expected: dict[str, bytes], tmp_path: Path, kind: str, after: float
) -> None:
    arguments = command(source, tmp_path / "archive")
    kill(arguments, kind, after)
    finish(arguments)
    assert len(expected) == 20 and parts(tmp_path / "archive") == expected
