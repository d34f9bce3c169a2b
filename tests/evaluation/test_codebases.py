"""Measures of a codebase, on one small enough to count by hand."""

from pathlib import Path

import pytest

from evaluation.codebases import measure, rows, table

SOURCE = '''"""A module."""


def load(path, limit=None):
    """Load a file.

    Raises:
        ValueError: it is empty.
    """
    one = _clean(path)
    return _clean(one)


def save(path):
    return _only_here(path)


def _clean(path):
    return path


def _only_here(path):
    return path
'''


@pytest.fixture
def codebase(tmp_path: Path) -> Path:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "files.py").write_text(SOURCE)
    (tmp_path / "small" / "more.py").write_text("def save(self, a, b):\n    pass\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_files.py").write_text("\n" * 12)
    return tmp_path


def test_a_small_codebase_is_counted_as_by_hand(codebase: Path) -> None:
    small = measure(codebase / "small", codebase / "tests")
    assert small.modules == [23, 2]
    assert small.functions == [8, 2, 2, 2, 2]
    assert small.parameters == [2, 1, 1, 1, 2]
    assert (small.private, small.private_used_once) == (2, 1)
    assert (small.public, small.public_documented, small.public_naming_errors) == (3, 1, 1)
    assert {name for name, count in small.public_names.items() if count > 1} == {"save"}
    assert (small.vague, small.test_lines) == (1, 12)


def test_a_table_has_a_column_for_each_codebase(codebase: Path) -> None:
    small = measure(codebase / "small")
    lines = table([small, small]).splitlines()
    assert lines[0] == "| | small | small |"
    assert len(lines) == 2 + len(list(rows(small)))
    assert all(line.count("|") == 4 for line in lines)


def test_a_folder_without_python_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no Python module"):
        measure(tmp_path)
