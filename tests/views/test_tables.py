"""Tables in the terminal: at 50, 80 and 120 columns no cell is cut and no word broken."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from sayso.desk.search.audit import NAMINGS, Audit, Group
from sayso.desk.search.diff import Change
from sayso.views.desk.audit import command, show
from sayso.views.desk.diff import show as show_diff
from sayso.views.reading.folding import Folding
from sayso.views.reading.terminal import show as show_reading
from sayso.views.tables import show_figures
from tests.views.conftest import story
from tests.views.desk.test_diff import ADDED, DENIED, GONE, REWORDED, difference, statement

WIDTHS = (50, 80, 120)
NAMES = ("The Frankfurt and Greater Rhine Valley Evening Advertiser", "Süddeutsche Zeitung", "毎日新聞", None)


def printed(audit: Audit, width: int) -> str:
    out = StringIO()
    show(audit, Console(file=out, width=width, highlight=False))
    return out.getvalue()


def group(name: str | None, said: int, **more: int) -> Group:
    ways = {"named": said} | dict.fromkeys(NAMINGS[1:], 0) | more
    return Group(name, 1_234, statements=said, **ways)


GROUPS = (group(NAMES[0], 98_765), group(NAMES[1], 12, named=10, anonymous=2, reasons=1), group(NAMES[2], 1))
VOICES = (group("Ruth Okafor", 12, single_origin=12), group("Bo Lind", 3))
AUDIT = Audit("publisher", None, None, None, group(None, 98_778), (*GROUPS, group(None, 4)), GROUPS[1:], VOICES)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("by", ["publisher", "month", "speaker"])
def test_an_audit_is_whole_at_every_width(by: str, width: int) -> None:
    audit = AUDIT if by == "publisher" else Audit(by, None, None, None, AUDIT.total, AUDIT.groups, GROUPS, VOICES)  # type: ignore[arg-type]
    text = printed(audit, width)
    assert "…" not in text and max(map(len, text.splitlines())) <= width
    words = {word for line in text.splitlines() for word in line.split()}
    # what stands in the widest terminal stands in every one, word by word
    assert {word for line in printed(audit, 1_000).splitlines() for word in line.split()} == words
    assert {"100", "98,765", "1,234", "Frankfurt", "Süddeutsche", "毎日新聞", "articles", "statements"} <= words
    assert ("no date" in text) is (by == "month") and ("(not given)" in text) is (by != "month")


def test_a_table_of_speakers_has_what_varies_and_says_the_rest() -> None:
    text = printed(AUDIT, 120)
    voices = text[text.index("Who is quoted most") :]
    heading = voices.splitlines()[2].split()
    assert heading == ["Speaker", "statements", "all", "articles", "origin"]
    assert "All: named 100 %; by role, unnamed, generic, unknown, documents, one source 0 %." in voices


def test_the_command_that_lists_a_number_can_be_copied() -> None:
    assert command(AUDIT, GROUPS[1], "anonymous") == "sayso audit --group 'Süddeutsche Zeitung' --list unnamed"
    audit = Audit("month", "2026", None, "O'Brien", AUDIT.total, (), (), ())
    assert command(audit, Group(None), "single_teller") == (
        """sayso audit --by month --since 2026 --publisher 'O'"'"'Brien' --group 'no date' --list 'one source'"""
    )


CELLS = st.lists(st.text("0123456789%,", min_size=1, max_size=9), min_size=3, max_size=3)


@given(
    names=st.lists(st.text("abc de", max_size=60), min_size=1, max_size=4), cells=CELLS, width=st.sampled_from(WIDTHS)
)
def test_no_figure_is_cut(names: list[str], cells: list[str], width: int) -> None:
    out = StringIO()
    show_figures(
        ("Name", "one two", "three", "four"), [(name, *cells) for name in names], Console(file=out, width=width)
    )
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    shown = [word for line in lines for word in line.split()]
    assert all(shown.count(cell) >= len(names) for cell in cells)
    assert "".join(shown).count("") >= 0 and all(
        word in shown for name in names for word in name.split() if len(word) < 20
    )


def reading_of(width: int) -> str:
    out = StringIO()
    show_reading(story(), Console(file=out, width=width, highlight=False), Folding(everything=True))
    return out.getvalue()


def diff_of(width: int) -> str:
    out = StringIO()
    show_diff(difference(REWORDED, ADDED, GONE, DENIED), Console(file=out, width=width, highlight=False))
    return out.getvalue()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", [reading_of, diff_of])
def test_readings_and_differences_are_whole_at_every_width(view: Callable[[int], str], width: int) -> None:
    text = view(width)
    assert max(map(len, text.splitlines())) <= width
    wide = {word for line in view(1_000).splitlines() for word in line.split()}
    assert {word for line in text.splitlines() for word in line.split()} - {"│", "┆"} <= wide | {
        "─" * n for n in range(width)
    }


def test_a_content_that_is_wrapped_keeps_its_indentation() -> None:
    long = REWORDED.after and statement("the bridge would close " * 6)
    out = StringIO()
    show_diff(difference(Change("added", None, long)), Console(file=out, width=50, highlight=False))
    lines = [line for line in out.getvalue().splitlines() if "bridge would" in line]
    assert len(lines) > 2 and all(line.startswith("    ") for line in lines)
