"""The wheel holds everything that a reading needs: nothing is downloaded later."""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
NEEDED = (
    "sayso/model/weights/sayso.onnx",
    "sayso/model/weights/sayso.onnx.sha256",
    "sayso/model/weights/tokenizer.json",
    *(f"sayso/model/weights/fast/{name}.onnx" for name in ("sayso", "acts_first", "acts_second")),
    "sayso/views/styles/base.css",
    "sayso/views/templates/base.html",
    "sayso/py.typed",
    *(f"sayso/english/data/{path.name}" for path in sorted((ROOT / "src/sayso/english/data").glob("*.toml"))),
)


def test_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        held = {info.filename: info.file_size for info in archive.infolist()}
        entry = next(name for name in held if name.endswith("entry_points.txt"))
        assert "sayso = sayso.cli:main" in archive.read(entry).decode()
    assert len(NEEDED) > 10
    assert not [name for name in NEEDED if name not in held]
    assert held["sayso/model/weights/sayso.onnx"] > 1_000_000
    assert not [name for name in held if not name.startswith(("sayso/", "sayso-"))]


def requirements(name: str) -> set[str]:
    """What a package brings along without extras, and what that brings along, as far as it is installed."""
    names: set[str] = set()
    waiting = [name]
    while waiting:
        try:
            lines = requires(waiting.pop()) or []
        except PackageNotFoundError:
            continue
        for requirement in map(Requirement, lines):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting += {requirement.name.lower()} - names
                names.add(requirement.name.lower())
    return names


def test_nothing_heavy_comes_along() -> None:
    names = requirements("sayso")
    assert {"onnxruntime", "tokenizers", "numpy", "lxml"} <= names
    assert not names & {"scipy", "torch", "transformers", "spacy", "pandas", "scikit-learn", "pyarrow", "duckdb", "ray"}
