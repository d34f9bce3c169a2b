"""The difference between two versions of an article: in the terminal, as plain values, and as a page."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from io import StringIO
from typing import Any, TypeVar

from rich.console import Console

from sayso.desk.records import Statement, StoredArticle
from sayso.desk.search.diff import Change, Difference, Version
from sayso.views.desk.diff import page, plain, show

Record = TypeVar("Record")
HOSTILE = "<script>alert(1)</script>\x1b]0;owned\x07 & “done”"


def record(type_: type[Record], /, **values: Any) -> Record:
    """A record with these values, and None for all others."""
    return type_(**{field.name: values.get(field.name) for field in fields(type_)})  # type: ignore[arg-type]


def statement(content: str, source: str = "Dan Pell", **values: Any) -> Statement:
    values = {"factuality": "actual", "polarity": "affirmed", "kind": "indirect", "cue_text": "said", **values}
    return record(Statement, content_text=content, source_text=source, **values)


def difference(*changes: Change, title: str | None = "Bridge to close") -> Difference:
    before, after = (
        Version(number, f"2026-02-0{number}T10:00:00+00:00", record(StoredArticle, hash="a" * 64, title=title))
        for number in (1, 2)
    )
    return Difference("https://herald.example/bridge", before, after, changes, 1, 3, 1_200)


REWORDED = Change("changed", statement("the bridge would close"), statement("the bridge would close in June"), True)
ADDED = Change("added", None, statement("it snowed", source="", cue_text=""))
GONE = Change("gone", statement("it rained", source="Ruth Okafor"), None)
DENIED = Change(
    "changed",
    statement("the span is safe"),
    statement("the span is safe", factuality="negated", type="belief"),
    speaker=("Dan Pell", None),
    status=(("factuality", "actual", "negated"), ("type", None, "belief")),
)


def shown(value: Difference) -> list[str]:
    out = StringIO()
    show(value, Console(file=out, width=100))
    return out.getvalue().splitlines()


def test_changed_words_are_marked_in_the_terminal() -> None:
    assert shown(difference(REWORDED)) == [
        "https://herald.example/bridge",
        "from version 1, seen 2026-02-01 10:00: Bridge to close",
        "to version 2, seen 2026-02-02 10:00: Bridge to close",
        "",
        "~ Dan Pell · said (reworded)",
        "    the bridge would close {+in June+}",
        "",
        "1 statement unchanged; in the whole text 3 words added, 1,200 removed",
    ]


def test_added_and_removed_statements_stand_whole() -> None:
    lines = shown(difference(ADDED, GONE))
    assert lines[4:6] == ["+ speaker unknown", "    it snowed"]
    assert lines[7:9] == ["- Ruth Okafor · said", "    it rained"]


def test_a_change_of_standing_speaker_and_type_is_named() -> None:
    line = shown(difference(DENIED))[4]
    assert line == "~ Dan Pell · said (speaker: Dan Pell -> unknown; said -> did not say; type: unknown -> belief)"


def test_plain_values_keep_their_keys() -> None:
    values = json.loads(json.dumps(plain(difference(DENIED, title=None))))
    assert (values["from"]["version"], values["to"]["title"], values["words_gone"]) == (1, None, 1_200)
    (change,) = values["changes"]
    assert change["status"][0] == {"field": "factuality", "before": "actual", "after": "negated"}
    assert change["after"]["factuality"] == "negated" and change["speaker"] == ["Dan Pell", None]


def test_the_page_marks_insertions_and_deletions() -> None:
    html = page(difference(REWORDED, GONE))
    assert html.startswith("<!DOCTYPE html>") and "<title>Bridge to close · Sayso</title>" in html
    assert "the bridge would close <ins>in June</ins>" in html
    assert re.findall(r'class="change (\w+)"', html) == ["changed", "gone"]
    assert '<a href="https://herald.example/bridge"' in html
    assert page(difference(Change("changed", REWORDED.after, REWORDED.before, True))).count("<del>in June</del>") == 1


def test_no_words_break_the_page_or_steer_the_terminal() -> None:
    value = difference(Change("added", None, statement(HOSTILE, source=HOSTILE, cue_text=HOSTILE)), title=HOSTILE)
    html = page(value)
    assert "<script>" not in html and "\x1b" not in html and "\x07" not in html
    assert not any(letter in "\n".join(shown(value)) for letter in "\x1b\x07")


def test_a_page_without_changes_says_so() -> None:
    assert "No statement was added, removed or changed." in page(difference())
