"""Ctrl-C ends a command between two articles or drafts, not in the middle of one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

from sayso.cli.output import warn


@contextmanager
def interrupts(message: str | None = None) -> Iterator[Event]:
    """Yield an event that Ctrl-C sets, after a ``message`` on standard error.

    A second Ctrl-C raises KeyboardInterrupt.
    """
    pressed = Event()

    def press(number: int, _: FrameType | None) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()
        if message:
            warn(message)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)
