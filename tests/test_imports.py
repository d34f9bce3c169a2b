"""The direction of imports: a floor of the house stands on the floors before it, and on nothing above."""

import ast
import re
from pathlib import Path

import networkx
import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "sayso"

# every floor may import those before it; what stands on one line is one floor
FLOORS = [
    {"deferred", "version"},
    {"errors"},
    {"configuration"},
    {"settings"},
    {"dataframes", "notebooks"},
    {"records", "sheets"},
    {"english"},
    {"names"},
    {"intake"},
    {"registers"},
    {"model"},
    {"reading"},
    {"flattening", "runs"},
    {"desk"},
    {"dossier"},
    {"checks", "corpus", "export"},
    {"views"},
    {"api"},
    {"__init__"},
    {"web"},
    {"integrations"},
    {"cli"},
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

# modules whose functions may import our own package, and why; all others import it at their top
FORMAT = "the reader of a format loads with the first input in it: trafilatura, pdfminer, feedparser, fastwarc, httpx"
LIGHT = "`import sayso` and `sayso --version` load no numpy: the network loads with the first reading"
QUICK = "a command that only looks at a desk loads no numpy, no tables of names and no pipeline"
LATE = {
    "__init__.py": LIGHT,
    "api/changes.py": QUICK,
    "api/desk.py": QUICK,
    "cli/corpus/asking.py": "the packages of the extra `corpus` may be missing, which the command says",
    "cli/corpus/read.py": "the packages of the extra `corpus` may be missing, which the command says",
    "cli/corpus/to_desk.py": "the packages of the extra `corpus` may be missing, which the command says",
    "cli/export.py": "the packages of the extra `corpus` may be missing, which the command says",
    "cli/serve.py": "the packages of the extra `web` may be missing, which the command says",
    "cli/mcp.py": "the packages of the extra `mcp` may be missing, which the command says",
    "settings.py": LIGHT,
    "runs/chosen.py": LIGHT,
    "runs/worker.py": LIGHT,
    "registers/__init__.py": "readings without registers load no sqlite3",
    "intake/archived.py": FORMAT,
    "intake/inputs.py": FORMAT,
    "intake/mail.py": FORMAT,
    "intake/feed.py": FORMAT,
    "intake/pdf.py": FORMAT,
    "intake/readers.py": FORMAT,
    "intake/rows.py": FORMAT,
    "intake/visits.py": FORMAT,
    "intake/warc.py": FORMAT,
    "desk/adding.py": QUICK,
    "flattening/rows.py": QUICK,
    "desk/overlay/corrections.py": QUICK,
    "desk/store.py": QUICK,
}


def late_imports(path: Path) -> list[str]:
    """The imports of our own package that stand inside a function."""
    found = []
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            found += [f"{function.name}: {module}" for module in modules if module.split(".")[0] == "sayso"]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_our_own_package_is_imported_at_the_top(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() not in LATE:
        assert late_imports(path) == []


def test_an_import_inside_a_function_is_found(tmp_path: Path) -> None:
    path = tmp_path / "late.py"
    path.write_text("import sayso\ndef read():\n    from sayso.desk import store\n    import json, sayso.records\n")
    assert late_imports(path) == ["read: sayso.desk", "read: sayso.records"]


def test_every_late_import_has_its_reason() -> None:
    assert [name for name in LATE if not late_imports(PACKAGE / name)] == []


def modules_imported(path: Path) -> set[str]:
    """The modules of sayso that a module imports, also inside functions and for the types alone."""
    names = {name_of(path) for path in MODULES}
    modules = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names} & names
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names} & names
            modules |= whole or {node.module} & names
    return modules - {name_of(path)}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = networkx.DiGraph({name_of(path): modules_imported(path) for path in MODULES})
    assert [sorted(part) for part in networkx.strongly_connected_components(graph) if len(part) > 1] == []


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
        ("ray", "corpus/engines/cluster.py"),  # with its reports on usage off
        ("trafilatura", "intake/extractor.py"),  # without the socket that urllib3 opens
        ("htmldate", "intake/extractor.py"),
        ("urllib3", "intake/extractor.py"),
    ],
)
def test_what_would_touch_the_network_is_imported_in_one_place(package: str, importer: str) -> None:
    line = re.compile(rf"^\s*(?:import|from)\s+{package}\b", re.MULTILINE)
    found = [path for path in MODULES if line.search(path.read_text("utf-8"))]
    assert found == [PACKAGE / importer]
