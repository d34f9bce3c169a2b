"""The direction of imports: a floor of the house stands on the floors before it, and on nothing above."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "sayso"

# every floor may import those before it; what stands on one line is one floor
FLOORS = [
    {"errors"},
    {"settings"},
    {"records", "sheets"},
    {"english"},
    {"names"},
    {"intake"},
    {"registers"},
    {"model"},
    {"reading"},
    {"runs"},
    {"desk"},
    {"dossier"},
    {"check", "corpus", "export"},
    {"views"},
    {"__init__"},
    {"web", "cli", "integrations"},
    {"__main__"},
]
LEVEL = {name: i for i, floor in enumerate(FLOORS) for name in floor}


def imports(path: Path) -> set[str]:
    """The parts of sayso that a module imports, at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
        for name in names:
            if name == "sayso":
                found.add("__init__")
            elif name.startswith("sayso."):
                found.add(name.split(".")[1])
    return found


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_direction(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert part in LEVEL, f"{part} has no floor: add it to the plan"
    for other in imports(path) - {part}:
        if part == "__init__" and other in {"model", "reading", "intake", "errors", "records", "runs"}:
            continue
        assert LEVEL[other] < LEVEL[part], f"{path} imports sayso.{other}, which stands on a floor above or beside it"


@pytest.mark.parametrize(
    ("package", "importer"),
    [
        ("onnxruntime", "model/network.py"),  # with its telemetry off
        ("trafilatura", "intake/extractor.py"),  # without the socket that urllib3 opens
        ("htmldate", "intake/extractor.py"),
        ("urllib3", "intake/extractor.py"),
    ],
)
def test_what_would_touch_the_network_is_imported_in_one_place(package: str, importer: str) -> None:
    line = re.compile(rf"^\s*(?:import|from)\s+{package}\b", re.MULTILINE)
    found = [path for path in MODULES if line.search(path.read_text("utf-8"))]
    assert found == [PACKAGE / importer]
