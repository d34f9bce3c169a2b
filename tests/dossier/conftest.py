"""A desk with the examples of the toll in it."""

from pathlib import Path

import pytest

import sayso
from sayso.desk.store import open_desk

EXAMPLES = Path(__file__).parents[2] / "examples" / "toll"


@pytest.fixture
def desk(tmp_path: Path) -> str:
    place = str(tmp_path / "sayso.db")
    with open_desk(place) as store:
        for path in sorted(EXAMPLES.glob("*.txt")):
            with store.writer() as writer:
                writer.keep(sayso.read(path), str(path))
    return place
