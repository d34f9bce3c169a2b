"""Make the records that a desk returns from what it has stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sayso.api.records import (
    ActorRecord,
    ActRecord,
    ArticleRecord,
    CorrectionRecord,
    StatementRecord,
)
from sayso.desk.overlay.corrections import Correction
from sayso.desk.records import StoredAct
from sayso.desk.search import actor_history
from sayso.desk.search.articles import ListedArticle
from sayso.desk.search.phrases import phrases
from sayso.desk.search.statements import Results, hits
from sayso.desk.view import View
from sayso.views.desk import acts as act_views
from sayso.views.desk import statements as statement_views


def article_record(listed: ListedArticle) -> ArticleRecord:
    """Return an article with its counts as a record."""
    stored = listed.article
    keys = ("id", "hash", "address", "title", "author", "publisher", "published", "added", "words")
    return ArticleRecord(
        **{key: getattr(stored, key) for key in keys},
        day=stored.day or None,
        version=listed.version,
        statements=listed.statements,
        corrections=listed.corrections,
    )


def act_record(act: StoredAct) -> ActRecord:
    """Return an act as a record."""
    return ActRecord.model_validate(act_views.plain(act))


def statement_records(view: View, ids: Sequence[int]) -> list[StatementRecord]:
    """Return statements by their ids as records."""
    return [StatementRecord.model_validate(statement_views.plain(hit)) for hit in hits(view, ids, phrases(""))]


def page_of_hits(results: Results) -> dict[str, Any]:
    """Return a page of hits as the fields of a `Page`."""
    items = tuple(StatementRecord.model_validate(statement_views.plain(hit)) for hit in results.hits)
    return {"items": items, "total": results.total, "offset": results.offset}


def actor_record(candidate: actor_history.Candidate) -> ActorRecord:
    """Return an actor, or a name that only articles identify, as a record."""
    keys = ("name", "kind", "role", "party", "state", "articles", "statements")
    return ActorRecord(id=candidate.actor, **{key: getattr(candidate, key) for key in keys})


def correction_record(correction: Correction, share: float | None) -> CorrectionRecord:
    """Return a correction as a record; ``share`` of its passage was found again."""
    state: Literal["holds", "lost", "undone"] = "holds"
    if correction.lost is not None:
        state = "lost"
    if correction.undone is not None:
        state = "undone"
    keys = ("id", "article", "action", "number", "was", "author", "made", "reason", "lost", "undone")
    return CorrectionRecord(
        **{key: getattr(correction, key) for key in keys},
        fields=tuple(correction.change.fields) if correction.action == "change" else (),
        state=state,
        share=share,
    )
