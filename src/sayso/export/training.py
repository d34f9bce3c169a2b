"""Corrected articles as training data: the machine's reading, and the reading as people corrected it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.desk.overlay.corrections import Correction, corrected
from sayso.desk.view import View
from sayso.records import Act, Actor, Article, Attribution, Model

SCHEMA: Final = "sayso/corrected/1"


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)


class Judgement(_Line):
    """One correction that holds in this reading."""

    id: int
    action: Literal["accept", "change", "delete", "add"]
    number: str | None = Field(description="the id of the attribution or act when it was corrected")
    fields: tuple[str, ...] = Field(description="what was changed or given")
    was: dict[str, Any] = Field(description="the fields before, in words")
    author: str
    made: str = Field(description="ISO 8601, UTC")
    reason: str


class CorrectedArticle(_Line):
    """One line: an article with the machine's attributions and the corrected ones."""

    schema_: Literal["sayso/corrected/1"] = Field(default=SCHEMA, alias="schema")
    article: Article
    model: Model
    machine: tuple[Attribution, ...] = Field(description="as the network had them")
    corrected: tuple[Attribution, ...] = Field(description="as people left them; those added stand last")
    machine_acts: tuple[Act, ...] = Field(description="acts as the network had them")
    corrected_acts: tuple[Act, ...] = Field(description="acts as people left them; those added stand last")
    actors: tuple[Actor, ...] = Field(description="the network's, and those that people added")
    checked: dict[str, str] = Field(description="accepted, changed or added, by id; of the others nobody said a word")
    deleted: tuple[str, ...] = Field(description="ids that are in machine only: people say that they are wrong")
    corrections: tuple[Judgement, ...]

    def to_json(self) -> str:
        """The line, without its end."""
        return self.model_dump_json(by_alias=True)


def corrected_articles(view: View) -> Iterator[CorrectedArticle]:
    """Every article with a correction that holds, in the order they came; one in memory at a time."""
    by_article: dict[int, list[Correction]] = {}
    for correction in view.corrections():
        by_article.setdefault(correction.article, []).append(correction)
    for article in sorted(by_article):
        reading = view.reading(article)
        made = corrected(reading, by_article[article])
        holding = [correction for correction in by_article[article] if correction.id in made.anchored]
        if holding:
            left = {attribution.id for attribution in made.reading.attributions}
            kept = {act.id for act in made.reading.acts}
            yield CorrectedArticle(
                article=reading.article,
                model=reading.model,
                machine=reading.attributions,
                corrected=made.reading.attributions,
                machine_acts=reading.acts,
                corrected_acts=made.reading.acts,
                actors=made.reading.actors,
                checked=made.checked,
                deleted=(
                    *(attribution.id for attribution in reading.attributions if attribution.id not in left),
                    *(act.id for act in reading.acts if act.id not in kept),
                ),
                corrections=tuple(_judgement(correction) for correction in holding),
            )


def _judgement(correction: Correction) -> Judgement:
    return Judgement(
        id=correction.id,
        action=correction.action,
        number=correction.number,
        fields=tuple(correction.change.fields),
        was=correction.was,
        author=correction.author,
        made=correction.made,
        reason=correction.reason,
    )
