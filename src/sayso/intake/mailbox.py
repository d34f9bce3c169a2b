"""Mail boxes (mbox, RFC 4155): mails one behind the other, each after a line that begins with "From "."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from io import BufferedReader
from typing import Any

from sayso.errors import ReadError
from sayso.intake.inputs import Input, Part
from sayso.intake.mail import from_mail
from sayso.intake.packed import MAGIC, Unpacked
from sayso.records import Article
from sayso.settings import setting

# From roe@herald.example Tue Mar  5 10:00:00 2024   From - Tue Mar 05 10:00:00 2024
_FROM = re.compile(
    rb"From \S{1,320} +(?:\S{1,320} +)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +\w{1,3} +\w{1,3} +\d[\d:]{3,7}"
)
_ID = re.compile(rb"(?mi)^Message-ID:[ \t]*(?:\r?\n[ \t]+)?<([^<>\s]{1,250})>")
# >From the start, they said   as the format hides it
_HIDDEN = re.compile(rb"(?m)^>(>*From )")
_LINE = 1 << 16


def mails(source: Input) -> Iterator[Part]:
    """The mails of a box, by their Message-IDs, else by their numbers from 1.

    One larger than the setting ``file_bytes`` fails, and the others go on.
    """
    limit = int(setting("file_bytes"))
    unpacked = Unpacked(source.stream) if source.stream.peek(3)[:3] == MAGIC else None
    stream: BufferedReader[Any] = BufferedReader(unpacked) if unpacked else source.stream
    seen: set[str] = set()
    read = number = 0
    for mail, size in _divided(stream, limit):
        number += 1
        read += size
        name = _unlike(_name(mail, number), seen)
        location = f"{source.location}#{name}"
        if size > limit:
            error = ReadError(f"{location} is larger than {limit:,} bytes", "split it, or raise SAYSO_FILE_BYTES.")
            load: Callable[[], Article] = partial(_refuse, error)
        else:
            load = partial(from_mail, _HIDDEN.sub(rb"\1", mail), location)
        yield Part(name, load, unpacked.offset if unpacked else read, partial(_taken, load))
    if unpacked is not None and unpacked.damage is not None:
        error = ReadError(f"{source.location} ends in mail {number}: {unpacked.damage}", "get the file again.")
        yield Part(f"{number}-", partial(_refuse, error), source.size or 0)


def _divided(stream: BufferedReader[Any], limit: int) -> Iterator[tuple[bytes, int]]:
    """The mails without their first lines, no more of each than the limit, and how large each is."""
    lines: list[bytes] = []
    size, is_blank, is_open = 0, True, False
    while line := stream.readline(_LINE):
        if is_blank and _FROM.match(line):
            if is_open:
                yield b"".join(lines), size
            lines, size, is_open, is_blank = [], 0, True, False
            continue
        size += len(line)
        if size <= limit:
            lines.append(line)
        is_blank = not line.strip()
    if is_open or size:
        yield b"".join(lines), size


def _name(mail: bytes, number: int) -> str:
    head = re.split(rb"\r?\n\r?\n", mail[:_LINE], maxsplit=1)[0]
    match = _ID.search(head)
    return match[1].decode("ascii", "replace") if match else str(number)


def _unlike(name: str, seen: set[str]) -> str:
    number, unlike = 1, name
    while unlike in seen:
        number += 1
        unlike = f"{name}~{number}"
    seen.add(unlike)
    return unlike


def _refuse(error: ReadError) -> Article:
    raise error


def _taken(load: Callable[[], Article]) -> Callable[[], Article]:
    return load
