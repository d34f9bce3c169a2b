"""Judgements that the members of a group do not belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.tables import judgements

GroupKind = Literal["near copy", "quotation"]


class Key(NamedTuple):
    """The key of an article or a statement in a judgement; it does not depend on the network."""

    hash: str
    """The article's id in a reading."""
    address: str | None
    """Where the article was found; None in judgements of older desks, which mean every printing of the text."""
    words: str = ""
    """The statement's words as they are compared; empty for an article."""

    @classmethod
    def from_json(cls, member: str | Sequence[str | None]) -> Key:
        """Read a member of a judgement's ``about``; older desks have the hash and the words in one string."""
        if isinstance(member, str):
            hash_, _, words = member.partition(" ")
            return cls(hash_, None, words)
        text, address, said = member
        return cls(text or "", address, said or "")


@dataclass(frozen=True, slots=True)
class Parting:
    """The members of a group that was taken apart."""

    kind: GroupKind
    members: tuple[Key, ...]

    @classmethod
    def from_json(cls, about: dict[str, Any]) -> Parting:
        """Read a judgement's ``about``."""
        return cls(about["group"], tuple(Key.from_json(member) for member in about["members"]))

    def to_json(self) -> dict[str, Any]:
        """Write it as a judgement's ``about``."""
        return {"group": self.kind, "members": [list(member) for member in self.members]}

    def place(self, key: Key) -> int | None:
        """Return the place of an article or a statement among the members; None if it is not one."""
        for place, member in enumerate(self.members):
            if (member.hash, member.words) == (key.hash, key.words) and member.address in (None, key.address):
                return place
        return None


class Partings:
    """All groups of a kind that were taken apart and are so still."""

    def __init__(self, connection: Connection | None, kind: GroupKind) -> None:
        """Read those of a desk; without a connection there are none."""
        if connection is None:
            self._partings: list[Parting] = []
            return
        live = (judgements.c.kind == "ungroup", judgements.c.undone.is_(None))
        every = (Parting.from_json(about) for about in connection.scalars(sa.select(judgements.c.about).where(*live)))
        self._partings = [parting for parting in every if parting.kind == kind]

    def has(self, key: Key) -> bool:
        """Whether an article or a statement was in a group that was taken apart."""
        return any(parting.place(key) is not None for parting in self._partings)

    def part(self, key_1: Key, key_2: Key) -> bool:
        """Whether two were in a group that was taken apart."""
        for parting in self._partings:
            place_1, place_2 = parting.place(key_1), parting.place(key_2)
            if place_1 is not None and place_2 is not None and place_1 != place_2:
                return True
        return False
