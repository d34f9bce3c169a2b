"""What a check of a draft gives: findings, quotations with their verdicts, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from sayso.checks.quotations import FAITHFUL, CheckedQuotation, Verdict
from sayso.checks.rulebook import SEVERITIES, Severity
from sayso.records import Article, Span


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(_Record):
    """A passage that a rule speaks of."""

    number: int = Field(description="counts the findings of a draft, in text order, from 1")
    rule: str = Field(description="id of the rule")
    severity: Severity
    span: Span = Field(description="the passage, in code points of the text")
    words: str = Field(description="the words of the passage")
    title: str = Field(description="what was found, in a few words")
    why: str = Field(description="why it matters")
    published: str = Field(description="the published rules that ask for it")
    remedy: str = Field(description="what would settle it")
    score: float = Field(ge=0, le=1, description="how sure the reading of the passage is")
    ignored: str | None = Field(default=None, description="the reason given for leaving it as it is")


class QuotedPlace(_Record):
    """Where the words of a quotation stand."""

    document: str
    span: Span = Field(description="code points of the document's text")
    page: int | None = None
    time: str | None = Field(default=None, description="the last time code before it")
    speaker: str | None = Field(default=None, description="the label of the turn, or the speaker of the statement")
    article: int | None = Field(default=None, description="of a desk: the number of the article")
    publisher: str | None = None
    date: str | None = Field(default=None, description="the day the article was published, ISO 8601")
    statement: int | None = Field(default=None, description="of a desk: the number of the statement, if it is in one")


class QuotedDifference(_Record):
    """Words of a quotation that the original has otherwise."""

    span: Span = Field(description="in code points of the draft")
    quoted: str = Field(description="empty where words are left out")
    original: str = Field(description="empty where words are added")


class QuotationResult(_Record):
    """A quotation of the draft, held against the documents."""

    number: int
    span: Span = Field(description="without its quotation marks, in code points of the draft")
    words: str
    speaker: str | None = Field(default=None, description="who says it in the draft, if that is a name")
    verdict: Verdict
    places: tuple[QuotedPlace, ...] = ()
    original: str = Field(default="", description="the words of the original, or of the nearest passage")
    differences: tuple[QuotedDifference, ...] = ()

    @property
    def is_faithful(self) -> bool:
        """Whether the words are those of the original."""
        return self.verdict in FAITHFUL

    @classmethod
    def of(cls, number: int, checked: CheckedQuotation, places: Sequence[QuotedPlace] | None = None) -> QuotationResult:
        """Make the record of a checked quotation, with its own places unless others are given."""
        if places is None:
            keys = ("document", "span", "page", "time", "speaker")
            places = [QuotedPlace(**{key: getattr(place, key) for key in keys}) for place in checked.places]
        differences = (QuotedDifference(span=d.span, quoted=d.quoted, original=d.original) for d in checked.differences)
        return cls(
            number=number,
            span=checked.quotation.span,
            words=checked.quotation.text,
            speaker=checked.quotation.speaker,
            verdict=checked.verdict,
            places=tuple(places),
            original=checked.original,
            differences=tuple(differences),
        )


class Report(_Record):
    """All findings of a draft."""

    article: Article
    findings: tuple[Finding, ...] = ()
    quotations: tuple[QuotationResult, ...] = Field(
        default=(), description="empty where nothing was given to check against"
    )
    documents: tuple[str, ...] = Field(default=(), description="what the quotations were held against")
    desk: str | None = Field(default=None, description="the desk that was asked whether the quotations are in print")
    in_print: tuple[QuotationResult, ...] = Field(
        default=(), description="the quotations, each with all articles of the desk that have its words, oldest first"
    )

    def with_desk(self, desk: str, in_print: tuple[QuotationResult, ...]) -> Report:
        """Return the report with what a desk, by its place, has of the quotations."""
        return self.model_copy(update={"desk": desk, "in_print": in_print})

    def at_least(self, severity: Severity) -> list[Finding]:
        """Return the findings of a severity or a more serious one that no note sets aside."""
        least = SEVERITIES.index(severity)
        return [
            finding
            for finding in self.findings
            if finding.ignored is None and SEVERITIES.index(finding.severity) >= least
        ]
