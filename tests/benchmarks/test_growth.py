"""Made-up texts of any length, and what is measured on them."""

import pytest

from benchmarks.growth import Lap, figures, news, transcript


@pytest.mark.parametrize("words", [1, 500, 2_000])
def test_news_has_at_least_the_words_asked_for_and_little_more(words: int) -> None:
    assert words <= len(news(words).split()) < words + 150
    assert news(words) == news(words)


def test_news_brings_in_new_people_without_end() -> None:
    said = [line.split(",")[0] for line in news(20_000).splitlines() if "said on Monday" in line]
    assert len(said) > 100 and len(set(said)) == len(said)


def test_a_transcript_has_the_turns_asked_for() -> None:
    opening, *turns = transcript(50).split("\n\n")
    assert opening.startswith("The committee") and len(turns) == 50
    assert {turn.split(":")[0] for turn in turns} >= {"THE CHAIRMAN", "MR. HALE"}


def test_the_table_compares_the_longest_text_with_the_shortest() -> None:
    rows = figures("words", [Lap(1_000, 5.0, 0.5), Lap(10_000, 50.0, 5.0), Lap(100_000, 500.0, 100.0)])
    assert [row.name for row in rows[:3]] == ["1,000 words", "10,000 words", "100,000 words"]
    assert [row.value for row in rows] == [100.0, 100.0, 200.0, 2.0]
    assert rows[-1].verdict == "MISSED"
    assert figures("turns", [Lap(100, 5.0, 0.5), Lap(4_000, 200.0, 22.0)])[-1].verdict == "OK"
