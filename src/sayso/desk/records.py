"""Records that a view of a desk returns; frozen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from sayso.records import Act, Span

Outcome = Literal["added", "new version", "read again", "known"]


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One printing of a text: where and when it was published."""

    id: int
    hash: str
    """The article's id in a reading."""
    address: str | None
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    day: str
    """ISO 8601: the day it was published; empty where that is not known."""
    added: str
    words: int

    @property
    def key(self) -> str:
        """The key of this printing in exports: the text's hash, a colon, and a hash of where it was printed.

        That is its address, or its title, publisher and date if it has none: what tells two printings of a text apart.
        """
        place = self.address if self.address is not None else json.dumps([self.title, self.publisher, self.published])
        return f"{self.hash}:{sha256(place.encode('utf-8')).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class ArticleActor:
    """An actor in one article: a link of a chain, or an addressee."""

    id: int
    """The id of the row of ``article_actors``."""
    number: str
    """The actor's id in the reading."""
    actor: int | None
    """The id of the actor across articles; None for those who cannot be followed, such as the unnamed."""
    name: str
    kind: str
    naming: str
    anonymity_reason: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in the desk, with corrections applied."""

    id: int
    number: str
    """The attribution's id in the reading; ``c1``, ``c2`` and so on if a person added it."""
    article: StoredArticle
    parent: int | None
    chain: tuple[ArticleActor, ...]
    """Outermost first, the speaker last; empty where the speaker is unknown."""
    speaker: ArticleActor | None
    addressee: ArticleActor | None
    kind: str
    type: str | None
    factuality: str | None
    polarity: str | None
    score: float
    source_text: str
    cue_text: str
    content_text: str
    """The pieces as they stand in the article, joined by " ... "."""
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    checked: str | None
    """``accepted``, ``changed`` or ``added`` by a person; None if it is as the network found it."""
    origin_group: int | None
    origins: int
    """How many independent origins the same statement has in this desk."""


@dataclass(frozen=True, slots=True)
class StoredAct:
    """One act in the desk, with corrections applied."""

    id: int
    article: StoredArticle
    record: Act
    """The act as the reading has it; ``c1``, ``c2`` and so on are the ids of acts that a person added."""
    statement: int | None
    """The statement that tells it; None if the article itself does."""
    actor: ArticleActor | None
    recipient: ArticleActor | None
    day: str
    """When it was done, as exact as the text tells it, else the article's day; empty where neither is known."""
    passage: str
    """The words from the first span of the act to the last."""
    checked: str | None
    """``accepted``, ``changed`` or ``added`` by a person; None if it is as the network found it."""

    def words(self, span: Span | None) -> str:
        """Return the words of a span of the act (code points of the article's text); empty without one."""
        spans = self.record.spans
        if span is None or not spans:
            return ""
        start = min(first for first, _ in spans)
        return self.passage[span[0] - start : span[1] - start]


@dataclass(frozen=True, slots=True)
class StoredActor:
    """An actor across articles."""

    id: int
    name: str
    kind: str
    role: str | None
    party: str | None
    state: str | None
    same_as: tuple[str, ...]
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read."""

    location: str
    cause: str
    remedy: str
    seen: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The article that a reading was stored for, and what changed."""

    article: int
    outcome: Outcome
