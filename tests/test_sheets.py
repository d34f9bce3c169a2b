"""CSV: what a spreadsheet opens holds no formula, and a cell is a cell whatever stands in it."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.sheets import write_table


def written(*cells: object) -> str:
    out = StringIO(newline="")
    write_table([cells], out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("＝1+1", "'＝1+1"),
        ("\r=1+1", '"\'\r=1+1"'),
        ("a=1", "a=1"),
        (-1, "-1"),
        (-0.5, "-0.5"),
        (None, ""),
    ],
)
def test_a_formula_is_defused_and_a_number_stays(value: object, cell: str) -> None:
    assert written("x", value) == f"x,{cell}\r\n"


@pytest.mark.parametrize("break_", ["\r", "\n", "\r\n"])
def test_no_line_break_begins_a_row(break_: str) -> None:
    text = f"the fare{break_}=1+1"
    assert written(text, 1) == f'"{text}",1\r\n'


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1))
def test_every_table_is_read_back(cells: list[str]) -> None:
    (row,) = csv.reader(StringIO(written(*cells), newline=""))
    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
