"""A process that imports made-up articles when told to, in a child that may be killed.  See `Importer`.

For each line of its input, ``PLACE FIRST LAST LIMIT``, it forks a child that adds the articles of these numbers to the
desk, prints the child's process id, waits for it, and prints how it ended.  The child has no work but that, since
everything is imported before.  ``LIMIT`` is what it does without: nothing (``-``), room on the disk (a number of bytes
that no file may exceed), or the right of root (``nobody``).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sayso.desk.adding import add
from sayso.desk.store import open_desk
from sayso.errors import DeskError
from sayso.intake import Item, from_text
from sayso.model.fake import FakeNetwork
from sayso.records import Article

WORDS = {"roe": "source", "said": "cue", "it": "content", "rained": "content", "snowed": "content"}
REFUSED = 3
"""How a child leaves that could not use the desk."""


def text(number: int) -> str:
    """An article with five statements, none like another number's."""
    return " ".join(f"On day {number * 5 + i} Roe said it rained {number}." for i in range(5))


def items(first: int, last: int) -> list[Item]:
    """The articles of these numbers, ``[first, last)``."""

    def article(number: int) -> Article:
        location = f"https://herald.example/{number}"
        return from_text(text(number)).model_copy(update={"location": location})

    return [
        Item(f"https://herald.example/{number}", False, 1.0, lambda number=number: partial(article, number))  # type: ignore[misc]
        for number in range(first, last)
    ]


class Importer:
    """The parent's end.  Use it as a context."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == "ready\n"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.said = self._process.communicate()[1]

    def start(self, place: str, first: int, last: int, limit: str = "-") -> int:
        """Begin an import: the child's process id."""
        assert self._process.stdin and self._process.stdout
        print(place, first, last, limit, file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def end(self) -> int:
        """How the child ended: 0, its exit code, or minus the signal that killed it."""
        assert self._process.stdin and self._process.stdout
        print("end", file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


def _child(place: str, first: int, last: int, limit: str) -> int:
    if limit.isdecimal():
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    if limit == "nobody" and os.geteuid() == 0:
        os.setuid(65534)
    try:
        with open_desk(place) as desk:
            for _ in add(desk, items(first, last), FakeNetwork(WORDS)):
                pass
    except DeskError as error:
        print(error, file=sys.stderr, flush=True)
        return REFUSED
    return 0


def main() -> None:
    """Be the child's parent."""
    with tempfile.TemporaryDirectory() as folder:  # whatever is imported late is imported now
        _child(str(Path(folder) / "sayso.db"), 0, 1, "-")
    print("ready", flush=True)
    for line in sys.stdin:
        place, first, last, limit = line.split()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                code = _child(place, int(first), int(last), limit)
            except BaseException:
                import traceback

                traceback.print_exc()
            finally:
                os._exit(code)
        print(pid, flush=True)
        sys.stdin.readline()  # until then the child is not waited for, and its id nobody else's
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
