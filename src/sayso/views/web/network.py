"""A network for its page: edges between actors, with what opens their passages, and a picture of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sayso.desk.search.influence import Deed, Edge
from sayso.desk.search.quoted import Quoted
from sayso.views.pictures import Picture, Shape, circle, line, text
from sayso.views.reading.wording import ACT_TYPES
from sayso.views.web.lists import address_of

_HEIGHT, _MARGIN = 520.0, 40.0
_LEFT, _RIGHT = 3.0, 97.0
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
        for key, (x, y) in at.items():
            name = names[key] if len(names[key]) <= _LONGEST else f"{names[key][: _LONGEST - 1]}…"
            yield circle(x, y, 5, cls="node publisher" if key.startswith("publisher ") else "node")
            # away from its neighbours, and not out of the picture
            is_below = all(at[neighbour][1] < y for neighbour in neighbours[key])
            yield text(x, y + 18 if is_below else y - 10, name, anchor=_anchor(x))

    words = "; ".join(f"{tie.source} {tie.words} {tie.target}: {tie.number:,}" for tie in ties[:20])
    return Picture("w", "The network", words, _HEIGHT, tuple(shapes()))


def _anchor(x: float) -> str:
    """Return the end of a name that stands at its actor, so that none reaches out of the picture."""
    return "start" if x < 30 else "end" if x > 70 else "middle"


def _place(x: float, y: float) -> tuple[float, float]:
    return _LEFT + (_RIGHT - _LEFT) * x, _MARGIN + (_HEIGHT - 2 * _MARGIN) * y
