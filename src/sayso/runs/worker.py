"""A process that reads articles for another, which sends them to its standard input: pickles, in and out.

It says `Ready` first.  To each `Task` it answers with an `Answer`; where the task asks back, with the article first,
and it goes on when it is sent True.  It ends when its standard input does, and with the process that started it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

from sayso.errors import SaysoError
from sayso.intake.items import Taken
from sayso.records import Article, Reading

_LOOKS: Final = 0.5  # seconds between two looks at whether the process that started this one is there


@dataclass(frozen=True, slots=True)
class Ready:
    """The process can read; ``sha256``: the hash of its network."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Task:
    """One article to read; ``asks``: whether it is to be read at all is asked once it is loaded."""

    taken: Taken
    asks: bool
    without: tuple[str, ...] = ()
    """The steps of the pipeline that are left out."""


@dataclass(frozen=True, slots=True)
class Call:
    """Any other work for the process: a function without arguments, which it answers with `Returned`."""

    function: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Returned:
    """What a function returned, or the error that it raised."""

    value: object = None
    error: SaysoError | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a task, or, with nothing but an article, what is asked about."""

    article: Article | None = None
    reading: Reading | None = None
    error: SaysoError | None = None


def main() -> None:
    """Read what is sent, until no more is."""
    from sayso.model.network import shipped

    threading.Thread(target=_end_with, args=(os.getppid(),), name="sayso-parent", daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that sends decides when it is over
    tasks, answers = _pipes()
    network = shipped()
    _send(answers, Ready(network.sha256))
    while True:
        try:
            task: Task | Call = pickle.load(tasks)  # noqa: S301 - from the process that started this one
        except EOFError:
            return
        if isinstance(task, Call):
            _send(answers, _returned(task))
            continue
        try:
            answer = _answer(task, tasks, answers)
        except SaysoError as error:
            answer = Answer(error=error)
        _send(answers, answer)


def _returned(call: Call) -> Returned:
    try:
        return Returned(call.function())
    except SaysoError as error:
        return Returned(error=error)


def _end_with(parent: int) -> None:
    """End this process when the one that started it has ended, even in the midst of its work."""
    while os.getppid() == parent:
        time.sleep(_LOOKS)
    os._exit(1)


def _answer(task: Task, tasks: BinaryIO, answers: BinaryIO) -> Answer:
    from sayso.model.network import shipped
    from sayso.runs.here import read_article

    article = task.taken.load()
    if task.asks:
        _send(answers, Answer(article))
        if not pickle.load(tasks):  # noqa: S301
            return Answer(article)
    return Answer(article, read_article(article, shipped(), task.taken.location, task.without))


def _send(answers: BinaryIO, message: Ready | Answer | Returned) -> None:
    pickle.dump(message, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output, for us alone: what a library prints goes to standard error."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    sys.stdin = None
    return tasks, answers
