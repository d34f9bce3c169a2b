"""The table of weights and certainties."""

import ast
from pathlib import Path

from sayso.reading.actors.resolution import weights
from sayso.reading.actors.resolution.weights import CERTAINTIES, CERTAINTY

ROOM = Path(weights.__file__).parent


def test_every_certainty_is_a_probability_with_a_case_of_its_own() -> None:
    assert len(CERTAINTY) == len(CERTAINTIES)
    assert all(0 < row.probability < 1 and row.when for row in CERTAINTIES)


def test_every_certainty_is_used() -> None:
    source = "".join(path.read_text("utf-8") for path in ROOM.glob("*.py") if path.name != "weights.py")
    assert [row.case for row in CERTAINTIES if f'"{row.case}"' not in source] == []


def test_no_certainty_stands_outside_the_table() -> None:
    loose = [
        (path.name, node.lineno, node.value)
        for path in ROOM.glob("*.py")
        if path.name != "weights.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and 0 < node.value < 1
    ]
    assert loose == []
