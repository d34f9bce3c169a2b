"""A network for its page: edges between actors, with what opens their passages, and a picture of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sayso.desk.search.influence import Deed, Edge
from sayso.desk.search.quoted import Quoted
from sayso.views.pictures import Picture, Shape, circle, line, text
from sayso.views.reading.wording import ACT_TYPES
from sayso.views.web.lists import address_of

_HEIGHT, _MARGIN = 520.0, 40.0
_LEFT, _RIGHT = 3.0, 97.0
_NARROW, _WIDE = 320.0, 640.0
"""Widths of the picture in pixels: on a phone, and the least on which names show that have no room on a phone."""
_LETTER: Final = 6.6
"""Pixels of a letter, hardly ever more."""
_LONGEST: Final = 24
"""Characters of a name in the picture."""
_WORDS: Final[Mapping[str, str]] = dict(ACT_TYPES.items())


class Tie(NamedTuple):
    """An edge of a network, in words; ``address`` opens its passages, else they are ``deeds``."""

    source: str
    source_key: str
    target: str
    target_key: str
    what: str
    """An act type of PLOVER, or quotes."""
    number: int
    first: str
    last: str
    address: str
    deeds: tuple[Deed, ...] = ()

    @property
    def days(self) -> str:
        """Return the days from the first to the last."""
        if not self.first or self.first == self.last:
            return self.last or "no date"
        return f"{self.first} to {self.last}"

    @property
    def words(self) -> str:
        """Return what the one does to the other, in plain words."""
        return _WORDS.get(self.what, self.what)

    def row(self) -> dict[str, object]:
        """Return it as plain values; ``acts`` are the numbers of its acts."""
        keys = ("source", "target", "what", "number", "first", "last", "address")
        return {key: getattr(self, key) for key in keys} | {"acts": [deed.id for deed in self.deeds]}


def of_acts(edges: Sequence[Edge]) -> list[Tie]:
    """Return the edges between those who act on one another."""
    return [
        Tie(
            edge.actor_name,
            edge.actor,
            edge.recipient_name,
            edge.recipient,
            edge.type,
            edge.acts,
            edge.first,
            edge.last,
            "",
            edge.deeds,
        )
        for edge in edges
    ]


def of_quoted(rows: Sequence[Quoted], since: str | None, until: str | None) -> list[Tie]:
    """Return the edges from publishers to those they quote; the address searches for the same statements."""
    ties = []
    for row in rows:
        asked = {"speaker": row.actor, "publisher": row.publisher, "since": since, "until": until}
        about = ("quotes", row.statements, row.first, row.last, address_of("/search", asked))
        ties.append(Tie(row.publisher, f"publisher {row.publisher}", row.name, f"a{row.actor}", *about))
    return ties


def picture(ties: Sequence[Tie], places: Mapping[str, tuple[float, float]]) -> Picture:
    """Draw a network; ``places`` has each actor's, 0 to 1 each way."""
    names = {tie.source_key: tie.source for tie in ties} | {tie.target_key: tie.target for tie in ties}
    most = max((tie.number for tie in ties), default=1)

    def shapes() -> Iterator[Shape]:
        at = {key: _place(*place) for key, place in places.items()}
        neighbours: dict[str, list[str]] = {}
        for tie in ties:
            neighbours.setdefault(tie.source_key, []).append(tie.target_key)
            neighbours.setdefault(tie.target_key, []).append(tie.source_key)
        for tie in ties:
            look: dict[str, Any] = {
                "cls": "tie",
                "stroke-width": f"{1 + 3 * tie.number / most:.1f}",
                "marker-end": "url(#tip)",
            }
            start, end = at[tie.source_key], at[tie.target_key]
            if start != end:
                yield line(*start, *end, **look)
        room = {width: _Room(width, at.values()) for width in (_NARROW, _WIDE)}
        for key in sorted(at, key=lambda key: -len(neighbours[key])):  # whoever has most neighbours is named first
            x, y = at[key]
            name = names[key] if len(names[key]) <= _LONGEST else f"{names[key][: _LONGEST - 1]}…"
            yield circle(x, y, 5, cls="node publisher" if key.startswith("publisher ") else "node")
            # away from its neighbours, and not out of the picture
            is_below = all(at[neighbour][1] < y for neighbour in neighbours[key])
            lines = (y + 18, y - 10) if is_below else (y - 10, y + 18)
            for width, cls in ((_NARROW, ""), (_WIDE, "where-wide")):
                line_ = next((line for line in lines if room[width].has(x, line, name)), None)
                if line_ is not None:
                    for taken in room.values():
                        taken.take(x, line_, name)
                    yield text(x, line_, name, anchor=_anchor(x), cls=cls)
                    break

    words = "; ".join(f"{tie.source} {tie.words} {tie.target}: {tie.number:,}" for tie in ties[:20])
    return Picture("w", "The network", words, _HEIGHT, tuple(shapes()))


class _Room:
    """Where names still have room in a picture of some width, in pixels; on a mark they have none."""

    def __init__(self, width: float, marks: Iterable[tuple[float, float]]) -> None:
        self._width = width
        self._taken = [(x * width / 100 - 5, y - 5, x * width / 100 + 5, y + 5) for x, y in marks]

    def has(self, x: float, y: float, name: str) -> bool:
        """Return whether a name at a place meets no other, and does not reach out of the picture."""
        left, top, right, bottom = self._box(x, y, name)
        is_free = all(right <= box[0] or left >= box[2] or bottom <= box[1] or top >= box[3] for box in self._taken)
        return is_free and left >= 0 and right <= self._width

    def take(self, x: float, y: float, name: str) -> None:
        """Put a name at a place."""
        self._taken.append(self._box(x, y, name))

    def _box(self, x: float, y: float, name: str) -> tuple[float, float, float, float]:
        wide = _LETTER * len(name)
        left = x * self._width / 100 - {"start": 0.0, "middle": wide / 2, "end": wide}[_anchor(x)]
        return left, y - 11, left + wide, y + 2


def _anchor(x: float) -> str:
    """Return the end of a name that stands at its actor, so that none reaches out of the picture."""
    return "start" if x < 30 else "end" if x > 70 else "middle"


def _place(x: float, y: float) -> tuple[float, float]:
    return _LEFT + (_RIGHT - _LEFT) * x, _MARGIN + (_HEIGHT - 2 * _MARGIN) * y
