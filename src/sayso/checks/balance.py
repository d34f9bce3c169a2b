"""Rules for the sources of a whole draft: pile-ups of one source, sources of one kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting
from sayso.english.tables import load
from sayso.records import Actor, Attribution

_TABLE: Final = load("checks")
_SIDES: Final = {side: _TABLE.words(side) for side in ("state", "business", "science")}
_SPEAKERS: Final = 3
"""A draft with fewer sources has no kinds to compare."""


def pile_up(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find a source that most of the statements come from."""
    statements = [statement for statement in draft.outer if statement.speaker]
    if any(draft.is_label(statement) for statement in statements):  # an interview
        return
    if len(statements) < setting.number("statements"):
        return
    (speaker, count), *_ = Counter(_name(draft, statement) for statement in statements).most_common(1)
    if count / len(statements) >= setting.number("share"):
        first = next(statement for statement in statements if _name(draft, statement) == speaker)
        actor = draft.speaker(first)
        if actor is not None and draft.is_in_headline(actor):  # the headline says whose view it is
            return
        yield Hit(draft.mark(first), 1.0)


def one_kind(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find drafts all of whose sources are of one side: the state, business, science, one party, nobody named."""
    speakers = {statement.speaker: draft.speaker(statement) for statement in draft.outer if statement.speaker}
    known = [actor for actor in speakers.values() if actor is not None]
    unknown = {" ".join(draft.description(statement)) for statement in draft.outer if not statement.speaker} - {""}
    if len(known) + len(unknown) < max(_SPEAKERS, setting.number("sources")) or not known:
        return
    parties = {actor.party for actor in known}
    sides = {_side(actor) for actor in known} | {_side_of(words) for words in unknown}
    all_unnamed = all(actor.naming == "anonymous" for actor in known)
    one_party = len(parties) == 1 and None not in parties
    if one_party or all_unnamed or (len(sides) == 1 and None not in sides):
        yield Hit(draft.mark(draft.outer[0]), 0.9)


def _name(draft: Draft, statement: Attribution) -> str:
    """By what statements of one source are counted: "Police" and "the police" are one, two unnamed sources are two."""
    speaker = draft.speaker(statement)
    if speaker is None or speaker.naming == "anonymous":
        return statement.speaker or ""
    return speaker.name.lower().removeprefix("the ")


def _side(actor: Actor) -> str | None:
    """Which side a source stands on, by its kind and the words for its office; None where nothing tells."""
    if actor.kind in ("government", "outlet", "document"):
        return "state" if actor.kind == "government" else actor.kind
    return _side_of(f"{actor.role or ''} {actor.name if actor.kind != 'person' or actor.naming != 'named' else ''}")


def _side_of(description: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", description.lower())
    return next((side for side, nouns in _SIDES.items() if any(word in nouns for word in words)), None)
