"""A contestant in a process of its own, so that neither its memory nor its threads are anybody else's.

The parent makes a `Worker`; the child is ``python -m benchmarks.worker NAME``.  They talk in lines of JSON: the child
is given its paths, says (with an empty record) when it is ready, and answers every further line with a lap.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.contestants import CONTESTANTS
from benchmarks.laps import Lap, time_lap
from corpora.articles import ROOT


class Worker:
    """The parent's end.  Use it as a context: the process ends with it."""

    def __init__(self, name: str, paths: list[Path], environment: Mapping[str, str] | None = None) -> None:
        self._name = name
        self._child = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
        )
        self._ask([str(path.resolve()) for path in paths])

    def lap(self) -> Lap:
        """Read all texts once.

        Raises:
            RuntimeError: the child has died; its own message stands on stderr.
        """
        answer = self._ask("go")
        return Lap(answer["cpu"], answer["wall"], answer["peak"], int(answer["skipped"]))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.communicate()

    def _ask(self, what: str | list[str]) -> dict[str, float]:
        assert self._child.stdin and self._child.stdout
        try:
            self._child.stdin.write(json.dumps(what) + "\n")
            self._child.stdin.flush()
            answer = self._child.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise RuntimeError(f"the process of {self._name} ended with status {self._child.wait()}")
        return dict(json.loads(answer))


def main() -> None:
    """Be the child's end."""
    out = sys.stdout
    with redirect_stdout(sys.stderr):  # what a library prints is no answer
        work = CONTESTANTS[sys.argv[1]]([Path(path) for path in json.loads(sys.stdin.readline())])
        print(json.dumps({}), file=out, flush=True)
        for _ in iter(sys.stdin.readline, ""):
            print(json.dumps(asdict(time_lap(work))), file=out, flush=True)


if __name__ == "__main__":
    main()
