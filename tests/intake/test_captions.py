"""Captions: turns with their speakers, each word once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import NoArticleError, ReadError
from sayso.intake.captions import from_captions


def cues(*cues: str, gap: int = 0) -> bytes:
    lines = ["WEBVTT", "Kind: captions", "Language: en", "", "NOTE made by hand", ""]
    for i, words in enumerate(cues):
        start = i * (2 + gap)
        lines += [
            f"00:{start // 60:02}:{start % 60:02}.000 --> 00:{start // 60:02}:{start % 60 + 1:02}.900 align:start",
            words,
            "",
        ]
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("given_cues", "text"),
    [
        (["<v Ruth Okafor>We are done", "<v Ruth Okafor>waiting.</v>", "<v Al Finn>Are we?"],
         "Ruth Okafor: We are done waiting.\n\nAl Finn: Are we?\n"),
        ([">> RUTH OKAFOR: We are done", "waiting.", ">> AL FINN: Are we?"],
         "RUTH OKAFOR: We are done waiting.\n\nAL FINN: Are we?\n"),
        ([">> RUTH OKAFOR: We are done.", ">> Are we?"],
         "RUTH OKAFOR: We are done.\n\nUNIDENTIFIED SPEAKER: Are we?\n"),
        ([">> We are done.", ">> Are we?"], "We are done.\n\nAre we?\n"),
        (["- We are done.\n- Are we?"], "We are done.\n\nAre we?\n"),
        (["<v Ruth>We are done.\n<v Al>Are we?"], "Ruth: We are done.\n\nAl: Are we?\n"),
        (["<i>We</i> <c.yellow>are</c> <00:00:01.500>done &amp; gone."], "We are done & gone.\n"),
        (["[music]", "♪ la la ♪", "(APPLAUSE)", "We are done."], "We are done.\n"),
    ],
)  # fmt: skip
def test_turns(given_cues: list[str], text: str) -> None:
    assert from_captions(cues(*given_cues), "a.vtt").text == text


def test_rolling_captions_say_each_line_once() -> None:
    rolling = [
        "we are done waiting for",
        "we are done waiting for\nthe council to vote on it",
        "the council to vote on it\nbefore the winter comes",
        "before the winter comes\nsaid the mayor",
    ]
    assert from_captions(cues(*rolling), "a.vtt").text == (
        "we are done waiting for the council to vote on it before the winter comes said the mayor\n"
    )
    said_twice = [
        "No.",
        "No.",
        "We never met with the council.",
        "We never will.",
        "Ask the mayor about that.",
        "He knows.",
    ]
    assert from_captions(cues(*said_twice), "a.vtt").text.startswith("No. No. We never met")


def test_a_pause_ends_a_paragraph_behind_a_sentence() -> None:
    assert from_captions(cues("We are done.", "Ask the mayor.", gap=9), "a").text == "We are done.\n\nAsk the mayor.\n"
    assert from_captions(cues("We are", "done.", gap=9), "a").text == "We are done.\n"


@pytest.mark.parametrize("data", [b"WEBVTT\n", cues("[music]"), cues("<v Ruth>")])
def test_captions_without_words(data: bytes) -> None:
    with pytest.raises(NoArticleError, match="without words"):
        from_captions(data, "a.vtt")


@given(st.lists(st.text(alphabet="<v >:-\nAb.>&;[]♪", max_size=30), max_size=9))
def test_any_cues(found: list[str]) -> None:
    try:
        assert from_captions(cues(*found), "a.vtt").text.strip()
    except ReadError as error:
        assert "a.vtt" in str(error)


def test_times_are_where_the_words_of_a_cue_begin() -> None:
    article = from_captions(cues(">> RUTH OKAFOR: We are done", "waiting.", "[music]", "Go home.", gap=70), "a.vtt")
    begin = [(mark.kind, mark.label, article.text[mark.start :][:7]) for mark in article.locators]
    assert begin == [
        ("time", "00:00:00", "RUTH OK"),
        ("time", "00:01:12", "waiting"),
        ("time", "00:03:36", "RUTH OK"),
    ]
