"""What is exported: the statements of a desk, each with whether it was said at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.desk.records import Statement, StoredArticle, Teller
from sayso.desk.view import View
from sayso.records import Kind, Naming, Span

SAID: Final = "said"
_STANDINGS: Final = {
    ("actual", False): SAID,
    ("actual", True): "denies",
    ("negated", False): "did not say",
    ("negated", True): "did not deny",
    ("hypothetical", False): "might say",
    ("hypothetical", True): "might deny",
    ("future", False): "will say",
    ("future", True): "will deny",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which statements; None: whatever they are."""

    speaker: str | None = None
    """A part of the speaker's name, in any case."""
    since: str | None = None
    until: str | None = None
    """What the article's day comes behind and before, as `searching.first_day` and `last_day` tell them."""
    kind: Kind | None = None
    naming: Naming | None = None
    publisher: str | None = None

    def takes_article(self, article: StoredArticle) -> bool:
        """Whether it may hold a chosen statement."""
        return (
            (self.since is None or article.day >= self.since)
            and (self.until is None or article.day <= self.until)
            and (self.publisher is None or self.publisher.casefold() in (article.publisher or "").casefold())
        )

    def takes(self, one: Statement) -> bool:
        """Whether a statement of a chosen article is one."""
        return (
            (self.kind is None or one.kind == self.kind)
            and (self.naming is None or (one.speaker is not None and one.speaker.naming == self.naming))
            and (
                self.speaker is None
                or (one.speaker is not None and self.speaker.casefold() in one.speaker.name.casefold())
            )
        )


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, and how it stands."""

    statement: Statement
    standing: str
    """said, denies, did not say, did not deny, might say, might deny, will say or will deny."""
    inside: str | None
    """The same of the nearest statement around it that is no plain "said"; None where there is none."""

    @property
    def urn(self) -> str:
        """A name for it that lasts as long as the reading does."""
        return f"urn:sayso:{self.statement.article.hash}:{self.statement.number}"

    @property
    def status(self) -> str:
        """Both in words: "said", "did not say", "said, inside: might say"."""
        return self.standing if self.inside is None else f"{self.standing}, inside: {self.inside}"


@dataclass(frozen=True, slots=True)
class ToldIn:
    """The chosen statements of one article, in the order of its text."""

    article: StoredArticle
    text: str
    told: tuple[Told, ...]
    cast: tuple[tuple[Teller, tuple[Span, ...]], ...]
    """The actors of the article and where they are mentioned."""


def standing(one: Statement) -> str:
    """Whether a statement was said, in a word or two; what is not known is taken for said."""
    return _STANDINGS[one.factuality or "actual", one.polarity == "denied"]


def told(view: View, choice: Choice) -> Iterator[ToldIn]:
    """The chosen statements of a desk, one article in memory at a time."""
    for article in view.articles():
        if not choice.takes_article(article):
            continue
        all_of = view.statements_of(article.id)
        by_id = {one.id: one for one in all_of}
        chosen = tuple(Told(one, standing(one), _inside(one, by_id)) for one in all_of if choice.takes(one))
        if chosen:
            yield ToldIn(article, view.text(article.id), chosen, tuple(view.cast(article.id)))


def _inside(one: Statement, by_id: dict[int, Statement]) -> str | None:
    while one.parent is not None and one.parent in by_id:
        one = by_id[one.parent]
        if standing(one) != SAID:
            return standing(one)
    return None
