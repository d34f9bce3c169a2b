"""What a check of a draft gives: findings, quotations with their verdicts, and what was set aside."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from sayso.checks.quotations import Verdict
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
    speaker: str | None = Field(default=None, description="the label of the turn")


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


class Report(_Record):
    """All findings of a draft."""

    article: Article
    findings: tuple[Finding, ...] = ()
    quotations: tuple[QuotationResult, ...] = Field(
        default=(), description="empty where nothing was given to check against"
    )
    documents: tuple[str, ...] = Field(default=(), description="what the quotations were held against")

    def at_least(self, severity: Severity) -> list[Finding]:
        """Return the findings of a severity or a more serious one that no note sets aside."""
        least = SEVERITIES.index(severity)
        return [
            finding
            for finding in self.findings
            if finding.ignored is None and SEVERITIES.index(finding.severity) >= least
        ]
