"""Sections: what is headline, body, update and boilerplate in whole articles."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.sections import headline, sections

LEDE = "Mayor Harlan Pike of Mill Valley said on Tuesday that he would resign by the end of the month."
MORE = "He gave no reason, and would not answer when reporters asked about the bridge and its cracked eastern pier."


def kinds(*lines: str, title: str | None = None) -> list[tuple[str, str]]:
    text = "\n\n".join(lines)
    return [(part.kind, text[part.start : part.end].strip()) for part in sections(text, title)]


@pytest.mark.parametrize(
    "line",
    [
        "Mayor Pike to quit over bridge report",
        "Who pays for the bridge?",
        "Poll: Harlan Pike Leads by Six.",
        "PIKE QUITS.",
        "Ortega chides council, praises engineer at hearing.",
        "Moss Slams ‘Bridge to Nowhere.’",
        "Pike: ‘I will not resign’",
    ],
)
def test_headlines(line: str) -> None:
    assert kinds(line, LEDE, MORE) == [("headline", line), ("body", f"{LEDE}\n\n{MORE}")]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor resigned on Tuesday.",
        "Mayor Pike resigned.",
        "MILL VALLEY, Calif. (AP) — Mayor Pike is gone",
        "“I will not resign.”",
        "“I will not resign,” Pike said.",
        "Tom,",
        "Dear Mayor Pike,",
        LEDE,
    ],
)
def test_ledes_are_body(line: str) -> None:
    assert [kind for kind, _ in kinds(line, MORE, MORE)] == ["body"]


def test_a_single_paragraph_is_body() -> None:
    assert kinds("Mayor Pike to quit over bridge report") == [("body", "Mayor Pike to quit over bridge report")]


def test_a_headline_may_have_a_deck() -> None:
    assert kinds("Bridge closes for a year;", "Commuters look for other ways.", LEDE)[0] == (
        "headline",
        "Bridge closes for a year;\n\nCommuters look for other ways.",
    )


def test_a_dateline_below_tells_a_headline_above() -> None:
    line = "The bridge: a mayor explains himself."
    assert kinds(line, f"MILL VALLEY (AP) — {LEDE}")[0] == ("headline", line)


def test_the_title_tells_the_headline() -> None:
    assert kinds("The mayor resigned on Tuesday.", LEDE, title="The mayor resigned – on Tuesday")[0][0] == "headline"


def test_title_is_the_headline_on_one_line() -> None:
    text = f"Bridge closes for a year; \r\nCommuters Look for Other Ways.\r\n\r\n{LEDE}"
    assert headline(text, sections(text)) == "Bridge closes for a year; Commuters Look for Other Ways."


def test_bylines_below_the_headline() -> None:
    assert [kind for kind, _ in kinds("Mayor Pike to quit", "By Dana Roe, Staff Writer", LEDE)] == [
        "headline",
        "boilerplate",
        "body",
    ]


def test_an_update_after_the_body_goes_on() -> None:
    assert [
        kind for kind, _ in kinds(LEDE, MORE, "Update: Pike has left town.", "He took the bus.", "Donate now!")
    ] == [
        "body",
        "update",
        "boilerplate",
    ]


def test_each_update_stands_for_itself() -> None:
    assert kinds(LEDE, "Update: Pike left.", "UPDATE 2: Pike is back.", "Moss was pleased.")[1:] == [
        ("update", "Update: Pike left."),
        ("update", "UPDATE 2: Pike is back.\n\nMoss was pleased."),
    ]


def test_an_update_before_the_body_is_one_paragraph() -> None:
    assert [kind for kind, _ in kinds("Mayor Pike to quit", "CORRECTION APPENDED.", LEDE, MORE)] == [
        "headline",
        "update",
        "body",
    ]


def test_the_end_of_an_article_with_all_of_it() -> None:
    found = kinds(
        LEDE,
        MORE,
        "Update: Presumably Moss would follow.",
        "Our facts can save a town... But we need your help! Donate Now!",
        "Follow Dana on Twitter @danaroe. Dana Roe is a producer at Valley Radio. She was at the Argus until May 2012.",
    )
    assert [kind for kind, _ in found] == ["body", "update", "boilerplate"]


def test_biographies_count_at_the_end_only() -> None:
    life = "Jane Roe is a reporter covering bridges for the Herald."
    assert [kind for kind, _ in kinds(LEDE, life, MORE)] == ["body"]
    assert [kind for kind, _ in kinds(LEDE, MORE, life, "© 2024 The Herald")] == ["body", "boilerplate"]


def test_who_is_in_the_news_has_no_biography() -> None:
    assert [kind for kind, _ in kinds("Pike shouted at Jane Roe on Monday.", "Roe is a reporter for the Herald.")] == [
        "body"
    ]


def test_white_space_is_body_and_nothing_is_nothing() -> None:
    assert sections("") == ()
    assert [(part.kind, part.start, part.end) for part in sections(" \n ")] == [("body", 0, 3)]


LINES = st.sampled_from(
    [
        "Update: Pike left.",
        "Donate now!",
        "By Dana Roe",
        "Pike to quit",
        LEDE,
        "CORRECTION",
        "\n",
        "\r\n",
        "\r",
        "\u2028",
        " ",
        "\0",
    ]
)


@given(st.one_of(st.text(st.characters(exclude_categories=())), st.lists(LINES).map("".join)), st.none() | st.text())
def test_sections_cover_any_text_in_order(text: str, title: str | None) -> None:
    found = sections(text, title)
    assert "".join(text[part.start : part.end] for part in found) == text
    assert all(part.start < part.end for part in found)
    assert all(a.end == b.start for a, b in pairwise(found))
    assert all(a.kind != b.kind or a.kind == "update" for a, b in pairwise(found))
    assert sections(text, title) == found


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "\n",
        "a b ",
        "\r\n \t",
        "@",
        "“",
        "Aa, ",
        "Photo by A, ",
        "Aa, " * 160 + "\n",
        "Aa Bb/" * 100 + "\n",
        "Sign up " * 80 + "\n",
    ],
)
def test_time_is_linear(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    start = process_time()
    sections(text)
    assert process_time() - start < 5
