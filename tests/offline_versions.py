"""Runs the offline test with the oldest and the newest onnxruntime that pyproject.toml allows.

Each version is put in a folder of its own (of CACHE), which comes before what is installed.

    python -m tests.offline_versions CACHE
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PathDistribution
from pathlib import Path

ROOT = Path(__file__).parent.parent


def requirements() -> dict[str, str]:
    """What pip is asked for: the oldest version allowed, and the newest one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    allowed = next(line for line in project["dependencies"] if line.startswith("onnxruntime"))
    oldest = allowed.partition(">=")[2].partition(",")[0]
    return {"oldest": f"onnxruntime=={oldest}", "newest": allowed}


def main() -> int:
    """The command line: 0 if every run was green."""
    cache = Path(sys.argv[1]).resolve()
    failed = []
    for name, requirement in requirements().items():
        folder = cache / name
        shutil.rmtree(folder, ignore_errors=True)  # what pip puts over another version is neither of them
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--target", str(folder), requirement], check=True)
        installed = PathDistribution(next(folder.glob("onnxruntime-*.dist-info"))).version
        print(f"onnxruntime {installed}, the {name} ({requirement})", flush=True)
        path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
        environment = {"PYTHONPATH": path, "SAYSO_TESTS_ONNXRUNTIME": installed, "SAYSO_TESTS_STRICT": "1"}
        tests = [sys.executable, "-m", "pytest", "-q", "tests/test_offline.py"]
        if subprocess.run(tests, cwd=ROOT, env=os.environ | environment, check=False).returncode:
            failed.append(installed)
    print(f"not green: {', '.join(failed)}" if failed else "green with both")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
