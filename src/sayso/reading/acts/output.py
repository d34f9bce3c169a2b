"""From acts to the records of a reading, and what of them is to be resolved to actors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from sayso.reading.actors import Cast, RoleReference
from sayso.reading.acts.spans import ActSpans
from sayso.reading.text import Text
from sayso.records import Act, ActType, Span


def day_of(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date and time; None where there is none, or none as exact."""
    try:
        return None if published is None else date.fromisoformat(published[: len("2018-05-10")])
    except ValueError:
        return None


def references_of(acts: Sequence[ActSpans]) -> list[RoleReference]:
    """Return the words for actors and recipients, to be resolved."""
    references: list[RoleReference] = []
    for number, act in enumerate(acts):
        if act.actor is not None:
            references.append(RoleReference(act.actor, "actor", number))
        if act.recipient is not None:
            references.append(RoleReference(act.recipient, "recipient", number))
    return references


def act_records(text: Text, acts: Sequence[ActSpans], resolved: Cast) -> tuple[Act, ...]:
    """Make the records of acts, in text order."""

    def place(span: Span | None) -> Span | None:
        return None if span is None else text.original(span)

    parties = {(reference.role, reference.of): choice.actor for reference, choice in resolved.choices.items()}
    records: list[Act] = []
    for number, act in enumerate(acts):
        influence = act.influence
        records.append(
            Act(
                id=f"d{number + 1}",
                actor=parties.get(("actor", number)),
                recipient=parties.get(("recipient", number)),
                actor_span=place(act.actor),
                recipient_span=place(act.recipient),
                type=cast(ActType, act.type),
                predicate=place(act.predicate),
                means=place(influence.means),
                issue=place(influence.issue),
                place=place(act.place),
                date=act.date,
                factuality=act.factuality,
                attribution=None if act.attribution is None else f"a{act.attribution + 1}",
                score=act.score,
                channel=influence.channel,
                topic=influence.topic,
                bill=place(act.bill),
                vote=influence.vote,
                endorsement=influence.is_endorsement,
                electoral_threat=influence.is_electoral_threat,
            )
        )
    return tuple(records)
