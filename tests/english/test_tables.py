"""Tables are loaded once, and say what is wrong with a row or a name of a category."""

from pathlib import Path
from typing import Any

import pytest

from sayso.english import tables
from sayso.english.tables import Table, load

ROWS: list[dict[str, Any]] = [
    {"is": "person kin", "words": "aunt uncle", "gender": "f"},
    {"is": "person", "words": ["chief of staff"], "number": 2},
    {"is": "refused", "patterns": "\n    declin\\w* to\n    ha[sd] yet to\n"},
    {"is": "refused short", "patterns": "nothing"},
]


def test_words_and_columns() -> None:
    table = Table("made", ROWS)
    assert table.categories == {"person", "kin", "refused", "short"}
    assert table.words("kin") == {"aunt", "uncle"}
    assert table.words("person", "kin") == {"aunt", "uncle", "chief of staff"}
    assert table.listed("person") == ("aunt", "uncle", "chief of staff")
    assert table.mapping("person", "gender", str) == {"aunt": "f", "uncle": "f"}
    assert table.mapping("person", "number", int) == {"chief of staff": 2}


def test_patterns() -> None:
    table = Table("made", ROWS)
    assert table.alternatives("refused") == r"declin\w*\s+to|ha[sd]\s+yet\s+to|nothing"
    assert table.pattern("refused").search("She DECLINED  to say")
    assert not table.pattern("short").search("She said nothings")
    assert table.pattern("short", before="^", behind="$").search("nothing")


def test_a_misspelt_category_is_an_error() -> None:
    table = Table("made", ROWS)
    with pytest.raises(KeyError, match=r"made\.toml has no category persons"):
        table.words("persons")
    with pytest.raises(KeyError, match="no category kim"):
        table.pattern("refused", "kim")
    with pytest.raises(TypeError, match="number = 2 is not str"):
        table.mapping("person", "number", str)


def test_a_file_is_loaded_once() -> None:
    assert load("nouns") is load("nouns")


@pytest.mark.parametrize("text", ["[[row]\n", "", '[[row]]\nwords = "aunt"\n'])
def test_a_faulty_file_is_an_error(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "faulty.toml").write_text(text, "utf-8")
    monkeypatch.setattr(tables, "DATA", tmp_path)
    with pytest.raises(ValueError, match=r"faulty\.toml"):
        load("faulty")
