"""Texts of the project's own with who said what marked in them by hand, in braces.

    === lease-03 style=wire
    {s1 A port official} {c1 told} {a1 the Beacon}: {q1 “{s2 The mayor} {c2 never said} {q2 the lease was dead}.”}
    ---
    1 speaker=official
    2 factuality=negated speaker=mayor
    official name="A port official" kind=person naming=anonymous
    mayor name="The mayor" kind=person naming=role

A text begins with ``===``, its name and notes; ``{s1 ...}`` marks a source, ``{c1 ...}`` a cue, ``{q1 ...}`` a
content and ``{a1 ...}`` an addressee of attribution 1, nested as they come; ``{s1,2 ...}`` is the source of two
attributions, and a content in two pieces is marked twice.  An empty line is a paragraph break.  Behind ``---``
follow notes, one line an attribution (its number) or an actor (a key of your choice), as ``name=value`` with the
value quoted where it holds spaces.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

Span = tuple[int, int]
ROLES = {"s": "source", "c": "cue", "q": "content", "a": "addressee"}
_TOKEN = re.compile(r"\{([a-z])(\d+(?:,\d+)*) |([{}])")


class Mark(NamedTuple):
    """What a pair of braces marks: the letter of its role, whom it belongs to, and ``[start, end)`` without braces."""

    role: str
    numbers: list[int]
    start: int
    end: int


class MarkedError(ValueError):
    """A marked text that does not hold to the format; the message names the file, the text and the cause."""


@dataclass
class MarkedAttribution:
    """One attribution as marked; spans are ``[start, end)`` in code points of the text without braces."""

    number: int
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    addressee: list[Span] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    parent: int | None = None
    """Number of the attribution in whose content this one stands; the innermost such."""


@dataclass
class MarkedText:
    """A text, its attributions by number and its actors by key."""

    name: str
    notes: dict[str, str]
    text: str
    attributions: dict[int, MarkedAttribution]
    actors: dict[str, dict[str, str]]


def load(path: Path) -> list[MarkedText]:
    """All marked texts of a file.

    Raises:
        MarkedError: braces do not match, an attribution has no content, a note is about nothing that is marked.
    """
    return [parse(block, path.name) for block in re.split(r"^===", path.read_text("utf-8"), flags=re.M)[1:]]


def parse(block: str, file: str) -> MarkedText:
    """One text, from its name (what stands behind ``===``) on; ``file`` is for messages.

    Raises:
        MarkedError: as for `load`.
    """
    head, _, rest = block.partition("\n")
    name, *settings = shlex.split(head)
    body, _, tail = rest.partition("\n---\n")
    where = f"{file}: {name}"
    text, marks = unbraced(body.strip("\n"), where, "".join(ROLES))
    attributions: dict[int, MarkedAttribution] = {}
    for mark in marks:
        for number in mark.numbers:
            attribution = attributions.setdefault(number, MarkedAttribution(number))
            getattr(attribution, ROLES[mark.role]).append((mark.start, mark.end))
    actors: dict[str, dict[str, str]] = {}
    for line in tail.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        key, *pairs = shlex.split(line)
        notes = _pairs(pairs, where)
        if key.isdigit():
            if int(key) not in attributions:
                raise MarkedError(f"{where}: a note on attribution {key}, which is not marked")
            attributions[int(key)].notes = notes
        else:
            actors[key] = notes
    for number, attribution in attributions.items():
        if not attribution.content:
            raise MarkedError(f"{where}: attribution {number} has no content")
        speaker = attribution.notes.get("speaker")
        if speaker not in (None, "?") and speaker not in actors:
            raise MarkedError(f"{where}: attribution {number} names the speaker {speaker!r}, who is no actor")
        attribution.parent = _parent(attribution, attributions)
    return MarkedText(name, _pairs(settings, where), text, dict(sorted(attributions.items())), actors)


def _pairs(words: list[str], where: str) -> dict[str, str]:
    for word in words:
        if "=" not in word:
            raise MarkedError(f"{where}: {word!r} is no name=value (quote a value that holds spaces)")
    return {key: value for key, _, value in (word.partition("=") for word in words)}


def unbraced(body: str, where: str, roles: str) -> tuple[str, list[Mark]]:
    """Return the text without braces, and what they mark, outer marks first; ``roles`` holds the letters allowed.

    Raises:
        MarkedError: braces do not match, mark nothing or bear another letter; ``where`` opens the message.
    """
    out: list[str] = []
    length, reached = 0, 0
    open_: list[tuple[str, list[int], int]] = []
    marks: list[Mark] = []
    for token in _TOKEN.finditer(body):
        out.append(body[reached : token.start()])
        length += token.start() - reached
        reached = token.end()
        if token[1] and token[1] in roles:
            open_.append((token[1], [int(n) for n in token[2].split(",")], length))
        elif token[3] == "}" and open_:
            role, numbers, start = open_.pop()
            if start == length:
                raise MarkedError(f"{where}: an empty mark before {body[token.end() : token.end() + 30]!r}")
            marks.append(Mark(role, numbers, start, length))
        else:
            raise MarkedError(f"{where}: a brace that matches none before {body[token.end() : token.end() + 30]!r}")
    if open_:
        raise MarkedError(f"{where}: {open_[-1][0]}{open_[-1][1]} is never closed")
    text = "".join([*out, body[reached:]])
    return text, sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _parent(attribution: MarkedAttribution, attributions: dict[int, MarkedAttribution]) -> int | None:
    own = (attribution.cue or attribution.content)[0]
    holding = [
        (end - start, outer.number)
        for outer in attributions.values()
        for start, end in outer.content
        if outer.number != attribution.number
        and start <= own[0]
        and own[1] <= end
        and (start, end) not in attribution.content
    ]
    return min(holding)[1] if holding else None
