"""Articles with attributions and acts marked by hand; ``corpora/wikinews/GUIDELINE.md`` says how.

The marks hold ids and offsets only; the texts lie in the developers' shared folder: those of Wikinews in
``data/wikinews/2020.jsonl``, those of PolNeAR's train part (acts alone, ``corpora/polnear/acts_train.jsonl``) in
``data/polnear/train/text``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.acts import MarkedAct
from corpora.articles import shared_folder
from corpora.marked import MarkedError

Span = tuple[int, int]
FOLDER = Path(__file__).parent / "wikinews"
KINDS = frozenset({"person", "people", "organisation", "government", "outlet", "document", "other"})
NAMINGS = frozenset({"named", "role", "anonymous", "generic"})
FACTUALITIES = frozenset({"actual", "negated", "hypothetical", "future"})


@dataclass(frozen=True)
class ArticleAttribution:
    """One attribution; spans are ``[start, end)`` in code points of the article, a list has one for each piece.

    ``parent`` is the id of the attribution in whose content this one stands; ``speaker`` is the fullest name of whoever
    speaks, wherever it stands.
    """

    id: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    addressee: list[Span]
    parent: str | None
    speaker: Span | None
    kind: str | None
    naming: str | None
    factuality: str


@dataclass(frozen=True)
class MarkedArticle:
    """An article with its text, joined from where the texts lie; ``published`` is an ISO date.

    Where acts alone are marked (``acts_train.jsonl``), there are no attributions.
    """

    id: str
    text: str
    published: str
    attributions: list[ArticleAttribution]
    acts: list[MarkedAct]


def texts_file() -> Path:
    """Where the texts of Wikinews should be, in the developers' shared folder."""
    return shared_folder() / "data" / "wikinews" / "2020.jsonl"


def load(marks: Path, texts: Path | None = None) -> list[MarkedArticle]:
    """Return the articles of a file of marks, with their texts.

    ``texts`` is a file of JSON lines with ``id`` and ``text``, or a folder of text files named by their ids; by
    default that of the corpus which the folder of the marks is named after.

    Raises:
        FileNotFoundError: the texts are not at hand.
        MarkedError: a text is missing or another than was marked, or a mark does not hold to the guideline.
    """
    rows = [json.loads(line) for line in marks.read_text("utf-8").splitlines()]
    by_id = _texts(texts or _TEXTS[marks.parent.name](), [row["id"] for row in rows])
    articles = []
    for row in rows:
        text = by_id.get(row["id"])
        if text is None or hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise MarkedError(f"{marks.name}, {row['id']}: the text is missing, or is not the one that was marked")
        try:
            articles.append(_article(row, text))
        except (MarkedError, KeyError, TypeError) as error:
            raise MarkedError(f"{marks.name}, {row['id']}: {error}") from None
    return articles


@dataclass(frozen=True)
class Judgement:
    """What a person says of an attribution that was read and is not in the gold: whether an editor would sign it."""

    id: str
    """The id of the article."""
    cue: list[Span]
    content: list[Span]
    right: bool


def judgements(path: Path = FOLDER / "judged.jsonl") -> list[Judgement]:
    """Return the judgements of a file."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [
        Judgement(row["id"], [(a, b) for a, b in row["cue"]], [(a, b) for a, b in row["content"]], row["right"])
        for row in rows
    ]


def _polnear() -> Path:
    return shared_folder() / "data" / "polnear" / "train" / "text"


_TEXTS = {"wikinews": texts_file, "polnear": _polnear}


def _texts(place: Path, ids: list[str]) -> dict[str, str]:
    if place.is_dir():
        paths = {name: place / f"{name}.txt" for name in ids}
        return {name: path.read_bytes().decode("utf-8") for name, path in paths.items() if path.exists()}
    with place.open(encoding="utf-8") as lines:
        return {article["id"]: article["text"] for article in map(json.loads, lines)}


def _article(row: dict[str, Any], text: str) -> MarkedArticle:
    attributions = [_attribution(values, len(text)) for values in row.get("attributions", ())]
    known = {attribution.id for attribution in attributions}
    for attribution in attributions:
        if attribution.parent is not None and attribution.parent not in known - {attribution.id}:
            raise MarkedError(f"attribution {attribution.id} stands in {attribution.parent}, which is not marked")
    acts = [MarkedAct.from_row(act, len(text)) for act in row["acts"]]
    return MarkedArticle(row["id"], text, row["published"], attributions, acts)


def _attribution(values: dict[str, Any], length: int) -> ArticleAttribution:
    roles = {role: _spans(values[role], length) for role in ("source", "cue", "content", "addressee")}
    speaker = values["speaker"] and _spans([values["speaker"]], length)[0]
    attribution = ArticleAttribution(**{**values, **roles, "speaker": speaker})
    if not attribution.content:
        raise MarkedError(f"attribution {attribution.id} has no content")
    for name, known in (("kind", KINDS), ("naming", NAMINGS)):
        if (getattr(attribution, name) in known) != bool(attribution.source):
            raise MarkedError(
                f"attribution {attribution.id}: {getattr(attribution, name)!r} is no {name} of its source"
            )
    if attribution.factuality not in FACTUALITIES:
        raise MarkedError(f"attribution {attribution.id}: {attribution.factuality!r} is no factuality")
    return attribution


def _spans(spans: Iterable[list[int]], length: int) -> list[Span]:
    for start, end in spans:
        if not 0 <= start < end <= length:
            raise MarkedError(f"[{start}, {end}] is no span in a text of {length} characters")
    return [(start, end) for start, end in spans]
