"""The records that a desk returns in Python, and that commands write as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from pydantic import ConfigDict, Field

from sayso.dataframes import dataframe
from sayso.records import Reading, Record, Span
from sayso.views.notebook import table_html

if TYPE_CHECKING:
    import pandas

T = TypeVar("T", bound=Record)
_LEFT_OUT = ("hash", "spans", "within", "marks", "forms")


class DeskRecord(Record):
    """A record of a desk; it can be made from any object with the same attributes."""

    model_config = ConfigDict(from_attributes=True)


class Page(DeskRecord, Generic[T]):
    """A page of a list: a sequence of records that knows how many there are in all."""

    items: tuple[T, ...] = Field(description="the records of this page")
    total: int = Field(description="the number of all records that fit")
    offset: int = Field(default=0, description="the number of records before this page")

    @property
    def more(self) -> bool:
        """Whether there are records behind this page."""
        return self.offset + len(self.items) < self.total

    def __iter__(self) -> Iterator[T]:  # type: ignore[override] # a page is its records, not its fields
        """Iterate over the records of this page."""
        return iter(self.items)

    def __len__(self) -> int:
        """Return the number of records of this page."""
        return len(self.items)

    def __getitem__(self, index: int) -> T:
        """Return a record of this page."""
        return self.items[index]

    def to_dataframe(self) -> pandas.DataFrame:
        """Return the records of this page as a table of pandas, one row per record.

        Raises:
            UsageError: pandas is not installed.
        """
        return dataframe([record.model_dump(mode="json") for record in self.items])

    def _repr_html_(self) -> str:
        """Return the page as a notebook shows it: a table."""
        rows = [record.model_dump(mode="json") for record in self.items]
        columns = [key for key in (rows[0] if rows else ()) if key not in _LEFT_OUT]
        return table_html(columns, rows, f"{len(self.items):,} of {self.total:,}")


class ArticleRecord(DeskRecord):
    """An article of a desk: one text at one address."""

    id: int = Field(description="the article's number in the desk")
    hash: str = Field(description="the id of its text in a reading")
    address: str | None = Field(description="an address, or the full path of a file; null if it has none")
    title: str | None = Field(description="the title, as the article gives it")
    author: str | None = Field(description="the author, as the article gives it")
    publisher: str | None = Field(description="the publisher, as the article gives it")
    published: str | None = Field(description="when it was published, ISO 8601; null if that is not known")
    day: str | None = Field(description="the day it was published, ISO 8601; null if that is not known")
    added: str = Field(description="when it was added to the desk, ISO 8601, UTC")
    words: int = Field(description="words of its text")
    version: int | None = Field(description="the number of its version at its address; null if it has no address")
    statements: int = Field(description="its statements, those that were not made included")
    corrections: int = Field(description="corrections that are not undone")


class VersionRecord(DeskRecord):
    """A version of the text at an address."""

    version: int = Field(description="1 for the oldest")
    article: int = Field(description="the article's number in the desk")
    seen: str = Field(description="when it was first seen, ISO 8601, UTC")


class ArticleDetails(DeskRecord):
    """An article with its reading, corrections laid over it, and the numbers that the desk gives to its parts."""

    article: ArticleRecord = Field(description="the article")
    reading: Reading = Field(description="the newest reading with all corrections laid over it")
    statements: dict[str, int] = Field(description="statement numbers of the desk, by the attribution's id")
    acts: dict[str, int] = Field(default={}, description="act numbers of the desk, by the act's id")
    actors: dict[str, int | None] = Field(
        description="actor numbers of the desk, by the actor's id; null if the actor is not followed across articles"
    )
    checked: dict[str, str] = Field(description="accepted, changed or added, by the attribution's id")
    lost: dict[int, str] = Field(description="why a correction does not hold in this reading, by its number")
    versions: tuple[VersionRecord, ...] = Field(description="all versions at its address, oldest first")
    printings: tuple[int, ...] = Field(description="numbers of other articles with the same text")


class StatementSpans(DeskRecord):
    """Where the parts of a statement stand: code points into the text of its article."""

    source: tuple[Span, ...] = Field(description="spans of the source")
    cue: tuple[Span, ...] = Field(description="spans of the cue")
    content: tuple[Span, ...] = Field(description="spans of the content")


class StatementRecord(DeskRecord):
    """A statement of a desk, corrections applied."""

    day: str = Field(description="the day of its article, ISO 8601; empty if that is not known")
    speaker: str | None = Field(description="the speaker's name; null if the speaker is unknown")
    naming: str = Field(description="how the speaker is named: named, role, anonymous, generic or unknown")
    chain: tuple[str, ...] = Field(description="names of the sources, outermost first, the speaker last")
    addressee: str | None = Field(description="the addressee's name")
    standing: str = Field(description="did not say, might say, denies and the like; empty if it is a plain statement")
    kind: str = Field(description="direct, mixed or indirect")
    type: str | None = Field(description="assertion, belief, fact or eventuality")
    factuality: str | None = Field(description="actual, negated, hypothetical or future")
    polarity: str | None = Field(description="affirmed or denied")
    score: float = Field(description="the score of the attribution, 0 to 1; 1 if a person added it")
    source: str = Field(description="the words of the source")
    cue: str = Field(description="the words of the cue")
    content: str = Field(description='the words of the content, pieces joined by " ... "')
    checked: str | None = Field(description="accepted, changed or added by a person; else null")
    origins: int = Field(description="the number of independent origins of the same statement in this desk")
    title: str | None = Field(description="the article's title")
    publisher: str | None = Field(description="the article's publisher")
    author: str | None = Field(description="the article's author")
    address: str | None = Field(description="the article's address")
    article: int = Field(description="the article's number in the desk")
    statement: int = Field(description="the statement's number in the desk")
    actor: int | None = Field(description="the speaker's number in the desk; null if they are not followed")
    spans: StatementSpans = Field(description="where its parts stand in the article's text")
    within: tuple[int, ...] = Field(description="numbers of the statements whose content holds it, the nearest first")
    marks: tuple[Span, ...] = Field(description="where the words of the search stand in content")

    @property
    def id(self) -> int:
        """The statement's number in the desk."""
        return self.statement


class SearchResults(Page[StatementRecord]):
    """A page of the statements that a search found."""

    order: Literal["rank", "date"] = Field(description="date also if the words are too common to rank")


class FacetRecord(DeskRecord):
    """A value, and how many hits have it."""

    name: str | None = Field(description="a name, a way of naming, a publisher, a month; null if articles do not say")
    count: int = Field(description="hits")
    actor: int | None = Field(description="the speaker's number in the desk")


class FacetsRecord(DeskRecord):
    """What a search finds, counted by what the hits have in common; the ten most frequent of each, and every month."""

    counted: int = Field(description="hits that were counted")
    is_whole: bool = Field(description="whether these are all hits; of very many, the newest are counted")
    speakers: tuple[FacetRecord, ...] = Field(description="speakers who are followed across articles")
    namings: tuple[FacetRecord, ...] = Field(description="ways of naming")
    publishers: tuple[FacetRecord, ...] = Field(description="publishers")
    months: tuple[FacetRecord, ...] = Field(description="months, newest first")


class ActRecord(DeskRecord):
    """An act of a desk: who did what to whom, corrections applied."""

    day: str = Field(description="when it was done, else the article's day; ISO 8601; empty if neither is known")
    date: str | None = Field(description="when it was done, as exact as the text tells it; null if it tells nothing")
    actor: str | None = Field(description="the name of who did it; null if that is not certain enough")
    actor_words: str | None = Field(description="the words for who did it")
    recipient: str | None = Field(description="the name of to whom it was done")
    recipient_words: str | None = Field(description="the words for to whom it was done")
    standing: str = Field(description="did not, might or will; empty if it was done")
    type: str = Field(description="the act type of PLOVER")
    factuality: str | None = Field(description="actual, negated, hypothetical or future")
    predicate: str | None = Field(description="the word that tells the deed")
    passage: str = Field(description="the words from the first part of the act to the last")
    means: str | None = Field(description="the words for by what it was done")
    issue: str | None = Field(description="the words for what it is about")
    place: str | None = Field(description="the words for where")
    channel: str | None = Field(description="the way by which it reaches the recipient")
    topic: str | None = Field(description="a major topic of the Comparative Agendas Project")
    bill: str | None = Field(description="the words for a bill, nomination or measure")
    vote: str | None = Field(description="for or against")
    endorsement: bool = Field(description="whether the recipient is backed for an office")
    electoral_threat: bool = Field(description="whether a challenge to a seat is made or held out")
    score: float = Field(description="how sure the network is that the predicate tells an act, 0 to 1")
    checked: str | None = Field(description="accepted, changed or added by a person; else null")
    title: str | None = Field(description="the article's title")
    publisher: str | None = Field(description="the article's publisher")
    author: str | None = Field(description="the article's author")
    address: str | None = Field(description="the article's address")
    article: int = Field(description="the article's number in the desk")
    act: int = Field(description="the act's number in the desk")
    statement: int | None = Field(description="the number of the statement that tells it; null if the article does")
    actor_number: int | None = Field(description="the actor's number in the desk; null if they are not followed")
    recipient_number: int | None = Field(description="the recipient's number in the desk")
    spans: dict[str, Span] = Field(description="where its parts stand: code points into the article's text")

    @property
    def id(self) -> int:
        """The act's number in the desk."""
        return self.act


class MomentRecord(DeskRecord):
    """A statement by an actor, or an act by or on them, on a line of time."""

    day: str = Field(description="the day of the statement or act, ISO 8601; empty if that is not known")
    part: str = Field(description="said, done, or done to them")
    statement: StatementRecord | None = Field(description="the statement; null for an act")
    act: ActRecord | None = Field(description="the act; null for a statement")


class ActorRecord(DeskRecord):
    """An actor across the articles of a desk."""

    id: int | None = Field(description="the actor's number in the desk; null if only the name identifies it")
    name: str = Field(description="the fullest name")
    kind: str = Field(description="person, people, organisation, government, outlet, document or other")
    role: str | None = Field(description="the office or occupation")
    party: str | None = Field(description="the party")
    state: str | None = Field(description="postal code")
    articles: int = Field(description="articles that name the actor")
    statements: int = Field(description="statements by the actor, those that were not made included")
    forms: dict[str, int] = Field(default={}, description="names that articles give the actor, with their numbers")


class ActorHistory(DeskRecord):
    """An actor, what they said and did, and statements about them and to them; newest first."""

    actor: ActorRecord = Field(description="the actor")
    matches: tuple[ActorRecord, ...] = Field(description="the actors that the name fits, the most quoted first")
    names: tuple[str, ...] = Field(description="the names that articles give the actor, the commonest first")
    said: Page[StatementRecord] = Field(description="statements by the actor")
    about: Page[StatementRecord] = Field(description="statements whose content names the actor")
    addressed: Page[StatementRecord] = Field(description="statements to the actor")
    timeline: Page[MomentRecord] = Field(
        description="what the actor said, did, and had done to them, on one line of time; undated last"
    )


class AuditGroup(DeskRecord):
    """Articles with one publisher, month or author, or the statements of one speaker, counted."""

    name: str | None = Field(description="the publisher, month, author or speaker; null if articles do not say")
    articles: int = Field(description="articles")
    single_teller: int = Field(description="articles whose statements all have the same outermost source")
    statements: int = Field(description="statements that were made")
    named: int = Field(description="statements by named speakers")
    role: int = Field(description="statements by speakers given by role only")
    anonymous: int = Field(description="statements by unnamed speakers")
    generic: int = Field(description="statements by generic speakers, such as critics")
    unknown: int = Field(description="statements whose speaker is unknown")
    reasons: int = Field(description="statements by unnamed speakers with a reason for anonymity")
    documents: int = Field(description="statements by documents")
    single_origin: int = Field(description="statements without a second, independent origin in this desk")
    actor: int | None = Field(description="the speaker's number in the desk")
    shares: dict[str, float | None] = Field(description="shares of these counts, 0 to 1; null of nothing")


class AuditRecord(DeskRecord):
    """An audit of the sourcing of articles."""

    by: str = Field(description="publisher, month, author or speaker")
    since: str | None = Field(description="the first day, month or year")
    until: str | None = Field(description="the last day, month or year")
    publisher: str | None = Field(description="the publisher whose articles were audited")
    total: AuditGroup = Field(description="all articles")
    groups: tuple[AuditGroup, ...] = Field(description="the articles by group")
    months: tuple[AuditGroup, ...] = Field(description="the articles by month, oldest first")
    voices: tuple[AuditGroup, ...] = Field(description="the most quoted speakers")

    def to_dataframe(self) -> pandas.DataFrame:
        """Return the groups as a table of pandas, one row per group; shares are columns ``..._share``.

        Raises:
            UsageError: pandas is not installed.
        """
        rows = []
        for group in self.groups:
            row = group.model_dump(mode="json")
            shares = row.pop("shares")
            rows.append(row | {f"{name}_share": share for name, share in shares.items()})
        return dataframe(rows)


class CorrectionRecord(DeskRecord):
    """A correction of a statement or an act."""

    id: int = Field(description="the correction's number in the desk")
    article: int = Field(description="the article's number in the desk")
    action: Literal["accept", "change", "delete", "add"] = Field(description="accept, change, delete or add")
    number: str | None = Field(description="the attribution's id in the reading, or the act's")
    fields: tuple[str, ...] = Field(description="the fields that were changed")
    was: dict[str, Any] = Field(description="the fields before, in words")
    author: str = Field(description="who made it")
    made: str = Field(description="when it was made, ISO 8601, UTC")
    reason: str = Field(description="the reason; may be empty")
    state: Literal["holds", "lost", "undone"] = Field(description="holds, lost or undone")
    share: float | None = Field(description="the share of the letters of its passage that were found again, 0 to 1")
    lost: str | None = Field(description="why it does not hold in the newest reading")
    undone: str | None = Field(description="when it was undone, ISO 8601, UTC")


class AddedRecord(DeskRecord):
    """What became of one input."""

    location: str = Field(description="the address or path, or a part of one behind a #")
    outcome: Literal["added", "new version", "read again", "known", "failed"] = Field(
        description="added, new version, read again, known or failed"
    )
    article: int | None = Field(description="the article's number in the desk; null if it failed")
    cause: str | None = Field(default=None, description="why it failed")
    remedy: str | None = Field(default=None, description="what to do about that")


class FailureRecord(DeskRecord):
    """An input that could not be read."""

    location: str = Field(description="the address or path")
    cause: str = Field(description="why it could not be read")
    remedy: str = Field(description="what to do about that")
    seen: str = Field(description="when, ISO 8601, UTC")
