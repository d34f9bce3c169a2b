"""Statements as linked data: annotations of the W3C's Web Annotation Data Model, and schema.org's Quotation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from sayso.desk.overlay.anchors import select
from sayso.desk.records import StoredArticle, Teller
from sayso.export.statements import Told, ToldIn

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


def write_annotations(articles: Iterable[ToldIn], out: TextIO) -> None:
    """One AnnotationPage, an annotation a statement; the targets are its content's pieces in the article's text."""
    head = {"@context": ANNOTATION_CONTEXT, "id": "urn:sayso:statements", "type": "AnnotationPage"}
    _write(head, "items", (_annotation(one, article) for article in articles for one in article.told), out)


def write_quotations(articles: Iterable[ToldIn], out: TextIO) -> None:
    """A graph of schema.org's Quotation; what was not said says so in ``creativeWorkStatus``."""
    head = {"@context": "https://schema.org/"}
    _write(head, "@graph", (_quotation(one) for article in articles for one in article.told), out)


def _write(head: dict[str, Any], key: str, items: Iterator[dict[str, Any]], out: TextIO) -> None:
    """An object with a list in it, written one by one."""
    out.write(json.dumps(head, ensure_ascii=False)[:-1] + f', "{key}": [')
    for number, item in enumerate(items):
        out.write((",\n" if number else "\n") + json.dumps(item, ensure_ascii=False))
    out.write("\n]}\n")


def _annotation(told: Told, article: ToldIn) -> dict[str, Any]:
    one = told.statement
    source = {"id": f"urn:sayso:{one.article.hash}", "type": "Text", "format": "text/plain"}
    if one.article.address is not None and "://" in one.article.address:
        source["via"] = one.article.address
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
        for place in select(article.text, one.content)
    ]
    body = {
        "type": "Attribution",
        "status": told.status,
        "speaker": None if one.speaker is None else _actor(one.speaker),
        "addressee": None if one.addressee is None else _actor(one.addressee),
        "chain": [_actor(teller) for teller in one.chain],
        "kind": one.kind,
        "statementType": one.type,
        "factuality": one.factuality,
        "polarity": one.polarity,
        "score": one.score,
        "checked": one.checked,
        "sourceText": one.source_text,
        "cueText": one.cue_text,
    }
    return {
        "id": told.urn,
        "type": "Annotation",
        "motivation": "identifying",
        "body": {key: value for key, value in body.items() if value is not None},
        "target": targets,
    }


def _actor(one: Teller) -> dict[str, Any]:
    made = {"type": "Actor", "name": one.name, "actorKind": one.kind, "naming": one.naming}
    return made if one.anonymity_reason is None else {**made, "anonymityReason": one.anonymity_reason}


def _quotation(told: Told) -> dict[str, Any]:
    """The speaker's words, part of what the teller before tells, and so on out to the article."""
    one = told.statement
    whole = _news(one.article)
    for teller in one.chain[:-1]:
        whole = {"@type": "CreativeWork", **_author(teller), "isPartOf": whole}
    made: dict[str, Any] = {
        "@type": "Quotation",
        "@id": told.urn,
        "text": one.content_text,
        "creativeWorkStatus": told.status,
        "genre": one.kind,
    }
    if one.speaker is not None:
        made |= _author(one.speaker)
        if "creator" in made:
            made["spokenByCharacter"] = made["creator"]
    if one.addressee is not None:
        made["audience"] = {"@type": "Audience", "name": one.addressee.name}
    made["isPartOf"] = whole
    if one.article.address is not None and "://" in one.article.address:
        made["citation"] = one.article.address
    return made


def _author(one: Teller) -> dict[str, Any]:
    """A document wrote nothing: what is said is based on it."""
    if one.kind in _TYPES:
        return {"creator": _somebody(one)}
    return {"isBasedOn": {"@type": "CreativeWork", "name": one.name}}


def _somebody(one: Teller) -> dict[str, Any]:
    made = {"@type": _TYPES[one.kind], "name": one.name}
    if one.naming == "named":
        return made
    why = "" if one.anonymity_reason is None else f": {one.anonymity_reason}"
    return {**made, "description": {"role": "by role", "anonymous": "unnamed", "generic": "generic"}[one.naming] + why}


def _news(article: StoredArticle) -> dict[str, Any]:
    made = {
        "@type": "NewsArticle",
        "@id": f"urn:sayso:{article.hash}",
        "headline": article.title,
        "url": article.address if article.address is not None and "://" in article.address else None,
        "datePublished": article.published,
        "author": None if article.author is None else {"@type": "Person", "name": article.author},
        "publisher": None
        if article.publisher is None
        else {"@type": "NewsMediaOrganization", "name": article.publisher},
    }
    return {key: value for key, value in made.items() if value is not None}
