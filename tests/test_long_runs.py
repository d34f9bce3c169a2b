"""Texts that once took minutes are read at once, each within a limit of processor time."""

import pytest

from sayso.intake.feed_entries import _line
from sayso.intake.html import _STOPPED
from sayso.intake.pdf import _joined
from sayso.reading.attributions.boundaries import _IS_NAME


def test_capitals_in_a_title() -> None:
    assert not _IS_NAME.fullmatch("“" + "NO" * 5000 + "!?”")
    assert _IS_NAME.fullmatch("“Fresh Start,”")
    assert _IS_NAME.fullmatch("as “The Mill of the North”")


def test_marks_at_the_end_of_a_line() -> None:
    assert not _STOPPED.search("." * 50_000 + "x")
    assert _STOPPED.search("He left... (“Good.”) ")
    assert not _STOPPED.search("He left, (“Good”) ")


def test_less_than_signs_in_a_feed() -> None:
    assert _line("&lt;" * 100_000) == "<" * 100_000
    assert _line("a <b>c</b> < d" + " <" * 50_000) == "a c < d" + " <" * 50_000


@pytest.mark.parametrize("words", [{}, {"government": 1}])
def test_broken_words_of_a_page(words: dict[str, int]) -> None:
    from collections import Counter

    known = Counter(words)
    joined = [
        (["the govern-", "ment said"], "the government said" if words else "the govern-ment said"),
        (["a well-", "known town—", "its mill", "and/", "or"], "a well-known town—its mill and/or"),
        (["go\u00ad", "ing on"], "going on"),
        (["ab-"] * 40_000, "ab-" * 40_000),
    ]
    for lines, text in joined:
        assert _joined(lines, known, {1: 0}) == (text, ((1, 0),))
