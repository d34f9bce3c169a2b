"""A desk with the examples of the toll in it."""

from pathlib import Path

import pytest

import sayso
from sayso.desk.store import open_desk
from sayso.records import Reading

EXAMPLES = Path(__file__).parents[2] / "examples" / "toll"


@pytest.fixture(scope="session")
def toll() -> dict[str, Reading]:
    """The readings, by path: the network is run once."""
    return {str(path): sayso.read(path) for path in sorted(EXAMPLES.glob("*.txt"))}


@pytest.fixture
def desk(made_place: str, toll: dict[str, Reading]) -> str:
    with open_desk(made_place) as store:
        for path, reading in toll.items():
            with store.writer() as writer:
                writer.keep(reading, path)
    return made_place
