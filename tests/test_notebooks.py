"""A reading in a notebook: as a table of pandas, as words, as a page in a frame."""

from __future__ import annotations

import builtins
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.api.records import ActorRecord, Page
from sayso.errors import UsageError
from sayso.views.reading.page import page
from tests.desk.judgements.test_corrections import TEXT, reading


def test_the_words_of_an_attribution() -> None:
    whole = reading()
    attribution = whole.attributions[0]
    assert attribution.text(whole) == " ... ".join(TEXT[start:end] for start, end in attribution.content)
    assert attribution.text(whole, "source") == " ... ".join(TEXT[start:end] for start, end in attribution.source)
    assert attribution.text(whole, "cue") in TEXT


def test_the_speaker_of_an_attribution() -> None:
    whole = reading()
    for attribution in whole.attributions:
        speaker = whole.speaker(attribution)
        assert (speaker and speaker.id) == attribution.speaker
    assert whole.actor("nobody") is None


def test_a_table_has_a_row_for_each_attribution() -> None:
    whole = reading()
    table = whole.to_dataframe()
    assert list(table["id"]) == [attribution.id for attribution in whole.attributions]
    assert list(table["content"]) == [attribution.text(whole) for attribution in whole.attributions]
    assert table["speaker"][0] == "Ruth Okafor" and table["naming"][0] == "named"
    empty = whole.model_copy(update={"attributions": ()}).to_dataframe()
    assert len(empty) == 0 and list(empty.columns) == list(table.columns)


def test_without_pandas_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def refuse(name: str, *more: Any, **named: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return load(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(UsageError, match=r"needs the package pandas: install it: pip install 'sayso\[pandas\]'"):
        reading().to_dataframe()


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    shown = reading()._repr_html_()
    framed = re.fullmatch(r'<iframe sandbox title="[^"]+" srcdoc="([^"]*)" style="[^"]+"></iframe>\n', shown)
    assert framed and unescape(framed[1]) == page([reading()])


def test_a_notebook_shows_a_page_of_a_list_as_a_table() -> None:
    actor = ActorRecord(
        id=3, name="<b>Roe</b>", kind="person", role=None, party=None, state=None, articles=1, statements=2
    )
    shown = Page[ActorRecord](items=(actor,), total=9)._repr_html_()
    assert "<caption>1 of 9</caption>" in shown and "&lt;b&gt;Roe&lt;/b&gt;" in shown and "<b>" not in shown
    assert list(Page[ActorRecord](items=(actor,), total=9).to_dataframe()["id"]) == [3]


@pytest.mark.parametrize(
    "text", ["draft.txt", "archive/story.html", "/home/roe/draft.txt", "https://herald.example/story", "~/a/b.pdf"]
)
def test_a_text_that_looks_like_a_path_is_read_with_a_warning(text: str) -> None:
    with pytest.warns(UserWarning, match="looks like a path or an address, and is read as a text"):
        assert sayso.read(text).article.text == text


@pytest.mark.parametrize("text", ["", "He left.", "Mr.Roe", "“No.”", "No comment", "3.5", "Roe said: see draft.txt"])
def test_a_text_that_does_not_look_like_a_path_is_read_without_one(text: str) -> None:
    assert sayso.read(text).article.text == text


@pytest.mark.parametrize("given", [None, 3, b"He left.", ["He left."]])
def test_what_is_no_text_is_a_usage_error(given: Any) -> None:
    with pytest.raises(UsageError, match=f"sayso.read takes no {type(given).__name__}: give a text"):
        sayso.read(given)


def test_a_desk_is_opened_from_the_package(tmp_path: Path) -> None:
    place = str(tmp_path / "a.db")
    code = f"import sayso\nwith sayso.open_desk({place!r}) as desk:\n    print(desk, desk.articles().total)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == f"<sayso desk {place}> 0\n"
