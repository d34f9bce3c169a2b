"""Statements as entities of FollowTheMoney, one JSON object a line, as Aleph and its tools read them.

Article, Person (or Organization, PublicBody, LegalEntity) and, for each statement, a Documentation that ties its
speaker to the article: the role holds the status, the summary the words.  Who tells of whom is an UnknownLink.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, Final, TextIO

from sayso.desk.records import StoredArticle, Teller
from sayso.export.statements import Told, ToldIn

_SCHEMATA: Final = {
    "person": "Person",
    "people": "LegalEntity",
    "organisation": "Organization",
    "government": "PublicBody",
    "outlet": "Organization",
    "document": "Document",
    "other": "LegalEntity",
}


def write_ftm(articles: Iterable[ToldIn], out: TextIO) -> None:
    """The entities, each written once, links after what they link."""
    written: set[str] = set()
    for article in articles:
        for entity in _entities(article):
            if entity["id"] not in written:
                written.add(entity["id"])
                out.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _entities(article: ToldIn) -> Iterator[dict[str, Any]]:
    yield _article(article.article, article.text)
    for told in article.told:
        one = told.statement
        people = [*one.chain, *(() if one.addressee is None else (one.addressee,))]
        yield from (_actor(teller, one.article) for teller in people)
        yield _statement(told)
        for outer, inner in zip(one.chain, one.chain[1:], strict=False):
            yield _link(outer, inner, told, "tells what the other says")
        if one.speaker is not None and one.addressee is not None and one.speaker.id != one.addressee.id:
            yield _link(one.speaker, one.addressee, told, "speaks to the other")


def _article(one: StoredArticle, text: str) -> dict[str, Any]:
    return _entity(
        _id(one.hash),
        "Article",
        title=one.title,
        name=one.title,
        author=one.author,
        publisher=one.publisher,
        publishedAt=one.published,
        sourceUrl=one.address if one.address is not None and one.address.startswith(("http:", "https:")) else None,
        bodyText=text,
    )


def _actor(one: Teller, article: StoredArticle) -> dict[str, Any]:
    schema = _SCHEMATA[one.kind]
    notes = None if one.naming == "named" else f"{one.naming} in the article"
    if one.anonymity_reason is not None:
        notes = f"{notes}: {one.anonymity_reason}"
    return _entity(_who(one, article), schema, name=one.name, notes=notes)


def _who(one: Teller, article: StoredArticle) -> str:
    return _id(f"actor {one.actor}" if one.actor is not None else f"{article.hash} {one.number}")


def _statement(told: Told) -> dict[str, Any]:
    """A Documentation where it has a speaker; else a Note on the article."""
    one = told.statement
    document = _id(one.article.hash)
    words = {"summary": one.content_text, "date": one.article.published}
    if one.speaker is None:
        name = f"speaker unknown: {told.status}"
        return _entity(_id(told.urn), "Note", name=name, description=one.content_text, entity=document)
    role = f"{told.status} ({one.kind})"
    return _entity(
        _id(told.urn), "Documentation", document=document, entity=_who(one.speaker, one.article), role=role, **words
    )


def _link(start: Teller, end: Teller, told: Told, role: str) -> dict[str, Any]:
    article = told.statement.article
    return _entity(
        _id(f"{told.urn} {start.number} {end.number} {role}"),
        "UnknownLink",
        subject=_who(start, article),
        object=_who(end, article),
        role=f"{role} ({told.status})",
        summary=told.statement.content_text,
        proof=_id(article.hash),
    )


def _entity(id_: str, schema: str, **properties: str | None) -> dict[str, Any]:
    return {"id": id_, "schema": schema, "properties": {key: [value] for key, value in properties.items() if value}}


def _id(words: str) -> str:
    return f"sayso-{sha256(words.encode()).hexdigest()[:24]}"
