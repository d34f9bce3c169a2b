"""Forms of a statement, made into changes: only what is given and differs, places counted as the page shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.api.desk import Desk, open_desk
from sayso.errors import UsageError
from sayso.web.deciding import Decision, changes, lines, narrowed, spans
from tests.web.conftest import VOTE


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("deciding")
    opened = open_desk(folder / "desk.db")
    opened.add(sayso.read(VOTE))
    return opened


def changed(desk: Desk, **fields: Any) -> dict[str, Any]:
    record = next(row for row in desk.statements(1) if "done waiting" in row.content)
    return dict(changes(Decision(action="change", **fields), record, desk.article(1).reading))


def test_only_what_is_given_and_differs_is_changed(desk: Desk) -> None:
    assert changed(desk, kind="indirect") == {"kind": "indirect"}
    assert changed(desk, speaker="Bo Farrow") == {"speaker": "Bo Farrow"}
    assert changed(desk, nobody=True) == {"speaker": None}
    with pytest.raises(UsageError, match="nothing was changed"):
        changed(desk, kind="direct", factuality="actual")


def test_how_somebody_is_named_counts_only_for_somebody_new(desk: Desk) -> None:
    assert changed(desk, speaker="Bo Farrow", naming="role") == {"speaker": "Bo Farrow"}
    assert changed(desk, speaker="the ferry", naming="role") == {"speaker": "the ferry", "naming": "role"}


def test_a_whole_form_changes_what_differs_from_the_statement(desk: Desk) -> None:
    record = next(row for row in desk.statements(1) if "done waiting" in row.content)
    text = desk.article(1).reading.article.text
    whole = {part: "\r\n".join(lines(text, getattr(record.spans, part))) for part in ("source", "cue", "content")}
    form = {"whole": True, "speaker": record.speaker, **whole}
    with pytest.raises(UsageError, match="nothing was changed"):
        changed(desk, **form)
    assert changed(desk, **form | {"cue": ""}) == {"cue": []}
    assert changed(desk, **form | {"source": "Ruth Okafor"}) == {"source": ["Ruth Okafor"]}
    assert changed(desk, **form | {"speaker": ""}) == {"speaker": None}


@pytest.mark.parametrize(
    ("text", "places", "words"),
    [
        ("🎉 we did it", "2-4", ["we"]),
        ("a\r\nb c", "2-3", ["b"]),
        ("a\r\nb c", "0-3", ["a\r\nb"]),
        ("a\rb", "2-3", ["b"]),
        ("one two three", "3-8", ["two"]),
        ("one two three", "0-3 8-13", ["one", "three"]),
    ],
)
def test_places_of_a_page_are_spans_of_the_text(text: str, places: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, places)] == words


@pytest.mark.parametrize("places", ["3-2", "0-99", "5-6", "7-7"])
def test_places_without_words_are_refused(places: str) -> None:
    with pytest.raises(UsageError):
        spans("one  \n two", places) if places != "5-6" else spans("one     two", places)


def test_one_goes_back_to_the_same_list_and_nowhere_else() -> None:
    assert narrowed("only=unnamed&below=0.5") == "?only=unnamed&below=0.5"
    assert narrowed("") == narrowed("a=\r\nLocation: //evil.example") == ""
