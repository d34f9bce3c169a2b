"""Every row of every table matches its example, and not its counter-example."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from sayso.english.tables import DATA, load, patterns_of, words_of
from sayso.reading.factuality import reporting_words
from tests.english.recognisers import ROWS, Row, any_word

FILES = sorted(path.stem for path in DATA.glob("*.toml"))
# files in which a word may stand in several rows: what a rule looks for, and how nouns are related
SHARED = {"contexts", "relations", "given_names", "bodies", "reporting", "checks"}
COLUMNS = {
    "nouns": set(),
    "relations": {"singular", "plain", "woman", "man", "body", "narrower", "kind"},
    "titles": {"gender", "nouns", "office", "register", "register_gender"},
    "given_names": {"gender", "full", "in_registers"},
    "closed_classes": {"person", "stands_for", "value"},
    "calendar": set(),
    "dates": {"offset", "unit", "times", "exact", "rule"},
    "parties": {"letter"},
    "reporting": {"past"},
    "states": {"code", "short", "also", "inhabitant"},
}


def texts(row: Row, key: str) -> list[str]:
    value = row[key]
    return [value] if isinstance(value, str) else value


def matches(name: str, row: Row, text: str) -> bool:
    return ROWS.get(name, any_word)(row, text)


@pytest.mark.parametrize("name", FILES)
def test_examples(name: str) -> None:
    wrong = [
        (row["is"], text) for row in load(name).rows for text in texts(row, "example") if not matches(name, row, text)
    ]
    assert not wrong


@pytest.mark.parametrize("name", FILES)
def test_counter_examples(name: str) -> None:
    wrong = [(row["is"], text) for row in load(name).rows for text in texts(row, "not") if matches(name, row, text)]
    assert not wrong


@pytest.mark.parametrize("name", FILES)
def test_columns(name: str) -> None:
    known = {"is", "words", "patterns", "example", "not"} | COLUMNS.get(name, set())
    for row in load(name).rows:
        assert row.keys() <= known, row
        assert {"is", "example", "not"} <= row.keys(), row
        assert bool(words_of(row)) != bool(patterns_of(row)), f"{row}: either words or patterns"


@pytest.mark.parametrize("name", FILES)
def test_a_word_has_one_row(name: str) -> None:
    rows = load(name).rows
    for row in rows:
        assert len(set(words_of(row))) == len(words_of(row)), row
    if name not in SHARED:
        counted = Counter(word for row in rows for word in words_of(row))
        assert not [word for word, times in counted.items() if times > 1]


@pytest.mark.parametrize("name", FILES)
def test_words_are_in_small_letters(name: str) -> None:
    if name != "states":
        assert not [word for row in load(name).rows for word in words_of(row) if word != word.lower()]


@pytest.mark.parametrize("name", FILES)
def test_every_pattern_has_an_example(name: str) -> None:
    for row in load(name).rows:
        for pattern in patterns_of(row):
            assert any(re.search(pattern, text, re.I) for text in texts(row, "example")), pattern


def test_a_verb_has_one_row() -> None:
    for part in ("verb", "noun", "adjective"):
        rows = [row for row in load("reporting").rows if part in row["is"].split()]
        counted = Counter(word for row in rows for word in words_of(row))
        assert counted
        assert not [word for word, times in counted.items() if times > 1]


def test_every_form_of_every_verb_has_its_type() -> None:
    for row in load("reporting").rows:
        part, *categories = row["is"].split()
        for base in words_of(row) if part == "verb" else ():
            for form in (*reporting_words.forms(base), *row.get("past", "").split()):
                word = reporting_words.words()[form]
                assert word.is_verb, form
                assert word.type in categories or (word.type == "assertion" and "denial" in categories), form
