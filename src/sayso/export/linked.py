"""Statements as linked data: annotations of the W3C's Web Annotation Data Model, and schema.org's Quotation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from sayso.desk.overlay.anchors import select
from sayso.desk.records import ArticleActor, StoredArticle
from sayso.export.statements import ExportedArticle, ExportedStatement

VOCABULARY: Final = "urn:sayso:terms:"
_TERMS: Final = (
    *("Attribution", "Actor", "speaker", "addressee", "chain", "status", "kind", "statementType", "factuality"),
    *("polarity", "score", "checked", "name", "actorKind", "naming", "anonymityReason", "sourceText", "cueText"),
)
ANNOTATION_CONTEXT: Final[list[Any]] = [
    "http://www.w3.org/ns/anno.jsonld",
    {**{term: VOCABULARY + term for term in _TERMS}, "chain": {"@id": VOCABULARY + "chain", "@container": "@list"}},
]
_TYPES: Final = {
    "person": "Person",
    "people": "Organization",
    "organisation": "Organization",
    "government": "GovernmentOrganization",
    "outlet": "NewsMediaOrganization",
}


def write_annotations(articles: Iterable[ExportedArticle], out: TextIO) -> None:
    """Write one AnnotationPage, an annotation a statement; its targets are the pieces of the content."""
    head = {"@context": ANNOTATION_CONTEXT, "id": "urn:sayso:statements", "type": "AnnotationPage"}
    _write(
        head, "items", (_annotation(exported, article) for article in articles for exported in article.statements), out
    )


def write_quotations(articles: Iterable[ExportedArticle], out: TextIO) -> None:
    """Write a graph of schema.org's Quotation; ``creativeWorkStatus`` says what was not said."""
    head = {"@context": "https://schema.org/"}
    _write(head, "@graph", (_quotation(exported) for article in articles for exported in article.statements), out)


def _write(head: dict[str, Any], key: str, items: Iterator[dict[str, Any]], out: TextIO) -> None:
    """Write an object with a list in it, item by item."""
    out.write(json.dumps(head, ensure_ascii=False)[:-1] + f', "{key}": [')
    for number, item in enumerate(items):
        out.write((",\n" if number else "\n") + json.dumps(item, ensure_ascii=False))
    out.write("\n]}\n")


def _annotation(exported: ExportedStatement, article: ExportedArticle) -> dict[str, Any]:
    statement = exported.statement
    source = {"id": f"urn:sayso:{statement.article.key}", "type": "Text", "format": "text/plain"}
    if statement.article.address is not None and "://" in statement.article.address:
        source["via"] = statement.article.address
    targets = [
        {
            "type": "SpecificResource",
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": place.start, "end": place.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": place.exact,
                    "prefix": place.prefix,
                    "suffix": place.suffix,
                },
            ],
        }
        for place in select(article.text, statement.content)
    ]
    body = {
        "type": "Attribution",
        "status": exported.status,
        "speaker": None if statement.speaker is None else _actor(statement.speaker),
        "addressee": None if statement.addressee is None else _actor(statement.addressee),
        "chain": [_actor(actor) for actor in statement.chain],
        "kind": statement.kind,
        "statementType": statement.type,
        "factuality": statement.factuality,
        "polarity": statement.polarity,
        "score": statement.score,
        "checked": statement.checked,
        "sourceText": statement.source_text,
        "cueText": statement.cue_text,
    }
    return {
        "id": exported.urn,
        "type": "Annotation",
        "motivation": "identifying",
        "body": {key: value for key, value in body.items() if value is not None},
        "target": targets,
    }


def _actor(actor: ArticleActor) -> dict[str, Any]:
    made = {"type": "Actor", "name": actor.name, "actorKind": actor.kind, "naming": actor.naming}
    return made if actor.anonymity_reason is None else {**made, "anonymityReason": actor.anonymity_reason}


def _quotation(exported: ExportedStatement) -> dict[str, Any]:
    """Return the speaker's words as a part of the report of the source before, and so on out to the article."""
    statement = exported.statement
    whole = _news(statement.article)
    for source in statement.chain[:-1]:
        whole = {"@type": "CreativeWork", **_author(source), "isPartOf": whole}
    made: dict[str, Any] = {
        "@type": "Quotation",
        "@id": exported.urn,
        "text": statement.content_text,
        "creativeWorkStatus": exported.status,
        "genre": statement.kind,
    }
    if statement.speaker is not None:
        made |= _author(statement.speaker)
        if "creator" in made:
            made["spokenByCharacter"] = made["creator"]
    if statement.addressee is not None:
        made["audience"] = {"@type": "Audience", "name": statement.addressee.name}
    made["isPartOf"] = whole
    if statement.article.address is not None and "://" in statement.article.address:
        made["citation"] = statement.article.address
    return made


def _author(actor: ArticleActor) -> dict[str, Any]:
    """Return the creator; a document creates nothing, so the words are based on it."""
    if actor.kind in _TYPES:
        return {"creator": _speaker(actor)}
    return {"isBasedOn": {"@type": "CreativeWork", "name": actor.name}}


def _speaker(actor: ArticleActor) -> dict[str, Any]:
    made = {"@type": _TYPES[actor.kind], "name": actor.name}
    if actor.naming == "named":
        return made
    why = "" if actor.anonymity_reason is None else f": {actor.anonymity_reason}"
    return {
        **made,
        "description": {"role": "by role", "anonymous": "unnamed", "generic": "generic"}[actor.naming] + why,
    }


def _news(article: StoredArticle) -> dict[str, Any]:
    made = {
        "@type": "NewsArticle",
        "@id": f"urn:sayso:{article.key}",
        "headline": article.title,
        "url": article.address if article.address is not None and "://" in article.address else None,
        "datePublished": article.published,
        "author": None if article.author is None else {"@type": "Person", "name": article.author},
        "publisher": None
        if article.publisher is None
        else {"@type": "NewsMediaOrganization", "name": article.publisher},
    }
    return {key: value for key, value in made.items() if value is not None}
