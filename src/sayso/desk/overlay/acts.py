"""Lay corrections of acts over those of a reading.  Pure: nothing here uses a database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict

from sayso.desk.overlay.anchors import Anchor, NotThere, Selector, Who, find_act, spans
from sayso.records import Act, ActType, Channel, Factuality, Span, Topic, Vote

_PLAIN: Final = ("type", "factuality", "date", "topic", "channel", "vote")
_SPANS: Final = ("predicate", "actor_span", "recipient_span")


class ActChange(BaseModel):
    """New values for some fields of an act; unset fields stay."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    predicate: tuple[Selector, ...] = ()
    actor: Who | None = None
    actor_span: tuple[Selector, ...] = ()
    recipient: Who | None = None
    recipient_span: tuple[Selector, ...] = ()
    type: ActType | None = None
    factuality: Factuality | None = None
    date: str | None = None
    topic: Topic | None = None
    channel: Channel | None = None
    vote: Vote | None = None

    @property
    def fields(self) -> list[str]:
        """The fields that are set, in the order of a reading's keys; the words for a party belong to the party."""
        return [name for name in shown_keys if name in self.model_fields_set]


shown_keys: Final = ("predicate", "actor", "recipient", *_PLAIN)
"""The fields of an act that a person may change."""


def shown_act(text: str, names: Mapping[str, str], act: Act) -> dict[str, Any]:
    """Return the fields of an act as words; ``names`` are those of the actors, by their ids."""

    def words(span: Span | None) -> str | None:
        return None if span is None else text[slice(*span)]

    return {
        "predicate": words(act.predicate),
        "actor": names.get(act.actor or "") or words(act.actor_span),
        "recipient": names.get(act.recipient or "") or words(act.recipient_span),
        **{key: getattr(act, key) for key in _PLAIN},
    }


class ActOverlay:
    """The acts of a reading while corrections are laid over them."""

    def __init__(self, text: str, model: str, acts: Sequence[Act], actor: Callable[[Who], str]) -> None:
        """``model``: SHA-256 of the network's weights; ``actor`` returns the id of an actor, made if it is new."""
        self.text, self.model, self.machine, self.actor = text, model, acts, actor
        self.now = {act.id: act for act in acts}
        self.checked: dict[str, Literal["accepted", "changed", "added"]] = {}

    def add(self, number: str, change: ActChange) -> None:
        """Add an act.

        Raises:
            NotThere: there is one with its number; its words do not stand in the text.
        """
        if number in self.now:
            raise NotThere(f"there is a {number} already")
        if change.type is None:
            raise NotThere("it has no type")
        self.now[number] = self._changed(Act(id=number, type=change.type, score=1), change)
        self.checked[number] = "added"

    def target(self, held: Anchor) -> tuple[str, float]:
        """Return the id of the act that an anchor holds, sought among the network's own, and how much they share.

        Raises:
            NotThere: there is none, or it was deleted.
        """
        among = list(self.now.values()) if held.added else self.machine
        act, share = find_act(self.text, self.model, held, among)
        if act.id not in self.now:
            raise NotThere(f"{act.id} was deleted before")
        return act.id, share

    def accept(self, id_: str, was: Mapping[str, Any], names: Mapping[str, str]) -> None:
        """Accept an act; it holds as long as the reading says the same as it did.

        Raises:
            NotThere: it says something else.
        """
        here = shown_act(self.text, names, self.now[id_])
        changed = [key for key, value in was.items() if here.get(key) != value]
        if changed:
            raise NotThere(f"the newest reading has another {', '.join(changed)}")
        self.checked.setdefault(id_, "accepted")

    def delete(self, id_: str) -> None:
        """Delete an act."""
        del self.now[id_]

    def change(self, id_: str, change: ActChange, *, added: bool) -> None:
        """Change some fields of an act, all or none.

        Raises:
            NotThere: words do not stand in the text.
        """
        self.now[id_] = self._changed(self.now[id_], change)
        self.checked[id_] = "added" if added else "changed"

    def _changed(self, act: Act, change: ActChange) -> Act:
        given = change.model_fields_set
        new: dict[str, Any] = {key: getattr(change, key) for key in _PLAIN if key in given}
        for key in _SPANS:
            if key in given:
                placed = spans(self.text, getattr(change, key))
                new[key] = placed[0] if placed else None
        # who is new among the actors is only added when nothing else can fail
        for key in ("actor", "recipient"):
            if key in given:
                who = getattr(change, key)
                new[key] = None if who is None else self.actor(who)
        return act.model_copy(update=new)
