"""Write statements as entities of FollowTheMoney, one JSON object a line, as Aleph and its tools read them.

Article, Person (or Organization, PublicBody, LegalEntity) and, for each statement, a Documentation that ties its
speaker to the article: the role holds the status, the summary the words.  A source that quotes another
one is an UnknownLink.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, Final, TextIO

from sayso.desk.records import ArticleActor, StoredArticle
from sayso.export.statements import ExportedArticle, ExportedStatement

SCHEMATA: Final = {
    "person": "Person",
    "people": "LegalEntity",
    "organisation": "Organization",
    "government": "PublicBody",
    "outlet": "Organization",
    "document": "Document",
    "other": "LegalEntity",
}
"""The schema of FollowTheMoney for a kind of actor."""


def write_ftm(articles: Iterable[ExportedArticle], out: TextIO) -> None:
    """Write the entities, each once, links after what they link."""
    written: set[str] = set()
    for article in articles:
        for entity in _entities(article):
            if entity["id"] not in written:
                written.add(entity["id"])
                out.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _entities(article: ExportedArticle) -> Iterator[dict[str, Any]]:
    yield _article(article.article, article.text)
    for exported in article.statements:
        statement = exported.statement
        actors = [*statement.chain, *(() if statement.addressee is None else (statement.addressee,))]
        yield from (_actor(actor, statement.article) for actor in actors)
        yield _statement(exported)
        for outer, inner in zip(statement.chain, statement.chain[1:], strict=False):
            yield _link(outer, inner, exported, "quotes the other")
        if (
            statement.speaker is not None
            and statement.addressee is not None
            and statement.speaker.id != statement.addressee.id
        ):
            yield _link(statement.speaker, statement.addressee, exported, "speaks to the other")


def _article(article: StoredArticle, text: str) -> dict[str, Any]:
    return entity(
        entity_id(article.key),
        "Article",
        title=article.title,
        name=article.title,
        author=article.author,
        publisher=article.publisher,
        publishedAt=article.published,
        sourceUrl=article.address
        if article.address is not None and article.address.startswith(("http:", "https:"))
        else None,
        bodyText=text,
    )


def _actor(actor: ArticleActor, article: StoredArticle) -> dict[str, Any]:
    schema = SCHEMATA[actor.kind]
    notes = None if actor.naming == "named" else f"{actor.naming} in the article"
    if actor.anonymity_reason is not None:
        notes = f"{notes}: {actor.anonymity_reason}"
    return entity(_who(actor, article), schema, name=actor.name, notes=notes)


def _who(actor: ArticleActor, article: StoredArticle) -> str:
    return entity_id(f"actor {actor.actor}" if actor.actor is not None else f"{article.key} {actor.number}")


def _statement(exported: ExportedStatement) -> dict[str, Any]:
    """A Documentation where it has a speaker; else a Note on the article."""
    statement = exported.statement
    document = entity_id(statement.article.key)
    words = {"summary": statement.content_text, "date": statement.article.published}
    if statement.speaker is None:
        name = f"speaker unknown: {exported.status}"
        return entity(entity_id(exported.urn), "Note", name=name, description=statement.content_text, entity=document)
    role = f"{exported.status} ({statement.kind})"
    return entity(
        entity_id(exported.urn),
        "Documentation",
        document=document,
        entity=_who(statement.speaker, statement.article),
        role=role,
        **words,
    )


def _link(start: ArticleActor, end: ArticleActor, exported: ExportedStatement, role: str) -> dict[str, Any]:
    article = exported.statement.article
    return entity(
        entity_id(f"{exported.urn} {start.number} {end.number} {role}"),
        "UnknownLink",
        subject=_who(start, article),
        object=_who(end, article),
        role=f"{role} ({exported.status})",
        summary=exported.statement.content_text,
        proof=entity_id(article.key),
    )


def entity(id_: str, schema: str, **properties: str | Sequence[str] | None) -> dict[str, Any]:
    """Make an entity of FollowTheMoney; empty properties are left out."""
    listed = {key: [value] if isinstance(value, str) else list(value) for key, value in properties.items() if value}
    return {"id": id_, "schema": schema, "properties": listed}


def entity_id(words: str) -> str:
    """Make the id of an entity from what tells it apart."""
    return f"sayso-{sha256(words.encode()).hexdigest()[:24]}"
