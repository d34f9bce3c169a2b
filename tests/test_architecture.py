"""The plan of the house names every room, and no room that is not there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAN = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PACKAGE = ROOT / "src" / "sayso"


def rooms_named() -> set[str]:
    """Rooms of the first column of the table, ``reading/text`` and the like."""
    table = PLAN.split("## Rooms")[1].split("Rooms to come")[0]
    cells = re.findall(r"^\| (`.+?) \|", table, re.M)
    return {name.rstrip("/") for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_room_is_named() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    inner = {f"{room}/{path.name}" for room in ("reading", "desk") for path in (PACKAGE / room).iterdir()}
    rooms = folders | {name for name in inner if (PACKAGE / name / "__init__.py").exists()} - {"desk/migrations"}
    modules = {path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__")}
    assert rooms_named() == rooms | modules


def test_every_file_of_a_task_is_there() -> None:
    table = PLAN.split("## Where to make a change")[1].split("##")[0]
    places = re.findall(r"`([a-z_]+/[^`]+)`", table)
    assert len(places) >= 6
    for place in places:
        assert (PACKAGE / place).exists(), place
