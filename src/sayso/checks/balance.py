"""Rules for the sources of a whole draft: pile-ups of one source, sources of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting

_SPEAKERS: Final = 3
"""A draft with fewer sources has no kinds to compare."""


def pile_up(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find a source that most of the statements come from."""
    statements = [statement for statement in draft.outer if statement.speaker]
    if len(statements) < setting.number("statements"):
        return
    (speaker, count), *_ = Counter(statement.speaker for statement in statements).most_common(1)
    if count / len(statements) >= setting.number("share"):
        first = next(statement for statement in statements if statement.speaker == speaker)
        yield Hit(draft.mark(first), 1.0)


def one_kind(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find drafts all of whose sources are officials and bodies of government, or of one party."""
    speakers = {statement.speaker: draft.speaker(statement) for statement in draft.outer if statement.speaker}
    known = [actor for actor in speakers.values() if actor is not None]
    if len(known) < max(_SPEAKERS, setting.number("sources")):
        return
    parties = {actor.party for actor in known}
    kinds = {actor.kind for actor in known}
    all_unnamed = all(actor.naming == "anonymous" for actor in known)
    one_party = len(parties) == 1 and None not in parties
    if one_party or all_unnamed or (len(kinds) == 1 and kinds <= {"government", "outlet", "document"}):
        yield Hit(draft.mark(draft.outer[0]), 0.9)
