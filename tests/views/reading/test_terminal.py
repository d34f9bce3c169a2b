"""The terminal view, at the widths and with the texts that people will have."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from sayso.records import Article, Attribution, Model, Reading, Span
from sayso.views.reading.terminal import show

Make = Callable[..., Reading]
Told = Callable[..., dict[str, Any]]

ESCAPE = "\x1b"
NARROW = """\
Ferry plan stalls
Coastline Wire · Imogen Tarrant · 3
February 2026 · updated 3 February 2026,
21:40 UTC
examples/story.txt

7 attributions: 2 direct, 5 indirect; 1
without a source; 1 by an unnamed source
Sources: 1 named, 1 by role, 1 unnamed;
4 speakers unknown
2 paragraphs (49 characters) set aside
as boilerplate

── Article ─────────────────────────────

1  Mayor Wren · said          direct .97
   │ “I will read it,” … “and then I
   │ will count.”

2  A county official · said
   unnamed · indirect .91
   │ the president told senators he
   │ wished the groups would back off

  3  the president · told
     within 2 · indirect .90
     said to: senators
     chain: a county official
       (unnamed) → the president
     │ he wished the groups would back
     │ off

4  The director · did not say
   did not say · indirect .90
   ┆ who would pay

5  Amadi · denied  denies · indirect .90
   ┆ taking money

── Update ──────────────────────────────

7  Halloran · said
   will say · belief · indirect .90
   ┆ the mayor might speak on Friday

1 more, unsure (score below .60): 6;
--all shows them

── Speakers ────────────────────────────

Tobias Wren
  1 attribution: 1 quoted directly
  in 1
a county official · unnamed
  1 attribution
  in 2
the president · by role    1 attribution
  in 3
"""


def shown(reading: Reading, width: int = 80, **console: Any) -> str:
    out = io.StringIO()
    show(reading, Console(file=out, width=width, highlight=False, **console))
    return out.getvalue()


def flat(output: str) -> str:
    """The output on one line, without its bars."""
    return " ".join(re.sub(r"^ *[│┆]", "", output, flags=re.MULTILINE).split())


def test_a_reading_in_forty_columns(story: Reading) -> None:
    assert shown(story, 40) == NARROW


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_console_and_all_words_are_there(story: Reading, width: int) -> None:
    output = shown(story, width)
    assert max(map(cell_len, output.splitlines())) <= width
    for words in (
        "“I will read it,” … “and then I will count.”",
        "the mayor might speak on Friday",
        "A county official · said",
    ):
        assert words in flat(output)


@pytest.mark.parametrize("width", [1, 10, 24, 39])
def test_a_console_too_narrow_for_it_still_shows_every_word(story: Reading, width: int) -> None:
    assert "“and then I will count.”" in flat(shown(story, width))


def test_a_wide_console_keeps_lines_readable(make: Make, told: Told) -> None:
    long = "that " + "the harbor would stay open " * 20
    output = shown(make(f"Wren said {long}.", told("Wren", "said", long.strip())), 240)
    assert max(map(cell_len, output.splitlines())) <= 100


def test_piped_output_has_no_escape_codes_and_a_terminal_has_them(story: Reading) -> None:
    assert ESCAPE not in shown(story)
    assert f"{ESCAPE}[1m" in shown(story, force_terminal=True, color_system="standard")


def test_without_colour_the_words_are_the_same(story: Reading) -> None:
    coloured = shown(story, force_terminal=True, color_system="truecolor")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(story)


def test_nothing_found(make: Make) -> None:
    assert shown(make("Rain fell.", title="Rain")) == "Rain\nno date\nexamples/story.txt\n\nno attributions found\n"
    assert "no attributions found" in shown(make("", location=None))


def test_one_section_needs_no_heading(make: Make, told: Told) -> None:
    assert "──" not in shown(make("He said so.", told("He", "said", "so")))


HOSTILE = [
    "\x1b[2J\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;http://evil.invalid\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31m",
    "back\x08\x08\x08space",
    "over\rwritten",
    "right\u202eto left\u2066\u2069\u200f",
    "nul\x00\x7f",
    "lone \ud800 surrogate",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_an_article_cannot_steer_the_terminal(make: Make, told: Told, words: str) -> None:
    text = f"Pike{words} said{words} that {words} holds."
    reading = make(
        text,
        told(f"Pike{words}", f"said{words}", f"that {words} holds"),
        **dict.fromkeys(("title", "author", "publisher", "published", "updated", "location"), f"A {words}"),
    )
    for output in (shown(reading), shown(reading, 40)):
        assert not re.search(
            r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", output
        )
    assert "holds" in shown(reading)


def test_markup_and_emoji_names_are_only_words(make: Make, told: Told) -> None:
    text = "Pike said [bold red]stop[/] :smile: [link=http://x]here[/link] \\[x]."
    words = "[bold red]stop[/] :smile: [link=http://x]here[/link] \\[x]"
    assert words in shown(make(text, told("Pike", "said", words), title="[blink]Title[/]"), 100)
    assert "[blink]Title[/]" in shown(make(text, title="[blink]Title[/]"))


def test_wide_letters_are_measured_in_cells(make: Make, told: Told) -> None:
    words = "港はこのまま開いている、と市長は述べた。👩‍👩‍👧 " * 6
    text = f"市長 said {words}"
    output = shown(make(text, told("市長", "said", words.strip())), 40)
    assert max(map(cell_len, output.splitlines())) <= 40
    assert "市長 · said" in output


letters = st.one_of(st.characters(), st.sampled_from('\n\r\t \x1b\x85\u2028\u202e\ud800<&"“港é👩'))
spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))
many = st.lists(spans, max_size=3).map(tuple)


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(letters, max_size=50),
    source=many,
    cue=many,
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    width=st.integers(24, 90),
)
def test_any_text_and_any_spans_are_shown(
    text: str, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...], width: int
) -> None:
    told = Attribution(id="a1", source=source, cue=cue, content=content, kind="mixed", score=0.5)
    reading = Reading(
        article=Article(id="0", location=None, text=text, title=text),
        attributions=(told,),
        model=Model(name="by-hand", version="1", sha256="0"),
    )
    output = shown(reading, width)
    output.encode("utf-8")
    assert ESCAPE not in output
    assert max(map(cell_len, output.split("\n"))) <= width
