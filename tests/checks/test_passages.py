"""The passage that a row of words is most like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.checks.passages import nearest
from sayso.checks.sources import SourceDocument, SourceIndex

TEXT = "the roof was safe in March and the roof was not safe in April but nobody told the mayor of the town"


def laid(words: str, text: str = TEXT) -> tuple[str, list[tuple[str, str]]]:
    """The passage, and what differs: the words of the row, and those in their place."""
    index = SourceIndex([SourceDocument.named("a", text)])
    row = [index.number(word) for word in words.lower().split()]
    passage = nearest(row, index)
    assert passage is not None

    def original(first: int, last: int) -> str:
        return text[slice(*index.span(first, last))] if first < last else ""

    changes = [
        (" ".join(words.split()[slice(*change.quoted)]), original(*change.original))
        for change in passage.changes
        if change.kind != "equal"
    ]
    return original(passage.first, passage.last), changes


def test_a_word_in_place_of_another() -> None:
    assert laid("nobody informed the mayor") == ("nobody told the mayor", [("informed", "told")])


def test_words_that_are_left_out() -> None:
    assert laid("the roof was safe in April") == ("the roof was not safe in April", [("", "not")])


def test_words_at_an_edge_that_are_not_there() -> None:
    assert laid("nobody told the mayor anything") == ("nobody told the mayor", [("anything", "")])


def test_words_far_away_do_not_count() -> None:
    passage, _ = laid("told the mayor of the roof")
    assert passage == "told the mayor of the"


def test_no_word_no_passage() -> None:
    index = SourceIndex([SourceDocument.named("a", TEXT)])
    assert nearest([index.number("zebra")], index) is None


@given(st.integers(0, 20), st.integers(1, 20))
def test_a_part_of_a_text_is_found_in_it(start: int, count: int) -> None:
    words = TEXT.split()[start : start + count]
    if words:
        passage, changes = laid(" ".join(words))
        assert passage.split() == words and changes == []
