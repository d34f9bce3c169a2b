"""On what a run was made: machine, versions, weights, and how busy the machine was."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("sayso", "onnxruntime", "tokenizers", "numpy", "textacy", "spacy")


def conditions() -> dict[str, str]:
    """Label -> value, for the head of the output and the JSON."""
    from sayso.model.network import shipped

    network = shipped()
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()}",
        "busy": f"load average {' '.join(f'{load:.1f}' for load in os.getloadavg())} before the run",
        "versions": f"Python {platform.python_version()}, " + ", ".join(filter(None, map(_version, PACKAGES))),
        "weights": f"{network.name} {network.version}, SHA-256 {network.sha256[:16]}",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return ""
