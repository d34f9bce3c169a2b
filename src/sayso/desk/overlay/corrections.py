"""Lay corrections over a reading.  Pure: the reading does not change, and nothing here uses a database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from sayso.desk.overlay.acts import ActChange, ActOverlay
from sayso.desk.overlay.anchors import Anchor, NotThere, Selector, Who, find, spans
from sayso.records import Actor, Attribution, Factuality, Kind, Polarity, Reading, Span, Type, words

Action = Literal["accept", "change", "delete", "add"]


class Change(BaseModel):
    """New values for some fields of an attribution; unset fields stay."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: tuple[Selector, ...] = ()
    cue: tuple[Selector, ...] = ()
    content: tuple[Selector, ...] = ()
    parent: Anchor | None = None
    speaker: Who | None = None
    addressee: Who | None = None
    kind: Kind = "indirect"
    type: Type | None = None
    factuality: Factuality | None = None
    polarity: Polarity | None = None

    @property
    def fields(self) -> list[str]:
        """The fields that are set, in the order of a reading's keys."""
        return [name for name in type(self).model_fields if name in self.model_fields_set]


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of one attribution or act."""

    id: int
    article: int
    action: Action
    number: str | None
    """The id when it was made; ``c1``, ``c2`` and so on for an attribution that was added, ``dc1`` for an act."""
    anchor: Anchor
    change: Change | ActChange
    """Of an act an `ActChange`, whatever the action."""
    was: dict[str, Any]
    """The same fields before, as `shown` returns them; all fields for accept and delete."""
    author: str
    made: str
    reason: str
    undone: str | None = None
    lost: str | None = None


@dataclass(slots=True)
class Corrected:
    """A reading with corrections laid over it."""

    reading: Reading
    checked: dict[str, str] = field(default_factory=dict)
    """accepted, changed or added, by the id of the attribution or act."""
    lost: dict[int, str] = field(default_factory=dict)
    """Why a correction does not hold in this reading, by its id."""
    anchored: dict[int, float] = field(default_factory=dict)
    """The overlap of a correction's anchor with its attribution, 0 to 1, by the correction's id."""


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Corrected:
    """Lay corrections over a reading in the order they were made; undone ones are left out.

    A correction that does not fit changes nothing and is listed as lost, with the reason.  Added attributions come
    last.
    """
    live = [correction for correction in corrections if correction.undone is None]
    if not live:
        return Corrected(reading)
    over = Overlay(reading)
    for correction in live:
        try:
            over.apply(correction)
        except NotThere as why:
            over.out.lost[correction.id] = str(why)
    return over.finish()


def shown(reading: Reading, attribution: Attribution) -> dict[str, Any]:
    """Return the fields of an attribution as words: names of actors, words of spans, the parent's content."""
    names = {actor.id: actor.name for actor in reading.actors}
    parent = next((candidate for candidate in reading.attributions if candidate.id == attribution.parent), None)
    text = reading.article.text
    return {
        **{part: words(text, getattr(attribution, part)) for part in ("source", "cue", "content")},
        "parent": None if parent is None else words(text, parent.content),
        "speaker": names.get(attribution.speaker or ""),
        "addressee": names.get(attribution.addressee or ""),
        **{key: getattr(attribution, key) for key in ("kind", "type", "factuality", "polarity")},
    }


class Overlay:
    """A reading while corrections are laid over it."""

    def __init__(self, reading: Reading) -> None:
        self.machine, self.text = reading, reading.article.text
        self.now = {attribution.id: attribution for attribution in reading.attributions}
        self.actors = list(reading.actors)
        self.rechained: set[str] = set()
        self.held: dict[str, Anchor] = {}
        self.acts = ActOverlay(self.text, reading.model.sha256, reading.acts, self._actor)
        self.out = Corrected(reading)

    def apply(self, correction: Correction) -> None:
        """Lay one correction over what the ones before it left.

        Raises:
            NotThere: it does not hold in this reading.
        """
        if correction.anchor.unplaced is not None:
            raise NotThere(correction.anchor.unplaced)
        if isinstance(correction.change, ActChange):
            self._apply_to_act(correction, correction.change)
            return
        if correction.action == "add":
            self._add(correction, correction.change)
            return
        id_, share = self._target(correction.anchor)
        self._hold(id_, correction.anchor)
        if correction.action == "accept":
            self._accept(id_, correction)
        elif correction.action == "delete":
            self._delete(id_)
        else:
            made = self._changed(self.now[id_], correction.change)
            self.now[id_] = made
            self.out.checked[id_] = "added" if correction.anchor.added else "changed"
        self.held[id_] = correction.anchor
        self.out.anchored[correction.id] = share

    def _apply_to_act(self, correction: Correction, change: ActChange) -> None:
        if correction.action == "add":
            self.acts.add(correction.anchor.number, change)
            self.out.anchored[correction.id] = 1.0
            return
        id_, share = self.acts.target(correction.anchor)
        self._hold(id_, correction.anchor)
        if correction.action == "accept":
            self.acts.accept(id_, correction.was, {actor.id: actor.name for actor in self.actors})
        elif correction.action == "delete":
            self.acts.delete(id_)
        else:
            self.acts.change(id_, change, added=correction.anchor.added)
        self.held[id_] = correction.anchor
        self.out.anchored[correction.id] = share

    def _hold(self, id_: str, anchor: Anchor) -> None:
        """Refuse a correction of what another one, of something else, holds already."""
        held = self.held.get(id_)
        if held is not None and held.model == anchor.model and held.selectors != anchor.selectors:
            raise NotThere(f"{id_} of the newest reading holds a correction of another passage")

    def finish(self) -> Corrected:
        """Make the reading of what has been laid over it."""
        self._chain()
        kept = tuple(self.now.values())
        acts = tuple(
            act if act.attribution in self.now else act.model_copy(update={"attribution": None})
            for act in self.acts.now.values()
        )
        self.out.reading = self.machine.model_copy(
            update={"attributions": kept, "actors": tuple(self.actors), "acts": acts}
        )
        checked = {**self.out.checked, **self.acts.checked}
        self.out.checked = {id_: mark for id_, mark in checked.items() if id_ in self.now or id_ in self.acts.now}
        return self.out

    def _target(self, held: Anchor) -> tuple[str, float]:
        """The attribution that an anchor holds, sought among the network's own, and how much they share."""
        among = self.now.values() if held.added else self.machine.attributions
        attribution, share = find(self.text, self.machine.model.sha256, held, list(among))
        if attribution.id not in self.now:
            raise NotThere(f"{attribution.id} was deleted before")
        return attribution.id, share

    def _add(self, correction: Correction, change: Change) -> None:
        number = correction.number or f"c{correction.id}"
        if number in self.now:
            raise NotThere(f"there is a {number} already")
        content = spans(self.text, change.content)
        if not content:
            raise NotThere("it has no content")
        bare = Attribution(id=number, source=(), cue=(), content=content, kind=change.kind, score=1)
        self.now[number] = self._changed(bare, change)
        self.rechained.add(number)
        self.out.checked[number] = "added"
        self.out.anchored[correction.id] = 1.0

    def _accept(self, id_: str, correction: Correction) -> None:
        """What was accepted holds as long as the reading says the same."""
        now = {"attributions": tuple(self.now.values()), "actors": tuple(self.actors)}
        here = shown(self.machine.model_copy(update=now), self.now[id_])
        changed = [key for key, value in correction.was.items() if here.get(key) != value]
        if changed:
            raise NotThere(f"the newest reading has another {', '.join(changed)}")
        self.out.checked.setdefault(id_, "accepted")

    def _delete(self, id_: str) -> None:
        gone = self.now.pop(id_)
        for child in [child for child in self.now.values() if child.parent == id_]:
            self.now[child.id] = child.model_copy(update={"parent": gone.parent})
            self.rechained.add(child.id)

    def _changed(self, attribution: Attribution, change: Change) -> Attribution:
        """An attribution with some fields changed; all or nothing."""
        given = set(change.fields)
        new: dict[str, Any] = {part: getattr(change, part) for part in given & _PLAIN}
        new |= {part: spans(self.text, getattr(change, part)) for part in given & _SPANS}
        if "parent" in given:
            new["parent"] = None if change.parent is None else self._parent(attribution, change.parent)
        # who is new among the actors is only added when nothing else can fail
        for part in sorted(given & _ACTORS):
            new[part] = None if getattr(change, part) is None else self._actor(getattr(change, part))
        if given & {"parent", "speaker"}:
            self.rechained.add(attribution.id)
        return attribution.model_copy(update=new)

    def _parent(self, attribution: Attribution, held: Anchor) -> str:
        parent, _ = self._target(held)
        above: str | None = parent
        while above is not None:
            if above == attribution.id:
                raise NotThere(f"{parent} stands inside {attribution.id} itself")
            above = self.now[above].parent
        return parent

    def _actor(self, who: Who) -> str:
        """The actor with one of these mentions, or else the one so called, or else a new one."""
        mentions = set(spans(self.text, who.mentions))
        same = [actor for actor in self.actors if mentions & set(actor.mentions)]
        same = same if len(same) == 1 else [actor for actor in same if actor.name == who.name]
        same = same or [actor for actor in self.actors if actor.name == who.name]
        if len(same) > 1:
            raise NotThere(f"{' and '.join(actor.id for actor in same)} are both called {who.name}")
        if same:
            return same[0].id
        taken = {actor.id for actor in self.actors}
        number = next(f"c{i}" for i in range(1, len(taken) + 2) if f"c{i}" not in taken)
        self.actors.append(
            Actor(id=number, name=who.name, kind=who.kind, naming=who.naming, mentions=tuple(sorted(mentions)))
        )
        return number

    def _chain(self) -> None:
        """Make the chains anew of those whose speaker or parent changed, and of all that stands inside them."""
        if not self.rechained:
            return
        from sayso.reading.attributions.chains import chains

        order = _parents_first(list(self.now.values()))
        for attribution in order:
            if attribution.parent in self.rechained:
                self.rechained.add(attribution.id)
        place = {attribution.id: i for i, attribution in enumerate(order)}
        parents = [None if attribution.parent is None else place[attribution.parent] for attribution in order]
        for attribution, chain in zip(
            order, chains(parents, [attribution.speaker for attribution in order]), strict=True
        ):
            if attribution.id in self.rechained:
                self.now[attribution.id] = self.now[attribution.id].model_copy(update={"chain": chain})


_PLAIN = {"kind", "type", "factuality", "polarity"}
_SPANS = {"source", "cue", "content"}
_ACTORS = {"speaker", "addressee"}


def _parents_first(attributions: Sequence[Attribution]) -> list[Attribution]:
    out: list[Attribution] = []
    placed: set[str] = set()
    waiting = list(attributions)
    while waiting:
        ready = [attribution for attribution in waiting if attribution.parent is None or attribution.parent in placed]
        if not ready:  # parents in a ring: no reading of ours, and no chain to be told
            return out
        out += ready
        placed |= {attribution.id for attribution in ready}
        waiting = [attribution for attribution in waiting if attribution.id not in placed]
    return out


def holds(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Whether one content stands inside another, from its first letter to its last."""
    return outer[0][0] <= inner[0][0] and inner[-1][1] <= outer[-1][1]
