"""Hard-wrapped lines: soft breaks are blanks; lists, verse, labels, signatures and tables keep their lines."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.wrapping import Unwrapped, soft_breaks

STORY = (
    "The harbor board voted on Tuesday to close the old pier until the spring. Its engineer, Ola Marsh, said that two "
    "of the piles had rotted through, and that nobody had looked at them since the storm of 1998.\n\n"
    "“I was told in May that it would hold,” said Mayor Ruth Okafor. “It did not hold.” She asked the state, which "
    "owns the land, for $2.5 million. A 54-year-old deckhand fell into the water on Sunday and broke an arm."
)


def wrapped(text: str, width: int, newline: str = "\n") -> str:
    """The text with lines of at most ``width`` columns."""
    return newline.join(newline.join(textwrap.wrap(line, width, break_on_hyphens=False)) for line in text.split("\n"))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("width", [45, 52, 60, 66, 72, 80])
def test_a_wrapped_story_is_the_story(width: int, newline: str) -> None:
    assert Unwrapped(wrapped(STORY, width, newline)).text == STORY.replace("\n", newline)


@pytest.mark.parametrize("indent", ["  ", "\t", "> ", ">> "])
def test_an_indented_or_quoted_story(indent: str) -> None:
    lines = textwrap.indent(wrapped(STORY, 60), indent, lambda _: True)
    assert Unwrapped(lines).text == textwrap.indent(STORY, indent, lambda _: True)


def test_paragraphs_by_indent_and_items_with_hanging_lines() -> None:
    paragraphs = "\n".join(textwrap.fill(line, 60, initial_indent="   ") for line in STORY.split("\n\n"))
    assert Unwrapped(paragraphs).text == "   " + STORY.replace("\n\n", "\n   ")
    items = "\n".join(
        textwrap.fill(line, 60, initial_indent="- ", subsequent_indent="  ") for line in STORY.split("\n\n")
    )
    assert Unwrapped(items).text == "- " + STORY.replace("\n\n", "\n- ")


def test_a_word_broken_at_its_hyphen_is_whole() -> None:
    text = "The crew of the ferry said that a 54-\nyear-old deckhand had broken an arm on pre-\nand the rest."
    assert "a 54-year-old deckhand" in Unwrapped(text).text
    assert "pre- and the rest" in Unwrapped(text).text


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Pike said this.\nThe council said that.\nNobody asked the harbor master.",
        # sentences, a line each, of much the same length
        "The council met on Monday and voted to close the old pier.\n"
        "The mayor was in Alder and did not know of the vote.\n"
        "The harbor master said that he had not been asked at all.",
        # lists
        "What the plan holds:\n- a new pier for the ferry to the islands in the bay\n- a roof for the market hall\n"
        "- lamps on Mill Road",
        "1. Close the pier until the engineers have looked at it\n2. Ask the state for the money that it owes\n"
        "3. Build a new one",
        "The board has three wishes, none of which it has money for:\n(a) a new pier\n(b) a second ferry\n(c) a lamp",
        "two cups of flour\nthree eggs and a pinch of salt\nsome milk\na little butter for the pan",
        # verse
        "The tide went out, the boats lay down,\nThe gulls came in to walk the town,\nAnd nobody remembered how\n"
        "The harbor was a field of brown.",
        "so much of it was water\nand what was not\nwas waiting\nfor the water to be told",
        # labels
        "Q. Where were you on the night of the storm, Mr. Hale?\n"
        "A. I was on the ferry with my brother, as I told you.\n"
        "Q. Who else was there?\nA. Nobody.",
        "SEN. ROURKE: Did you read the memo before the vote was taken?\nMR. HALE: I did not, and nobody asked me to.\n"
        "SEN. ROURKE: Thank you.",
        "From: Ruth Okafor <ruth@okafor.example>\nTo: the members of the harbor board\nSubject: the pier\nDate: 3 May",
        # signatures and addresses
        "Ruth Okafor\nMayor of Mill Valley\n12 Harbor Road\nMill Valley",
        "Yours sincerely,\nRuth Okafor, mayor\nfor the harbor board",
        # tables
        "Pike      1,204    41 %\nOkafor    1,611    55 %\nothers      117     4 %",
        "| name | votes | share |\n| Pike | 1,204 | 41 % |\n| none | 117 | 4 % |",
        "pier\tclosed\tuntil spring or the next time that the state pays\nferry\topen\tdaily",
        # a headline, a byline, a paragraph a line
        "Harbor board closes the old pier until the spring\nBy Jane Orr\n" + STORY,
        STORY,
    ],
)  # fmt: skip
def test_lines_that_are_kept(text: str) -> None:
    assert soft_breaks(text) == []
    # and the same within a wrapped text
    whole = wrapped(STORY, 72) + "\n\n" + text if text != STORY and STORY not in text else text
    assert Unwrapped(whole).text.endswith(text)


def test_wrapped_turns_keep_their_labels() -> None:
    turns = (
        "SEN. ROURKE: Did you read the memo before the vote was taken, or did somebody tell you what was in it?\n"
        "MR. HALE: I did not read it, Senator, and I have said so three times to three committees since the spring.\n"
        "SEN. ROURKE: Thank you."
    )
    assert Unwrapped(wrapped(turns, 60)).text == turns


def test_a_wrapped_list_keeps_its_items() -> None:
    items = (
        "1. Close the pier until the engineers have looked at all of its piles, and tell the ferry before the summer\n"
        "2. Ask the state for the money that it owes the town for the storm of 1998, with interest for all the years"
    )
    assert Unwrapped(wrapped(items, 60)).text == items


def test_wide_lines_are_paragraphs() -> None:
    text = "\n".join(
        ["The board has met and " + "said that it would meet again and " * 4 + "so on", "and then it met."]
    )
    assert soft_breaks(text) == []


def test_places_go_there_and_back() -> None:
    text = wrapped(STORY, 60, "\r\n")
    unwrapped = Unwrapped(text)
    for word in ("Ola Marsh", "Ruth Okafor", "54-year-old", "$2.5"):
        start = unwrapped.text.index(word)
        span = unwrapped.original((start, start + len(word)))
        assert " ".join(text[slice(*span)].split()) == word
        assert unwrapped.unwrapped(span) == (start, start + len(word))


@given(st.text(st.sampled_from("ab. ,-\n\r\t>A1“”\u2028"), max_size=300))
def test_any_text(text: str) -> None:
    unwrapped = Unwrapped(text)
    assert "".join(unwrapped.text.split()) == "".join(text[start:end] for start, end in _kept(text)).translate(
        dict.fromkeys(map(ord, " \n\r\t\u2028"))
    )
    for place in range(len(unwrapped.text)):
        span = unwrapped.original((place, place + 1))
        assert 0 <= span[0] < span[1] <= len(text)
        if not unwrapped.text[place].isspace():
            assert text[slice(*span)] == unwrapped.text[place]
            assert unwrapped.unwrapped(span) == (place, place + 1)


def _kept(text: str) -> list[tuple[int, int]]:
    reached, out = 0, []
    for start, end in soft_breaks(text):
        assert reached <= start < end
        assert not text[start:end].strip(" \t\r\n>")
        out.append((reached, start))
        reached = end
    return [*out, (reached, len(text))]
